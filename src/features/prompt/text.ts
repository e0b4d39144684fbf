/** Sentences about a run. Pure. */
import { endedText, type Outcome, type Phase } from "../../repair/record.ts";
import type { Mode, Reading } from "./state.ts";

const PHASES: Record<Phase, string> = {
  retrieve: "Looking up resource types",
  generate: "Writing",
  verify: "Verifying",
  fix: "Fixing without the model",
  repair: "Repairing",
};

export function phaseText(phase: Phase, round: number, reading?: Reading): string {
  const what = round > 0 && phase !== "retrieve" ? `${PHASES[phase]}, round ${round}` : PHASES[phase];
  return reading ? `${what}: reading, ${reading.read} of ${reading.of} tokens` : what;
}

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** Whose the values of the kept version are. Empty when the model wrote its blocks whole. */
export function sourcesText({ rounds, best }: Pick<Outcome, "rounds" | "best">): string {
  // The last resort writes no values: the step before it did.
  const { sources } = rounds.slice(0, best + 1).findLast(({ step }) => step !== "salvage") ?? {};
  if (!sources) return "";
  const { model, request, program, schema, user } = sources;
  const all = model + request + program + schema + user;
  if (all === 0) return "";
  const others = [
    [request, "from your words"],
    [program, "references"],
    [schema, "the schema's choice"],
    [user, "left to you"],
  ] as const;
  const rest = others.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return ` The model wrote ${model} of ${count(all, "value")}${rest.length > 0 ? ` (${rest.join(", ")})` : ""}.`;
}

export function outcomeText(outcome: Outcome, mode: Mode): string {
  const { result, wrong, missing, ended, seconds, tokens, notes, understood = [] } = outcome;
  const stopped = ended ? `${endedText(ended)} ` : "";
  const lacks = missing.length ? ` It lacks ${missing.join(", ")}, which the prompt seems to ask for.` : "";
  const cost = `${sourcesText(outcome)} ${count(tokens, "token")} in ${seconds.toFixed(1)} s.`;
  const left = notes?.length ? ` ${notes.join(" ")}` : "";
  if (result === "nothing" && mode === "change") return `${stopped}Nothing was changed.${left}`;
  if (result === "nothing" && notes) return `${stopped}Nothing was written.${left}`;
  if (result === "nothing") return `${stopped}No program came of it: no version had a resource in it.${cost}`;
  if (result === "verified")
    return `${stopped}Verified: it parses, fits the schemas and plans without an error.${lacks}${left} Read whether it does what you meant.${cost}`;
  if (notes && understood.some(({ done }) => !done) && wrong.length === 0)
    return `${stopped}Not all of it was done; what was brings no error.${left}${cost}`;
  if (mode === "change")
    return `${stopped}The change brings no new error; ${count(wrong.length, "error")} of before ${wrong.length === 1 ? "is" : "are"} left.${left}${cost}`;
  return `${stopped}Not verified: the best version has ${count(wrong.length, "error")}.${lacks}${left}${cost}`;
}
