/**
 * The ranking of types: `npm run rank [-- --fit]`. Recall and precision of the types with the tables alone and with the ranking at several bounds, on requests of
 * families that it doesn't know (the weights, too, are fitted on others) and on training/rank, which others wrote; --fit writes src/rank/types.json, fitted on all.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRetriever, KEPT, LIKELY } from "../src/ask/retrieve.ts";
import { readSchemas } from "../src/cli/generator.ts";
import type { Weights } from "../src/rank/logistic.ts";
import { Past, sharesOf } from "../src/rank/past.ts";
import { rankTypes, type TypeFeature, type TypeFeatures, typeFeatures } from "../src/rank/types.ts";
import { type Example, ofFamilies, ofRows } from "./rank/examples.ts";
import { type Case, fitted } from "./rank/fit.ts";

const { values } = parseArgs({ options: { fit: { type: "boolean" } } });
const FOLDS = 5;
const BOUNDS = [0.2, 0.3, LIKELY, 0.5, 0.6];

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
const scenarios = schemas.scenarios.all;
const [rows, families] = [ofRows(), ofFamilies()];

/** Of a family all are in one fold. */
function foldOf(family: string): number {
  let sum = 0;
  for (const letter of family) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % FOLDS;
}
const pasts = Array.from(
  { length: FOLDS },
  (_, fold) => new Past(scenarios.filter(({ name }) => foldOf(name) !== fold)),
);

interface Known {
  example: Example;
  grounds: ReadonlySet<string>;
  features: TypeFeatures;
  weight: number;
}
/** What is known of a request's types without its own family. */
function known(example: Example, weight: number): Known {
  const asking = retriever.asking(example.request);
  const past = pasts[foldOf(example.family)] as Past;
  const features = typeFeatures(asking, schemas.knowledge, past);
  for (const type of example.also) (features as Map<string, unknown>).delete(type);
  return { example, grounds: new Set(asking.grounds.keys()), features, weight };
}
const perFamily = new Map<string, number>();
for (const { family } of families) perFamily.set(family, (perFamily.get(family) ?? 0) + 1);
const ofOthers = rows.map((row) => known(row, 1));
// Ways of asking for one thing are no independent witnesses.
const own = families.map((one) => known(one, 1 / Math.sqrt(perFamily.get(one.family) ?? 1)));

const casesOf = (of: readonly Known[]): Case<TypeFeature>[] =>
  of.flatMap(({ example, features, weight }) => {
    const shares = sharesOf(example.programs);
    return [...features].map(([type, own]) => ({ own, is: shares.get(type) ?? 0, weight }));
  });
const likely = ({ features, grounds }: Known, weights: Weights<TypeFeature>, bound: number) =>
  new Set(
    rankTypes(features, weights).flatMap(({ type, probability }, i) =>
      i === 0 || probability > (grounds.has(type) ? KEPT : bound) ? [type] : [],
    ),
  );

/** Judged by the program of a request that it is nearest to. */
function tell(what: string, of: readonly Known[], choose: (known: Known) => ReadonlySet<string>): void {
  let [hit, wanted, listed, whole] = [0, 0, 0, 0];
  for (const one of of) {
    const chosen = choose(one);
    const mine = [...chosen].filter((type) => !one.example.also.has(type)).length;
    const [best] = one.example.programs
      .map((types) => {
        const right = [...types].filter((type) => chosen.has(type)).length;
        const all = [...types].every((type) => type.startsWith("data.") || chosen.has(type));
        return { right, all, size: types.size, alike: (2 * right) / (types.size + mine || 1) };
      })
      .sort((a, b) => b.alike - a.alike);
    hit += best?.right ?? 0;
    wanted += best?.size ?? 0;
    listed += mine;
    whole += Number(best?.all);
  }
  const both = (200 * hit) / (wanted + listed);
  console.log(
    `${what.padEnd(40)} recall ${((100 * hit) / wanted).toFixed(1)} %  precision ${((100 * hit) / listed).toFixed(1)} %  F1 ${both.toFixed(1)}  all resources there ${whole} of ${of.length}`,
  );
}

tell("families: tables", own, ({ grounds }) => grounds);
tell("training/rank: tables", ofOthers, ({ grounds }) => grounds);
const onFamilies = fitted(casesOf(own));
for (const bound of BOUNDS)
  tell(`training/rank, fitted on families: ${bound}`, ofOthers, (one) => likely(one, onFamilies, bound));
const all = [...ofOthers, ...own];
const folds = pasts.map((_, fold) => fitted(casesOf(all.filter(({ example }) => foldOf(example.family) !== fold))));
const weightsFor = ({ example }: Known) => folds[foldOf(example.family)] as Weights<TypeFeature>;
for (const bound of BOUNDS) {
  tell(`families, fitted on others: ${bound}`, own, (one) => likely(one, weightsFor(one), bound));
  tell(`training/rank, fitted on others: ${bound}`, ofOthers, (one) => likely(one, weightsFor(one), bound));
}
tell("training/rank: as it is now", ofOthers, ({ example }) => new Set(retriever.retrieve(example.request)));
if (values.fit) {
  const weights = fitted(casesOf(all));
  writeFileSync(new URL("../src/rank/types.json", import.meta.url), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`fitted on ${all.length} requests: ${JSON.stringify(weights)}`);
}
