// How the summary reads, while somebody types. A hint and never a gate.
import { admin } from "./place.js";

const PAUSE = 600; // milliseconds without a key
const field = document.getElementById("id_summary");
let timer = 0;
let asked = "";

async function ask(hint) {
  const text = field.value.trim();
  if (text === asked) return;
  asked = text;
  const answer = await fetch(`${admin()}/bureau/leeshulp/?${new URLSearchParams({ tekst: text })}`);
  if (answer.ok && !answer.redirected && field.value.trim() === text) hint.innerHTML = (await answer.text()).trim();
}

if (field) {
  const hint = Object.assign(document.createElement("div"), { id: "leeshulp", className: "k-leeshulp" });
  hint.setAttribute("aria-live", "polite");
  field.after(hint);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} leeshulp`.trim());
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(hint), PAUSE);
  });
  ask(hint);
}
