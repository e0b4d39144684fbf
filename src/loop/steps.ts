/** A step of a run that writes a new program: blocks are written, or an answer is taken; the version is judged, mended and on record. */
import type { Wanted } from "../ask/naming.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { Source } from "../intent/intent.ts";
import type { Fix } from "../mend/fix.ts";
import { NO_SOURCES } from "../write/block.ts";
import type { Plain } from "../write/plain.ts";
import type { Sampling, Writer } from "../write/write.ts";
import { Blocks } from "./blocks.ts";
import { errorsInWhole, type Planned, wholeOf } from "./choose.ts";
import { Judge, type Version } from "./judge.ts";
import { type Score, scoreOf } from "./ladder.ts";
import { NO_PLAN, type Plan } from "./plan.ts";
import type { RoundRecord } from "./record.ts";
import { LoopRun, type Mark } from "./run.ts";

const SAMPLING = { temperature: 0.2, topP: 0.95, maxTokens: 120 };

/** What goes on record of a step beside its version. */
interface Entry {
  round: number;
  kind: RoundRecord["step"];
  asked: readonly string[];
  started: Mark;
}

/** What is being written. */
export interface Step extends Entry {
  /** As far as its blocks are finished. */
  program: string;
  /** Fixes of the version that it begins from. */
  earlier: readonly Fix[];
  /** Writes its blocks. Tokens of finished steps are counted; those of the one under way are still with this. */
  writer?: Writer;
}

export abstract class StepRun extends LoopRun {
  protected planned: Planned = { plan: NO_PLAN, facts: {} };
  /** What wasn't done, and why. */
  protected readonly notes = new Set<string>();
  protected readonly judge = new Judge({
    ...this.parts,
    request: this.request.verify,
    signal: () => this.heeded,
    stop: this.signal,
  });
  readonly #authors = new Map<string, Source>();
  #step: Step | undefined;

  protected get plan(): Plan {
    return this.planned.plan;
  }

  protected async rest(): Promise<void> {
    if (this.#step?.program) await this.settle(this.#step);
  }

  /** A step that writes block by block what is planned. */
  protected async draft(round: number, model: CompletionModel): Promise<void> {
    const step = this.begin("generate", round, this.plan.types);
    step.program = this.plan.begun;
    await this.#blocks(step, model).draft((program) => this.#finished(step, program));
    await this.settle(step);
  }

  /** A step that writes again the blocks at fault, and those that a version lacks. */
  protected async rewrite(round: number, before: RoundRecord, lacking: readonly Wanted[]): Promise<void> {
    const step = this.begin("repair", round);
    step.earlier = before.fixes;
    const program = await this.#blocks(step, this.parts.model).rewrite(before, lacking, (written, asked) => {
      this.#finished(step, written);
      step.asked = [...step.asked, asked];
      // What was done to blocks that are written again is no longer true.
      step.earlier = before.fixes.filter(({ address }) => address === undefined || !step.asked.includes(address));
    });
    await this.settle({ ...step, program });
  }

  #finished(step: Step, program: string): void {
    step.program = program;
    this.onEvent({ kind: "draft", program, round: step.round });
  }

  #blocks(step: Step, model: CompletionModel): Blocks {
    const { parts, planned, signal } = this;
    const errorsIn = errorsInWhole(this.judge, this.request.prompt, parts.schemas);
    const options = { parts, request: this.request.prompt, planned, sampling: this.#sampling, errorsIn, signal };
    const blocks = new Blocks({ ...options, ...this.told(step.round) }, step.round, model);
    step.writer = blocks.writer;
    return blocks;
  }

  get #sampling(): Sampling {
    const { seed, sampling } = this.request;
    return { ...SAMPLING, ...sampling, seed };
  }

  /** What a model is asked that writes the whole program. */
  protected asking(round: number): Plain {
    const { model, schemas, verifier: editor } = this.parts;
    const asked = { model, editor, schemas, prompt: this.request.prompt, types: this.plan.types };
    return { ...asked, sampling: this.#sampling, round, ...this.told(round), signal: this.signal };
  }

  /** The program with what code states in it: it is judged as it will stand. */
  protected whole(program: string): string {
    return wholeOf(program, this.request.prompt, this.parts.schemas);
  }

  protected begin(kind: "generate" | "repair", round: number, asked: readonly string[] = []): Step {
    this.phase(kind, round);
    const step: Step = { round, kind, asked, program: "", started: this.mark(), earlier: [] };
    this.#step = step;
    return step;
  }

  /** A step that an answer makes. */
  protected async answered(step: Step, { program, tokens }: { program: string; tokens: number }): Promise<void> {
    this.tokens += tokens;
    step.program = program;
    await this.settle(step);
  }

  /** Puts on record what a step wrote, mended, and where that isn't verified the last resort beside it. */
  protected async settle(step: Step): Promise<void> {
    const version = await this.judged(step, (program, fixes) => this.judge.mended(this.whole(program), fixes));
    if (version.report.ok) return;
    this.phase("fix", step.round);
    const started = this.mark();
    const rest = await this.judge.salvaged(version);
    if (rest.program !== version.program) this.keep({ round: step.round, kind: "salvage", asked: [], started }, rest);
  }

  /** Ends a step: its version is on record. */
  protected async judged(
    { program, earlier, writer, ...entry }: Step,
    versionOf: (program: string, fixes: readonly Fix[]) => Promise<Version>,
  ): Promise<Version> {
    this.phase("verify", entry.round);
    const version = await versionOf(program, [...earlier, ...(writer?.fixes ?? [])]);
    this.tokens += writer?.tokens ?? 0;
    for (const note of writer?.notes ?? []) this.notes.add(note);
    for (const [key, author] of writer?.authors ?? []) this.#authors.set(key, author);
    this.#step = undefined;
    this.keep(entry, version, writer?.sources);
    return version;
  }

  protected keep({ round, kind, asked, started }: Entry, version: Version, sources = { ...NO_SOURCES }): void {
    const score = this.scoreOf(version);
    this.record({ round, step: kind, ...version, asked: [...asked], sources, score }, started);
  }

  protected scoreOf({ program, report, fixes }: Version): Score {
    return scoreOf(program, report, this.plan.types, fixes);
  }

  protected get spent(): number {
    return this.tokens + (this.#step?.writer?.tokens ?? 0);
  }

  /** Whose the values of blocks are that weren't drafted, by their keys. */
  protected authorsOf(_program: string): ReadonlyMap<string, Source> {
    return this.#authors;
  }
}
