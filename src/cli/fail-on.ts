/** `--fail-on`, and the exit code that comes of it. */
import type { Report } from "../core/report.ts";
import { fails, type Grade, SCALE } from "../core/severity.ts";
import { UsageError } from "./usage-error.ts";

export function parseFailOn(value: string): Grade {
  const found = SCALE.find((step) => step === value.toLowerCase());
  if (!found) throw new UsageError(`--fail-on ${value}: must be one of ${SCALE.join(", ")}.`);
  return found;
}

/** Exit code for a report: 2 when the verifier itself broke, 1 when the report has a finding at or above `failOn`, else 0. */
export function exitCode(report: Pick<Report, "diagnostics" | "policies">, failOn: Grade): 0 | 1 | 2 {
  if (report.diagnostics.some(({ code }) => code === "verifier-stopped")) return 2;
  return fails(report, failOn) ? 1 : 0;
}
