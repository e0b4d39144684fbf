/**
 * What a model reads otherwise in requests than their drafts (src/write/reread.ts), judged by the rules of test/prompts/several, a rule a demand:
 *
 *   npm run -s reread -- [--model ID] [--rows FILE] [--fit]
 *
 * Told: of all demands those that the drafts meet, and with what is taken of the model's proposals by weights fitted on the other requests. `--rows`: a file that proposals are kept in, so that the model
 * is asked once. --fit writes src/write/reread.json, fitted on all.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createGenerator } from "../src/cli/generator.ts";
import { errorsOf } from "../src/core/report.ts";
import { begunWith, planFor } from "../src/loop/plan.ts";
import { PROGRAM_FILE } from "../src/mend/program.ts";
import type { Weights } from "../src/rank/logistic.ts";
import { chosenOf, type Feature, type Proposal, proposalsFor, withOptions } from "../src/write/reread.ts";
import { readPrompts } from "../test/prompts/set.ts";
import { type Case, fitted } from "./rank/fit.ts";

const { values: options } = parseArgs({
  options: { model: { type: "string" }, rows: { type: "string" }, fit: { type: "boolean" } },
});
/** What says nothing of a demand may still be wrong. */
const UNSEEN = 0.05;

interface Row {
  id: string;
  program: string;
  proposals: Proposal[];
}

const parts = await createGenerator({ id: options.model });
const { model, schemas, retriever, verifier } = parts;

async function rowOf(id: string, request: string): Promise<Row> {
  const plan = await planFor(request, retriever, errorsIn);
  const facts = await verifier.facts(plan.types);
  const program = await begunWith(plan, schemas, facts, errorsIn);
  if (!program) return { id, program, proposals: [] };
  const asked = { model, schemas, facts, request, seed: 0, used: plan.draft?.used ?? [] };
  const proposals = await proposalsFor(asked, program);
  return { id, program, proposals };
}

async function errorsIn(program: string): Promise<number> {
  return errorsOf(await verifier.verify({ files: { [PROGRAM_FILE]: program } })).length;
}

interface Verdict {
  errors: number;
  missed: number;
}

const verdicts = new Map<string, Verdict>();
async function judged(program: string, policy: string): Promise<Verdict> {
  const key = `${policy}\n${program}`;
  const known = verdicts.get(key);
  if (known) return known;
  const files = { [PROGRAM_FILE]: program };
  const report = await verifier.verify({ files, withPlan: true, policies: { "policy.rego": policy } });
  const missed = errorsOf(report).filter(({ stage }) => stage === "policy").length;
  const verdict = { missed, errors: errorsOf(report).length - missed };
  verdicts.set(key, verdict);
  return verdict;
}

const kept =
  options.rows && existsSync(options.rows) ? readFileSync(options.rows, "utf8").split("\n").filter(Boolean) : [];
const known = new Map(kept.map((line) => JSON.parse(line) as Row).map((row) => [row.id, row]));
const cases: { id: string; one: Case<Feature> }[] = [];
const tasks: { row: Row; policy: string; before: Verdict }[] = [];
for (const { id, prompt, policy } of readPrompts("several")) {
  const row = known.get(id) ?? (await rowOf(id, prompt));
  if (options.rows && !known.has(id)) appendFileSync(options.rows, `${JSON.stringify(row)}\n`);
  const before = await judged(row.program, policy);
  tasks.push({ row, policy, before });
  for (const proposal of row.proposals) {
    const after = await judged(withOptions(row.program, [proposal]), policy);
    const worse = after.errors > before.errors || after.missed > before.missed;
    const is = +(!worse && after.missed < before.missed);
    cases.push({ id, one: { own: proposal.features, is, weight: is || worse ? 1 : UNSEEN } });
  }
  console.error(id, row.proposals.length);
}

let [all, met, after, changed] = [0, 0, 0, 0];
for (const { row, policy, before } of tasks) {
  const weights = fitted(cases.flatMap(({ id, one }) => (id === row.id ? [] : [one]))) as Weights<Feature>;
  const errors = async (text: string) => (await judged(text, policy)).errors;
  const chosen = await chosenOf(row.proposals, row.program, errors, weights);
  const { missed } = await judged(withOptions(row.program, chosen), policy);
  const demands = policy.split("\n").filter((line) => line.startsWith("deny contains ")).length;
  [all, met, after, changed] = [
    all + demands,
    met + demands - before.missed,
    after + demands - missed,
    changed + chosen.length,
  ];
}
console.log(`${met} of ${all} demands by the drafts, ${after} with ${changed} values read anew`);
const weights = fitted(cases.map(({ one }) => one));
console.log(JSON.stringify(weights));
if (options.fit)
  writeFileSync(new URL("../src/write/reread.json", import.meta.url), `${JSON.stringify(weights, null, 2)}\n`);
await parts.dispose();
