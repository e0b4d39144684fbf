/**
 * Measures which arguments a request is found to speak of: `npm run -s fields [-- --misses] [-- --rows FILE]`, on test/prompts/fields.jsonl. `-- --hundred`: which
 * arguments of the reference programs of test/prompts/hundred (an evaluation set) are found, given the right types, by provider; `-- --training`: the same of training/rank.
 * `-- --fit` fits the weights on the rows and on those of training/rank first.
 */
import { parseArgs } from "node:util";
import { fitWeights } from "./fields/fit.ts";
import { createJudge, figures, type Judged, type Row, readRows, within } from "./fields/judge.ts";
import { referencesOfHundred, referencesOfTraining } from "./fields/references.ts";

const { values: options } = parseArgs({
  options: {
    misses: { type: "boolean" },
    hundred: { type: "boolean" },
    training: { type: "boolean" },
    rows: { type: "string" },
    fit: { type: "boolean" },
  },
});
const rows: Row[] = options.hundred
  ? referencesOfHundred()
  : options.training
    ? referencesOfTraining()
    : readRows(options.rows);
const training: Row[] = options.fit ? referencesOfTraining() : [];
const judge = await createJudge([...rows, ...training].map(({ type }) => type));
if (options.fit) fitWeights([...rows, ...training], judge);
const judged = rows.map(judge);
const providerOf = ({ type }: Row) => type.replace("data.", "").split("_")[0] as string;

function summary(title: string, of: readonly Judged[]): void {
  const { recall, precision, exact, values, denied } = figures(of);
  const percent = (share: number) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–");
  const cells = [`${of.length}`, percent(recall), percent(precision), percent(exact), percent(values), `${denied}`];
  console.log([title.padEnd(12), ...cells.map((cell) => cell.padStart(10))].join(""));
}

console.log("provider          rows    recall precision     exact    values    denied");
for (const provider of [...new Set(rows.map(providerOf))].sort())
  summary(
    provider,
    judged.filter((j) => providerOf(j.row) === provider),
  );
summary("all", judged);
const times = judged.map((j) => j.ms).toSorted((a, b) => a - b);
console.log(`milliseconds a type: median ${times[times.length >> 1]?.toFixed(1)}, most ${times.at(-1)?.toFixed(1)}`);

if (options.misses)
  for (const { row, missed, extra, forbidden, valued } of judged) {
    const wrong = valued.filter(({ value, got, path }) => value !== got && !missed.includes(path));
    if (missed.length + extra.length + wrong.length === 0) continue;
    const marked = extra.map((path) => (forbidden.some((denied) => within(path, denied)) ? `${path}!` : path));
    console.log(`\n${row.type}: ${row.request}`);
    if (missed.length > 0) console.log(`  missed: ${missed.join(" ")}`);
    if (extra.length > 0) console.log(`  extra: ${marked.join(" ")}`);
    for (const { path, value, got } of wrong) console.log(`  value: ${path} ${value}, not ${got}`);
  }
