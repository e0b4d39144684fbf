/** The loop on a program that is there: a change, or the model alone, for comparison. */
import type { Outcome } from "../loop/record.ts";
import type { LoopParts, OnEvent } from "../loop/run.ts";
import { ChangeRun } from "./change-run.ts";
import type { ChangeRequest } from "./on-program.ts";
import { PlainRun } from "./plain.ts";

/** Resolves also when `signal` aborts or something breaks off midway, then with the parts that are done; rejects when it breaks off before any is. */
export async function runChange(
  parts: LoopParts,
  request: ChangeRequest,
  onEvent: OnEvent = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.prompt.length > READ_AT_MOST) return tooLong(parts, request);
  const Run = request.constraint === false ? PlainRun : ChangeRun;
  return new Run(parts, request, onEvent, signal).finished();
}

/** What is longer isn't an instruction but a text that one stands in; half of it would be another one. */
const READ_AT_MOST = 2_000;

function tooLong(parts: LoopParts, { prompt, ...request }: ChangeRequest): Outcome {
  const said = prompt.length.toLocaleString("en");
  const most = READ_AT_MOST.toLocaleString("en");
  const outcome = new ChangeRun(parts, { ...request, prompt: "" }, () => {}, undefined).outcome();
  const reason = `The instruction has ${said} characters, and no more than ${most} are read as one. Say it in shorter ones.`;
  return { ...outcome, understood: [{ text: `${prompt.slice(0, 80)}…`, done: false, reason }], notes: [] };
}
