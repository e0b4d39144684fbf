/** A report as GitLab's code quality JSON, which merge requests show. */
import type { Grade } from "../core/severity.ts";
import { findingsOf, type Judged, lineOf, pathOf } from "./judged.ts";

const SEVERITY: Record<Grade, "blocker" | "critical" | "major" | "minor" | "info"> = {
  error: "blocker",
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
  warning: "minor",
  info: "info",
};

/** What counts: the format has no word for what is suppressed. Fingerprints hold the folder, since a job may gather several roots. */
export function gitlab(judged: Judged): string {
  const issues = findingsOf(judged)
    .filter(({ suppressed }) => !suppressed)
    .map((finding) => ({
      description: lineOf(finding),
      check_name: finding.rule,
      fingerprint: judged.root === "" ? finding.fingerprint : `${judged.root}:${finding.fingerprint}`,
      severity: SEVERITY[finding.grade],
      location: { path: pathOf(judged, finding.file), lines: { begin: finding.range.start.line } },
    }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
