// The sentences of this script; the server brings them, in the language of the admin.
export const words = JSON.parse(document.getElementById("kansrijk-woorden")?.textContent ?? "{}");
