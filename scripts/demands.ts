/**
 * How many of the demands of a set of new programs are met without a model, and which aren't: a demand is a `deny` rule of its policy.
 *
 *   npm run -s demands -- [--set NAME] [--misses] [--program] [--out FILE] [ID…]
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { errorsOf } from "../src/core/report.ts";
import { runLoop } from "../src/loop/loop.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";
import { standInParts } from "../test/repair/stand-in.ts";

const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: "string", default: "engineers" },
    misses: { type: "boolean" },
    program: { type: "boolean" },
    out: { type: "string" },
  },
});

const parts = await standInParts();
const rows = readPrompts(options.set).filter(
  (row) => !isChange(row) && (ids.length === 0 || ids.some((id) => row.id === id || row.id.startsWith(`${id}-`))),
);
let [all, met, whole, plans] = [0, 0, 0, 0];
const out: object[] = [];
for (const { id, prompt, policy } of rows) {
  const { program, report } = await runLoop(parts, { prompt, seed: 0 });
  const strict = report?.ok === true && report.stages.plan === "pass";
  const judged = await parts.verifier.verify({
    ...{ files: { "main.tf": program }, policies: { "policy.rego": policy }, bundledPolicies: false, withPlan: true },
  });
  const demands = policy.split("\n").filter((line) => line.startsWith("deny contains ")).length;
  const errors = errorsOf(judged);
  // A program that can't be planned meets nothing.
  const isPlanned = judged.plan !== undefined;
  const lost = errors.filter(({ stage }) => stage === "policy").map(({ summary }) => summary);
  const own = isPlanned ? demands - lost.length : 0;
  [all, met, plans] = [all + demands, met + own, plans + +strict];
  whole += +(strict && own === demands);
  out.push({ id, met: own, demands, strict, lost, program });
  if (options.misses && (own < demands || !strict)) {
    console.log(`\n${id}: ${prompt}`);
    if (!strict) for (const one of errors.filter(({ stage }) => stage !== "policy")) console.log(`  ! ${one.summary}`);
    for (const one of lost) console.log(`  - ${one}`);
  }
  if (options.program) console.log(program);
}
await parts.verifier.dispose();
if (options.out) writeFileSync(options.out, out.map((one) => `${JSON.stringify(one)}\n`).join(""));
console.log(
  `\n${options.set}: ${rows.length} requests: ${met} of ${all} demands met, all of them and deployable ${whole}, deployable ${plans}`,
);
