// "Nieuw schooljaar": one more edition with the facts of the newest, for the author to change. Nothing becomes public.
import { words } from "./words.js";

const LEFT_OUT = new Set(["id", "ORDER", "DELETE", "year", "year_words", "what_changed"]);
const SCHOOL_YEAR = /^(\d{4})-(\d{4})$/;
const control = (at, name) => document.getElementById(`id_editions-${at}-${name}`);
const total = () => Number(document.getElementById("id_editions-TOTAL_FORMS").value);
const isThere = (at) => control(at, "year") && control(at, "DELETE")?.value !== "1" && !control(at, "DELETE")?.checked;
const yearOf = (at) => Number(control(at, "year").value) || 0;

function newest() {
  const there = [...Array(total()).keys()].filter(isThere);
  return there.reduce((best, at) => (best === undefined || yearOf(at) > yearOf(best) ? at : best), undefined);
}

const controlsOf = (at) => [...document.querySelectorAll(`[name^="editions-${at}-"]`)];

function copy(from, to) {
  const target = new Map(controlsOf(to).map((one) => [keyOf(one, to), one]));
  for (const one of controlsOf(from)) {
    const other = target.get(keyOf(one, from));
    if (!other || LEFT_OUT.has(nameOf(one, from))) continue;
    if (one.multiple) for (const [at, option] of [...one.options].entries()) other.options[at].selected = option.selected;
    else if (one.type === "checkbox") other.checked = one.checked;
    else other.value = one.value;
    other.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const nameOf = (one, at) => one.name.slice(`editions-${at}-`.length);
const keyOf = (one, at) => nameOf(one, at) + (one.type === "checkbox" ? `=${one.value}` : "");

function nextWords(said) {
  const years = said.match(SCHOOL_YEAR);
  return years ? `${Number(years[1]) + 1}-${Number(years[2]) + 1}` : "";
}

function add() {
  const from = newest();
  document.getElementById("id_editions-ADD").click();
  const to = total() - 1;
  if (from !== undefined) {
    copy(from, to);
    control(to, "year").value = yearOf(from) ? yearOf(from) + 1 : "";
    control(to, "year_words").value = nextWords(control(from, "year_words").value);
  }
  const changed = control(to, "what_changed");
  changed.value = "";
  changed.scrollIntoView({ block: "center" });
  changed.focus({ preventScroll: true });
}

function start() {
  const add_another = document.getElementById("id_editions-ADD");
  if (!add_another || !document.querySelector("[data-openbaar]")) return;
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "button button-secondary",
    id: "nieuw-schooljaar",
    textContent: words.schoolYear,
  });
  button.addEventListener("click", add);
  add_another.after(button);
  if (new URLSearchParams(location.search).has("nieuw-schooljaar")) add();
}

// After Wagtail has made its rows, which it does when the document is ready.
window.addEventListener("load", () => setTimeout(start, 100));
