/** One scale for everything that can be found, so that `--fail-on` is one word. */
import type { Report } from "../core/report.ts";
import { UsageError } from "./usage-error.ts";

/** Worst first. Diagnostics are error, warning or info; failing policies have their rule's severity. */
export const SCALE = ["error", "critical", "high", "medium", "low", "warning", "info"] as const;
export type FailOn = (typeof SCALE)[number];

export function parseFailOn(value: string): FailOn {
  const found = SCALE.find((step) => step === value.toLowerCase());
  if (!found) throw new UsageError(`--fail-on ${value}: must be one of ${SCALE.join(", ")}.`);
  return found;
}

/** Exit code for a report: 2 when the verifier itself broke, 1 when the report has a finding at or above `failOn`, else 0. */
export function exitCode(report: Pick<Report, "ok" | "diagnostics" | "policies">, failOn: FailOn): 0 | 1 | 2 {
  if (report.diagnostics.some(({ code }) => code === "verifier-stopped")) return 2;
  return fails(report, failOn) ? 1 : 0;
}

/** Whether a report has a finding at or above `failOn`. Unknown and suppressed policy results are no findings. */
export function fails(report: Pick<Report, "ok" | "diagnostics" | "policies">, failOn: FailOn): boolean {
  const limit = SCALE.indexOf(failOn);
  const counts = (severity: string) => {
    const at = (SCALE as readonly string[]).indexOf(severity.toLowerCase());
    // A rule with a severity of its own invention counts as low: it must not vanish.
    return (at < 0 ? SCALE.indexOf("low") : at) <= limit;
  };
  return (
    !report.ok ||
    report.diagnostics.some(({ severity, suppressed }) => !suppressed && counts(severity)) ||
    report.policies.some(({ result, suppressed, severity }) => result === "fail" && !suppressed && counts(severity))
  );
}
