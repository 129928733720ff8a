// Where this form is, as its address says. Other things of the admin have forms too; those are not ours.
export const form = location.pathname.includes("/pages/") ? document.querySelector("form[data-edit-form]") : null;

export const admin = () => location.pathname.split("/pages/")[0];

// The number of the page; none as long as a new one was never saved.
export const pageId = () => location.pathname.match(/\/pages\/(\d+)\/edit\//)?.[1];

export function notice(text, ...parts) {
  const box = Object.assign(document.createElement("div"), { className: "k-bewaard" });
  box.setAttribute("role", "alert");
  box.append(Object.assign(document.createElement("p"), { textContent: text }), ...parts);
  document.querySelector(".k-bewaard")?.remove();
  form.before(box);
  return box;
}
