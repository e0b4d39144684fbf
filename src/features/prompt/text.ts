/** Sentences about a run. Pure. */
import { spoken } from "../../core/verdict.ts";
import { endedText, type Outcome, type Phase } from "../../loop/record.ts";
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

export function outcomeText(outcome: Outcome, mode: Mode): string {
  const { result, verdict, wrong, missing, ended, seconds, tokens, notes, understood = [] } = outcome;
  const stopped = ended ? `${endedText(ended)} ` : "";
  const lacks = missing.length ? ` It lacks ${missing.join(", ")}, which the prompt seems to ask for.` : "";
  const cost = ` ${tokens > 0 ? count(tokens, "token") : "Without a model,"} in ${seconds.toFixed(1)} s.`;
  const left = notes?.length ? ` ${notes.join(" ")}` : "";
  if (!verdict && mode === "change") return `${stopped}Nothing was changed.${left}`;
  if (!verdict && notes) return `${stopped}Nothing was written.${left}`;
  if (!verdict) return `${stopped}No program came of it: no version had a resource in it.${cost}`;
  if (notes && understood.some(({ done }) => !done) && wrong.length === 0)
    return `${stopped}Not all of it was done; what was brings no error.${left}${cost}`;
  const said = spoken(verdict);
  if (verdict.level !== "invalid") {
    const read = result === "verified" ? " Read whether it does what you meant." : "";
    return `${stopped}${said}${lacks}${left}${read}${cost}`;
  }
  if (mode === "change")
    return `${stopped}The change brings no new error; ${count(wrong.length, "error")} of before ${wrong.length === 1 ? "is" : "are"} left.${left}${cost}`;
  return `${stopped}Not verified: ${said}${lacks}${left}${cost}`;
}
