// What pages gain from a script; none of it is needed to read or to search.

// Buttons that do nothing without a script stand in the page hidden.
for (const button of document.querySelectorAll("[data-druk], [data-kopieer]")) button.hidden = false;

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-druk], [data-kopieer]");
  if (!button) return;
  if ("druk" in button.dataset) {
    window.print();
    return;
  }
  await navigator.clipboard.writeText(button.dataset.kopieer);
  document.getElementById("gekopieerd").textContent = button.dataset.gelukt;
});

// A pointer may use the map as it uses the table beside it: the link is the one in the row.
for (const shape of document.querySelectorAll("[data-wijst]")) {
  const row = document.getElementById(shape.dataset.wijst);
  const mark = (on) => {
    for (const part of [shape, row]) part.classList.toggle("is-gewezen", on);
  };
  shape.addEventListener("pointerenter", () => mark(true));
  shape.addEventListener("pointerleave", () => mark(false));
  shape.addEventListener("click", () => row.querySelector("a").click());
}

// What a part of the page needs of its own.
function bring({ stijl, script }) {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: stijl });
  document.head.append(style, Object.assign(document.createElement("script"), { src: script }));
}

// Suggestions come with the first visit to the search field: who reads needs none of it.
const field = document.querySelector("[data-suggesties]");

if (field && document.activeElement === field) bring(field.dataset);
else field?.addEventListener("focus", () => bring(field.dataset), { once: true });

// The list of saved practices comes with the first thing that a reader does, or at once where something was saved: who
// only looks needs none of it. The question tells nothing of the list.
const list = document.querySelector("#bewaard[data-bron]");
const signs = ["pointermove", "touchstart", "keydown", "scroll"];

async function bringList() {
  for (const sign of signs) removeEventListener(sign, bringList);
  const page = new DOMParser().parseFromString(await (await fetch(list.dataset.bron)).text(), "text/html");
  list.replaceWith(page.getElementById("bewaard"));
  bring(list.dataset);
}

if (list) {
  for (const sign of signs) addEventListener(sign, bringList);
  try {
    if (localStorage["kansrijk.bewaard"]) bringList();
  } catch {
    // A browser that keeps nothing has nothing to show yet.
  }
}
