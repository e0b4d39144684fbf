/** Texts that are nearly the same, found by MinHash: one hash for each shingle, of which the least in each of many bins is kept. */

const BINS = 32;
/** Bins that have to be equal for two texts to be compared at all: of 0.9 alike pairs, 99 in 100 are. */
const BAND = 4;
const EMPTY = 0xffffffff;

/** The least hash in each bin; an empty one takes the next that isn't. */
export function signature(text: string, words: number): Uint32Array {
  const bins = new Uint32Array(BINS).fill(EMPTY);
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const last = Math.max(1, tokens.length - words + 1);
  for (let i = 0; i < last; i++) {
    const hash = hashOf(tokens, i, words);
    const bin = hash % BINS;
    if (hash < (bins[bin] as number)) bins[bin] = hash;
  }
  if (tokens.length === 0) return bins;
  for (let i = 0; i < BINS; i++)
    for (let step = 1; bins[i] === EMPTY; step++) {
      const other = bins[(i + step) % BINS] as number;
      // A hash of its own, so that two sparse texts aren't alike for what both lack.
      if (other !== EMPTY && other % BINS === (i + step) % BINS) bins[i] = Math.imul(other, step * 2 + 1) >>> 0;
      else if (step > BINS) break;
    }
  return bins;
}

/** FNV-1a over some words, stirred. */
function hashOf(tokens: readonly string[], from: number, words: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + words && i < tokens.length; i++) {
    const token = tokens[i] as string;
    for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const likeness = (a: Uint32Array, b: Uint32Array): number => {
  let equal = 0;
  for (let i = 0; i < BINS; i++) if (a[i] === b[i]) equal++;
  return equal / BINS;
};

interface Seen {
  request: Uint32Array;
  answer: Uint32Array;
  /** How many are like it, itself among them. */
  count: number;
}

/** Pairs of request and answer; two are alike where both are. */
export class NearDuplicates {
  readonly #threshold: number;
  readonly #buckets = new Map<string, Seen[]>();

  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** How many like it there are with this one: 1 for the first of its kind. */
  add(request: string, answer: string): number {
    const own: Seen = { request: signature(request, 2), answer: signature(answer, 5), count: 1 };
    const keys = Array.from({ length: BINS / BAND }, (_, band) => {
      const part = (bins: Uint32Array) => bins.subarray(band * BAND, (band + 1) * BAND).join();
      return `${band} ${part(own.request)} ${part(own.answer)}`;
    });
    for (const key of keys)
      for (const other of this.#buckets.get(key) ?? [])
        if (
          likeness(other.request, own.request) >= this.#threshold &&
          likeness(other.answer, own.answer) >= this.#threshold
        )
          return ++other.count;
    for (const key of keys) {
      const bucket = this.#buckets.get(key);
      if (bucket) bucket.push(own);
      else this.#buckets.set(key, [own]);
    }
    return 1;
  }
}

/** A program without its literals, and a request without numbers and without words that are literals of the program. */
export function masked(request: string, program: string): { request: string; answer: string } {
  const literals = [...program.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text = ""]) => text.toLowerCase());
  const words = new Set(literals.flatMap((text) => text.split(/[^\p{L}\p{N}_-]+/u)).filter((word) => word.length > 2));
  return {
    request: request.replace(/[\p{L}\p{N}_-]+/gu, (word) =>
      /^\d/.test(word) || words.has(word.toLowerCase()) ? "X" : word,
    ),
    answer: program
      .replace(/"(?:[^"\\\n]|\\.)*"/g, (text) => (text.includes("${") ? text : '"X"'))
      .replace(/(?<![\w-])\d+(?:\.\d+)?\b/g, "0"),
  };
}
