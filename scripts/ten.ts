/**
 * Measures the loop on ten prompts: `npm run ten`. One row each and a sum: how far the best version came, repairs, seconds, tokens, and where the
 * values of the draft came from: model / request / program / schema / left to the user.
 *
 *   npm run -s ten -- [--prompts FILE.jsonl] [--seed N] [--rounds N] [--model ID] [--style mixed|free|guided] [--out RESULTS.json]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createGenerator } from "../src/cli/generator.ts";
import { runLoop, type Style } from "../src/repair/loop.ts";
import type { Outcome } from "../src/repair/record.ts";

const { values } = parseArgs({
  options: {
    prompts: { type: "string", default: "test/prompts/ten.jsonl" },
    seed: { type: "string", default: "0" },
    rounds: { type: "string", default: "3" },
    model: { type: "string" },
    style: { type: "string", default: "mixed" },
    out: { type: "string" },
  },
});
const prompts = readFileSync(values.prompts, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { id: string; prompt: string });

/** The best of what the model wrote itself, without the last resort: the model's own merit. */
function written({ rounds }: Outcome): string {
  const own = rounds.filter(({ step }) => step !== "salvage").map(({ score }) => score.level);
  return (
    ["deployable", "compilable", "not-compilable", "nothing"].find((level) => own.includes(level as never)) ?? "nothing"
  );
}

const ORIGINS = ["model", "request", "program", "schema", "user"] as const;
/** Whose the values are that the kept version was led through; blocks that the model wrote whole count as none. */
function origins({ rounds, best }: Outcome): number[] {
  const kept = rounds.slice(0, best + 1).findLast(({ step }) => step !== "salvage");
  return ORIGINS.map((origin) => kept?.sources[origin] ?? 0);
}

const style = values.style as Style;
const generator = await createGenerator({ id: values.model });
const results: (Outcome & { id: string; prompt: string })[] = [];
const row = (...cells: (string | number)[]) =>
  console.log(cells.map((cell, i) => String(cell).padEnd([16, 15, 15, 12, 8, 8, 7, 7, 7, 14][i] ?? 0)).join(" "));
row(
  "id",
  "best version",
  "without salvage",
  "result",
  "missing",
  "repairs",
  "fixes",
  "tokens",
  "s",
  "values m/r/p/s/u",
);
for (const { id, prompt } of prompts) {
  const outcome = await runLoop(generator, { prompt, seed: Number(values.seed), rounds: Number(values.rounds), style });
  results.push({ id, prompt, ...outcome });
  const repairs = outcome.rounds.filter(({ step }) => step === "repair").length;
  const level = outcome.rounds[outcome.best]?.score.level ?? "nothing";
  row(
    id,
    level,
    written(outcome),
    outcome.result,
    outcome.missing.length,
    repairs,
    outcome.fixes.length,
    outcome.tokens,
    outcome.seconds.toFixed(1),
    origins(outcome).join("/"),
  );
  if (values.out) writeFileSync(values.out, JSON.stringify(results, null, 1));
}
await generator.dispose();

const count = (test: (outcome: Outcome) => boolean) => `${results.filter(test).length} of ${results.length}`;
const best = (o: Outcome) => o.rounds[o.best]?.score.level;
const sorted = results.map(({ seconds }) => seconds).sort((a, b) => a - b);
const sums = results.map(origins).reduce((a, b) => a.map((n, i) => n + (b[i] ?? 0)), [0, 0, 0, 0, 0]);
console.log(`
compilable                   ${count((o) => best(o) === "compilable" || best(o) === "deployable")}
deployable                   ${count((o) => best(o) === "deployable")}
deployable, no last resort   ${count((o) => written(o) === "deployable")}
deployable, all types there  ${count((o) => best(o) === "deployable" && o.missing.length === 0)}
values of the drafts         ${ORIGINS.map((origin, i) => `${origin} ${sums[i]}`).join(", ")}
seconds, median              ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)}
model ${generator.modelId}, ${style}, seed ${values.seed}, at most ${values.rounds} repairs`);
