// What is typed stays in this window until the site has it: also when the session ends while somebody writes.
//
// After logging in again the whole form is sent once more, as a draft: so every field comes back, rows and rich text
// too, and the site's own rule about two people in one text holds. It is only done by the same person, and only when
// what the site holds is not what this person saved later.
import { isUnsaved } from "./overtaken.js"; // first: it compares before what is kept here is thrown away
import { admin, form, notice, pageId } from "./place.js";
import { words } from "./words.js";

const PAUSE = 250; // milliseconds
const RESTORED = "kansrijk:teruggezet";
const key = () => `kansrijk:${location.pathname}`;
const opened = form && key();
let person = null;
let timer = 0;

const read = (name) => JSON.parse(sessionStorage.getItem(name) ?? "null");
const token = () => ["loaded_revision_id", "loaded_revision_created_at"].map((name) => form.elements[name]?.value ?? "").join();
let held = form && token(); // the text of the site on which this form goes on

function keep() {
  clearTimeout(timer);
  const body = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  try {
    sessionStorage.setItem(key(), JSON.stringify({ body, person, token: held }));
  } catch (error) {
    console.warn("This window has no room to keep the text", error); // a full store: the form itself is still there
  }
}

function saved(event) {
  const { revision_id, revision_created_at } = event.detail.response;
  held = [revision_id, revision_created_at].join();
  forget();
  if (isUnsaved()) keep();
}

function forget() {
  clearTimeout(timer);
  for (const name of [opened, key()]) sessionStorage.removeItem(name);
}

function sendAgain(kept) {
  const again = Object.assign(document.createElement("form"), { method: "post", action: form.action, hidden: true });
  const fresh = form.elements.csrfmiddlewaretoken.value;
  for (const [name, value] of kept.body) {
    if (name.startsWith("action-")) continue;
    const field = document.createElement("textarea");
    field.name = name;
    field.value = name === "csrfmiddlewaretoken" ? fresh : value;
    again.append(field);
  }
  document.body.append(again);
  again.submit();
}

function button(text, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
  made.addEventListener("click", action);
  return made;
}

async function who() {
  const answer = await fetch(`${admin()}/bureau/wie/?${new URLSearchParams({ pagina: pageId() ?? "" })}`);
  return answer.ok && !answer.redirected ? answer.json() : { person: null, mine: true };
}

// Once by itself; when that did not succeed, the person decides.
function giveBack(kept) {
  if (!kept.tried) {
    sessionStorage.setItem(key(), JSON.stringify({ ...kept, tried: true }));
    sessionStorage.setItem(RESTORED, key());
    sendAgain(kept);
    return;
  }
  const box = notice(
    words.kept,
    button(words.giveBack, () => sendAgain(kept)),
    button(words.throwAway, () => {
      forget();
      box.remove();
    }),
  );
}

async function start() {
  const before = sessionStorage.getItem(RESTORED);
  const failed = isUnsaved(); // the form holds what was typed
  sessionStorage.removeItem(RESTORED);
  if (before && !failed) {
    sessionStorage.removeItem(before);
    notice(words.restored);
  }
  forgetWhatWasCreated();
  const known = await who();
  person = known.person;
  const kept = read(key());
  if (!kept || failed) return;
  const savedLater = kept.token !== token() && known.mine;
  if (savedLater || kept.person !== person) forget();
  else giveBack(kept);
}

// A new page that was saved is shown as the form of that page; what was kept for the empty form is done with.
function forgetWhatWasCreated() {
  const from = document.referrer && new URL(document.referrer).pathname;
  if (from?.includes("/pages/add/") && pageId()) sessionStorage.removeItem(`kansrijk:${from}`);
}

async function loggedOut() {
  const answer = await fetch(`${admin()}/bureau/wie/`, { redirect: "manual" });
  return answer.type === "opaqueredirect";
}

async function tell() {
  keep();
  if (!(await loggedOut())) return;
  notice(
    words.loggedOut,
    button(words.logIn, () => {
      window.addEventListener("w-unsaved:confirm", (event) => event.preventDefault(), { once: true });
      location.reload();
    }),
  );
}

if (form) {
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };
  for (const event of ["input", "change"]) form.addEventListener(event, later);
  form.addEventListener("submit", keep);
  document.addEventListener("w-autosave:success", saved);
  document.addEventListener("w-autosave:error", tell);
  start();
}
