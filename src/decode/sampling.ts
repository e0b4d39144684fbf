import type { Candidates } from "./engine.ts";

export interface Sampling {
  /** 0 is greedy: the first candidate. */
  temperature: number;
  /** Sample among the fewest candidates whose probabilities sum up to this. */
  topP: number;
}

/** A seeded source of numbers in [0, 1): mulberry32. Small state, the same in every engine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws a token id. `random` is not asked when the choice is greedy. */
export function sample(candidates: Candidates, { temperature, topP }: Sampling, random: () => number): number {
  const { ids, logits } = candidates;
  if (ids.length === 0) throw new RangeError("No candidate to sample from: the engine gave no finite logit.");
  if (temperature <= 0) return ids[0] as number;
  const weights = Array.from(logits, (logit) => Math.exp((logit - (logits[0] as number)) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let kept = 0;
  let mass = 0;
  while (kept < weights.length && (kept === 0 || mass < topP * total)) mass += weights[kept++] as number;
  let left = random() * mass;
  for (let index = 0; index < kept; index++) {
    left -= weights[index] as number;
    if (left < 0) return ids[index] as number;
  }
  return ids[kept - 1] as number;
}
