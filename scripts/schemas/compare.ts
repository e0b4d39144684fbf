/**
 * `npx tsx scripts/schemas/compare.ts DUMP COMPACT [FILTER]`: how a compact schema differs from the output of
 * `terraform providers schema -json` (plain or gzip'd). Counts every fact that the dump holds, and lists the differences
 * whose line contains FILTER (default: the first few of each kind).
 */
import { readFileSync } from "node:fs";
import { ProviderSchema } from "../../src/core/schema.ts";
import { Comparison } from "./comparison.ts";
import { readDump } from "./dump.ts";

const SHOWN = 5;

const [dumpPath, compactPath, filter] = process.argv.slice(2);
if (!dumpPath || !compactPath) {
  console.error("Usage: npx tsx scripts/schemas/compare.ts DUMP COMPACT [FILTER]");
  process.exit(2);
}
const dump = readDump(dumpPath);
const compact = ProviderSchema.parse(readFileSync(compactPath, "utf8"));
console.log(`${dump.source}: ${dumpPath} against ${compact.version}`);
const { equal, differences } = new Comparison(dump, compact);
for (const [fact, count] of equal) {
  console.log(`${fact.padEnd(20)} equal ${String(count).padStart(7)}, different ${differences.get(fact)?.length ?? 0}`);
}
for (const [what, all] of differences) {
  const lines = filter ? all.filter((line) => `${what} ${line}`.includes(filter)) : all.slice(0, SHOWN);
  if (lines.length === 0) continue;
  console.log(`-- ${what}: ${all.length}`);
  for (const line of lines) console.log(`   ${line.slice(0, 400)}`);
}
