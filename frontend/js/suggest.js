// Suggestions while somebody types, as the combobox of the ARIA Authoring Practices: the focus stays in the field.
const input = document.querySelector("[data-suggesties]");
const list = Object.assign(document.createElement("ul"), { id: "suggesties", className: "k-suggesties", hidden: true });
const status = Object.assign(document.createElement("div"), { className: "k-vb", role: "status" });
const PAUSE = 150; // milliseconds without a key before the site is asked
let asked = null;
let timer = 0;
let chosen = -1;

list.setAttribute("role", "listbox");
list.setAttribute("aria-label", input.dataset.naam);
input.after(list);
input.parentElement.after(status);
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": "suggesties",
  "aria-expanded": "false",
})) {
  input.setAttribute(name, value);
}

const choose = (index) => {
  chosen = index;
  [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
  if (index < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", list.children[index].id);
};

const close = () => {
  clearTimeout(timer);
  asked?.abort();
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  choose(-1);
};

const part = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text, className });

const show = ({ melding, rijen }) => {
  const rows = rijen.map(([kind, name, url], at) => {
    const row = Object.assign(document.createElement("li"), { id: `suggestie-${at}` });
    row.setAttribute("role", "option");
    row.dataset.url = url;
    row.append(part("span", name, "k-suggesties__naam"), part("span", kind, "k-suggesties__soort"));
    return row;
  });
  list.replaceChildren(...rows);
  choose(-1);
  list.hidden = rows.length === 0;
  input.setAttribute("aria-expanded", String(rows.length > 0));
  status.textContent = melding;
};

const ask = async () => {
  asked?.abort();
  const { signal } = (asked = new AbortController());
  try {
    const address = `${input.dataset.suggesties}?${new URLSearchParams({ q: input.value })}`;
    const answer = await fetch(address, { signal });
    if (answer.ok && document.activeElement === input) show(await answer.json());
  } catch {
    if (!signal.aborted) close(); // no network: the form works without
  }
};

const typed = () => {
  clearTimeout(timer);
  if (input.value.trim().length < 2) close();
  else timer = setTimeout(ask, PAUSE);
};

input.addEventListener("input", typed);
if (input.value !== input.defaultValue) typed(); // while this was still under way

input.addEventListener("keydown", (event) => {
  const last = list.children.length - 1;
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault(); // the text stays: only the list goes
    close();
  } else if (event.key === "ArrowDown" && !list.hidden) {
    event.preventDefault();
    choose(chosen === last ? -1 : chosen + 1);
  } else if (event.key === "ArrowUp" && !list.hidden) {
    event.preventDefault();
    choose(chosen < 0 ? last : chosen - 1);
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    location.assign(list.children[chosen].dataset.url);
  }
});

input.addEventListener("blur", close);
// Before the blur, which would take the row away under the pointer.
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const row = event.target.closest("[role=option]");
  if (row) location.assign(row.dataset.url);
});
