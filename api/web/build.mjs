// Builds the front end into api/static/built, with the licences of all that goes into it.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const out = "../static/built";
const built = await build({
  entryPoints: ["src/explore.ts", "src/settle.ts", "src/query.ts"],
  bundle: true,
  minify: true,
  target: "es2021",
  format: "iife",
  legalComments: "none",
  metafile: true,
  outdir: out,
});

const inside = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const packages = [...new Set(Object.keys(built.metafile.inputs).flatMap((path) => inside.exec(path)?.[1] ?? []))].sort();
const texts = packages.map(async (name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  if (!["MIT", "ISC", "BSD-3-Clause", "Apache-2.0"].includes(license)) throw new Error(`${name}: licence ${license}`);
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version} (${license})\n\n${file ? await readFile(`${folder}/${file}`, "utf8") : ""}`;
});
await writeFile(`${out}/licences.txt`, (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n\n`));
