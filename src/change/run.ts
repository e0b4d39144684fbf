/** The loop on a program that is there: refactorings first, then what is left as a change; or the model alone, for comparison. */
import { verdictOf } from "../core/verdict.ts";
import { isOpen, originOf } from "../loop/origin.ts";
import type { Outcome } from "../loop/record.ts";
import { type LoopParts, messageOf, type OnEvent, resultOf } from "../loop/run.ts";
import { ChangeRun } from "./change-run.ts";
import type { ChangeRequest } from "./on-program.ts";
import { PlainRun } from "./plain.ts";
import { RefactoringRun, refactored } from "./refactoring-run.ts";

/** Resolves also when `signal` aborts or something breaks off midway, then with the parts that are done; rejects when it breaks off before any is. */
export async function runChange(
  parts: LoopParts,
  request: ChangeRequest,
  onEvent: OnEvent = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.prompt.length > READ_AT_MOST) return tooLong(parts, request);
  if (request.constraint === false) return new PlainRun(parts, request, onEvent, signal).finished();
  const first = await refactored(parts.verifier, request.prompt, request.files, signal).catch((error) => {
    // A stop leaves the program as it is.
    if (!signal?.aborted) throw error;
    return undefined;
  });
  if (!first) return new ChangeRun(parts, request, onEvent, signal).finished();
  const outcome = await new RefactoringRun(parts, request, onEvent, signal, first).finished();
  if (!first.rest || signal?.aborted) return outcome;
  const files = outcome.best < 0 ? request.files : first.files;
  try {
    return joined(outcome, await runChange(parts, { ...request, prompt: first.rest, files }, onEvent, signal));
  } catch (error) {
    if (outcome.best < 0) throw error;
    return { ...outcome, ended: { why: messageOf(error) } };
  }
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

/** `second` began with what `first` left. */
export function joined(first: Outcome, second: Outcome): Outcome {
  const rounds = [...first.rounds, ...second.rounds];
  const best = second.best < 0 ? first.best : first.rounds.length + second.best;
  const understood = [...(first.understood ?? []), ...(second.understood ?? [])];
  const questions = [...(first.questions ?? []), ...(second.questions ?? [])];
  const report = second.report ?? first.report;
  const verdict =
    best < 0 || !report
      ? undefined
      : verdictOf(report, { ...originOf(rounds, best), open: isOpen({ understood, questions }) });
  const { verdict: _, ...rest } = second;
  return {
    ...rest,
    ...(verdict && { verdict }),
    result: resultOf(verdict),
    fixes: [...first.fixes, ...second.fixes],
    rounds,
    best,
    seconds: first.seconds + second.seconds,
    tokens: first.tokens + second.tokens,
    notes: [...(first.notes ?? []), ...(second.notes ?? [])],
    understood,
    questions,
  };
}
