// node pack.mjs PROGRAM.wasm GLUE.js PARTS: makes what wasm-bindgen wrote for the browser smaller, and joins the parts.
//
// PROGRAM_bg.wasm and the script beside it are rewritten in place; PARTS holds what wasm-split-cli wrote: the other parts
// become part-NAME-HASH.wasm there. Every step that does not find what it expects of these pinned tools ends the build.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [program, glue, parts] = process.argv.slice(2);

// The features that rustc and wasm-bindgen use; binaryen must be told of each.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map((f) => `--enable-${f}`);
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

const run = (tool, ...args) => execFileSync(tool, [...FEATURES, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

function fail(what) {
  console.error(`pack.mjs: ${what}`);
  process.exit(1);
}

let script = readFileSync(glue, "utf8");

// Classes that a library exports and nobody here names: the streams of Leptos's server functions.
for (const [text, name] of script.matchAll(/export class (\w+) \{[\s\S]*?\n\}\n(?:if \(Symbol\.dispose\)[^\n]*\n)?/g)) {
  const finalization = new RegExp(`const ${name}Finalization = [\\s\\S]*?;\\n`);
  const without = script.replace(text, "").replace(finalization, "");
  if (!new RegExp(`\\b${name}`).test(without)) script = without;
}

// The other parts, each named after its content; the script that fetches them becomes a part of the glue, with which it shares
// the module anyway.
let link = readFileSync(join(parts, "__wasm_split.js"), "utf8");
for (const [, name] of link.matchAll(/new URL\("\.\/(\w+)\.wasm"/g)) {
  const part = join(parts, `${name}.wasm`);
  run("wasm-opt", "-g", "-Oz", "--low-memory-unused", part, "-o", part);
  run("wasm-opt", "--reorder-functions-by-name", ...STRIP, part, "-o", part);
  const hash = createHash("sha256").update(readFileSync(part)).digest("hex").slice(0, 12);
  const hashed = `part-${name.replace(/^split_/, "")}-${hash}.wasm`;
  renameSync(part, join(parts, hashed));
  link = link.replace(`${name}.wasm`, hashed);
}
const loads = [...link.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
const shared = link.match(/const \{ ([\w, ]+?),?\s*\} = initSync/)?.[1].split(/,\s*/) ?? fail("no shared exports in __wasm_split.js");
link = link
  .replace(/^import \{ initSync \}.*\n/m, "")
  .replace(/^export const/gm, "const")
  .replace(/^ *console\.error\(e\);\n/m, ""); // the page tells the reader, and leaving it is no error
const imported = /^import \* as \w+ from ["']\.\/__wasm_split\.js["'];?\n/gm;
if (!imported.test(script)) fail("the glue does not import __wasm_split.js");
script = `${script.replace(imported, "")}\n${link}`;

// Only what the script asks of the program stays exported; whatever nothing reaches any more goes.
const used = new Set([...shared, ...[...script.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name)]);
const graph = [{ name: "script", root: true, reaches: [...used] }, ...[...used].map((name) => ({ name, export: name }))];
const roots = join(parts, "roots.json");
writeFileSync(roots, JSON.stringify(graph));
run("wasm-metadce", "-g", `--graph-file=${roots}`, program, "-o", program);
// Functions whose names are alike are alike: side by side they weigh less on the wire, and the names go afterwards.
run("wasm-opt", "-g", "-Oz", "--low-memory-unused", program, "-o", program);
const said = run("wasm-opt", "--reorder-functions-by-name", ...STRIP, "--minify-imports-and-exports-and-modules", program, "-o", program);
const renamed = JSON.parse(said.slice(said.indexOf("{")));

// What the program imports, by its short name; what it does not import any more goes.
const short = new Map(renamed.imports.map(([, name, mini]) => [name, mini]));
const named = new Set();
script = script.replace(/^ {8}(\w+): function\([\s\S]*?\n {8}\}(?:, arguments\); \})?,\n/gm, (text, name) => {
  if (!short.has(name)) return "";
  named.add(name);
  return text.replace(`${name}:`, `"${short.get(name)}":`);
});
const links = loads.filter((name) => short.has(name)).map((name) => `"${short.get(name)}": ${name}`);
const [lost] = [...short.keys()].filter((name) => !named.has(name) && !loads.includes(name));
if (lost) fail(`the program imports ${lost}, which the glue does not have`);
const modules = /    return \{\n {8}__proto__: null,\n[\s\S]*?\n {4}\};/;
if (!modules.test(script)) fail("the glue hands over no imports");
// Binaryen calls the one module that it makes of them `a`.
script = script.replace(modules, `    return { a: Object.assign(import0, { ${links.join(", ")} }) };`);

// And what it exports.
const exported = new Map(renamed.exports);
script = script.replace(/\bwasm\.(\w+)/g, (text, name) => (exported.has(name) ? `wasm["${exported.get(name)}"]` : fail(`the program does not export ${name}`)));
script = script.replace(/const \{ [\w, ]+ \} = initSync/, `const { ${shared.map((name) => `"${exported.get(name)}": ${name}`).join(", ")} } = initSync`);
if (script.includes("__wasm_split.js")) fail("the glue still speaks of __wasm_split.js");
writeFileSync(glue, script);
