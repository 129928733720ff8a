// Results that follow the filters without a new page, beside htmx. Without scripts the form does it with its button.
const panels = () => document.querySelectorAll("#filters details[id]");
let open = new Map();
let focused = null;

// A browser that cannot show a closed panel by style gets it opened where there is room.
const wide = matchMedia("(min-width: 48rem)");
const drawer = document.querySelector(".k-filters__la");
if (drawer && wide.matches && !CSS.supports("selector(::details-content)")) drawer.open = true;

// An address that people share names only what was chosen.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const form = document.getElementById("zoek");
  for (const [name, value] of [...detail.formData.entries()]) {
    if (value === "") detail.formData.delete(name);
  }
  const order = form.elements.volgorde;
  if (order && order.value === order.dataset.gewoon) detail.formData.delete("volgorde");
});

// The panels come anew with their counts, but stay as the reader left them, and so does the focus.
document.addEventListener("htmx:beforeSwap", () => {
  open = new Map([...panels()].map((panel) => [panel.id, panel.open]));
  focused = document.activeElement.closest("#filters input");
});

document.addEventListener("htmx:afterSettle", () => {
  for (const panel of panels()) {
    if (open.has(panel.id)) panel.open = open.get(panel.id);
  }
  if (focused && !focused.isConnected) {
    const again = document.querySelector(`#filters [name="${focused.name}"][value="${CSS.escape(focused.value)}"]`);
    again?.focus({ preventScroll: true });
  }
  // Only the count is read aloud, in a region that stays on the page.
  document.getElementById("live").textContent = document.getElementById("teller").textContent;
});
