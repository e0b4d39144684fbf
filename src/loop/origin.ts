/** How a kept version came to be: whose its values are, and whether it is all that was asked for. */
import type { Origin } from "../core/verdict.ts";
import type { Outcome, RoundRecord } from "./record.ts";

/** Of the version at `best`; the last resort writes no values: the step before it did. */
export const sourcesOf = (rounds: readonly RoundRecord[], best: number): RoundRecord["sources"] | undefined =>
  rounds.slice(0, best + 1).findLast(({ step }) => step !== "salvage")?.sources;

/** Empty when the model wrote its blocks whole, or there is no version. */
export function originOf(rounds: readonly RoundRecord[], best: number): Origin {
  const sources = sourcesOf(rounds, best);
  if (!sources) return {};
  const { model, request, program, schema, user } = sources;
  const all = model + request + program + schema + user;
  const others = [
    [request, "from your words"],
    [program, "references"],
    [schema, "the schema's choice"],
    [user, "left to you"],
  ] as const;
  if (all === 0) return {};
  return { values: { own: model, all, others: others.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : [])) } };
}

/** Whether a part of a change wasn't done, or something is asked back. */
export const isOpen = ({ understood = [], questions = [] }: Pick<Outcome, "understood" | "questions">): boolean =>
  questions.length > 0 || understood.some(({ done }) => !done);
