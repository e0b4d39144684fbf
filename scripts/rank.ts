/**
 * The ranking of types: `npm run rank [-- --fit]`. Recall and precision of the types of training/rank with the tables alone and with what the ranking adds at several
 * thresholds, on rows that the weights weren't fitted on (five folds); --fit writes src/rank/types.json, fitted on all.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRetriever } from "../src/ask/retrieve.ts";
import { readSchemas } from "../src/cli/generator.ts";
import { type Features, probability, type Weights } from "../src/rank/logistic.ts";
import type { TypeFeature } from "../src/rank/types.ts";
import { readRows, typesOf } from "../test/prompts/rows.ts";

const { values } = parseArgs({ options: { fit: { type: "boolean" } } });
const FOLDS = 5;
const STEPS = 3000;
/** Keeps weights small where the rows say nothing of them. */
const DECAY = 0.001;
const NAMES: readonly TypeFeature[] = ["score", "lead", "first", "alone", "data", "among"];

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
const rows = readRows().map(({ prompt, program, also }) => {
  const wanted = typesOf(program);
  const { named, features } = retriever.candidates(prompt);
  return {
    prompt,
    wanted,
    named,
    features: new Map([...features].filter(([type]) => !also.includes(type))),
    also: new Set(also),
  };
});
type Row = (typeof rows)[number];

/** Weights under which the wanted are the likeliest: gradient ascent on the logarithm of their likelihood, each weight with a step of its own (Adagrad). */
function fitted(of: readonly Row[]): Weights<TypeFeature> {
  const examples = of.flatMap(({ features, wanted }) =>
    [...features].map(([type, own]) => ({ own, is: wanted.has(type) })),
  );
  const weights: Record<TypeFeature | "bias", number> = {
    bias: 0,
    score: 0,
    lead: 0,
    first: 0,
    alone: 0,
    data: 0,
    among: 0,
  };
  const squares = { ...weights };
  for (let step = 0; step < STEPS; step++) {
    const gradient = { ...weights, bias: 0 };
    for (const name of NAMES) gradient[name] = -DECAY * weights[name];
    for (const { own, is } of examples) {
      const pull = (Number(is) - probability(weights, own)) / examples.length;
      gradient.bias += pull;
      for (const name of NAMES) gradient[name] += pull * own[name];
    }
    for (const name of [...NAMES, "bias"] as const) {
      squares[name] += gradient[name] ** 2;
      weights[name] += (0.3 * gradient[name]) / Math.sqrt(squares[name] + 1e-9);
    }
  }
  return weights;
}

interface Sums {
  hit: number;
  of: number;
  listed: number;
  whole: number;
}
function add(sums: Sums, { wanted, also }: Row, chosen: ReadonlySet<string>): void {
  sums.hit += [...wanted].filter((type) => chosen.has(type)).length;
  sums.of += wanted.size;
  sums.listed += [...chosen].filter((type) => !also.has(type)).length;
  sums.whole += Number([...wanted].every((type) => type.startsWith("data.") || chosen.has(type)));
}
const none = (): Sums => ({ hit: 0, of: 0, listed: 0, whole: 0 });
const tell = (what: string, { hit, of, listed, whole }: Sums) =>
  console.log(
    `${what.padEnd(24)} recall ${((100 * hit) / of).toFixed(1)} %  precision ${((100 * hit) / listed).toFixed(1)} %  all resources there ${whole} of ${rows.length}`,
  );

const tables = none();
for (const row of rows) add(tables, row, row.named);
tell("tables", tables);
const folds = Array.from({ length: FOLDS }, (_, fold) => fitted(rows.filter((_, i) => i % FOLDS !== fold)));
for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
  const sums = none();
  for (const [i, row] of rows.entries()) {
    const weights = folds[i % FOLDS] as Weights<TypeFeature>;
    const more = [...row.features].filter(
      ([, own]: [string, Features<TypeFeature>]) => probability(weights, own) > least,
    );
    add(sums, row, new Set([...row.named, ...more.map(([type]) => type)]));
  }
  tell(`with more than ${least}`, sums);
}
const now = none();
for (const row of rows) add(now, row, new Set(retriever.retrieve(row.prompt)));
tell("as it is now", now);
if (values.fit) {
  const weights = fitted(rows);
  const rounded = Object.fromEntries(
    Object.entries(weights).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
  writeFileSync(new URL("../src/rank/types.json", import.meta.url), `${JSON.stringify(rounded, null, 2)}\n`);
  console.log(`fitted on ${rows.length} requests: ${JSON.stringify(rounded)}`);
}
