// One sprite of the few symbols the templates use: {% icon "sport" %} points at icons.svg#sport.
import { copyFile, readFile, writeFile } from "node:fs/promises";

const SYMBOLS = {
  sport: "fill/person-simple-run-fill",
  cultuur: "fill/mask-happy-fill",
  cognitief: "fill/book-open-text-fill",
  sociaal: "fill/users-three-fill",
  zelf: "fill/user-fill",
  wereld: "fill/globe-hemisphere-west-fill",
  zoek: "bold/magnifying-glass-bold",
  druk: "bold/printer-bold",
  mail: "bold/envelope-simple-bold",
  kopieer: "bold/copy-bold",
  bewaar: "bold/bookmark-simple-bold",
  bewaard: "fill/bookmark-simple-fill",
  verschil: "bold/not-equals-bold",
  tabel: "bold/table-bold",
};

async function symbol(folder, [name, file]) {
  const svg = await readFile(`${folder}/assets/${file}.svg`, "utf8");
  const drawing = svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  return `<symbol id="${name}" viewBox="0 0 256 256">${drawing}</symbol>`;
}

export async function writeIcons(out, folder) {
  const symbols = await Promise.all(Object.entries(SYMBOLS).map((entry) => symbol(folder, entry)));
  await writeFile(`${out}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
  await copyFile(`${folder}/LICENSE`, `${out}/icons-LICENSE.txt`);
}
