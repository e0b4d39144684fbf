/**
 * Fits how much each place counts in which a word is said of a type: weights under which the types of the programs in training/rank are the likeliest of
 * all types, by gradient ascent on the logarithm of their likelihood (a softmax over the types of the program's providers).
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { type Feature, type Features, saidIn, scoreOf } from "../../src/knowledge/rank.ts";
import { readRows, typesOf } from "../../test/prompts/rows.ts";
import { ROOT } from "../build-cache.ts";
import { providerOf } from "./compare.ts";

const FEATURES: readonly Feature[] = [
  "service",
  "description",
  "name",
  "argument",
  "value",
  "part",
  "whole",
  "shown",
  "data",
];
const STEPS = 400;
/** Keeps weights small where the rows say nothing of them. */
const DECAY = 0.001;

interface Case {
  candidates: { features: Features; wanted: boolean }[];
}

export function fitWeights(knowledge: Knowledge): void {
  const cases = readRows().map(({ prompt, program }): Case => {
    const types = typesOf(program);
    const said = saidIn(prompt);
    const indices = [...new Set([...types].map(providerOf))].flatMap((name) => knowledge.wordsOf(name) ?? []);
    const all = indices.flatMap((index) => [...index.features(said)]);
    return { candidates: all.map(([type, features]) => ({ features, wanted: types.has(type) })) };
  });
  const weights = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Features;
  /** Sums of squares: each weight has a step of its own (Adagrad). */
  const squares = { ...weights };
  for (let step = 0; step < STEPS; step++) {
    const gradient = Object.fromEntries(FEATURES.map((feature) => [feature, -DECAY * weights[feature]])) as Features;
    for (const one of cases) climb(one, weights, gradient, 1 / cases.length);
    for (const feature of FEATURES) {
      squares[feature] += gradient[feature] ** 2;
      weights[feature] += (0.2 * gradient[feature]) / Math.sqrt(squares[feature] + 1e-9);
    }
  }
  const rounded = Object.fromEntries(FEATURES.map((feature) => [feature, Math.round(weights[feature] * 100) / 100]));
  writeFileSync(join(ROOT, "src/knowledge/weights.json"), `${JSON.stringify(rounded, null, 2)}\n`);
  console.log(`fitted on ${cases.length} requests: ${JSON.stringify(rounded)}`);
}

/** Adds the gradient of one case. */
function climb({ candidates }: Case, weights: Features, gradient: Features, share: number): void {
  const scores = candidates.map(({ features }) => scoreOf(features, weights));
  const most = Math.max(...scores);
  const likely = scores.map((score) => Math.exp(score - most));
  const all = likely.reduce((sum, value) => sum + value, 0);
  const wanted = candidates.filter((candidate) => candidate.wanted).length;
  if (wanted === 0) return;
  for (const [i, candidate] of candidates.entries()) {
    const pull = (candidate.wanted ? 1 / wanted : 0) - (likely[i] ?? 0) / all;
    for (const feature of FEATURES) gradient[feature] += share * pull * candidate.features[feature];
  }
}
