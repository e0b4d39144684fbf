/** A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): what code hosts and editors read. */
import type { Diagnostic, PolicyResult, Range, Report, Suppression } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import { whyOf } from "./text.ts";

type Level = "error" | "warning" | "note";

interface Rule {
  id: string;
  shortDescription: { text: string };
  helpUri?: string;
  defaultConfiguration: { level: Level };
  properties?: { "security-severity": string };
}

const LEVELS: Record<Diagnostic["severity"], Level> = { error: "error", warning: "warning", info: "note" };
/** A failing policy is an error where GitHub's scale for `security-severity` says high or more. */
const POLICY: Record<string, { level: Level; score: string }> = {
  critical: { level: "error", score: "9.5" },
  high: { level: "error", score: "8.0" },
  medium: { level: "warning", score: "5.5" },
  low: { level: "note", score: "2.0" },
};
const policyOf = (severity: string) => POLICY[severity.toLowerCase()] ?? { level: "note" as const, score: "2.0" };

/** Diagnostics and failing policies; suppressed ones with their reason. Passed and unknown policies are no results. */
export function sarif(report: Report): string {
  const failing = report.policies.filter(({ result }) => result === "fail");
  const rules = new Map<string, Rule>();
  for (const d of report.diagnostics)
    if (!rules.has(d.code))
      rules.set(d.code, {
        id: d.code,
        shortDescription: { text: d.summary },
        ...(d.docs !== undefined && { helpUri: d.docs }),
        defaultConfiguration: { level: LEVELS[d.severity] },
      });
  for (const { rule, title, severity } of failing) {
    const { level, score } = policyOf(severity);
    const properties = { "security-severity": score };
    rules.set(rule, { id: rule, shortDescription: { text: title }, defaultConfiguration: { level }, properties });
  }
  const ids = [...rules.keys()];
  const results = [
    ...report.diagnostics.map((d) => ({
      ruleId: d.code,
      ruleIndex: ids.indexOf(d.code),
      level: LEVELS[d.severity],
      message: { text: d.detail ? `${d.summary}: ${d.detail}` : d.summary },
      locations: location(d.file, d.range, d.address),
      ...suppressionOf(d.suppressed),
    })),
    ...failing.map((p) => ({
      ruleId: p.rule,
      ruleIndex: ids.indexOf(p.rule),
      level: policyOf(p.severity).level,
      message: { text: policyText(p) },
      locations: location(p.file, p.range, p.address),
      ...suppressionOf(p.suppressed),
    })),
  ];
  const driver = { name: "TerraFormer", rules: [...rules.values()] };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "unicodeCodePoints", results, properties: { verdict: verdictOf(report) } }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A comment stands in the source; waivers and baselines are files beside it. */
const suppressionOf = (by?: Suppression) =>
  by && { suppressions: [{ kind: by.by === "comment" ? "inSource" : "external", justification: whyOf(by) }] };

export const policyText = ({ title, message, address }: PolicyResult): string =>
  `${address}: ${message && message !== title ? `${title}: ${message}` : title}`;

/** An error that is about no file, such as a limit, has no physical place. */
function location(file: string, { start, end }: Range, address: string | undefined): object[] {
  const logical =
    address === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }] };
  if (file === "") return address === undefined ? [] : [logical];
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return [{ physicalLocation: { artifactLocation: { uri }, region }, ...logical }];
}
