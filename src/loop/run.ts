/** What every run of the loop is, whether it writes a program or changes one: rounds on record, an end before its time, an outcome. */
import type { Retriever } from "../ask/retrieve.ts";
import type { ProgramEditor } from "../core/block-edits.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { FactsSource } from "../core/facts.ts";
import type { Refactorer } from "../core/refactor.ts";
import { errorsOf, type Files, type FurtherStage, type Verifier, type VerifyRequest } from "../core/report.ts";
import { type Verdict, verdictOf } from "../core/verdict.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Placer } from "../placing/placer.ts";
import type { Given } from "../scenario/draft.ts";
import type { Sampling } from "../write/write.ts";
import { originOf } from "./origin.ts";
import type { LoopEvent, Outcome, Phase, RoundRecord } from "./record.ts";

export interface LoopParts {
  model: CompletionModel;
  verifier: Verifier & FactsSource & ProgramEditor & Refactorer;
  schemas: Schemas;
  retriever: Retriever;
  /** Which literal of a request is the value of which argument; without it words alone tell. */
  placer?: Placer | undefined;
  /** Judges every version that passes here: its errors are put right like the verifier's, in the same rounds. */
  further?: FurtherStage | undefined;
  /** Seconds since some moment; injected, so that a test's clock stands still. */
  now: () => number;
}

export interface LoopRequest {
  prompt: string;
  /** The same request, model and seed give the same program. */
  seed: number;
  /** Repairs after the first draft, 0 to 3. */
  rounds?: number;
  sampling?: Partial<Omit<Sampling, "seed">>;
  /**
   * Default true: blocks are written one by one, under a constraint where the model takes one, and mended without it where that can be. False: the model
   * alone, free, for comparison: whole programs, whole-program retries, nothing mended.
   */
  constraint?: boolean;
  /** What the program is judged by besides the engine: user policies, variables. */
  verify?: Omit<VerifyRequest, "files" | "stages">;
  /** Of a change: what can't be without a block that the request removes may go with it, unasked. */
  consents?: boolean;
  /** Of a new program: what the user gives for what was assumed, by scenario and parameter. */
  given?: Given;
  /** The program to change; without it, a new one is written. */
  files?: Files;
}

export type OnEvent = (event: LoopEvent) => void;

/** Most of the gain comes in the first two repairs; after the third a program rather gets worse. */
export const ROUNDS_AT_MOST = 3;

export const READ_BY_WORDS = "What the request says of arguments was read by its words alone, without the encoder";

/** Where the clock and the token count stood when a step began. */
export interface Mark {
  time: number;
  tokens: number;
}

/** What a run has to say of its outcome beside what the skeleton knows. */
type Told = Pick<Outcome, "program" | "files" | "missing" | "fixes" | "callouts" | "types"> & Partial<Outcome>;

export abstract class LoopRun<Request extends LoopRequest = LoopRequest> {
  protected readonly rounds: RoundRecord[] = [];
  /** Tokens of all that was asked and is finished. */
  protected tokens = 0;
  /** Why it ended before its time, when the user didn't stop it; and whether it did. */
  protected why: string | undefined;
  protected hasEnded = false;
  readonly #started: number;

  constructor(
    protected readonly parts: LoopParts,
    protected readonly request: Request,
    protected readonly onEvent: OnEvent,
    protected readonly signal: AbortSignal | undefined,
  ) {
    this.#started = parts.now();
  }

  protected abstract all(): Promise<void>;

  /** Judges what is finished when the run breaks off. */
  protected abstract rest(): Promise<void>;

  abstract outcome(): Outcome;

  /**
   * Stopped, or model or verifier failed: what is finished is judged without heeding the stop, and on record. Rejects with the failure when there is nothing to
   * show. An abort surfaces as a rejection of whatever was under way: that is no failure.
   */
  async finished(): Promise<Outcome> {
    try {
      await this.all();
    } catch (error) {
      const stopped = this.signal?.aborted === true;
      if (!stopped) this.why = messageOf(error);
      this.hasEnded = true;
      await this.rest();
      if (!stopped && this.rounds.length === 0) throw error;
    }
    return this.outcome();
  }

  /** The stop, as long as it is heeded. */
  protected get heeded(): AbortSignal | undefined {
    return this.hasEnded ? undefined : this.signal;
  }

  protected phase(phase: Phase, round: number): void {
    this.onEvent({ kind: "phase", phase, round });
  }

  /** What the model says while it writes, as events. */
  protected told(round: number) {
    return {
      onText: (text: string) => this.onEvent({ kind: "text", text, round }),
      onReading: (read: number, of: number) => this.onEvent({ kind: "reading", read, of, round }),
    };
  }

  protected mark(): Mark {
    return { time: this.parts.now(), tokens: this.tokens };
  }

  /** Puts a round on record. */
  protected record(one: Omit<RoundRecord, "seconds" | "tokens">, from: Mark): void {
    const record = { ...one, seconds: this.parts.now() - from.time, tokens: this.tokens - from.tokens };
    this.rounds.push(record);
    this.onEvent({ kind: "round", record });
  }

  /** `best`: the round that is kept, -1 when none is; `open`: something that was asked for isn't done. */
  protected outcomeOf(best: number, open: boolean | undefined, told: Told): Outcome {
    const { report } = told;
    const origin = { ...originOf(this.rounds, best), ...(open !== undefined && { open }) };
    const verdict = best < 0 || !report ? undefined : verdictOf(report, origin);
    return {
      result: resultOf(verdict),
      ...(verdict && { verdict }),
      wrong: report ? errorsOf(report) : [],
      ...{ rounds: this.rounds, best, tokens: this.tokens },
      cancelled: this.signal?.aborted ?? false,
      seconds: this.parts.now() - this.#started,
      ...told,
    };
  }
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export const resultOf = (verdict: Verdict | undefined): Outcome["result"] =>
  !verdict ? "nothing" : verdict.level === "verified" ? "verified" : "best-effort";
