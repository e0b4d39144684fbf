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
  /** How many tokens there are. */
  readonly vocabulary: number;
  /** The system message that the model was trained with wherever a conversation has none. */
  readonly system?: string | undefined;
  /** Token ids of a text; the names of special tokens are recognised. */
  tokenize(text: string): number[];
  /** The bytes that a token stands for: often less than a character. */
  piece(token: number): Uint8Array;
  /** Whether a token ends the model's turn. */
  isEnd(token: number): boolean;
  /**
   * Decodes tokens at the current position and gives the candidates for the token after them. When `signal` aborts, it rejects with the
   * signal's reason at the next chunk, and `position` says how many tokens got in. `onProgress` gets how many did, now and then.
   */
  append(tokens: readonly number[], signal?: AbortSignal, onProgress?: (done: number) => void): Promise<Candidates>;
  /**
   * The `count` most probable tokens at least (default: all), descending, at the place of the last candidates given: for when a constraint refuses those. Not after
   * a rewind. Some libraries take long to hand over many.
   */
  more(count?: number): Promise<Candidates>;
  /**
   * Decodes tokens that may be right, in about the time of one, and gives the candidates after each, for the caller to compare and rewind to
   * the first that is wrong. Absent where the library gives logits after the last token only.
   */
  readonly appendDraft?: ((tokens: readonly number[], signal?: AbortSignal) => Promise<Candidates[]>) | undefined;
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

/** Room for the id below the logit in a double's 53 bits. */
const IDS = 2 ** 20;

/** All logits, descending; of equals the lower id first. Sorted as numbers that hold both, since a comparing function is slow. */
export function allCandidates(logits: Float32Array): Candidates {
  const bits = new Int32Array(logits.buffer, logits.byteOffset, logits.length);
  const keys = new Float64Array(logits.length);
  let held = 0;
  for (let id = 0; id < bits.length; id++) {
    const logit = logits[id] as number;
    if (!(logit > Number.NEGATIVE_INFINITY)) continue;
    // The bits of a float order as it does where it is positive, the other way round where it is negative.
    const bit = bits[id] as number;
    keys[held++] = (bit < 0 ? bit & 0x7fffffff : -bit) * IDS + id;
  }
  const sorted = keys.subarray(0, held).sort();
  const ids = new Int32Array(held);
  const ordered = new Float32Array(held);
  for (let at = 0; at < held; at++) {
    const key = sorted[at] as number;
    const id = key - Math.floor(key / IDS) * IDS;
    ids[at] = id;
    ordered[at] = logits[id] as number;
  }
  return { ids, logits: ordered };
}
