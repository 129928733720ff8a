// The component packages of NL Design System carry every variant, and a chain of fallbacks per property: 10 KB gzip,
// of which the pages here need 3. The theme is known when this is built, so this plug-in
// - keeps the rules whose classes stand in the templates;
// - replaces a variable that the theme sets by its value, and one that nothing sets by its fallback.
// What a browser makes of it is the same.
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import postcss from "postcss";

const CLASS = /\.(utrecht-[\w-]+)/g;
const { resolve } = createRequire(import.meta.url);

async function classesIn(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html"));
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")));
  return new Set(texts.join(" ").match(/utrecht-[\w-]+/g));
}

// A file that lists components by @import, as one style sheet with only the rules that are used.
async function componentsOf(file, used) {
  const list = await readFile(file, "utf8");
  const packages = [...list.matchAll(/@import "([^"]+)"/g)].map(([, name]) => readFile(resolve(name), "utf8"));
  const root = postcss.parse((await Promise.all(packages)).join("\n"));
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => [...selector.matchAll(CLASS)].every(([, name]) => used.has(name)));
    if (kept.length) rule.selectors = kept;
    else rule.remove();
  });
  return root;
}

function properties(root) {
  const values = new Map();
  root.walkDecls(/^--/, (declaration) => values.set(declaration.prop, declaration.value));
  return values;
}

function closing(text, open) {
  let depth = 1;
  let at = open;
  while (depth > 0) {
    at += 1;
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
  }
  return at;
}

// Returns what stands for one var(), or null when nothing does. Our own tokens stay. What a rule of the kit sets holds only where that rule
// does, so the fallback stays.
function replacement(name, fallback, theme, kit) {
  if (name.startsWith("--k-")) return `var(${name})`;
  const instead = fallback === undefined ? null : resolved(fallback.trim(), theme, kit);
  if (!kit.has(name)) return theme.get(name) ?? instead;
  return instead === null || theme.has(name) ? `var(${name})` : `var(${name}, ${instead})`;
}

function resolved(value, theme, kit) {
  const start = value.indexOf("var(");
  if (start < 0) return value;
  const end = closing(value, start + 3);
  const [, name, fallback] = value.slice(start + 4, end).match(/^\s*(--[\w-]+)\s*(?:,([\s\S]*))?$/);
  const part = replacement(name, fallback, theme, kit);
  const rest = resolved(value.slice(end + 1), theme, kit);
  return part === null || rest === null ? null : value.slice(0, start) + part + rest;
}

function settle(declaration, theme, kit) {
  const value = resolved(declaration.value, theme, kit);
  if (value !== null) declaration.value = value;
  else if (declaration.variable) declaration.remove();
  // What a browser makes of it. Removing it would bring back the browser's own style.
  else declaration.value = "unset";
}

// Dropping one variable can leave the next one unset, hence again until nothing changes.
function settleAll(roots, theme) {
  let before = -1;
  let kit = new Map();
  const names = () => new Map(roots.flatMap((root) => [...properties(root)]));
  for (kit = names(); kit.size !== before; kit = names()) {
    before = kit.size;
    for (const root of roots) root.walkDecls((declaration) => settle(declaration, theme, kit));
  }
}

function dropEmpty(root) {
  root.walk((node) => {
    if (node.nodes && !node.nodes.length) node.remove();
  });
}

export function trimKit(templates, themeFile, kitFiles) {
  return {
    name: "trim-kit",
    async setup(build) {
      const theme = properties(postcss.parse(await readFile(themeFile, "utf8")));
      const used = await classesIn(templates);
      const roots = new Map();
      for (const file of kitFiles) roots.set(file, await componentsOf(file, used));
      settleAll([...roots.values()], theme);
      for (const root of roots.values()) dropEmpty(root);
      build.onLoad({ filter: /[/\\]kit[\w-]*\.css$/ }, ({ path }) => ({
        contents: roots.get(path).toString(),
        loader: "css",
      }));
    },
  };
}
