/** The loop: retrieve, generate, verify, fix, repair at most three times. The best version is kept, every step is on record. */

import { namedBlocks, type Wanted } from "../ask/naming.ts";
import type { Retriever } from "../ask/retrieve.ts";
import { outOfScope } from "../ask/scope.ts";
import { runChange } from "../change/run.ts";
import type { ProgramEditor } from "../core/block-edits.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { Facts, FactsSource } from "../core/facts.ts";
import type { Refactorer } from "../core/refactor.ts";
import { errorsOf, type Files, type Verifier, type VerifyRequest } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { textsIn } from "../language/texts.ts";
import type { Fix } from "../mend/fix.ts";
import { PROGRAM_FILE, Program } from "../mend/program.ts";
import { NO_SOURCES, opening, pathAt } from "../write/block.ts";
import { isReadWhole } from "../write/format.ts";
import { plainDraft } from "../write/plain.ts";
import { withRequirements } from "../write/requirements.ts";
import { type Sampling, Writer } from "../write/write.ts";
import { calloutsOf } from "./callouts.ts";
import { type Judge, judged, salvaged, type Version } from "./judge.ts";
import { compareScores, scoreOf } from "./ladder.ts";
import { originOf } from "./origin.ts";
import type { LoopEvent, Outcome, Phase, RoundRecord } from "./record.ts";

export interface LoopParts {
  model: CompletionModel;
  verifier: Verifier & FactsSource & ProgramEditor & Refactorer;
  schemas: Schemas;
  retriever: Retriever;
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
  /** The program to change; without it, a new one is written. */
  files?: Files;
}

/** Most of the gain comes in the first two repairs; after the third a program rather gets worse. */
export const ROUNDS_AT_MOST = 3;
/** Blocks that the model is asked to write again whole in one repair. Under a constraint a block costs a few tokens, so all of them are. */
const BLOCKS_A_ROUND = 3;
const READ_IN_PART =
  "The request is longer than the model reads: what it says of types, names and values was read whole, the rest by its beginning.";
const SAMPLING = { temperature: 0.2, topP: 0.95, maxTokens: 120 };

/**
 * Runs the loop. Resolves also when `signal` aborts or something breaks off midway, with what is finished by then, judged as it is; rejects only when model or
 * verifier are broken before anything is.
 */
export async function runLoop(
  parts: LoopParts,
  request: LoopRequest,
  onEvent: (event: LoopEvent) => void = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.files) return runChange(parts, { ...request, files: request.files }, onEvent, signal);
  const run = new Run(parts, request, onEvent, signal);
  try {
    await run.all();
  } catch (error) {
    await run.brokeOff(error);
  }
  return run.outcome();
}

/** What is being written. */
interface Step {
  round: number;
  kind: "generate" | "repair";
  asked: readonly string[];
  /** As far as its blocks are finished. */
  program: string;
  started: Mark;
  /** Fixes of the version that it begins from. */
  earlier: readonly Fix[];
}

class Run {
  readonly #parts: LoopParts;
  readonly #request: LoopRequest;
  readonly #onEvent: (event: LoopEvent) => void;
  readonly #signal: AbortSignal | undefined;
  #judge: Judge;
  readonly #started: number;
  readonly #rounds: RoundRecord[] = [];
  #wanted: Wanted[] = [];
  #types: string[] = [];
  #facts: Facts = {};
  /** What wasn't done, and why. */
  readonly #notes = new Set<string>();
  /** Tokens of finished rounds; those of the one under way are still with its writer. */
  #tokens = 0;
  #writing: Writer | undefined;
  #step: Step | undefined;
  /** Why it ended before its time, when the user didn't stop it. */
  #why: string | undefined;

  constructor(
    parts: LoopParts,
    request: LoopRequest,
    onEvent: (event: LoopEvent) => void,
    signal: AbortSignal | undefined,
  ) {
    this.#parts = parts;
    this.#request = request;
    this.#onEvent = onEvent;
    this.#signal = signal;
    this.#judge = {
      verifier: parts.verifier,
      schemas: parts.schemas,
      signal,
      ...(request.verify && { request: request.verify }),
      mends: !this.#plain,
    };
    this.#started = parts.now();
  }

  async all(): Promise<void> {
    this.#phase("retrieve", 0);
    const { prompt } = this.#request;
    this.#wanted = namedBlocks(this.#parts.retriever.wanted(prompt), prompt, textsIn(prompt));
    this.#types = [...new Set(this.#wanted.map(({ type }) => type))];
    // A model that has logits to constrain is a small one of ours: where no type was found it would only guess.
    const found = this.#parts.model.takesConstraint ? this.#types : undefined;
    const declined = this.#plain ? undefined : outOfScope(prompt, found);
    if (declined !== undefined) {
      this.#notes.add(declined);
      return;
    }
    if (!isReadWhole(prompt)) this.#notes.add(READ_IN_PART);
    if (!this.#plain) this.#facts = await this.#parts.verifier.facts(this.#types, this.#signal);
    const rounds = Math.min(this.#request.rounds ?? ROUNDS_AT_MOST, ROUNDS_AT_MOST);
    for (let round = 0; round <= rounds && !this.#signal?.aborted; round++) {
      const before = this.#bestWritten();
      await (round === 0 || !before ? this.#generate(round) : this.#repair(round, before));
      if (this.#done(before)) return;
    }
  }

  /**
   * Stopped, or model or verifier failed: the blocks that are finished are judged without heeding the stop, and on record. Rejects with the failure when there
   * is nothing to show. An abort surfaces as a rejection of whatever was under way: that is no failure.
   */
  async brokeOff(error: unknown): Promise<void> {
    const stopped = this.#signal?.aborted === true;
    if (!stopped) this.#why = error instanceof Error ? error.message : String(error);
    this.#judge = { ...this.#judge, signal: undefined };
    if (this.#step?.program) await this.#record(this.#step);
    if (!stopped && this.#rounds.length === 0) throw error;
  }

  /** Finished when what the model wrote plans, at least with values that are the user's to give; or when repairing gained nothing and the last resort already gave a verified program. */
  #done(before: RoundRecord | undefined): boolean {
    const written = this.#bestWritten();
    const plans = written?.score.level === "deployable" || written?.score.level === "needs-values";
    if (written?.report.ok && plans && written.score.missing === 0) return true;
    return before !== undefined && written === before && this.#best()?.report.ok === true;
  }

  async #generate(round: number): Promise<void> {
    if (this.#plain) return this.#write(round);
    const step = this.#begin("generate", round, this.#types);
    await this.#writer(round).draft((program) => {
      step.program = program;
    });
    await this.#record(step);
  }

  get #plain(): boolean {
    return this.#request.constraint === false;
  }

  /** The model alone: the whole program, anew when there was one before. */
  async #write(round: number, before?: RoundRecord): Promise<void> {
    const step = this.#begin(before ? "repair" : "generate", round, this.#types);
    const { model, schemas } = this.#parts;
    const { prompt, seed, sampling } = this.#request;
    const { onText, onReading } = this.#told(round);
    const options = { ...SAMPLING, ...sampling, seed };
    const asked = {
      model,
      schemas,
      prompt,
      types: this.#types,
      sampling: options,
      round,
      onText,
      onReading,
      signal: this.#signal,
    };
    const { program, tokens } = await plainDraft(asked, before);
    this.#tokens += tokens;
    step.program = program;
    await this.#record(step);
  }

  /** Asks again for the blocks at fault and for types that are missing; every other block stays as it is. */
  async #repair(round: number, before: RoundRecord): Promise<void> {
    if (this.#plain) return this.#write(round, before);
    const step = this.#begin("repair", round);
    const writer = this.#writer(round);
    const at = new Program(before.program, before.report, this.#parts.schemas);
    const faulty = [...at.resources()]
      .filter(({ block }) => at.faultsIn(block).length > 0)
      .slice(0, writer.constrained ? undefined : BLOCKS_A_ROUND);
    const declared = [...at.resources()].map(({ address }) => address);
    /** What is finished so far: what was done to blocks that are written again is no longer true. */
    const finished = (program: string, what: string) => {
      step.program = program;
      step.asked = [...step.asked, what];
      step.earlier = before.fixes.filter(({ address }) => address === undefined || !step.asked.includes(address));
    };
    let program = before.program;
    // From the end, so that the places of earlier blocks stay true.
    for (const { block, address, type } of faulty.toReversed()) {
      const faults = at.faultsIn(block);
      const diagnostics = faults.map(({ diagnostic }) => diagnostic);
      const failed = new Set(faults.flatMap(({ start }) => pathAt(at.items, start, type) ?? []));
      const text = at.text.slice(block.start, block.end);
      const certificate = { type, block: text, diagnostics, declared: declared.filter((other) => other !== address) };
      const header = at.text.slice(block.start, block.body);
      const around = [program.slice(0, block.start), program.slice(block.end)] as const;
      const written = await writer.rewrite(certificate, header, ...around, failed);
      if (written !== "") program = program.slice(0, block.start) + written + program.slice(block.end);
      finished(program, address);
    }
    for (const wanted of this.#lackingIn(before.program)) {
      program = await writer.add(program, wanted);
      finished(program, wanted.type);
    }
    await this.#record({ ...step, program });
  }

  #writer(round: number): Writer {
    const { prompt, seed, sampling } = this.#request;
    const { model, schemas, verifier } = this.#parts;
    const options = { model, schemas, verifier, prompt, wanted: this.#wanted, facts: this.#facts };
    this.#writing = new Writer(
      { ...options, sampling: { ...SAMPLING, ...sampling, seed }, ...this.#told(round), signal: this.#signal },
      round,
    );
    return this.#writing;
  }

  /** What the model says while it writes, as events. */
  #told(round: number) {
    return {
      onText: (text: string) => this.#onEvent({ kind: "text", text, round }),
      onReading: (read: number, of: number) => this.#onEvent({ kind: "reading", read, of, round }),
    };
  }

  async #record(step: Step): Promise<void> {
    const { round, earlier } = step;
    const fixes = [...earlier, ...(this.#writing?.fixes ?? [])];
    this.#phase("verify", round);
    const { program } = step;
    const whole = this.#plain ? program : withRequirements(program, PROGRAM_FILE, this.#parts.schemas);
    const version = await judged(this.#judge, whole);
    version.fixes.unshift(...fixes);
    this.#tokens += this.#writing?.tokens ?? 0;
    const sources = this.#writing?.sources ?? { ...NO_SOURCES };
    for (const note of this.#writing?.notes ?? []) this.#notes.add(note);
    this.#writing = undefined;
    this.#step = undefined;
    this.#keep(round, step.kind, step.asked, version, step.started, sources);
    if (version.report.ok || this.#plain) return;
    this.#phase("fix", round);
    const begun = this.#mark();
    const rest = await salvaged(this.#judge, version);
    if (rest.program !== version.program) this.#keep(round, "salvage", [], rest, begun, { ...NO_SOURCES });
  }

  #keep(
    round: number,
    step: RoundRecord["step"],
    asked: readonly string[],
    version: Version,
    from: Mark,
    sources: RoundRecord["sources"],
  ): void {
    const seconds = this.#parts.now() - from.time;
    const score = scoreOf(version.program, version.report, this.#types, version.fixes);
    const tokens = this.#tokens - from.tokens;
    const record = { round, step, ...version, asked: [...asked], seconds, tokens, sources, score };
    this.#rounds.push(record);
    this.#onEvent({ kind: "draft", program: version.program, round });
    this.#onEvent({ kind: "round", record });
  }

  /** The best of what the model wrote: the base of the next repair. The earlier of two equals, so that a repair must gain something. */
  #bestWritten(): RoundRecord | undefined {
    return best(this.#rounds.filter(({ step, score }) => step !== "salvage" && score.level !== "nothing"));
  }

  #best(): RoundRecord | undefined {
    return best(this.#rounds.filter(({ score }) => score.level !== "nothing"));
  }

  /** Blocks that are wanted beyond those of their type that the program has. */
  #lackingIn(program: string): Wanted[] {
    const left = new Map(this.#types.map((type) => [type, program.split(opening(type)).length - 1]));
    return this.#wanted.filter(({ type }) => {
      const there = left.get(type) ?? 0;
      left.set(type, there - 1);
      return there <= 0;
    });
  }

  #missingIn(program: string): string[] {
    return this.#types.filter((type) => !program.includes(opening(type)));
  }

  outcome(): Outcome {
    const kept = this.#best();
    const best = kept ? this.#rounds.indexOf(kept) : -1;
    const verdict = kept && verdictOf(kept.report, originOf(this.#rounds, best));
    return {
      result: !verdict ? "nothing" : verdict.level === "verified" ? "verified" : "best-effort",
      program: kept?.program ?? "",
      files: kept ? { [PROGRAM_FILE]: kept.program } : {},
      ...(kept && { report: kept.report }),
      ...(verdict && { verdict }),
      wrong: kept ? errorsOf(kept.report) : [],
      missing: this.#missingIn(kept?.program ?? ""),
      fixes: kept?.fixes ?? [],
      callouts: calloutsOf(kept?.program ?? ""),
      types: this.#types,
      rounds: this.#rounds,
      best,
      cancelled: this.#signal?.aborted ?? false,
      ...this.#ended(kept?.program ?? ""),
      seconds: this.#parts.now() - this.#started,
      tokens: this.#tokens + (this.#writing?.tokens ?? 0),
      ...(this.#notes.size > 0 && { notes: [...this.#notes] }),
    };
  }

  #ended(program: string): Pick<Outcome, "ended"> {
    if (!this.#signal?.aborted && this.#why === undefined) return {};
    const of = this.#wanted.length;
    const blocks = of > 0 ? { blocks: { written: of - this.#lackingIn(program).length, of } } : {};
    return { ended: { ...(this.#why !== undefined && { why: this.#why }), ...blocks } };
  }

  #phase(phase: Phase, round: number): void {
    this.#onEvent({ kind: "phase", phase, round });
  }

  #begin(kind: Step["kind"], round: number, asked: readonly string[] = []): Step {
    this.#phase(kind, round);
    this.#step = { round, kind, asked, program: "", started: this.#mark(), earlier: [] };
    return this.#step;
  }

  #mark(): Mark {
    return { time: this.#parts.now(), tokens: this.#tokens };
  }
}

/** Where the clock and the token count stood when a step began. */
interface Mark {
  time: number;
  tokens: number;
}

function best(records: readonly RoundRecord[]): RoundRecord | undefined {
  return records.reduce<RoundRecord | undefined>(
    (kept, record) => (kept && compareScores(record.score, kept.score) <= 0 ? kept : record),
    undefined,
  );
}
