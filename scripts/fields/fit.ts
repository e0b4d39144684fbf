/** Fits the weights of src/intent/weights.json: each in turn is moved while that leaves fewer mistakes, until none does. */
import { writeFileSync } from "node:fs";
import { WEIGHTS, type Weights } from "../../src/intent/weights.ts";
import type { Judged, Row } from "./judge.ts";

const FILE = new URL("../../src/intent/weights.json", import.meta.url);
/** Steps of one weight, large ones first. */
const STEPS = [0.6, 1.5, 0.8, 1.25, 0.9, 1.1];

/** What is missed or too much, and values that are wrong; what a row denies counts three times. */
const mistakesIn = ({ missed, extra, forbidden, valued }: Judged): number =>
  missed.length + extra.length + 3 * forbidden.length + valued.filter(({ value, got }) => value !== got).length;

export function fitWeights(rows: readonly Row[], judge: (row: Row) => Judged): void {
  const weights = WEIGHTS as { -readonly [name in keyof Weights]: number };
  const mistakes = () => rows.reduce((sum, row) => sum + mistakesIn(judge(row)), 0);
  let best = mistakes();
  console.log(`${best} mistakes in ${rows.length} rows`);
  for (let before = best + 1; best < before; ) {
    before = best;
    for (const name of Object.keys(weights) as (keyof Weights)[])
      for (const step of STEPS) {
        const old = weights[name];
        weights[name] = Math.round(old * step * 1000) / 1000;
        const now = mistakes();
        if (now < best) {
          best = now;
          console.log(`${best} with ${name} = ${weights[name]}, not ${old}`);
        } else weights[name] = old;
      }
  }
  writeFileSync(FILE, `${JSON.stringify(weights, null, 2)}\n`);
}
