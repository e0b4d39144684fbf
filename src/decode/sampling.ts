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
export function sample(candidates: Candidates, sampling: Sampling, random: () => number): number {
  for (const id of draws(candidates, sampling, random)) return id;
  throw new RangeError("No candidate to sample from: the engine gave no finite logit.");
}

/**
 * Token ids in the order in which they are drawn, each once. Taking the first that is accepted samples exactly from the accepted ones: by rejection.
 * Those beyond `topP` come last, by probability.
 */
export function* draws(
  { ids, logits }: Candidates,
  { temperature, topP }: Sampling,
  random: () => number,
): Generator<number> {
  let kept = 0;
  if (temperature > 0 && ids.length > 0) {
    const weights = Array.from(logits, (logit) => Math.exp((logit - (logits[0] as number)) / temperature));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let mass = 0;
    while (kept < weights.length && (kept === 0 || mass < topP * total)) mass += weights[kept++] as number;
    for (let left = kept; left > 0; left--) {
      const drawn = indexAt(weights, kept, random() * mass);
      mass -= weights[drawn] as number;
      weights[drawn] = 0;
      yield ids[drawn] as number;
    }
  }
  for (; kept < ids.length; kept++) yield ids[kept] as number;
}

/** Index of the weight within which `at` lies, of the first `count`; weights of 0 are passed over. */
function indexAt(weights: readonly number[], count: number, at: number): number {
  let left = at;
  let last = 0;
  for (let index = 0; index < count; index++) {
    const weight = weights[index] as number;
    if (weight === 0) continue;
    last = index;
    left -= weight;
    if (left < 0) break;
  }
  return last;
}
