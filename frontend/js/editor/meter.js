// How complete it is, anew after each time the form was kept.
import { admin, pageId } from "./place.js";

const meter = document.querySelector("[data-meter]");

async function refresh() {
  if (!pageId()) return;
  const answer = await fetch(`${admin()}/praktijk/${pageId()}/volledig/`);
  if (answer.ok && !answer.redirected) meter.innerHTML = await answer.text();
}

if (meter) document.addEventListener("w-autosave:success", refresh);
