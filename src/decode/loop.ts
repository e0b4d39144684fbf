import type { Completion, OnReading } from "../core/completion.ts";
import { type Acceptor, certainText } from "./acceptor.ts";
import { KvCache } from "./cache.ts";
import { ConstrainedRun } from "./constrained.ts";
import type { TokenEngine } from "./engine.ts";
import { type Sampling, sample, seededRandom } from "./sampling.ts";
import { TextStream } from "./text.ts";
import { Vocabulary } from "./vocabulary.ts";

export interface DecodeOptions extends Sampling {
  maxTokens: number;
  /** Seconds from the first token on. */
  maxSeconds?: number;
  /** See ConstrainedOptions. */
  maxReadingSeconds?: number;
  seed: number;
  stop?: readonly string[];
  /** What the answer may be. It ends where that is complete; `stop` isn't heeded then. */
  constraint?: Acceptor;
  /** See ConstrainedOptions. */
  copies?: string;
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
  private readonly cache: KvCache;
  private readonly vocabulary: Vocabulary;
  private turn: Promise<unknown> = Promise.resolve();
  private warming: AbortController | undefined;

  /** `now`: milliseconds since some moment. */
  constructor(
    readonly engine: TokenEngine,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.cache = new KvCache(engine);
    this.vocabulary = new Vocabulary(engine);
  }

  /**
   * Continues a prompt. The KV cache is kept between calls: only what differs from the last call is decoded. Calls wait for each other.
   * An aborted signal ends it with what there is so far; it rejects when the engine fails or the prompt does not fit.
   */
  generate(
    prompt: string,
    options: DecodeOptions,
    onText?: (text: string) => void,
    signal?: AbortSignal,
    onReading?: OnReading,
  ): Promise<Completion> {
    const certain = options.constraint && certainText(options.constraint);
    if (certain !== undefined) return Promise.resolve(this.withoutModel(prompt, certain, onText));
    this.warming?.abort();
    const run = () => this.run(prompt, options, onText ?? (() => {}), signal, onReading);
    const result = this.turn.then(run, run);
    this.turn = result.catch(() => {});
    return result;
  }

  /** Reads a prompt that others will begin with, so that they start sooner. Ends when a call comes: what was read by then stays. */
  async warm(prompt: string, signal?: AbortSignal): Promise<void> {
    const warming = new AbortController();
    this.warming = warming;
    signal?.addEventListener("abort", () => warming.abort(), { once: true });
    const run = () => this.cache.hold(this.engine.tokenize(prompt), warming.signal);
    const turn = this.turn.then(run, run);
    this.turn = turn.catch(() => {});
    await turn;
  }

  /** An answer that leaves no choice waits for nobody. */
  private withoutModel(prompt: string, text: string, onText?: (text: string) => void): Completion {
    const started = this.now();
    if (text) onText?.(text);
    const { length: promptTokens } = this.engine.tokenize(prompt);
    const { length: tokens } = this.engine.tokenize(text);
    const seconds = (this.now() - started) / 1000;
    return {
      text,
      tokens,
      promptTokens,
      seconds,
      firstTokenSeconds: seconds,
      stop: "end",
      chosen: 0,
      constraintSeconds: 0,
    };
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
    onReading?: OnReading,
  ): Promise<Completion> {
    const { engine, now } = this;
    const started = now();
    const tokens = engine.tokenize(prompt);
    if (tokens.length >= engine.contextLength) throw new PromptTooLongError(tokens.length, engine.contextLength);
    const told = (completion: Pick<Completion, "text" | "tokens" | "stop">, firstAt = now()) => ({
      ...completion,
      promptTokens: tokens.length,
      seconds: (now() - started) / 1000,
      firstTokenSeconds: (firstAt - started) / 1000,
    });
    if (options.constraint) {
      const { cache, vocabulary } = this;
      const all = { ...options, now, ...(onReading && { onReading }) };
      const run = new ConstrainedRun(cache, vocabulary, tokens, options.constraint, all, onText, signal);
      const { firstAt, ...done } = await run.all();
      return told(done, firstAt);
    }
    const random = seededRandom(options.seed);
    const stream = new TextStream(options.stop);
    const emit = (text: string) => text && onText(text);
    let firstAt: number | undefined;
    let generated = 0;
    let stop: Completion["stop"] = "length";
    const stopped = () => signal?.aborted === true;
    const { maxTokens, maxSeconds = Number.POSITIVE_INFINITY } = options;
    const late = () => firstAt !== undefined && (now() - firstAt) / 1000 >= maxSeconds;

    const answer = [...tokens];
    let candidates = stopped() ? undefined : await this.cache.hold(answer, signal, onReading);
    while (candidates && generated < maxTokens && !late() && !stream.stopped && !stopped()) {
      const token = sample(candidates, options, random);
      firstAt ??= now();
      if (engine.isEnd(token)) {
        stop = "end";
        break;
      }
      generated++;
      emit(stream.push(engine.piece(token)));
      if (generated === maxTokens || stream.stopped || engine.position >= engine.contextLength) break;
      answer.push(token);
      candidates = await this.cache.hold(answer, signal);
    }
    emit(stream.end());
    if (stop !== "end" && (stream.stopped || stopped())) stop = "stopped";
    return told({ text: stream.text, tokens: generated, stop }, firstAt);
  }
}
