/** The exact interface between the decode loop and whatever computes logits. */

/** The most probable next tokens, descending by logit. */
export interface Candidates {
  ids: Int32Array;
  logits: Float32Array;
}

/** Holds a KV cache; a position counts the tokens in it. One call at a time. */
export interface TokenEngine {
  readonly position: number;
  /** The most tokens that the KV cache can hold. */
  readonly contextLength: number;
  /** Token ids of a text; the names of special tokens are recognised. */
  tokenize(text: string): number[];
  /** The bytes that a token stands for: often less than a character. */
  piece(token: number): Uint8Array;
  /** Whether a token ends the model's turn. */
  isEnd(token: number): boolean;
  /**
   * Decodes tokens at the current position and gives the candidates for the token after them. When `signal` aborts, it rejects with the
   * signal's reason at the next chunk, and `position` says how many tokens got in.
   */
  append(tokens: readonly number[], signal?: AbortSignal): Promise<Candidates>;
  /** Forgets what comes after `position`. */
  rewind(position: number): Promise<void>;
  dispose(): Promise<void>;
}

/** How many candidates an engine gives. */
export const CANDIDATES = 64;

/** The `count` largest logits, descending; of equals the lower id first. Logits that are not numbers are left out. */
export function topCandidates(logits: Float32Array, count = CANDIDATES): Candidates {
  const ids = new Int32Array(count);
  const top = new Float32Array(count);
  let held = 0;
  let least = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (!(logit > least || (held < count && logit > Number.NEGATIVE_INFINITY))) continue;
    let at = held < count ? held++ : count - 1;
    for (; at > 0 && (top[at - 1] as number) < logit; at--) {
      top[at] = top[at - 1] as number;
      ids[at] = ids[at - 1] as number;
    }
    top[at] = logit;
    ids[at] = id;
    if (held === count) least = top[count - 1] as number;
  }
  return { ids: ids.subarray(0, held), logits: top.subarray(0, held) };
}
