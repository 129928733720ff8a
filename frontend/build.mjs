// Builds ../static_build: style sheets, scripts, letters, icons. Nothing of it is committed.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeFavicon } from "./build/favicon.mjs";
import { writeIcons } from "./build/icons.mjs";
import { trimKit } from "./build/trim-kit.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../static_build");

await rm(out, { recursive: true, force: true });
await mkdir(`${out}/letters`, { recursive: true });
await build({
  entryPoints: ["css/site.css", "css/home.css", "css/search.css", "css/agenda.css", "css/reading.css", "css/suggest.css", "css/compare.css", "css/shortlist.css", "css/account.css", "css/desk.css", "css/form.css", "css/editor.css", "js/site.js", "js/search.js", "js/suggest.js", "js/shortlist.js", "js/passkey.js", "js/editor.js"].map(
    here,
  ),
  outdir: out,
  entryNames: "[name]",
  assetNames: "letters/[name]",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file" },
  legalComments: "linked",
  plugins: [trimKit(here("../templates"), here("css/theme-kit.css"), [here("css/kit.css"), here("css/kit-table.css"), here("css/kit-desk.css")])],
  logLevel: "info",
});
// As its makers minified it: doing that again makes it larger.
await copyFile(here("node_modules/htmx.org/dist/htmx.min.js"), `${out}/htmx.js`);
await writeIcons(out, here("node_modules/@phosphor-icons/core"));
await writeFavicon(out);
for (const letter of ["besley", "source-sans-3"]) {
  await copyFile(here(`node_modules/@fontsource-variable/${letter}/LICENSE`), `${out}/letters/${letter}-LICENSE.txt`);
}
