/** Diagnostics and policy results in one list: what the findings panel shows and F8 walks through. Pure. */
import type { Diagnostic, Edit, PolicyResult, Range, Severity, Stage } from "../../core/report.ts";

export interface Finding {
  key: string;
  stage: Stage;
  /** How grave it is; policy results that don't fail are never graver than `info`. */
  severity: Severity;
  /** What a policy calls its severity ("high"), for policy results. */
  grade?: string;
  /** `fail` for every diagnostic that isn't suppressed. */
  result: PolicyResult["result"] | "suppressed";
  code: string;
  summary: string;
  detail: string;
  address?: string;
  file: string;
  range: Range;
  edits?: Edit[];
  docs?: string;
}

export function fromDiagnostic(diagnostic: Diagnostic): Finding {
  const { file, range, code, suppressed, severity } = diagnostic;
  const detail = suppressed ? `Suppressed: ${suppressed.reason}` : diagnostic.detail;
  return {
    ...diagnostic,
    key: `${file}:${range.start.byte}:${code}:${diagnostic.detail}`,
    severity: suppressed ? "info" : severity,
    detail,
    result: suppressed ? "suppressed" : "fail",
  };
}

export function fromPolicy(policy: PolicyResult): Finding {
  const { rule, title, address, file, range, message, suppressed } = policy;
  const result = suppressed && policy.result === "fail" ? "suppressed" : policy.result;
  const low = /^(low|info|informational|notice)$/i.test(policy.severity);
  return {
    key: `${file}:${range.start.byte}:${rule}:${address}`,
    stage: "policy",
    severity: result === "fail" && !low ? "warning" : "info",
    grade: policy.severity.toLowerCase(),
    result,
    code: rule,
    summary: title,
    detail: suppressed ? `Suppressed: ${suppressed.reason}` : (message ?? ""),
    address,
    file,
    range,
    ...(result === "fail" && policy.edits && { edits: policy.edits }),
  };
}

const GRAVITY: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Gravest first, then as they stand in the files. */
export function inOrder(findings: Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      GRAVITY[a.severity] - GRAVITY[b.severity] ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start.byte - b.range.start.byte),
  );
}

export interface Filter {
  /** Severities and policy outcomes to show. */
  show: ReadonlySet<Show>;
  stage: Stage | "all";
}

export const SHOWS = ["error", "warning", "info", "unknown", "pass"] as const;
export type Show = (typeof SHOWS)[number];

/** The filter chip that a finding belongs to. Suppressed ones go with the notes. */
export const chipOf = (finding: Finding): Show =>
  finding.result === "unknown" || finding.result === "pass" ? finding.result : finding.severity;

export function filtered(findings: Finding[], { show, stage }: Filter): Finding[] {
  return findings.filter((finding) => show.has(chipOf(finding)) && (stage === "all" || finding.stage === stage));
}

export function countByChip(findings: Finding[]): Record<Show, number> {
  const counts: Record<Show, number> = { error: 0, warning: 0, info: 0, unknown: 0, pass: 0 };
  for (const finding of findings) counts[chipOf(finding)]++;
  return counts;
}
