/** One scale for everything that can be found, so that `--fail-on` is one word. */
import { errorsOf, type PolicyResult, type Report } from "./report.ts";

/** Worst first. Diagnostics are error, warning or info; failing policies have their rule's severity. */
export const SCALE = ["error", "critical", "high", "medium", "low", "warning", "info"] as const;
export type Grade = (typeof SCALE)[number];

/** Where a severity stands on the scale. One of a rule's own invention counts as low: it must not vanish. */
export const gradeOf = (severity: string): Grade => SCALE.find((grade) => grade === severity.toLowerCase()) ?? "low";

/** Whether a severity is at or above another. */
export const counts = (severity: string, failOn: Grade): boolean =>
  SCALE.indexOf(gradeOf(severity)) <= SCALE.indexOf(failOn);

/** A policy result that says that something is wrong, and that nobody has suppressed. */
export const isFailing = ({ result, suppressed }: PolicyResult): boolean => result === "fail" && !suppressed;

/** Whether a report has a finding at or above `failOn`. Unknown and suppressed results are no findings. */
export function fails(report: Pick<Report, "diagnostics" | "policies">, failOn: Grade): boolean {
  return (
    errorsOf(report).length > 0 ||
    report.diagnostics.some((d) => !d.suppressed && counts(d.severity, failOn)) ||
    report.policies.some((p) => isFailing(p) && counts(p.severity, failOn))
  );
}
