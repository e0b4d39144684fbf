/** Sentences about a run. Pure. */
import type { Outcome, Phase } from "../../repair/record.ts";

const PHASES: Record<Phase, string> = {
  retrieve: "Looking up resource types",
  generate: "Writing",
  verify: "Verifying",
  fix: "Fixing without the model",
  repair: "Repairing",
};

export const phaseText = (phase: Phase, round: number) =>
  round > 0 && phase !== "retrieve" ? `${PHASES[phase]}, round ${round}` : PHASES[phase];

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

export function outcomeText({ result, wrong, missing, cancelled, seconds, tokens }: Outcome): string {
  const stopped = cancelled ? "Stopped. " : "";
  const lacks = missing.length ? ` It lacks ${missing.join(", ")}, which the prompt seems to ask for.` : "";
  const cost = ` ${count(tokens, "token")} in ${seconds.toFixed(1)} s.`;
  if (result === "nothing") return `${stopped}No program came of it: no version had a resource in it.${cost}`;
  if (result === "verified")
    return `${stopped}Verified: it parses, fits the schemas and plans without an error.${lacks} Read whether it does what you meant.${cost}`;
  return `${stopped}Not verified: the best version has ${count(wrong.length, "error")}.${lacks}${cost}`;
}
