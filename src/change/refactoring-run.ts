/** What the engine made of a program without a model is judged: nothing but addresses may differ. */
import type { Move, Refactorer } from "../core/refactor.ts";
import type { Diagnostic, Files } from "../core/report.ts";
import { clausesOf } from "../language/clauses.ts";
import type { Part } from "../loop/record.ts";
import type { LoopParts, OnEvent } from "../loop/run.ts";
import { argumentOf, ProgramText, same, texts } from "./blocks.ts";
import { touchedBlocks } from "./compare.ts";
import type { Effects } from "./losses.ts";
import { type ChangeRequest, OnProgram, type Version } from "./on-program.ts";
import { newFindings, planDifference } from "./proof.ts";
import { type Asked, refactoringsIn } from "./verbs/refactor-words.ts";

export class RefactoringRun extends OnProgram {
  constructor(
    parts: LoopParts,
    request: ChangeRequest,
    onEvent: OnEvent,
    signal: AbortSignal | undefined,
    private readonly refactored: Refactored,
  ) {
    super(parts, request, onEvent, signal);
  }

  protected async make(): Promise<void> {
    const { files, notes, understood } = this.refactored;
    this.phase("generate", 0);
    const touched = touchedBlocks(texts(this.request.files), texts(files));
    this.changed = { notes, understood, questions: [], touched };
    if (same(this.request.files, files)) return;
    await this.keep(0, "generate", { files, fixes: [] }, { touched, sources: {} }, this.mark());
  }

  protected async rest(): Promise<void> {}

  protected override news({ report }: Version): Diagnostic[] {
    return this.before ? newFindings(this.before, report).filter(({ severity }) => severity === "error") : [];
  }

  /** How plans differ is asked back. */
  protected override effects(version: Version): Effects {
    const differences = this.#differences(version) ?? [];
    return { beyond: differences.map((what) => `The plan would not stay as it is: ${what}.`), losses: [] };
  }

  protected override notesOn(version: Version): string[] {
    const differences = this.#differences(version);
    if (!differences) return ["There is no plan to compare, so that it isn't proved that nothing else changes."];
    return differences.length > 0 ? [] : ["Both plans were compared: nothing differs but addresses."];
  }

  #differences({ report }: Version): string[] | undefined {
    return this.before && planDifference(this.before, report, ...this.refactored.moved);
  }
}

export interface Refactored {
  files: Files;
  /** Of every refactoring, in the order in which they were made. */
  moved: Move[][];
  understood: Part[];
  notes: string[];
  /** What the request asks for besides. */
  rest: string;
}

/** Undefined when the request asks for none. What of it is none is left for a change. */
export async function refactored(
  refactorer: Refactorer,
  request: string,
  files: Files,
  signal?: AbortSignal,
): Promise<Refactored | undefined> {
  const result: Refactored = { files, moved: [], understood: [], notes: [], rest: "" };
  const rest: string[] = [];
  for (const { text } of clausesOf(request)) {
    const wanted = refactoringsIn(text, new ProgramText(result.files));
    if (wanted.length === 0) rest.push(text);
    for (const one of wanted)
      await make(refactorer, wanted.length === 1 ? text : textOf(one, text), one, result, signal);
  }
  return result.understood.length === 0 ? undefined : { ...result, rest: rest.join(" ") };
}

async function make(
  refactorer: Refactorer,
  text: string,
  wanted: Asked,
  result: Refactored,
  signal: AbortSignal | undefined,
): Promise<void> {
  if ("reason" in wanted) {
    result.understood.push({ text, done: false, reason: wanted.reason });
    return;
  }
  const { request } = wanted;
  const before = new ProgramText(result.files);
  const { files, diagnostics, moved } = await refactorer.refactor(result.files, request, signal);
  const error = diagnostics.find(({ severity }) => severity === "error");
  result.understood.push({ text, done: !error, ...(error && { reason: error.detail }) });
  if (error) return;
  result.files = files;
  result.moved.push(moved);
  result.notes.push(...diagnostics.map(({ detail }) => detail));
  if (request.action === "rename" && "address" in request) {
    const block = before.find(request.address);
    const own = block?.type && ["name", "bucket", "identifier"].find((name) => argumentOf(block.item, name));
    if (own) result.notes.push(`What the cloud calls it stays: ${own} of ${request.address} wasn't changed.`);
  }
}

const textOf = (wanted: Asked, text: string): string =>
  "request" in wanted && wanted.request.action === "rename" && "address" in wanted.request
    ? `rename ${wanted.request.address} to ${wanted.request.to}`
    : text;
