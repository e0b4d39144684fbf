/** A baseline: the findings that are known already, so that only new ones fail. It is a file that is committed, read and reviewed. */
import { fingerprints } from "../core/fingerprint.ts";
import type { Diagnostic, Files, PolicyResult, Report, Stage } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { isFailing } from "../core/severity.ts";

/** A finding that is known. Only the fingerprint counts; the rest is for who reads the file. */
export interface Known {
  fingerprint: string;
  rule: string;
  stage: Stage;
  address?: string;
  file: string;
  title: string;
}

/** Denials by the user's policies, which are errors that somebody may accept. All others say that the program or a policy is broken. */
const isDenial = ({ code }: Diagnostic) => code === "policy-deny";

/** An error of a program stays one, whoever knows it; a note fails nothing. */
const isAcceptable = (d: Diagnostic): boolean =>
  d.severity === "warning" || (d.severity === "error" && (d.stage === "lint" || isDenial(d)));

/** What a report finds that a baseline may hold and nobody has suppressed otherwise, in order of place. */
export function knownIn(report: Report, files: Files): Known[] {
  const prints = fingerprints(report, files);
  const known = [
    ...report.diagnostics
      .filter((d) => !d.suppressed && isAcceptable(d))
      .map((d) => entry(d, d.code, d.stage, d.summary, prints)),
    ...report.policies.filter(isFailing).map((p) => entry(p, p.rule, "policy" as const, p.title, prints)),
  ];
  const keyOf = ({ file, rule, address = "", fingerprint }: Known) => [file, rule, address, fingerprint].join("\0");
  return known.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function entry(
  finding: Diagnostic | PolicyResult,
  rule: string,
  stage: Stage,
  title: string,
  prints: ReadonlyMap<Diagnostic | PolicyResult, string>,
): Known {
  const { address, file } = finding;
  const fingerprint = prints.get(finding) as string;
  return { fingerprint, rule, stage, ...(address !== undefined && { address }), file, title };
}

/** The report with what is known suppressed, and what was known of the stages that ran and no longer occurs. */
export function withBaseline(
  report: Report,
  files: Files,
  known: readonly Known[],
): { report: Report; gone: readonly Known[] } {
  const prints = fingerprints(report, files);
  const left = new Map(known.map((one) => [one.fingerprint, one]));
  const occurs = (finding: Diagnostic | PolicyResult) => left.delete(prints.get(finding) as string);
  const suppressed = { reason: "it was there before", by: "baseline" } as const;
  const diagnostics = report.diagnostics.map((d) =>
    isAcceptable(d) && occurs(d) && !d.suppressed ? { ...d, suppressed } : d,
  );
  const policies = report.policies.map((p) =>
    p.result === "fail" && occurs(p) && !p.suppressed ? { ...p, suppressed } : p,
  );
  return {
    report: restaged({ ...report, diagnostics, policies }, report),
    gone: [...left.values()].filter(({ stage }) => report.stages[stage] !== "skipped"),
  };
}

/** Stages fail by what counts: one whose findings are all known passes. */
function restaged(report: Report, before: Report): Report {
  const counts = ({ stage, severity, suppressed }: Diagnostic) =>
    !suppressed && (severity === "error" || (stage === "lint" && severity === "warning"));
  const passes = (stage: Stage) =>
    !report.diagnostics.some((d) => d.stage === stage && counts(d)) &&
    (stage !== "policy" || !report.policies.some(isFailing));
  const stages = { ...report.stages };
  for (const stage of STAGES) if (before.stages[stage] === "fail" && passes(stage)) stages[stage] = "pass";
  const ok = report.diagnostics.every(({ severity, suppressed }) => severity !== "error" || suppressed !== undefined);
  return { ...report, ok, stages };
}

/** The text of a baseline. */
export const writeBaseline = (findings: readonly Known[]): string =>
  `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;

/** The findings that a baseline holds. Throws an error that says what is wrong with it. */
export function readBaseline(text: string): Known[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`it is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const { version, findings } = (value ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings)) throw new Error('it has no "version": 1 and no list of "findings"');
  const at = findings.findIndex(
    (one: Partial<Known> | null) =>
      typeof one?.fingerprint !== "string" || typeof one.rule !== "string" || !STAGES.includes(one.stage as Stage),
  );
  if (at >= 0) throw new Error(`finding ${at + 1} has no fingerprint, rule and stage`);
  return findings as Known[];
}
