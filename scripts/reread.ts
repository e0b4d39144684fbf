/**
 * What a model reads otherwise in requests than their drafts (src/write/reread.ts), on test/prompts/several:
 *
 *   npm run -s reread -- [--model ID] [--rows FILE] [--fit]
 *
 * A proposal is right where the reference has its value for the argument, and not the draft's. Told: of all demands (a rule each) those that the drafts meet, and with what is taken of the proposals by
 * weights fitted on the other requests; of what is taken, how much is right. `--rows`: a file that proposals are kept in, so that the model is asked once. --fit writes src/write/reread.json, fitted on all.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createGenerator } from "../src/cli/generator.ts";
import { errorsOf } from "../src/core/report.ts";
import { planFor } from "../src/loop/choose.ts";
import { Judge } from "../src/loop/judge.ts";
import { PROGRAM_FILE } from "../src/mend/program.ts";
import { chosenOf, type Feature, type Proposal, proposalsFor, withOptions } from "../src/write/reread.ts";
import { readPrompts } from "../test/prompts/set.ts";
import { valuesIn } from "./programs/values.ts";
import { type Case, fitted } from "./rank/fit.ts";

const { values: options } = parseArgs({
  options: { model: { type: "string" }, rows: { type: "string" }, fit: { type: "boolean" } },
});
interface Row {
  id: string;
  program: string;
  proposals: Proposal[];
}

const parts = await createGenerator({ id: options.model });
const { model, schemas, retriever, verifier } = parts;

async function rowOf(id: string, request: string): Promise<Row> {
  const judge = new Judge({ verifier, schemas });
  const { plan, facts } = await planFor(request, { schemas, retriever, verifier, judge });
  const program = plan.begun;
  if (!program) return { id, program, proposals: [] };
  const asked = { model, schemas, facts, request, seed: 0, used: plan.draft?.used ?? [] };
  const proposals = await proposalsFor(asked, program);
  return { id, program, proposals };
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

/** `TYPE.NAME VALUE`: in whichever block of the type it stands, and as a prefix or whole. */
const plain = (path: string, value: string) =>
  `${path.replace(/\..*\./, ".").replace(/_prefix$/, "")} ${value.replace(/^"|-?"?$/g, "")}`;

/** Whether the reference has what is proposed for an argument, and not what the draft has. */
function isRight({ spot: { path, now }, option }: Proposal, reference: string): boolean {
  const right = new Set([...valuesIn(reference)].map((line) => plain(...(line.split(/ = (.*)/s) as [string, string]))));
  return right.has(plain(path, option.text)) && !right.has(plain(path, now));
}

const kept =
  options.rows && existsSync(options.rows) ? readFileSync(options.rows, "utf8").split("\n").filter(Boolean) : [];
const known = new Map(kept.map((line) => JSON.parse(line) as Row).map((row) => [row.id, row]));
const cases: { id: string; proposal: Proposal; one: Case<Feature> }[] = [];
const tasks: { row: Row; policy: string }[] = [];
for (const { id, prompt, policy, reference } of readPrompts("several")) {
  const row = known.get(id) ?? (await rowOf(id, prompt));
  if (options.rows && !known.has(id)) appendFileSync(options.rows, `${JSON.stringify(row)}\n`);
  tasks.push({ row, policy });
  for (const proposal of row.proposals) {
    const is = +isRight(proposal, reference[PROGRAM_FILE] ?? "");
    cases.push({ id, proposal, one: { own: proposal.features, is, weight: 1 } });
  }
  console.error(id, row.proposals.length);
}

let [all, met, after, changed, right] = [0, 0, 0, 0, 0];
for (const { row, policy } of tasks) {
  const { id, program, proposals } = row;
  const weights = fitted(cases.filter((other) => other.id !== id).map(({ one }) => one));
  const errors = async (text: string) => (await judged(text, policy)).errors;
  const chosen = await chosenOf(proposals, program, errors, weights);
  const demands = policy.split("\n").filter((line) => line.startsWith("deny contains ")).length;
  all += demands;
  met += demands - (await judged(program, policy)).missed;
  after += demands - (await judged(withOptions(program, chosen), policy)).missed;
  changed += chosen.length;
  right += cases.filter(({ proposal, one }) => one.is === 1 && chosen.includes(proposal)).length;
}
console.log(
  `${met} of ${all} demands by the drafts, ${after} with ${changed} values read anew, of which ${right} as in the reference`,
);
const weights = fitted(cases.map(({ one }) => one));
console.log(JSON.stringify(weights));
if (options.fit)
  writeFileSync(new URL("../src/write/reread.json", import.meta.url), `${JSON.stringify(weights, null, 2)}\n`);
await parts.dispose();
