import type { Candidates, TokenEngine } from "../decode/engine.ts";
import { named, OutOfMemoryError, SelfTestError } from "./errors.ts";
import type { TextCodec } from "./tokenizer.ts";

/** What is left to a library that computes logits; the rest of an engine is the same for all. */
export interface Backend {
  /** Tokens that the KV cache holds. */
  readonly contextLength: number;
  /** The most tokens a step may take. */
  readonly maxStep: number;
  /** Decodes tokens at `position`, where the cache ends. Candidates are wanted after the last step of several only. */
  step(tokens: readonly number[], position: number, wanted: boolean): Promise<Candidates | undefined>;
  /** Cuts the cache. */
  truncate(position: number): Promise<void>;
  dispose(): Promise<void>;
}

/** A step takes about this long, so that a stop is answered soon. */
const STEP_SECONDS = 0.12;
const FIRST_STEP = 8;

/** A token engine over a backend: prompts in steps short enough to be stopped, errors by name. */
export class SteppedEngine implements TokenEngine {
  position = 0;
  readonly contextLength: number;
  readonly tokenize: (text: string) => number[];
  readonly piece: (token: number) => Uint8Array;
  readonly isEnd: (token: number) => boolean;
  /** Tokens that a step of STEP_SECONDS takes, learnt from the steps before. */
  private pace = FIRST_STEP;

  constructor(
    codec: TextCodec,
    private readonly backend: Backend,
  ) {
    ({ tokenize: this.tokenize, piece: this.piece, isEnd: this.isEnd } = codec);
    this.contextLength = backend.contextLength;
  }

  async append(tokens: readonly number[], signal?: AbortSignal): Promise<Candidates> {
    if (tokens.length === 0) throw new RangeError("No tokens to decode.");
    if (this.position + tokens.length > this.contextLength)
      throw new OutOfMemoryError(`The model's memory holds ${this.contextLength} tokens: shorten the request.`);
    for (let at = 0; ; ) {
      signal?.throwIfAborted();
      const part = tokens.slice(at, at + Math.max(1, Math.min(this.pace, this.backend.maxStep)));
      at += part.length;
      const started = performance.now();
      const candidates = await this.step(part, at === tokens.length);
      this.position += part.length;
      const seconds = (performance.now() - started) / 1000;
      // A single token says little about batches: it is bound by memory, they by arithmetic.
      if (part.length > 1)
        this.pace = powerOfTwoBelow(Math.min((part.length * STEP_SECONDS) / seconds, part.length * 4));
      if (candidates) return candidates;
    }
  }

  async rewind(position: number): Promise<void> {
    if (position < 0 || position > this.position)
      throw new RangeError(`Can't rewind from ${this.position} to ${position}.`);
    if (position === this.position) return;
    await this.backend.truncate(position);
    this.position = position;
  }

  dispose(): Promise<void> {
    return this.backend.dispose();
  }

  private async step(part: readonly number[], wanted: boolean): Promise<Candidates | undefined> {
    let candidates: Candidates | undefined;
    try {
      candidates = await this.backend.step(part, this.position, wanted);
    } catch (error) {
      throw named(error);
    }
    if (candidates && isGarbage(candidates))
      throw new SelfTestError("The engine computes numbers that can't be right. Load the model again.");
    return candidates;
  }
}

/** GPU engines compile a shader for some lengths of input: few lengths, few compilations. */
const powerOfTwoBelow = (limit: number) => 2 ** Math.floor(Math.log2(Math.max(1, limit)));

/** What a lost device or a broken kernel leaves: no numbers at all, or zeros. Real logits are never all equal. */
function isGarbage({ ids, logits }: Candidates): boolean {
  const [first] = logits;
  if (ids.length === 0 || !Number.isFinite(first)) return true;
  return logits.length > 1 && logits.every((logit) => logit === first);
}
