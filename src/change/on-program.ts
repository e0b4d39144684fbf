/** A run on a program that is there: its versions, each judged with its plan against the program as it was. */
import { type Diagnostic, errorsOf, type Files, type Report } from "../core/report.ts";
import { calloutsOf } from "../loop/callouts.ts";
import { scoreOf } from "../loop/ladder.ts";
import { isOpen } from "../loop/origin.ts";
import type { Outcome, Part, RoundRecord } from "../loop/record.ts";
import { type LoopRequest, LoopRun, type Mark } from "../loop/run.ts";
import type { Fix } from "../mend/fix.ts";
import { NO_SOURCES } from "../write/block.ts";
import { derivedSeed } from "../write/write.ts";
import { changesOf, ProgramText, same, textOf, texts } from "./blocks.ts";
import type { Changed } from "./change.ts";
import type { Version as Compared } from "./compare.ts";
import { type Effects, effectsOf } from "./losses.ts";
import { newErrors } from "./versions.ts";
import { ModelWriter } from "./writer.ts";

export type ChangeRequest = LoopRequest & { files: Files };

export interface Version {
  files: Files;
  /** With its plan. */
  report: Report;
  fixes: Fix[];
}

const SAMPLING = { temperature: 0.2, topP: 0.95 };
const WORSE = "Every version of the change had errors that weren't there before.";
const NOTHING = "No block was found that the instruction speaks of, or nothing that it says of one.";

/** Never more errors than before. */
export abstract class OnProgram extends LoopRun<ChangeRequest> {
  protected readonly versions: Version[] = [];
  protected before: Report | undefined;
  /** What was made of the request. */
  protected changed: Pick<Changed, "notes" | "understood" | "questions" | "touched"> = {
    ...{ notes: [], understood: [], questions: [], touched: [] },
  };

  /** Makes versions of the program. */
  protected abstract make(): Promise<void>;

  protected async all(): Promise<void> {
    this.phase("retrieve", 0);
    this.before = await this.#verified(this.request.files);
    await this.make();
  }

  /** What comes of asking the model; its tokens count also when it is stopped. */
  protected async asked<T>(round: number, ask: (writer: ModelWriter) => Promise<T>): Promise<T> {
    const { model, schemas, retriever } = this.parts;
    const { prompt, files, seed, sampling } = this.request;
    const wanted = retriever.wanted(prompt, { present: new ProgramText(files).resources.map(({ type }) => type) });
    const types = wanted.slice(0, 3).map(({ type }) => type);
    const options = { ...SAMPLING, ...sampling, seed: derivedSeed(seed, round) };
    const { onText, onReading } = this.told(round);
    const writer = new ModelWriter(model, schemas, prompt, types, options, onText, this.signal, onReading);
    try {
      return await ask(writer);
    } finally {
      this.tokens += writer.tokens;
    }
  }

  /** Errors that a version brought. */
  protected news({ report }: Version): Diagnostic[] {
    return this.before ? newErrors(this.before, report) : errorsOf(report);
  }

  /** The version to take over. */
  protected get kept(): Version | undefined {
    const before = this.before ? errorsOf(this.before).length : Number.POSITIVE_INFINITY;
    return this.versions.find(
      (version) =>
        !same(this.request.files, version.files) &&
        this.news(version).length === 0 &&
        errorsOf(version.report).length <= before,
    );
  }

  /** What a version does to the plan that nobody asked for, and what it destroys. */
  protected effects(version: Version): Effects {
    if (!this.before) return { beyond: [], losses: [] };
    const before = this.compared({ files: this.request.files, report: this.before });
    return effectsOf(before, this.compared(version), new Set(this.changed.touched));
  }

  /** What else there is to say of a version. */
  protected notesOn(_: Version): string[] {
    return [];
  }

  protected compared({ files, report }: Pick<Version, "files" | "report">): Compared {
    return { files: texts(files), report };
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
    const program = textOf(files);
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

  #verified(files: Files): Promise<Report> {
    return this.parts.verifier.verify({ ...this.request.verify, files, withPlan: true }, this.heeded);
  }

  /** Without the plan, unless it was asked for. */
  #shown(report: Report): Report {
    const { plan, ...rest } = report;
    return this.request.verify?.withPlan && plan !== undefined ? report : rest;
  }

  /** The parts of the request, as they stand in what is kept. */
  #parts(kept: Version | undefined): Part[] {
    const { understood } = this.changed;
    if (!kept && this.versions.length > 0)
      return understood.map((part) => (part.done ? { ...part, done: false, reason: WORSE } : part));
    const dropped = kept?.fixes.filter(({ kind }) => kind === "drop-block") ?? [];
    return [
      ...understood,
      ...dropped.map(({ address = "", title }) => ({ text: address, done: false, reason: title })),
    ];
  }

  outcome(): Outcome {
    const { prompt, files } = this.request;
    const { kept } = this;
    const understood = this.#parts(kept);
    const { beyond, losses } = kept ? this.effects(kept) : { beyond: [], losses: [] };
    const questions = [...this.changed.questions, ...beyond];
    const open = isOpen({ understood, questions });
    const notes = [...this.changed.notes, ...(kept ? this.notesOn(kept) : [])];
    if (!kept && this.versions.length > 0) notes.push(WORSE);
    else if (!kept && !open) notes.push(understood.length > 0 ? "Nothing had to change." : NOTHING);
    const after = kept?.files ?? files;
    const report = kept?.report ?? this.before;
    const best = kept ? this.versions.indexOf(kept) : -1;
    return {
      ...this.outcomeOf(best, open, {
        program: typeof after["main.tf"] === "string" ? after["main.tf"] : "",
        files: texts(after),
        ...(report && { report }),
        missing: [],
        fixes: kept?.fixes ?? [],
        callouts: [...losses, ...calloutsOf(textOf(after), textOf(files))],
        types: this.parts.retriever.retrieve(prompt),
        ...(this.hasEnded && { ended: this.why === undefined ? {} : { why: this.why } }),
        ...{ notes, understood, questions },
      }),
      ...(report && { report: this.#shown(report) }),
    };
  }
}
