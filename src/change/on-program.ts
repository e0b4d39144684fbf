/** A run on a program that is there, in stages: the versions of each are judged with their plan against what the stage began from. */
import { newFindings } from "../core/mend.ts";
import { ENGINE_ERROR } from "../core/plan-service.ts";
import { type Diagnostic, errorsOf, type Files, type Report, WRITING_STAGES } from "../core/report.ts";
import { type Callout, calloutsOf } from "../loop/callouts.ts";
import { scoreOf } from "../loop/ladder.ts";
import { isOpen } from "../loop/origin.ts";
import type { Outcome, Part, RoundRecord } from "../loop/record.ts";
import { type LoopRequest, LoopRun, type Mark } from "../loop/run.ts";
import type { Fix } from "../mend/fix.ts";
import { NO_SOURCES } from "../write/block.ts";
import { Budget } from "../write/budget.ts";
import { generationMessages } from "../write/format.ts";
import { derivedSeed } from "../write/write.ts";
import { changesOf, ProgramText, same, texts, wholeText } from "./blocks.ts";
import type { Changed } from "./change.ts";
import type { Version as Compared } from "./compare.ts";
import { effectsOf } from "./losses.ts";
import { type Asking, nearest, type Writer } from "./writer.ts";

export type ChangeRequest = LoopRequest & { files: Files };

export interface Version {
  files: Files;
  /** With its plan. */
  report: Report;
  fixes: Fix[];
}

/** What was made of the request, or of a part of it. */
export type Said = Pick<Changed, "notes" | "understood" | "questions" | "touched">;

/** What a version does to the plan: what is asked back, what is lost, what else there is to say. */
export interface Effects {
  beyond: string[];
  losses: Callout[];
  notes: string[];
}

const SAMPLING = { temperature: 0.2, topP: 0.95 };
const WORSE = "Every version of the change had errors that weren't there before.";
const NOTHING = "No block was found that the instruction speaks of, or nothing that it says of one.";
const NO_EFFECTS: Effects = { beyond: [], losses: [], notes: [] };

const keyOf = ({ code, severity, address, summary, detail }: Diagnostic) =>
  `${severity} ${code} ${address ?? ""} ${summary} ${detail}`;

/** Never more errors than before. */
export abstract class OnProgram extends LoopRun<ChangeRequest> {
  /** What the stage under way began from: the program as it was, or what the stage before came to. Without a report where that broke off. */
  protected base: Omit<Version, "report"> & { report?: Report } = { files: this.request.files, fixes: [] };
  /** Of the stage under way. */
  protected versions: Version[] = [];
  protected said: Said = { notes: [], understood: [], questions: [], touched: [] };
  /** Of the stages before. */
  readonly #settled = { notes: [] as string[], understood: [] as Part[], questions: [] as string[] };
  readonly #losses: Callout[] = [];
  #best = -1;

  /** Makes versions of the program. */
  protected abstract make(): Promise<void>;

  protected async all(): Promise<void> {
    this.phase("retrieve", 0);
    this.base = { ...this.base, report: await this.#verified(this.base.files) };
    await this.make();
  }

  /** Asks the model about a request; its tokens count also when it is stopped. */
  protected writerFor(prompt: string, round: number): Writer {
    const { model, schemas, retriever } = this.parts;
    const { seed, sampling } = this.request;
    const present = new ProgramText(this.base.files).resources.map(({ type }) => type);
    const wanted = retriever.wanted(prompt, present);
    const types = wanted.slice(0, 3).map(({ type }) => type);
    const { onText, onReading } = this.told(round);
    let calls = 0;
    const complete = async (asking: Asking): Promise<string> => {
      this.signal?.throwIfAborted();
      const messages = asking.messages ?? generationMessages(prompt, types, schemas);
      const own = { seed: derivedSeed(derivedSeed(seed, round), 0, calls++), prefill: nearest(asking.prefill ?? "") };
      const limits = asking.maxTokens === undefined ? new Budget().left : { maxTokens: asking.maxTokens };
      const request = { ...asking, messages, ...SAMPLING, ...sampling, ...limits, ...own };
      const { text, tokens } = await model.complete(request, onText, this.signal, onReading);
      this.tokens += tokens;
      this.signal?.throwIfAborted();
      return text;
    };
    return { constrained: model.takesConstraint === true, complete };
  }

  /** Errors that a version brought. */
  protected news({ report }: Version, key = keyOf): Diagnostic[] {
    const errors = this.#comparable(report);
    return this.base.report ? newFindings(this.base.report, { ...report, diagnostics: errors }, key) : errors;
  }

  /** Errors by what has judged the program before, too: those of a plan service may be old where it didn't plan that. */
  #comparable(report: Report): Diagnostic[] {
    const { planned } = this.base.report ?? {};
    const errors = errorsOf(report);
    return planned && "not" in planned ? errors.filter(({ code }) => code !== ENGINE_ERROR) : errors;
  }

  /** The version of the stage to take over. */
  protected get kept(): Version | undefined {
    const before = this.base.report ? errorsOf(this.base.report).length : Number.POSITIVE_INFINITY;
    return this.versions.find(
      (version) =>
        !same(this.base.files, version.files) &&
        this.news(version).length === 0 &&
        this.#comparable(version.report).length <= before,
    );
  }

  /** What a version does to the plan that nobody asked for, and what it destroys. */
  protected effects(version: Version): Effects {
    const { files, report } = this.base;
    if (!report) return NO_EFFECTS;
    const compared = (one: Pick<Version, "files" | "report">): Compared => ({ ...one, files: texts(one.files) });
    const effects = effectsOf(compared({ files, report }), compared(version), new Set(this.said.touched));
    return { ...effects, notes: [] };
  }

  protected async keep(
    round: number,
    step: RoundRecord["step"],
    { files, fixes }: Omit<Version, "report">,
    { touched, sources }: Pick<Changed, "touched" | "sources">,
    from: Mark,
  ): Promise<Version> {
    this.phase("verify", round);
    const report = await this.#verified(files);
    const program = wholeText(files);
    const version = { files, report, fixes };
    this.versions.push(version);
    this.record(
      {
        ...{ round, step, program, report: this.#shown(report), fixes, asked: [...touched] },
        files: changesOf(this.request.files, files),
        sources: { ...NO_SOURCES, ...sources },
        score: scoreOf(program, report, [], fixes),
      },
      from,
    );
    return version;
  }

  async #verified(files: Files): Promise<Report> {
    const { verifier, further } = this.parts;
    const request = { ...this.request.verify, stages: WRITING_STAGES, files, withPlan: true };
    const report = await verifier.verify(request, this.heeded);
    return further ? further(report, files, this.signal) : report;
  }

  /** Without the plan, unless it was asked for. */
  #shown(report: Report): Report {
    const { plan, ...rest } = report;
    return this.request.verify?.withPlan && plan !== undefined ? report : rest;
  }

  /** Ends a stage: what is kept of it is what the next one begins from. */
  protected settle(): void {
    const { kept, versions, said } = this;
    const isLost = !kept && versions.length > 0;
    const { beyond, losses, notes } = kept ? this.effects(kept) : NO_EFFECTS;
    const dropped = kept?.fixes.filter(({ kind }) => kind === "drop-block") ?? [];
    this.#settled.understood.push(
      ...said.understood.map((part) => (isLost && part.done ? { ...part, done: false, reason: WORSE } : part)),
      ...dropped.map(({ address = "", title }) => ({ text: address, done: false, reason: title })),
    );
    this.#settled.questions.push(...said.questions, ...beyond);
    this.#settled.notes.push(...said.notes, ...notes, ...(isLost ? [WORSE] : []));
    this.#losses.push(...losses);
    if (kept) {
      this.base = kept;
      this.#best = this.rounds.length - versions.length + versions.indexOf(kept);
    }
    this.versions = [];
    this.said = { notes: [], understood: [], questions: [], touched: [] };
  }

  /** What of the request isn't done, as it says it, where nothing is asked back. Of a settled stage. */
  protected get left(): string | undefined {
    const { understood, questions } = this.#settled;
    const open = understood.filter(({ done }) => !done);
    if (questions.length > 0 || (understood.length > 0 && open.length === 0)) return undefined;
    return open.map(({ text }) => text).join("; ") || this.request.prompt;
  }

  /** Why what is left of the request can't be called done. */
  protected explain(reason: string): void {
    const { understood } = this.#settled;
    if (understood.length === 0) understood.push({ text: this.request.prompt, done: false });
    for (const part of understood) if (!part.done) part.reason = reason;
  }

  outcome(): Outcome {
    this.settle();
    const { prompt, files } = this.request;
    const { understood, questions, notes } = this.#settled;
    const open = isOpen({ understood, questions });
    const { files: after, report, fixes } = this.base;
    if (this.rounds.length === 0 && !open) notes.push(understood.length > 0 ? "Nothing had to change." : NOTHING);
    return {
      ...this.outcomeOf(this.#best, open, {
        program: typeof after["main.tf"] === "string" ? after["main.tf"] : "",
        files: texts(after),
        ...(report && { report }),
        ...{ missing: [], fixes },
        callouts: [...this.#losses, ...calloutsOf(wholeText(after), wholeText(files))],
        types: this.parts.retriever.retrieve(prompt),
        ...(this.hasEnded && { ended: this.why === undefined ? {} : { why: this.why } }),
        ...{ notes, understood, questions },
      }),
      ...(report && { report: this.#shown(report) }),
    };
  }
}
