import type { Completion } from "../core/completion.ts";
import type { Candidates, TokenEngine } from "./engine.ts";
import { type Sampling, sample, seededRandom } from "./sampling.ts";
import { TextStream } from "./text.ts";

export interface DecodeOptions extends Sampling {
  maxTokens: number;
  seed: number;
  stop?: readonly string[];
  /** Chooses the next token instead of sampling: where a constraint comes in. Gets the text generated so far. */
  choose?: (candidates: Candidates, textSoFar: string) => number | Promise<number>;
}

/** A prompt that does not fit. The message says what to do. */
export class PromptTooLongError extends Error {
  override name = "PromptTooLongError";
  constructor(
    readonly tokens: number,
    readonly limit: number,
  ) {
    super(
      `The prompt has ${tokens} tokens and the model reads fewer than ${limit}: shorten the request or the files sent with it.`,
    );
  }
}

/** The one decode loop: whatever engine computes the logits, prompts are cached, sampled and streamed here. */
export class Decoder {
  /** The tokens in the engine's KV cache. */
  private cached: number[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly engine: TokenEngine) {}

  /**
   * Continues a prompt. The KV cache is kept between calls: only what differs from the last call is decoded. Calls wait for each other.
   * An aborted signal ends it with what there is so far; it rejects when the engine fails or the prompt does not fit.
   */
  generate(
    prompt: string,
    options: DecodeOptions,
    onText?: (text: string) => void,
    signal?: AbortSignal,
  ): Promise<Completion> {
    const run = () => this.run(prompt, options, onText ?? (() => {}), signal);
    const result = this.turn.then(run, run);
    this.turn = result.catch(() => {});
    return result;
  }

  /** Waits for the call under way, then frees the engine. */
  dispose(): Promise<void> {
    const end = () => this.engine.dispose();
    return this.turn.then(end, end);
  }

  private async run(
    prompt: string,
    options: DecodeOptions,
    onText: (text: string) => void,
    signal?: AbortSignal,
  ): Promise<Completion> {
    const started = performance.now();
    const { engine } = this;
    const tokens = engine.tokenize(prompt);
    if (tokens.length >= engine.contextLength) throw new PromptTooLongError(tokens.length, engine.contextLength);
    const random = seededRandom(options.seed);
    const stream = new TextStream(options.stop);
    const emit = (text: string) => text && onText(text);
    let generated = 0;
    let firstTokenSeconds = 0;
    let stop: Completion["stop"] = "length";
    const stopped = () => signal?.aborted === true;

    let candidates = stopped() ? undefined : await this.prefill(tokens, signal);
    while (candidates && generated < options.maxTokens && !stream.stopped && !stopped()) {
      const token = options.choose
        ? await options.choose(candidates, stream.soFar)
        : sample(candidates, options, random);
      if (generated === 0) firstTokenSeconds = (performance.now() - started) / 1000;
      if (engine.isEnd(token)) {
        stop = "end";
        break;
      }
      generated++;
      emit(stream.push(engine.piece(token)));
      if (generated === options.maxTokens || stream.stopped || engine.position >= engine.contextLength) break;
      candidates = await this.append([token], signal);
    }
    emit(stream.end());
    if (stop !== "end" && (stream.stopped || stopped())) stop = "stopped";
    return {
      text: stream.text,
      tokens: generated,
      promptTokens: tokens.length,
      seconds: (performance.now() - started) / 1000,
      firstTokenSeconds,
      stop,
    };
  }

  /** Rewinds to what the prompt shares with the cache and decodes the rest: at least one token, for its candidates. */
  private async prefill(tokens: number[], signal?: AbortSignal): Promise<Candidates | undefined> {
    let shared = 0;
    const most = Math.min(this.cached.length, tokens.length - 1);
    while (shared < most && this.cached[shared] === tokens[shared]) shared++;
    await this.engine.rewind(shared);
    this.cached.length = shared;
    return this.append(tokens.slice(shared), signal);
  }

  /** Undefined when the signal ended it. The engine's position says what got into the cache, even when it fails. */
  private async append(tokens: number[], signal?: AbortSignal): Promise<Candidates | undefined> {
    const start = this.cached.length;
    try {
      return await this.engine.append(tokens, signal);
    } catch (error) {
      if (signal?.aborted) return undefined;
      throw error;
    } finally {
      this.cached.push(...tokens.slice(0, this.engine.position - start));
    }
  }
}
