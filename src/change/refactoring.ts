/** What the engine makes of a program without a model: the refactorings that a request asks for. */
import type { Move, Refactorer } from "../core/refactor.ts";
import type { Files } from "../core/report.ts";
import { clausesOf } from "../language/clauses.ts";
import type { Part } from "../loop/record.ts";
import { argumentOf, ProgramText } from "./blocks.ts";
import { type Asked, refactoringsIn } from "./verbs/refactor-words.ts";

export interface Refactored {
  files: Files;
  /** Of every refactoring, in the order in which they were made. */
  moved: Move[][];
  understood: Part[];
  notes: string[];
  /** What the request asks for besides. */
  rest: string;
}

/** What of the request is no refactoring is left for a change. */
export async function refactored(
  refactorer: Refactorer,
  request: string,
  files: Files,
  signal?: AbortSignal,
): Promise<Refactored> {
  const result: Refactored = { files, moved: [], understood: [], notes: [], rest: "" };
  const rest: string[] = [];
  for (const { text } of clausesOf(request)) {
    const wanted = refactoringsIn(text, new ProgramText(result.files));
    if (wanted.length === 0) rest.push(text);
    for (const one of wanted)
      await make(refactorer, wanted.length === 1 ? text : textOf(one, text), one, result, signal);
  }
  // A request that asks for none is read as it was written.
  return { ...result, rest: result.understood.length === 0 ? request : rest.join(" ") };
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
