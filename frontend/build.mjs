// Sources -> dist/: each folder of src/ with a main.ts becomes NAME.js, with the styles it imports NAME.css.
// NAME.LICENSES.txt holds the licences of what was bundled into it. The same sources give the same bytes.
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "dist");

const entries = readdirSync(join(here, "src")).filter((name) => existsSync(join(here, "src", name, "main.ts")));
rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: entries.map((name) => ({ in: `src/${name}/main.ts`, out: name })),
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none", // in LICENSES.txt instead
  metafile: true,
  logLevel: "warning",
});
for (const name of entries) {
  const outputs = ["js", "css"].flatMap((kind) => metafile.outputs[`dist/${name}.${kind}`] ?? []);
  writeFileSync(join(target, `${name}.LICENSES.txt`), licences(name, bundled(outputs)));
}
for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file}  ${bytes.toLocaleString("en")} bytes`);

/** The packages of which at least a byte is in the bundles. */
function bundled(outputs) {
  const files = outputs.flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const inner = files.map(([file]) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)).filter(Boolean);
  return new Map(inner.map(([folder, name]) => [name, join(here, folder)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function licences(bundle, packages) {
  const parts = [`Bundled into ${bundle}.js and ${bundle}.css:`, ""];
  for (const [name, folder] of packages) {
    const { version, license, author, contributors } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
    parts.push("=".repeat(78), `${name} ${version} (${typeof license === "string" ? license : license?.type})`, "");
    if (texts.length) parts.push(...texts.map((file) => readFileSync(join(folder, file), "utf8").trim()), "");
    else parts.push(`The package holds no text of its licence. Author: ${person(author ?? contributors?.[0])}`, "");
  }
  return parts.join("\n");
}

function person(author) {
  return typeof author === "string" ? author : (author?.name ?? "not named");
}
