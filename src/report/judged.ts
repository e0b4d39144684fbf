/** What every format is made of: a report as a list of findings, with what is known of their rules and places. */
import { fingerprints } from "../core/fingerprint.ts";
import type { Diagnostic, Edit, Files, PolicyResult, Range, Report, Stage, Suppression } from "../core/report.ts";
import type { Rule } from "../core/rules.ts";
import { type Grade, gradeOf } from "../core/severity.ts";
import type { Known } from "./baseline.ts";
import type { Benchmark } from "./compliance.ts";

/** A judged program, or plan. */
export interface Judged {
  report: Report;
  files: Files;
  rules: readonly Rule[];
  failOn: Grade;
  /** What was judged, as the user calls it. */
  name: string;
  /** The root module's folder (or the plan) from where paths in other tools begin: the repository, or where the user stands. */
  root: string;
  /** Where the user stands, from there too: paths of Rego files are seen from it. */
  here?: string;
  /** There was a baseline: what it knows and no longer occurs. */
  gone?: readonly Known[];
  /** The benchmarks to tell the results by. */
  benchmarks?: readonly Benchmark[];
  /** When it was judged, such as `2026-11-29`. */
  day?: string;
}

/** A diagnostic, or a policy that fails for a resource. */
export interface Finding {
  /** A rule's id, or a diagnostic's code. */
  rule: string;
  stage: Stage;
  grade: Grade;
  title: string;
  /** Empty when the title says it all. */
  detail: string;
  address?: string;
  /** Empty when it is about no file. */
  file: string;
  range: Range;
  edits: Edit[];
  docs?: string;
  suppressed?: Suppression;
  fingerprint: string;
}

/** All findings, suppressed ones too, as the report has them. What passes or is unknown is none. */
export function findingsOf({ report, files }: Pick<Judged, "report" | "files">): Finding[] {
  const prints = fingerprints(report, files);
  const printOf = (finding: Diagnostic | PolicyResult) => prints.get(finding) as string;
  return [
    ...report.diagnostics.map((d) => ({
      ...d,
      rule: d.code,
      grade: gradeOf(d.severity),
      title: d.summary,
      edits: d.edits ?? [],
      fingerprint: printOf(d),
    })),
    ...report.policies
      .filter(({ result }) => result === "fail")
      .map((p) => ({
        ...p,
        stage: "policy" as const,
        grade: gradeOf(p.severity),
        detail: p.message === p.title ? "" : (p.message ?? ""),
        edits: p.edits ?? [],
        fingerprint: printOf(p),
      })),
  ];
}

/** A finding in one line. */
export const lineOf = ({ title, detail, address, stage }: Finding): string =>
  `${stage === "policy" && address ? `${address}: ` : ""}${title}${detail === "" ? "" : `: ${detail}`}`;

/** Why a finding doesn't count: "accepted (waiver of net-team until 2027-01-01)". */
export const whyOf = ({ reason, by, owner, expires }: Suppression): string =>
  `${reason} (${by}${owner ? ` of ${owner}` : ""}${expires ? ` until ${expires}` : ""})`;

/** A path of the report as other tools know it: `../modules/a.tf` of `envs/prod` is `envs/modules/a.tf`. */
export function pathOf({ root, here = "" }: Pick<Judged, "root" | "here">, file: string): string {
  if (file.startsWith("/")) return file;
  const parts: string[] = [];
  for (const part of `${file.endsWith(".rego") ? here : root}/${file}`.split("/"))
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  return parts.join("/") || ".";
}
