// A form that fails puts the cursor where the first thing is to be mended, and opens what hides it.
import { form } from "./place.js";

const CONTROLS = "input:not([type=hidden]), select, textarea, [contenteditable=true]";

function focusFirst() {
  const message = [...form.querySelectorAll(".error-message")].find((one) => one.textContent.trim());
  const field = message?.closest(".w-field__wrapper, .w-panel");
  if (!field) return;
  for (let panel = field.closest("section.w-panel"); panel; panel = panel.parentElement.closest("section.w-panel")) {
    panel.querySelector("[data-panel-toggle][aria-expanded=false]")?.click();
  }
  const control = field.querySelector(CONTROLS);
  control?.focus({ preventScroll: true });
  (control ?? field).scrollIntoView({ block: "center" });
}

// After Wagtail has built its own fields, which it does when the document is ready.
if (form) window.addEventListener("load", () => setTimeout(focusFirst, 100));
