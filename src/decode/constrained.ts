/** Decoding under a constraint: what is certain is written without asking the model, and of its choices only what is accepted. */
import type { OnReading } from "../core/completion.ts";
import type { Acceptor } from "./acceptor.ts";
import { AlignedTokens } from "./aligned.ts";
import type { KvCache } from "./cache.ts";
import type { Candidates } from "./engine.ts";
import { draws, type Sampling, seededRandom } from "./sampling.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface ConstrainedOptions extends Sampling {
  seed: number;
  maxTokens: number;
  /** Seconds that it may take from the first choice on. */
  maxSeconds?: number;
  /** Seconds that what stands before the first choice may take to read; else it is made without the model. */
  maxReadingSeconds?: number;
  /** Milliseconds since some moment; default: the machine's. */
  now?: () => number;
  /** How far the reading of what stands before the next choice is. */
  onReading?: OnReading;
  /** Text that the answer probably copies much of: where it seems to, several tokens are checked in one step. */
  copies?: string;
}

export interface Constrained {
  text: string;
  /** Tokens of the answer; `chosen` of them by the model, the others were certain. */
  tokens: number;
  chosen: number;
  /** Seconds spent in the acceptor. */
  constraintSeconds: number;
  /** When the model's first choice was made, by `now`. */
  firstAt?: number;
  /** `end`: the text is complete. */
  stop: "end" | "length" | "stopped";
}

/** How much of the end of the answer has to stand in the text that is copied from, and how far it is then followed. */
const LOOK_UP = { least: 12, tokens: 12 };

/** Of so many one is nearly always accepted; wllama takes long to hand over all. */
const MANY_CANDIDATES = 1024;

interface Choice {
  token: number;
  text: string;
  state: Acceptor;
}

/** Any one of these goes on, or nothing that a token can be does: tokens of other characters begin with what stands in for them here. */
const LETTERS = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), "\n", "é", "中"];

/** Whether the text can go on or end: a rule about a text's length and another about its form can leave nothing that both accept. */
const isAlive = (state: Acceptor) =>
  state.complete || state.forced() !== "" || LETTERS.some((letter) => state.next(letter) !== undefined);

/** One answer under a constraint. `prompt`: tokens of all that stands before it. */
export class ConstrainedRun {
  private readonly answer: AlignedTokens;
  private readonly random: () => number;
  private readonly now: () => number;
  private text = "";
  private chosen = 0;
  private clock = 0;
  private firstAt: number | undefined;
  /** Reading took longer than it may. */
  private isLate = false;

  constructor(
    private readonly cache: KvCache,
    private readonly vocabulary: Vocabulary,
    private readonly prompt: readonly number[],
    private state: Acceptor,
    private readonly options: ConstrainedOptions,
    private readonly emit: (text: string) => void,
    private readonly signal?: AbortSignal,
  ) {
    this.answer = new AlignedTokens(cache.engine, prompt);
    this.random = seededRandom(options.seed);
    this.now = options.now ?? (() => performance.now());
  }

  /** Ends as soon as the text is complete. Throws when nothing that the model can write is accepted, which is a fault of the acceptor. */
  async all(): Promise<Constrained> {
    for (;;) {
      const before = this.state;
      const forced = this.timed(() => before.forced());
      if (forced) this.write(forced);
      if (this.state.complete) return this.result("end");
      if (this.signal?.aborted) return this.result("stopped");
      if (this.isSpent()) return this.close();
      // A token that was certain may be the beginning of one that the model would rather write: then it is chosen again, with what follows.
      const held = forced ? this.heldBack(forced) : "";
      const from = held ? this.timed(() => before.next(forced.slice(0, -held.length))) : this.state;
      if (!from) throw new Error("The constraint refuses what it forced.");
      const drafted = held ? [] : this.lookUp();
      const wanted = held ? this.answer.tokens.slice(0, -1) : this.answer.tokens;
      const candidates =
        drafted.length > 0
          ? await this.cache.holdDraft(wanted, drafted, this.signal)
          : await this.read(wanted).then((one) => one && [one]);
      if (!candidates) return this.isLate ? this.close() : this.result("stopped");
      await this.take(candidates, drafted, from, held);
    }
  }

  /** The candidates after `wanted`; undefined when it was stopped, or is late. */
  private read(wanted: readonly number[]): Promise<Candidates | undefined> {
    const { onReading, maxReadingSeconds = Number.POSITIVE_INFINITY } = this.options;
    const begun = this.now();
    const ending = new AbortController();
    this.signal?.addEventListener("abort", () => ending.abort(), { once: true });
    return this.cache.hold(wanted, ending.signal, (read, of) => {
      onReading?.(read, of);
      if (this.firstAt !== undefined || read >= of || (this.now() - begun) / 1000 < maxReadingSeconds) return;
      this.isLate = true;
      ending.abort();
    });
  }

  /** Whether no further token may be chosen. */
  private isSpent(): boolean {
    const { maxTokens, maxSeconds = Number.POSITIVE_INFINITY } = this.options;
    const seconds = this.firstAt === undefined ? 0 : (this.now() - this.firstAt) / 1000;
    return this.written >= maxTokens || seconds >= maxSeconds || this.room <= 0;
  }

  /** Tokens for which the cache has room. */
  private get room(): number {
    return this.cache.engine.contextLength - this.answer.tokens.length - 1;
  }

  private accept({ token, text, state }: Choice, prefix: string): void {
    this.firstAt ??= this.now();
    this.chosen++;
    if (prefix) this.answer.tokens.pop();
    this.answer.push(token);
    const rest = text.slice(prefix.length);
    this.text += rest;
    if (rest) this.emit(rest);
    this.state = state;
  }

  /** Takes a choice from the first candidates, and goes on as long as the choice is what was drafted. */
  private async take(all: readonly Candidates[], drafted: readonly number[], from: Acceptor, held: string) {
    let state = from;
    let prefix = held;
    for (const [at, candidates] of all.entries()) {
      const choice = await this.choose(candidates, state, prefix, at === all.length - 1);
      if (!choice) return;
      this.accept(choice, prefix);
      state = choice.state;
      prefix = "";
      if (choice.token !== drafted[at] || state.complete || this.timed(() => state.forced())) return;
    }
  }

  /** The first accepted token as they are drawn; `all`: of the whole vocabulary when the most probable are all refused. */
  private async choose(
    candidates: Candidates,
    from: Acceptor,
    prefix: string,
    all: boolean,
  ): Promise<Choice | undefined> {
    const found = this.accepted(candidates, from, prefix);
    if (found || !all) return found;
    for (const count of [MANY_CANDIDATES, undefined]) {
      const rare = this.accepted(await this.cache.more(count), from, prefix);
      if (rare) return rare;
    }
    throw new Error(`Nothing is accepted after: ${this.text.slice(-80)}`);
  }

  private accepted(candidates: Candidates, from: Acceptor, prefix: string): Choice | undefined {
    const begins = new Map<string, boolean>();
    return this.timed(() => {
      for (const token of draws(candidates, this.options, this.random)) {
        const text = this.vocabulary.text(token);
        if (text === undefined || !text.startsWith(prefix)) continue;
        const first = text[0] as string;
        if (!begins.has(first)) begins.set(first, from.next(first) !== undefined);
        const state = begins.get(first) ? from.next(text) : undefined;
        if (state && isAlive(state)) return { token, text, state };
      }
      return undefined;
    });
  }

  /** The text of the last token, when it is part of `forced` and a longer token that begins with it is accepted, too; else "". */
  private heldBack(forced: string): string {
    const last = this.answer.textOf(this.answer.tokens.slice(-1));
    if (last === "" || last.length > forced.length || !forced.endsWith(last)) return "";
    const longer = this.vocabulary.continuations(last);
    const accepted = () => longer === undefined || longer.some((rest) => this.state.next(rest));
    return this.timed(accepted) ? last : "";
  }

  /** Tokens that come next if the answer goes on as the text that it copies from. */
  private lookUp(): number[] {
    const { copies } = this.options;
    if (!copies || !this.cache.engine.appendDraft || this.text.length < LOOK_UP.least) return [];
    const end = this.text.slice(-LOOK_UP.least);
    const at = copies.indexOf(end);
    if (at < 0) return [];
    const next = copies.slice(at + end.length, at + end.length + LOOK_UP.tokens * 5);
    return this.cache.engine.tokenize(next).slice(0, Math.min(LOOK_UP.tokens, Math.max(0, this.room)));
  }

  /** Out of tokens or time: the shortest end that is accepted. */
  private close(): Constrained {
    const rest = this.state.closing?.() ?? "";
    if (rest) this.write(rest);
    return this.result("length");
  }

  private write(text: string): void {
    const next = this.timed(() => this.state.next(text));
    if (!next) throw new Error(`The constraint refuses what it forced: ${text.slice(0, 80)}`);
    this.state = next;
    this.text += text;
    this.answer.add(text);
    this.emit(text);
  }

  private get written(): number {
    return this.answer.tokens.length - this.prompt.length;
  }

  private result(stop: Constrained["stop"]): Constrained {
    const { text, chosen, clock, firstAt } = this;
    const first = firstAt === undefined ? {} : { firstAt };
    return { text, tokens: Math.max(0, this.written), chosen, constraintSeconds: clock / 1000, stop, ...first };
  }

  private timed<T>(run: () => T): T {
    const started = this.now();
    try {
      return run();
    } finally {
      this.clock += this.now() - started;
    }
  }
}
