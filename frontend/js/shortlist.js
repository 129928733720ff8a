// The practices that a reader saves to compare: numbers and titles in this browser, two to four of them, nowhere else.
const KEY = "kansrijk.bewaard";
const MOST = 4;
const root = document.getElementById("bewaard");
const bar = root.querySelector("aside");
const part = (name) => bar.querySelector(`[data-${name}]`);
// What a browser that keeps nothing holds as long as the page stands.
let kept = [];

const isPractice = (one) => Number.isSafeInteger(one?.id) && one.id > 0 && typeof one.titel === "string";

// What another version, another script or a person left there may be anything.
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const practices = Array.isArray(found) ? found.filter(isPractice) : [];
    kept = practices.filter(({ id }, place) => practices.findIndex((one) => one.id === id) === place).slice(0, MOST);
  } catch {
    // Nothing that can be read: what the page holds stays.
  }
}

function write(practices) {
  kept = practices;
  try {
    localStorage.setItem(KEY, JSON.stringify(practices));
  } catch {
    // A full or closed store: the list lives as long as the page.
  }
}

function say(text) {
  root.querySelector("[role=status]").textContent = text;
}

const counted = () => `${kept.length} ${kept.length === 1 ? root.dataset.een : root.dataset.meer}`;
const titleBeside = (hook) => hook.closest("article").querySelector("h1, .k-titel").textContent.trim();

function giveButtons() {
  for (const hook of document.querySelectorAll("[data-praktijk]:empty")) {
    const button = root.querySelector("template").content.firstElementChild.cloneNode(true);
    button.lastElementChild.textContent = `: ${titleBeside(hook)}`;
    hook.append(button);
  }
}

function showBar() {
  bar.hidden = !kept.length;
  part("tel").textContent = counted();
  part("namen").textContent = kept.map(({ titel }) => titel).join(" · ");
  part("vergelijk").hidden = kept.length < 2;
  part("nog").hidden = kept.length > 1;
  part("vergelijk").href = `${root.dataset.adres}?${kept.map(({ id }) => `p=${id}`).join("&")}`;
  part("melding").hidden = true;
}

function show() {
  giveButtons();
  for (const button of document.querySelectorAll("[data-bewaar]")) {
    const id = Number(button.parentElement.dataset.praktijk);
    button.setAttribute("aria-pressed", kept.some((one) => one.id === id));
  }
  showBar();
}

function toggle(hook) {
  const id = Number(hook.dataset.praktijk);
  const others = kept.filter((one) => one.id !== id);
  if (others.length === MOST) {
    part("melding").hidden = false;
    part("melding").textContent = root.dataset.vol;
    say(root.dataset.vol);
    return;
  }
  write(others.length < kept.length ? others : [...kept, { id, titel: titleBeside(hook) }]);
  show();
  say(kept.length ? counted() : root.dataset.leeg);
}

function empty() {
  write([]);
  show();
  say(root.dataset.leeg);
  // The button that had the focus is gone with the bar.
  document.getElementById("inhoud").focus({ preventScroll: true });
}

function readAndShow() {
  read();
  show();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-bewaar]");
  if (button) {
    read();
    toggle(button.parentElement);
  }
  if (target.closest("[data-maak-leeg]")) empty();
});
// Room at the foot as high as the bar, so that it never lies over what gets the focus.
new ResizeObserver(() => {
  document.documentElement.style.scrollPaddingBlockEnd = `${bar.offsetHeight}px`;
}).observe(bar);
// Other tabs, a page that comes back from the browser's own cache, results that htmx brought.
addEventListener("storage", readAndShow);
addEventListener("pageshow", readAndShow);
document.addEventListener("htmx:afterSettle", show);
readAndShow();
