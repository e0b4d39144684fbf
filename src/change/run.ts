/** The loop on a program that is there: change, verify, put right what the change broke. Never more errors than before. */

import type { Retriever } from "../ask/retrieve.ts";
import type { BlockEdit, ProgramEditor } from "../core/block-edits.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { FactsSource } from "../core/facts.ts";
import type { Refactorer } from "../core/refactor.ts";
import {
  type Diagnostic,
  errorsOf,
  type Files,
  type Report,
  type Verifier,
  type VerifyRequest,
} from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { calloutsOf } from "../loop/callouts.ts";
import { scoreOf } from "../loop/ladder.ts";
import { isOpen, originOf } from "../loop/origin.ts";
import type { LoopEvent, Outcome, Part, RoundRecord } from "../loop/record.ts";
import type { Fix } from "../mend/fix.ts";
import { NO_SOURCES } from "../write/block.ts";
import { withNewRequirements } from "../write/requirements.ts";
import { derivedSeed } from "../write/write.ts";
import { ProgramText } from "./blocks.ts";
import { type Changed, change } from "./change.ts";
import { type Version as Compared, regressionsOf, touchedBlocks } from "./compare.ts";
import { type Effects, effectsOf } from "./effects.ts";
import { changesOf, same, textOf, texts } from "./files.ts";
import { joined } from "./joined.ts";
import { ModelWriter } from "./model-writer.ts";
import { plainChange } from "./plain.ts";
import { newFindings, planDifference } from "./proof.ts";
import { type Refactored, refactored } from "./verbs/refactoring.ts";
import { atFault, mended, newErrors, takenBack } from "./versions.ts";

export interface ChangeLoopParts {
  model: CompletionModel;
  verifier: Verifier & FactsSource & ProgramEditor & Refactorer;
  schemas: Schemas;
  retriever: Retriever;
  now: () => number;
}

export interface ChangeRequest {
  prompt: string;
  seed: number;
  rounds?: number;
  sampling?: { temperature?: number; topP?: number };
  constraint?: boolean;
  /** What can't be without a block that the request removes may go with it, unasked. */
  consents?: boolean;
  /** The program to change. */
  files: Files;
  verify?: Omit<VerifyRequest, "files" | "stages">;
}

interface Version {
  files: Files;
  /** With its plan. */
  report: Report;
  fixes: Fix[];
}

const NO_PLAN: Report = {
  ok: false,
  stages: { parse: "skipped", schema: "skipped", plan: "skipped", lint: "skipped", policy: "skipped" },
  ...{ diagnostics: [], policies: [], providers: [] },
};
const SAMPLING = { temperature: 0.2, topP: 0.95 };

/** Resolves also when `signal` aborts or something breaks off midway, then with the parts that are done; rejects when it breaks off before any is. */
export async function runChange(
  parts: ChangeLoopParts,
  request: ChangeRequest,
  onEvent: (event: LoopEvent) => void = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.prompt.length > READ_AT_MOST) return tooLong(parts, request);
  const first = request.constraint === false ? undefined : await begun(parts, request, signal);
  const run = new ChangeRun(parts, request, onEvent, signal, first);
  try {
    await run.all();
  } catch (error) {
    await run.brokeOff(error);
  }
  const outcome = run.outcome();
  if (!first?.rest || signal?.aborted) return outcome;
  const files = outcome.best < 0 ? request.files : first.files;
  try {
    return joined(outcome, await runChange(parts, { ...request, prompt: first.rest, files }, onEvent, signal));
  } catch (error) {
    if (outcome.best < 0) throw error;
    return { ...outcome, ended: { why: messageOf(error) } };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What is longer isn't an instruction but a text that one stands in; half of it would be another one. */
const READ_AT_MOST = 2_000;

function tooLong(parts: ChangeLoopParts, { prompt, ...request }: ChangeRequest): Outcome {
  const said = prompt.length.toLocaleString("en");
  const most = READ_AT_MOST.toLocaleString("en");
  const outcome = new ChangeRun(parts, { ...request, prompt: "" }, () => {}, undefined).outcome();
  const reason = `The instruction has ${said} characters, and no more than ${most} are read as one. Say it in shorter ones.`;
  return { ...outcome, understood: [{ text: `${prompt.slice(0, 80)}…`, done: false, reason }], notes: [] };
}

/** The refactorings that a request asks for; a stop leaves the program as it is. */
const begun = ({ verifier }: ChangeLoopParts, { prompt, files }: ChangeRequest, signal?: AbortSignal) =>
  refactored(verifier, prompt, files, signal).catch((error) => {
    if (!signal?.aborted) throw error;
    return undefined;
  });

/** What is said of the proof of a refactoring; how plans differ, is asked back. */
function proofOf(differences: readonly string[] | undefined): string[] {
  if (!differences) return ["There is no plan to compare, so that it isn't proved that nothing else changes."];
  return differences.length > 0 ? [] : ["Both plans were compared: nothing differs but addresses."];
}

const isError = ({ severity }: Diagnostic) => severity === "error";

class ChangeRun {
  readonly #started: number;
  readonly #rounds: RoundRecord[] = [];
  readonly #versions: Version[] = [];
  #before: Report | undefined;
  #notes: string[] = [];
  #understood: Part[] = [];
  #questions: string[] = [];
  #touched: string[] = [];
  #tokens = 0;
  /** What is done, before it is judged. */
  #done: { files: Files; changed: Changed; begun: number } | undefined;
  /** Why it ended before its time, when the user didn't stop it; and whether it did. */
  #why: string | undefined;
  #hasEnded = false;

  constructor(
    private readonly parts: ChangeLoopParts,
    private readonly request: ChangeRequest,
    private readonly onEvent: (event: LoopEvent) => void,
    private readonly signal: AbortSignal | undefined,
    /** What is made without a model, and all that this run does where there is any. */
    private readonly refactored?: Refactored,
  ) {
    this.#started = parts.now();
  }

  async all(): Promise<void> {
    const { files, rounds = 3 } = this.request;
    this.onEvent({ kind: "phase", phase: "retrieve", round: 0 });
    this.#before = await this.#verified(files);
    if (this.#plain) return this.#alone(rounds);
    this.onEvent({ kind: "phase", phase: "generate", round: 0 });
    const begun = this.parts.now();
    const changed = await this.#changed();
    this.#notes = changed.notes;
    this.#understood = changed.understood;
    this.#questions = changed.questions;
    this.#touched = changed.touched;
    const isNothing = same(files, changed.files);
    if (!isNothing && this.refactored) return void (await this.#keep(0, "generate", changed.files, [], changed, begun));
    const whole = { ...changed.files, ...withNewRequirements(texts(files), texts(changed.files), this.parts.schemas) };
    // What code states is for what was asked.
    const touched = same(whole, changed.files) ? changed.touched : [...changed.touched, "terraform"];
    const made = { ...changed, touched };
    this.#touched = touched;
    if (!isNothing) this.#done = { files: whole, changed: made, begun };
    if (changed.broke !== undefined) throw changed.broke;
    if (isNothing) return;
    let version = await this.#keep(0, "generate", whole, [], made, begun);
    for (let round = 1; round <= rounds && this.#news(version).length > 0; round++) {
      const next = await this.#better(version, changed.touched, round);
      if (!next) break;
      version = next;
    }
  }

  /** Stopped, or model or verifier failed: the parts that are done are judged without heeding the stop. Rejects with the failure when none is. */
  async brokeOff(error: unknown): Promise<void> {
    const stopped = this.signal?.aborted === true;
    if (!stopped) this.#why = messageOf(error);
    this.#hasEnded = true;
    if (this.#done && this.#versions.length === 0)
      await this.#keep(0, "generate", this.#done.files, [], this.#done.changed, this.#done.begun);
    if (!stopped && this.#versions.length === 0) throw error;
  }

  get #plain(): boolean {
    return this.request.constraint === false;
  }

  /** The model without any help: the whole program, and all of it again while something is wrong with it. */
  async #alone(rounds: number): Promise<void> {
    const { prompt, files } = this.request;
    for (let round = 0; round <= rounds; round++) {
      const before = this.#versions.at(-1);
      if (before?.report.ok) return;
      this.onEvent({ kind: "phase", phase: round === 0 ? "generate" : "repair", round });
      const begun = this.parts.now();
      const wrong = before ? errorsOf(before.report) : [];
      const changed = await this.#asked(round, (writer) => plainChange(writer, prompt, files, wrong));
      await this.#keep(round, round === 0 ? "generate" : "repair", changed.files, [], changed, begun);
    }
  }

  async #changed(): Promise<Changed> {
    if (this.refactored) {
      const [before, after] = [texts(this.request.files), texts(this.refactored.files)];
      return { ...this.refactored, touched: touchedBlocks(before, after), questions: [], sources: NO_SOURCES };
    }
    const { schemas, retriever, verifier } = this.parts;
    const { consents } = this.request;
    const parts = { editor: verifier, verifier, schemas, retriever, consents, signal: this.signal };
    return this.#asked(0, (writer) => change({ ...parts, writer }, this.request.prompt, this.request.files));
  }

  /** What comes of asking the model; its tokens count also when it is stopped. */
  async #asked(round: number, ask: (writer: ModelWriter) => Promise<Changed>): Promise<Changed> {
    const { model, schemas, retriever } = this.parts;
    const { prompt, files, seed, sampling } = this.request;
    const types = retriever.wanted(prompt, { present: new ProgramText(files).resources.map(({ type }) => type) });
    const writer = new ModelWriter(
      model,
      schemas,
      prompt,
      types.slice(0, 3).map(({ type }) => type),
      { ...SAMPLING, ...sampling, seed: derivedSeed(seed, round) },
      (text) => this.onEvent({ kind: "text", text, round }),
      this.signal,
      (read, of) => this.onEvent({ kind: "reading", read, of, round }),
    );
    try {
      return await ask(writer);
    } finally {
      this.#tokens += writer.tokens;
    }
  }

  /** Mended where the verifier says how; else without the blocks at fault; undefined when that is no better. */
  async #better(version: Version, touched: readonly string[], round: number): Promise<Version | undefined> {
    this.onEvent({ kind: "phase", phase: "repair", round });
    const begun = this.parts.now();
    const news = this.#news(version);
    const files = mended(version.files, news);
    const asked = { touched: [], sources: {} };
    const meant = files && regressionsOf(this.#compared(version), this.#compared({ files, report: NO_PLAN }), touched);
    // What the verifier would mend beside the change isn't the change's to mend.
    if (files && !same(files, version.files) && meant?.length === 0) {
      const fix: Fix = { kind: "suggested-edit", title: "mended as the verifier says" };
      const next = await this.#keep(round, "repair", files, [...version.fixes, fix], asked, begun);
      if (this.#news(next).length < news.length) return next;
    }
    const faulty = atFault(version.files, touched, news);
    const back = takenBack(this.request.files, version.files, faulty.length > 0 ? faulty : touched);
    if (back.length === 0) return undefined;
    const edits = back.map(
      ({ address, text, file }): BlockEdit =>
        text === undefined ? { action: "remove", address, file } : { action: "replace", address, text, file },
    );
    const result = await this.parts.verifier.edit(version.files, edits, this.signal);
    const fixes = back.map(
      ({ address, text }): Fix => ({
        kind: "drop-block",
        address,
        title: `${address}: ${text === undefined ? "left out" : "kept as it was"}, since the change would be an error: ${news[0]?.summary ?? ""}`,
      }),
    );
    return this.#keep(round, "repair", result.files, [...version.fixes, ...fixes], asked, begun);
  }

  #verified(files: Files): Promise<Report> {
    const signal = this.#hasEnded ? undefined : this.signal;
    return this.parts.verifier.verify({ ...this.request.verify, files, withPlan: true }, signal);
  }

  async #keep(
    round: number,
    step: RoundRecord["step"],
    files: Files,
    fixes: Fix[],
    { touched, sources }: Pick<Changed, "touched" | "sources">,
    begun: number,
  ): Promise<Version> {
    this.onEvent({ kind: "phase", phase: "verify", round });
    const report = await this.#verified(files);
    const program = textOf(files);
    const record: RoundRecord = {
      ...{ round, step, program, report: this.#shown(report), fixes, asked: [...touched] },
      files: changesOf(this.request.files, files),
      seconds: this.parts.now() - begun,
      tokens: this.#tokens - this.#rounds.reduce((sum, { tokens }) => sum + tokens, 0),
      sources: { ...NO_SOURCES, ...sources },
      score: scoreOf(program, report, [], fixes),
    };
    const version = { files, report, fixes };
    this.#rounds.push(record);
    this.#versions.push(version);
    this.onEvent({ kind: "draft", program, round });
    this.onEvent({ kind: "round", record });
    return version;
  }

  #news({ report }: Version) {
    if (this.refactored && this.#before) return newFindings(this.#before, report).filter(isError);
    return this.#before ? newErrors(this.#before, report) : errorsOf(report);
  }

  /** Without the plan, unless it was asked for. */
  #shown(report: Report): Report {
    const { plan, ...rest } = report;
    return this.request.verify?.withPlan && plan !== undefined ? report : rest;
  }

  #compared({ files, report }: Pick<Version, "files" | "report">): Compared {
    return { files: texts(files), report };
  }

  /** What a refactoring does to the plan, which is to stay as it is but for addresses. */
  #differences({ report }: Version, { moved }: Refactored): string[] | undefined {
    return this.#before && planDifference(this.#before, report, ...moved);
  }

  /** What a version does to the plan that nobody asked for, and what it destroys. */
  #effects(version: Version): Effects {
    if (!this.#before) return { beyond: [], losses: [] };
    if (this.refactored) {
      const beyond = this.#differences(version, this.refactored) ?? [];
      return { beyond: beyond.map((what) => `The plan would not stay as it is: ${what}.`), losses: [] };
    }
    const before = this.#compared({ files: this.request.files, report: this.#before });
    return effectsOf(before, this.#compared(version), new Set(this.#touched));
  }

  /** The parts of the request, as they stand in what is kept. */
  #parts(kept: Version | undefined): Part[] {
    if (!kept && this.#versions.length > 0) {
      const reason = "Every version of the change had errors that weren't there before.";
      return this.#understood.map((part) => (part.done ? { ...part, done: false, reason } : part));
    }
    const dropped = kept?.fixes.filter(({ kind }) => kind === "drop-block") ?? [];
    return [
      ...this.#understood,
      ...dropped.map(({ address = "", title }) => ({ text: address, done: false, reason: title })),
    ];
  }

  outcome(): Outcome {
    const { files, prompt } = this.request;
    const before = this.#before ? errorsOf(this.#before).length : Number.POSITIVE_INFINITY;
    const fit = this.#versions.filter(
      (version) =>
        !same(files, version.files) && this.#news(version).length === 0 && errorsOf(version.report).length <= before,
    );
    const fewest = this.#versions.toSorted((a, b) => errorsOf(a.report).length - errorsOf(b.report).length);
    const kept = this.#plain ? fewest[0] : fit[0];
    const notes = [...this.#notes];
    const understood = this.#parts(kept);
    const { beyond, losses } = kept && !this.#plain ? this.#effects(kept) : { beyond: [], losses: [] };
    const questions = [...this.#questions, ...beyond];
    const open = isOpen({ understood, questions });
    if (kept && this.refactored) notes.push(...proofOf(this.#differences(kept, this.refactored)));
    if (!kept)
      if (this.#versions.length > 0) notes.push("Every version of the change had errors that weren't there before.");
      else if (understood.length > 0 && !open) notes.push("Nothing had to change.");
      else if (!open) notes.push("No block was found that the instruction speaks of, or nothing that it says of one.");
    const after = kept?.files ?? files;
    const best = kept ? this.#versions.indexOf(kept) : -1;
    const verdict = kept && verdictOf(kept.report, { ...originOf(this.#rounds, best), open });
    const report = kept?.report ?? this.#before;
    return {
      result: !verdict ? "nothing" : verdict.level === "verified" ? "verified" : "best-effort",
      program: typeof after["main.tf"] === "string" ? after["main.tf"] : "",
      files: texts(after),
      ...(report && { report: this.#shown(report) }),
      ...(verdict && { verdict }),
      wrong: report ? errorsOf(report) : [],
      missing: [],
      fixes: kept?.fixes ?? [],
      callouts: [...losses, ...calloutsOf(textOf(after), textOf(files))],
      types: this.parts.retriever.retrieve(prompt),
      rounds: this.#rounds,
      best,
      cancelled: this.signal?.aborted ?? false,
      ...(this.#hasEnded && { ended: this.#why === undefined ? {} : { why: this.#why } }),
      seconds: this.parts.now() - this.#started,
      tokens: this.#tokens,
      notes,
      understood,
      questions,
    };
  }
}
