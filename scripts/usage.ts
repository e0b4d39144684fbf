/**
 * Writes what providers' documentation shows of usage into public/knowledge/<provider>.jsonl, read by src/knowledge: facts and counts, never text.
 *   npm run usage [-- PROVIDER… | --compare [--misses] | --fit]
 * From the examples of the documentation (corpus/ in TERRAFORMER_SHARED, or `shared` beside the repository), parsed by HCL's own parser, as far as
 * the newest schemas still have what they say, and from src/knowledge/written/usage/<provider>.json, by hand. --compare tells instead how much
 * of the tables in the source the files have, too; --fit fits the weights of words (src/knowledge/weights.json) on training/rank.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { readProviders } from "../src/knowledge/read.ts";
import { ROOT } from "./build-cache.ts";
import { build } from "./usage/build.ts";
import { compare } from "./usage/compare.ts";
import { PROVIDERS, readSchemas } from "./usage/examples.ts";
import { fitWeights } from "./usage/fit.ts";
import { readWritten } from "./usage/written.ts";
import { haveShared } from "./yardsticks/shared.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { compare: { type: "boolean" }, misses: { type: "boolean" }, fit: { type: "boolean" } },
});
const folder = join(ROOT, "public/knowledge");
if (values.compare || values.fit) {
  const known = await readProviders(async (path) => readFileSync(join(ROOT, "public", path), "utf8"));
  if (values.fit) fitWeights(known.knowledge);
  else compare(known, values.misses === true);
  process.exit(0);
}
if (!haveShared()) {
  console.log("Skipped: the examples are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}
const schemas = readSchemas();
mkdirSync(folder, { recursive: true });
for (const provider of positionals.length > 0 ? positionals : PROVIDERS) {
  const text = build(provider, schemas, readWritten(provider));
  writeFileSync(join(folder, `${provider}.jsonl`), text);
  const size = (bytes: number) => `${(bytes / 1000).toLocaleString("en", { maximumFractionDigits: 1 })} kB`;
  console.log(`${provider}: ${size(Buffer.byteLength(text))}, ${size(brotliCompressSync(text).length)} as brotli`);
}
writeFileSync(join(folder, "index.json"), `${JSON.stringify(PROVIDERS, null, 2)}\n`);
