/** Fits the weights of src/intent/assign.json: a literal of a request is the value of an argument where the program of a row has it there. */
import { writeFileSync } from "node:fs";
import { byLiteral, chosenOf } from "../../src/intent/assign.ts";
import type { AssignFeature } from "../../src/intent/pair-features.ts";
import type { Pair } from "../../src/intent/pairs.ts";
import type { Weights } from "../../src/rank/logistic.ts";

const FILE = new URL("../../src/intent/assign.json", import.meta.url);
const STEPS = 500;
/** Keeps weights small where the rows say nothing of them. */
const DECAY = 0.0001;
const THRESHOLDS = [0.15, 0.2, 0.25, 0.3, 0.4, 0.5];

/** The pairs of a row, and which of them are right. */
export interface Example {
  pairs: readonly Pair[];
  right: ReadonlySet<Pair>;
  /** How much it counts. */
  weight: number;
}

/** Gradient ascent on the logarithm of the likelihood that each literal goes where it belongs, or nowhere; each weight with a step of its own (Adagrad). */
function fitted(examples: readonly Example[]): Weights<AssignFeature> {
  const names = Object.keys(examples.find(({ pairs }) => pairs[0])?.pairs[0]?.features ?? {}) as AssignFeature[];
  const literals = examples.flatMap(({ pairs, right, weight }) =>
    byLiteral(pairs).map((of) => ({
      weight,
      odds: new Float64Array(of.length),
      features: of.map((pair) => Float64Array.from([...names.map((name) => pair.features[name]), 1])),
      is: of.map((pair) => right.has(pair)),
    })),
  );
  const size = names.length + 1;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size);
  const at = (of: Float64Array, i: number) => of[i] as number;
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (i < names.length ? -DECAY * weight * literals.length : 0));
    for (const { weight, odds, features, is } of literals) {
      let [all, right] = [1, 0];
      for (const [j, own] of features.entries()) {
        let sum = 0;
        for (let i = 0; i < size; i++) sum += at(own, i) * at(weights, i);
        odds[j] = Math.exp(Math.min(30, sum));
        all += at(odds, j);
        if (is[j]) right += at(odds, j);
      }
      for (const [j, own] of features.entries()) {
        const pull = weight * ((is[j] ? at(odds, j) / right : 0) - at(odds, j) / all);
        for (let i = 0; i < size; i++) gradient[i] = at(gradient, i) + pull * at(own, i);
      }
    }
    for (let i = 0; i < size; i++) {
      squares[i] = at(squares, i) + at(gradient, i) ** 2;
      weights[i] = at(weights, i) + at(gradient, i) / Math.sqrt(at(squares, i) + 1e-9);
    }
  }
  const rounded = [...names, "bias" as const].map((name, i) => [name, Math.round(at(weights, i) * 1000) / 1000]);
  return Object.fromEntries(rounded) as Weights<AssignFeature>;
}

/** Told for halves of the examples, each with weights of the other; then the weights of all are written. */
export function fitAll(examples: readonly Example[]): void {
  const halves = [0, 1].map((rest) => examples.filter((_, i) => i % 2 === rest));
  const chosen = halves.flatMap((half, i) => {
    const weights = fitted(halves[1 - i] as Example[]);
    return half.flatMap(({ pairs, right }) =>
      chosenOf(pairs, weights).map(({ pair, likely }) => ({ likely, is: right.has(pair) })),
    );
  });
  const possible = examples.reduce((sum, { right }) => sum + right.size, 0);
  for (const least of THRESHOLDS) {
    const taken = chosen.filter(({ likely }) => likely > least);
    const right = taken.filter(({ is }) => is).length;
    const percent = (of: number) => `${((100 * right) / of).toFixed(1)} %`;
    console.log(
      `likelier than ${least}: recall ${percent(possible)} of ${possible}, precision ${percent(taken.length)}`,
    );
  }
  writeFileSync(FILE, `${JSON.stringify(fitted(examples), null, 2)}\n`);
}
