// What was typed while Wagtail did not look. It takes for untouched what the form holds two seconds after it opened,
// and for kept what it holds when the site answers; who typed just before either would be told that all is kept.
import { form } from "./place.js";

const NOT_TYPED = /^(csrfmiddlewaretoken|loaded_revision_(id|created_at)|overwrite_revision_id|next|comments-.*)$/;
let sent = null;

const plain = (value) => (value instanceof File ? [value.name, value.size] : value);

// The site fills in some fields itself, such as the number of a new row.
function typed(data, filledIn) {
  const ours = ([name]) => !NOT_TYPED.test(name) && !(name in filledIn);
  return JSON.stringify([...data].filter(ours).map(([name, value]) => [name, plain(value)]));
}

// Whether the form holds something that the site has not, whatever Wagtail thinks of it.
export const isUnsaved = () => form.dataset.wUnsavedForceValue === "true";

const unsaved = () => (form.dataset.wUnsavedForceValue = "true"); // until the next time that it is kept

function compare({ detail: { response } }) {
  const filledIn = response.field_updates ?? {};
  if (sent && typed(sent, filledIn) !== typed(new FormData(form), filledIn)) unsaved();
}

if (form) {
  let touched = false;
  for (const name of ["input", "change"]) form.addEventListener(name, (event) => (touched ||= event.isTrusted));
  form.addEventListener("w-unsaved:watch-edits", () => touched && unsaved(), { once: true });
  document.addEventListener("w-autosave:save", (event) => (sent = event.detail.formData));
  document.addEventListener("w-autosave:success", compare);
}
