/** Two changes, one after the other, as one. */
import { verdictOf } from "../core/verdict.ts";
import { isOpen, originOf } from "../loop/origin.ts";
import type { Outcome } from "../loop/record.ts";
import { resultOf } from "../loop/run.ts";

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
