/**
 * How many programs of other language models that the engine rejects the deterministic fixes make deployable, without any model: `verify --fix`,
 * the gentle ones, and with the last resort. On the shared yardstick validate-verdicts (TERRAFORMER_SHARED, default ../shared).
 *
 *   npx tsx scripts/fix-rate.ts [EVERY]     every EVERYth program, default 10
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { fixed } from "../src/cli/fix.ts";
import { readSchemas } from "../src/cli/generator.ts";
import { errorsOf, type Files } from "../src/core/report.ts";
import { Judge } from "../src/loop/judge.ts";
import { createNodeVerifier } from "../src/verifier/node.ts";

const file = join(process.env.TERRAFORMER_SHARED ?? "../shared", "yardsticks/validate-verdicts.jsonl.gz");
if (!existsSync(file)) {
  console.log(`skipped: ${file} is not here (set TERRAFORMER_SHARED)`);
  process.exit(0);
}
const every = Number(process.argv[2] ?? 10);
const programs = gunzipSync(readFileSync(file))
  .toString()
  .trim()
  .split("\n")
  .filter((_, i) => i % every === 0)
  .map((line) => (JSON.parse(line) as { code: string }).code);

const verifier = await createNodeVerifier();
const schemas = await readSchemas();
const counts = { valid: 0, byFix: 0, better: 0, gentle: 0, lastResort: 0, left: 0 };
const lost: Record<string, number> = {};
for (const program of programs) {
  const verify = (files: Files) => verifier.verify({ files, bundledPolicies: false });
  const before = await verify({ "main.tf": program });
  if (before.ok) {
    counts.valid++;
    continue;
  }
  const { report } = await fixed({ "main.tf": program }, verify);
  if (report.ok) counts.byFix++;
  else if (errorsOf(report).length < errorsOf(before).length) counts.better++;
  const judge = new Judge({ verifier, schemas, request: { bundledPolicies: false } });
  const gentle = await judge.mended(program);
  const last = gentle.report.ok ? gentle : await judge.salvaged(gentle);
  const hasResource = /^resource /m.test(last.program);
  counts[gentle.report.ok ? "gentle" : last.report.ok && hasResource ? "lastResort" : "left"]++;
  for (const { kind } of last.fixes) lost[kind] = (lost[kind] ?? 0) + 1;
}
await verifier.dispose();

console.log(`${programs.length} programs, ${counts.valid} valid as they are
${programs.length - counts.valid} rejected, of which then deployable
  by verify --fix         ${counts.byFix}, with fewer errors then ${counts.better}
  by gentle fixes         ${counts.gentle}
  by the last resort      ${counts.lastResort}
  not at all              ${counts.left}`);
console.log(
  "fixes made:",
  Object.entries(lost)
    .sort((a, b) => b[1] - a[1])
    .map(([kind, n]) => `${kind} ${n}`)
    .join(", "),
);
