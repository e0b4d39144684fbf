/** The loop: retrieve, generate, verify, fix, repair at most three times. The best version is kept, every step is on record. */
import type { ProgramEditor } from "../core/block-edits.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { Facts, FactsSource } from "../core/facts.ts";
import { errorsOf, type Files, type Verifier, type VerifyRequest } from "../core/report.ts";
import { namedBlocks, type Wanted } from "../prompt/naming.ts";
import type { Retriever } from "../prompt/retrieve.ts";
import type { Schemas } from "../prompt/schemas.ts";
import { outOfScope } from "../prompt/scope.ts";
import { textsIn } from "../prompt/texts.ts";
import { NO_SOURCES, opening, pathAt } from "./block.ts";
import { calloutsOf } from "./callouts.ts";
import { runChange } from "./change/run.ts";
import type { Fix } from "./fix.ts";
import { type Judge, judged, salvaged, type Version } from "./judge.ts";
import { compareScores, scoreOf } from "./ladder.ts";
import { plainDraft } from "./plain.ts";
import { PROGRAM_FILE, Program } from "./program.ts";
import type { LoopEvent, Outcome, Phase, RoundRecord } from "./record.ts";
import { type Sampling, Writer } from "./write.ts";

export interface LoopParts {
  model: CompletionModel;
  verifier: Verifier & FactsSource & ProgramEditor;
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
const SAMPLING = { temperature: 0.2, topP: 0.95, maxTokens: 120 };

/** Runs the loop. Resolves also when `signal` aborts, with the best so far; rejects only when model or verifier are broken. */
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
    // An abort surfaces as a rejection of whatever was under way: that is no failure.
    if (!signal?.aborted) throw error;
  }
  return run.outcome();
}

class Run {
  readonly #parts: LoopParts;
  readonly #request: LoopRequest;
  readonly #onEvent: (event: LoopEvent) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #judge: Judge;
  readonly #started: number;
  readonly #rounds: RoundRecord[] = [];
  #wanted: Wanted[] = [];
  #types: string[] = [];
  #facts: Facts = {};
  /** Why nothing is written. */
  #declined: string | undefined;
  /** Tokens of finished rounds; those of the one under way are still with its writer. */
  #tokens = 0;
  #writing: Writer | undefined;

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
    this.#declined = this.#plain ? undefined : outOfScope(prompt, found);
    if (this.#declined !== undefined) return;
    if (!this.#plain) this.#facts = await this.#parts.verifier.facts(this.#types, this.#signal);
    const rounds = Math.min(this.#request.rounds ?? ROUNDS_AT_MOST, ROUNDS_AT_MOST);
    for (let round = 0; round <= rounds && !this.#signal?.aborted; round++) {
      const before = this.#bestWritten();
      await (round === 0 || !before ? this.#generate(round) : this.#repair(round, before));
      if (this.#done(before)) return;
    }
  }

  /** Finished when what the model wrote is verified; or when repairing gained nothing and the last resort already gave a verified program. */
  #done(before: RoundRecord | undefined): boolean {
    const written = this.#bestWritten();
    if (written?.report.ok && written.score.level === "deployable" && written.score.missing === 0) return true;
    return before !== undefined && written === before && this.#best()?.report.ok === true;
  }

  async #generate(round: number): Promise<void> {
    if (this.#plain) return this.#write(round);
    const started = this.#begin("generate", round);
    const writer = this.#writer(round);
    const program = await writer.draft();
    await this.#record(round, "generate", this.#types, program, started, writer.fixes);
  }

  get #plain(): boolean {
    return this.#request.constraint === false;
  }

  /** The model alone: the whole program, anew when there was one before. */
  async #write(round: number, before?: RoundRecord): Promise<void> {
    const started = this.#begin(before ? "repair" : "generate", round);
    const { model, schemas } = this.#parts;
    const { prompt, seed, sampling } = this.#request;
    const onText = (text: string) => this.#onEvent({ kind: "text", text, round });
    const options = { ...SAMPLING, ...sampling, seed };
    const asked = {
      model,
      schemas,
      prompt,
      types: this.#types,
      sampling: options,
      round,
      onText,
      signal: this.#signal,
    };
    const { program, tokens } = await plainDraft(asked, before);
    this.#tokens += tokens;
    await this.#record(round, before ? "repair" : "generate", this.#types, program, started);
  }

  /** Asks again for the blocks at fault and for types that are missing; every other block stays as it is. */
  async #repair(round: number, before: RoundRecord): Promise<void> {
    if (this.#plain) return this.#write(round, before);
    const started = this.#begin("repair", round);
    const writer = this.#writer(round);
    const at = new Program(before.program, before.report, this.#parts.schemas);
    const faulty = [...at.resources()]
      .filter(({ block }) => at.faultsIn(block).length > 0)
      .slice(0, writer.constrained ? undefined : BLOCKS_A_ROUND);
    const declared = [...at.resources()].map(({ address }) => address);
    let program = before.program;
    const asked: string[] = [];
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
      asked.push(address);
      if (written !== "") program = program.slice(0, block.start) + written + program.slice(block.end);
    }
    for (const wanted of this.#lackingIn(before.program)) {
      asked.push(wanted.type);
      program = await writer.add(program, wanted);
    }
    const earlier = before.fixes.filter(({ address }) => address === undefined || !asked.includes(address));
    await this.#record(round, "repair", asked, program, started, [...earlier, ...writer.fixes]);
  }

  #writer(round: number): Writer {
    const { prompt, seed, sampling } = this.#request;
    const onText = (text: string) => this.#onEvent({ kind: "text", text, round });
    const { model, schemas, verifier } = this.#parts;
    const options = { model, schemas, verifier, prompt, wanted: this.#wanted, facts: this.#facts };
    this.#writing = new Writer(
      { ...options, sampling: { ...SAMPLING, ...sampling, seed }, onText, signal: this.#signal },
      round,
    );
    return this.#writing;
  }

  async #record(
    round: number,
    step: "generate" | "repair",
    asked: readonly string[],
    text: string,
    started: Mark,
    earlier: readonly Fix[] = [],
  ): Promise<void> {
    this.#tokens += this.#writing?.tokens ?? 0;
    const sources = this.#writing?.sources ?? { ...NO_SOURCES };
    this.#writing = undefined;
    this.#phase("verify", round);
    const version = await judged(this.#judge, text);
    version.fixes.unshift(...earlier);
    this.#keep(round, step, asked, version, started, sources);
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
    const verified = kept?.report.ok === true && kept.score.level === "deployable";
    return {
      result: !kept ? "nothing" : verified ? "verified" : "best-effort",
      program: kept?.program ?? "",
      files: kept ? { [PROGRAM_FILE]: kept.program } : {},
      ...(kept && { report: kept.report }),
      wrong: kept ? errorsOf(kept.report) : [],
      missing: this.#missingIn(kept?.program ?? ""),
      fixes: kept?.fixes ?? [],
      callouts: calloutsOf(kept?.program ?? ""),
      types: this.#types,
      rounds: this.#rounds,
      best: kept ? this.#rounds.indexOf(kept) : -1,
      cancelled: this.#signal?.aborted ?? false,
      seconds: this.#parts.now() - this.#started,
      tokens: this.#tokens + (this.#writing?.tokens ?? 0),
      ...(this.#declined !== undefined && { notes: [this.#declined] }),
    };
  }

  #phase(phase: Phase, round: number): void {
    this.#onEvent({ kind: "phase", phase, round });
  }

  #begin(phase: Phase, round: number): Mark {
    this.#phase(phase, round);
    return this.#mark();
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
