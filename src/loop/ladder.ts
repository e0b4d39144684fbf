/** Which of two versions of a program is better. */

import { outline, typeOf } from "../core/outline.ts";
import { errorsOf, type Report } from "../core/report.ts";
import { type Fix, isLossy } from "../mend/fix.ts";

export const LEVELS = ["nothing", "not-compilable", "compilable", "needs-values", "deployable"] as const;
export type Level = (typeof LEVELS)[number];

export interface Score {
  level: Level;
  /** Types asked for that the program lacks; of a program that a model from elsewhere wrote, literal texts of the request. */
  missing: number;
  /** Share of the policies that apply which are passed; 1 when none applies. A user policy's denial counts as one that isn't. */
  policies: number;
  errors: number;
  /** Fixes that took away what the model wrote, or ask the user for a value. */
  lost: number;
}

/**
 * A program without a resource is nothing, however clean its report. Compilable: parse and schema pass. Needs values: it
 * plans once its variables have some. Deployable: planned.
 */
export function scoreOf(program: string, report: Report, wanted: readonly string[], fixes: readonly Fix[] = []): Score {
  const blocks = outline(program).filter((item) => item.kind === "block");
  const types = new Set(blocks.map(typeOf));
  const errors = errorsOf(report);
  const denied = errors.filter((d) => d.stage === "policy").length;
  const judged = report.policies.filter((p) => p.result !== "unknown" && !p.suppressed);
  const passed = judged.filter((p) => p.result === "pass").length;
  return {
    level: levelOf(
      report,
      blocks.some((b) => b.name === "resource"),
    ),
    missing: wanted.filter((type) => !types.has(type)).length,
    policies: judged.length + denied === 0 ? 1 : passed / (judged.length + denied),
    errors: errors.length,
    lost: fixes.filter(isLossy).length,
  };
}

function levelOf({ stages, unset = [] }: Report, hasResource: boolean): Level {
  if (!hasResource) return "nothing";
  if (stages.parse !== "pass" || stages.schema !== "pass") return "not-compilable";
  if (stages.plan === "skipped" && unset.length > 0) return "needs-values";
  return stages.plan === "pass" ? "deployable" : "compilable";
}

/**
 * Positive when `a` is better. Compilable < needs values < deployable < share of policies passed; between deployable programs one that lacks a type asked for is
 * worse, or leaving out a resource would be the cheapest way to pass its policies. Then fewer errors, then what
 * keeps more of what the model wrote.
 */
export function compareScores(a: Score, b: Score): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    b.missing - a.missing ||
    a.policies - b.policies ||
    b.errors - a.errors ||
    b.lost - a.lost
  );
}
