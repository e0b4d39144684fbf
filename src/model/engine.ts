import type { Candidates, TokenEngine } from "../decode/engine.ts";
import { EngineError, isEngineFault, named, SelfTestError } from "./errors.ts";
import type { TextCodec } from "./tokenizer.ts";

/** What is left to a library that computes logits; the rest of an engine is the same for all. */
export interface Backend {
  /** Tokens that the KV cache holds. */
  readonly contextLength: number;
  readonly vocabulary: number;
  /** The most tokens a step may take. */
  readonly maxStep: number;
  /** Decodes tokens at `position`, where the cache ends. Candidates are wanted after the last step of several only. */
  step(tokens: readonly number[], position: number, wanted: boolean): Promise<Candidates | undefined>;
  /** At least `count` candidates after the last step. */
  more(count: number): Promise<Candidates>;
  /** A step that gives the candidates after each token, where the library can. */
  draft?(tokens: readonly number[], position: number): Promise<Candidates[]>;
  /** Cuts the cache. */
  truncate(position: number): Promise<void>;
  dispose(): Promise<void>;
}

/** A step takes about this long, so that a stop is answered soon. */
const STEP_SECONDS = 0.12;
const FIRST_STEP = 8;
/** A large model's weights are read once for a step, so that so many tokens take hardly longer than one. */
const LEAST_STEP = 4;

/** A token engine over a backend: prompts in steps short enough to be stopped, errors by name. */
export class SteppedEngine implements TokenEngine {
  position = 0;
  readonly contextLength: number;
  readonly vocabulary: number;
  readonly appendDraft: TokenEngine["appendDraft"];
  readonly tokenize: (text: string) => number[];
  readonly piece: (token: number) => Uint8Array;
  readonly isEnd: (token: number) => boolean;
  readonly system: string | undefined;
  /** Tokens that a step of STEP_SECONDS takes, learnt from the steps before. */
  private pace = FIRST_STEP;
  /** Whether the backend's last logits are those at `position`. */
  private current = false;

  constructor(
    codec: TextCodec,
    private readonly backend: Backend,
  ) {
    ({ tokenize: this.tokenize, piece: this.piece, isEnd: this.isEnd, system: this.system } = codec);
    ({ contextLength: this.contextLength, vocabulary: this.vocabulary } = backend);
    if (backend.draft) this.appendDraft = (tokens, signal) => this.draft(tokens, signal);
  }

  async append(
    tokens: readonly number[],
    signal?: AbortSignal,
    onProgress?: (done: number) => void,
  ): Promise<Candidates> {
    for (let at = 0; ; ) {
      const part = this.nextPart(tokens, at, signal);
      at += part.length;
      const started = performance.now();
      const candidates = await this.taking(part, () => this.backend.step(part, this.position, at === tokens.length));
      const seconds = (performance.now() - started) / 1000;
      // A single token says little about batches: it is bound by memory, they by arithmetic.
      if (part.length > 1)
        this.pace = Math.max(
          LEAST_STEP,
          powerOfTwoBelow(Math.min((part.length * STEP_SECONDS) / seconds, part.length * 4)),
        );
      onProgress?.(at);
      if (candidates) return sound(candidates);
    }
  }

  async more(count = this.vocabulary): Promise<Candidates> {
    if (!this.current) throw new RangeError("No candidates were given at this position.");
    return sound(await naming(() => this.backend.more(count)));
  }

  private async draft(tokens: readonly number[], signal?: AbortSignal): Promise<Candidates[]> {
    const found: Candidates[] = [];
    do {
      const part = this.nextPart(tokens, found.length, signal);
      const given = await this.taking(part, () => this.backend.draft?.(part, this.position) ?? Promise.resolve([]));
      found.push(...given.map(sound));
    } while (found.length < tokens.length);
    return found;
  }

  /** What of `tokens` to decode in one step, from `at` on. */
  private nextPart(tokens: readonly number[], at: number, signal: AbortSignal | undefined): readonly number[] {
    if (tokens.length === 0) throw new RangeError("No tokens to decode.");
    if (this.position + tokens.length - at > this.contextLength)
      throw new RangeError(`The model's memory holds ${this.contextLength} tokens: shorten the request.`);
    signal?.throwIfAborted();
    return tokens.slice(at, at + Math.min(this.pace, this.backend.maxStep));
  }

  private async taking<T>(part: readonly number[], step: () => Promise<T>): Promise<T> {
    this.current = false;
    const given = await naming(step);
    this.position += part.length;
    this.current = true;
    return given;
  }

  async rewind(position: number): Promise<void> {
    if (position < 0 || position > this.position)
      throw new RangeError(`Can't rewind from ${this.position} to ${position}.`);
    if (position === this.position) return;
    await this.backend.truncate(position);
    this.position = position;
    this.current = false;
  }

  dispose(): Promise<void> {
    return this.backend.dispose();
  }
}

async function naming<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const cause = named(error);
    throw isEngineFault(cause) ? cause : new EngineError(cause.message, { cause });
  }
}

function sound(candidates: Candidates): Candidates {
  if (isGarbage(candidates))
    throw new SelfTestError("The engine computes numbers that can't be right. Load the model again.");
  return candidates;
}

/** GPU engines compile a shader for some lengths of input: few lengths, few compilations. */
const powerOfTwoBelow = (limit: number) => 2 ** Math.floor(Math.log2(Math.max(1, limit)));

/** What a lost device or a broken kernel leaves: no numbers at all, or zeros. Real logits are never all equal. */
function isGarbage({ ids, logits }: Candidates): boolean {
  const [first] = logits;
  if (ids.length === 0 || !Number.isFinite(first)) return true;
  return logits.length > 1 && logits.every((logit) => logit === first);
}
