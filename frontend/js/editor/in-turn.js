// Wagtail keeps a text while its writer types. Whoever presses a button meanwhile waits until that is done: of a new
// text both would make a page.
import { form } from "./place.js";

const LONGEST = 10_000; // milliseconds; then the writer goes first
let keeps = false;
let waits = false;

const kept = () =>
  new Promise((resolve) => {
    for (const name of ["success", "error"]) document.addEventListener(`w-autosave:${name}`, resolve, { once: true });
    setTimeout(resolve, LONGEST);
  });

async function wait(submitter) {
  waits = true;
  await kept();
  waits = keeps = false;
  // While it shows that it is busy the button is disabled, and what is disabled is not sent.
  if (submitter) submitter.disabled = false;
  form.requestSubmit(submitter);
}

function inTurn(event) {
  if (event.target !== form || !keeps) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!waits) wait(event.submitter);
}

// What is sent takes everything along, and nothing is kept beside it; the browser's own cache gives the form back alive.
function alone(event) {
  if (event.target !== form || event.defaultPrevented || form.dataset.wAutosaveActiveValue === "false") return;
  form.dataset.wAutosaveActiveValue = "false";
  addEventListener("pageshow", () => (form.dataset.wAutosaveActiveValue = "true"), { once: true });
}

if (form) {
  document.addEventListener("w-autosave:save", () => (keeps = true));
  for (const name of ["success", "error"]) document.addEventListener(`w-autosave:${name}`, () => (keeps = false));
  document.addEventListener("submit", inTurn, { capture: true });
  document.addEventListener("submit", alone);
}
