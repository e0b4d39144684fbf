/** Weights of a logistic model under which what is wanted is the likeliest: Newton's method, which few features allow. */
import { type Features, probability, type Weights } from "../../src/rank/logistic.ts";

export interface Case<Name extends string> {
  own: Features<Name>;
  /** 1 where it is wanted; between where some answers have it. */
  is: number;
  /** How much the case counts. */
  weight: number;
}

/** Keeps weights small where the cases say nothing of them. */
const RIDGE = 1;
const STEPS = 7;

/** Rounded to three digits, as they are written. */
export function fitted<Name extends string>(cases: readonly Case<Name>[]): Weights<Name> {
  const names = Object.keys(cases[0]?.own ?? {}) as Name[];
  const rows = cases.map(({ own }) => [1, ...names.map((name) => own[name])]);
  const weights = Object.fromEntries([["bias", 0], ...names.map((name) => [name, 0])]) as Record<Name | "bias", number>;
  const all = ["bias" as const, ...names];
  for (let step = 0; step < STEPS; step++) {
    const pull = all.map((name) => -RIDGE * weights[name]);
    const bend = all.map((_, i) => all.map((_, j) => (i === j ? RIDGE : 0)));
    for (const [at, { own, is, weight }] of cases.entries()) {
      const row = rows[at] as number[];
      const likely = probability(weights, own);
      const steep = weight * Math.max(likely * (1 - likely), 1e-4);
      for (let i = 0; i < row.length; i++) {
        const x = row[i] as number;
        if (x === 0) continue;
        pull[i] = (pull[i] as number) + weight * (is - likely) * x;
        const line = bend[i] as number[];
        for (let j = 0; j < row.length; j++) line[j] = (line[j] as number) + steep * x * (row[j] as number);
      }
    }
    const by = solved(bend, pull);
    for (const [i, name] of all.entries()) weights[name] += by[i] as number;
  }
  for (const name of all) weights[name] = Math.round(1000 * weights[name]) / 1000;
  return weights;
}

/** x of `matrix` x = `right`, by elimination; both are used up. */
function solved(matrix: number[][], right: number[]): number[] {
  const at = (i: number, j: number) => matrix[i]?.[j] ?? 0;
  for (const i of right.keys())
    for (let k = i + 1; k < right.length; k++) {
      const share = at(k, i) / at(i, i);
      matrix[k] = (matrix[k] as number[]).map((value, j) => value - share * at(i, j));
      right[k] = (right[k] as number) - share * (right[i] as number);
    }
  for (let i = right.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < right.length; j++) right[i] = (right[i] as number) - at(i, j) * (right[j] as number);
    right[i] = (right[i] as number) / at(i, i);
  }
  return right;
}
