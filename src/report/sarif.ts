/** A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): what code hosts and editors read. */
import { titlesOf } from "../core/edits.ts";
import { charactersOf, linesOf } from "../core/lines.ts";
import type { Edit, Position, Range, Suppression } from "../core/report.ts";
import type { Rule } from "../core/rules.ts";
import { type Grade, SCALE } from "../core/severity.ts";
import { verdictOf } from "../core/verdict.ts";
import { type Finding, findingsOf, type Judged, lineOf, pathOf } from "./judged.ts";

/** A failing policy is an error where GitHub's scale for `security-severity` says high or more. */
const LEVELS: Record<Grade, { level: "error" | "warning" | "note"; score: string }> = {
  error: { level: "error", score: "8.0" },
  critical: { level: "error", score: "9.5" },
  high: { level: "error", score: "8.0" },
  medium: { level: "warning", score: "5.5" },
  low: { level: "note", score: "2.0" },
  warning: { level: "warning", score: "5.5" },
  info: { level: "note", score: "2.0" },
};
/** The folder that all paths are seen from; code hosts know it by this name. */
const ROOT = "%SRCROOT%";

/** Diagnostics and failing policies; suppressed ones with their reason. Passed and unknown policies are no results. */
export function sarif(judged: Judged): string {
  const { report, root, gone } = judged;
  const findings = findingsOf(judged);
  const rules = rulesOf(findings, judged.rules);
  const ids = rules.map(({ id }) => id);
  const place = placer(judged);
  const anySuppressed = findings.some(({ suppressed }) => suppressed);
  const results = findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.grade].level,
    message: { text: lineOf(finding) },
    locations: [
      {
        physicalLocation: place.of(finding.file, finding.range),
        ...(finding.address && { logicalLocations: [{ fullyQualifiedName: finding.address, kind: "resource" }] }),
      },
    ],
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint, "terraformer/v1": finding.fingerprint },
    // Either every result of a run says whether it is suppressed, or none; of a baseline likewise.
    ...(anySuppressed && { suppressions: finding.suppressed ? [suppressionOf(finding.suppressed)] : [] }),
    ...(gone && { baselineState: finding.suppressed?.by === "baseline" ? "unchanged" : "new" }),
    ...(finding.edits.length > 0 && { fixes: [fixOf(finding.edits, place)] }),
  }));
  const run = {
    tool: { driver: { name: "TerraFormer", rules } },
    automationDetails: { id: `terraformer/${root === "" ? "" : `${root}/`}` },
    originalUriBaseIds: { [ROOT]: { description: { text: "The root folder of the repository." } } },
    columnKind: "unicodeCodePoints",
    results,
    properties: { verdict: verdictOf(report), stages: report.stages },
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Each rule once, with the worst level of its findings. */
function rulesOf(findings: readonly Finding[], known: readonly Rule[]) {
  const byId = new Map(known.map((rule) => [rule.id, rule]));
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const before = worst.get(finding.rule);
    if (!before || SCALE.indexOf(finding.grade) < SCALE.indexOf(before.grade)) worst.set(finding.rule, finding);
  }
  return [...worst.values()].map((finding) => {
    const { rule: id, grade, title, docs } = finding;
    const rule = byId.get(id);
    const { level, score } = LEVELS[grade];
    const isSecurity = finding.stage === "policy" || rule?.kind === "secret";
    const [reference] = rule?.references ?? (docs === undefined ? [] : [docs]);
    const sections = [rule?.rationale ?? rule?.title ?? title, ...(rule?.remediation ? [rule.remediation] : [])];
    return {
      id,
      shortDescription: { text: rule?.title ?? title },
      fullDescription: { text: sections[0] },
      help: { text: sections.join("\n\n"), markdown: sections.join("\n\n") },
      ...(reference?.startsWith("https://") && { helpUri: reference }),
      defaultConfiguration: { level },
      properties: {
        tags: [isSecurity ? "security" : "correctness", ...(rule?.provider ? [rule.provider] : [])],
        ...(isSecurity && { "security-severity": score }),
      },
    };
  });
}

const suppressionOf = ({ by, reason, owner, expires }: Suppression) => ({
  kind: by === "comment" ? "inSource" : "external",
  status: "accepted",
  justification: reason,
  properties: { by, ...(owner && { owner }), ...(expires && { expires }) },
});

interface Placer {
  /** What is about no file is about the whole program: code hosts want a place for everything. */
  of(file: string, range: Range): object;
  region(file: string, range: Range): object;
  artifact(file: string): object;
}

function placer(judged: Judged): Placer {
  /** HCL counts what people see as one character, SARIF code points. */
  const column = (file: string, { line, column }: Position) => {
    const before = charactersOf(linesOf(judged.files, file)[line - 1] ?? "").slice(0, column - 1);
    return column + [...before.join("")].length - before.length;
  };
  const region = (file: string, { start, end }: Range) => ({
    startLine: Math.max(1, start.line),
    startColumn: Math.max(1, column(file, start)),
    endLine: Math.max(1, end.line),
    endColumn: Math.max(1, column(file, end)),
  });
  const artifact = (file: string) => ({
    uri: pathOf(judged, file).split("/").map(encodeURIComponent).join("/"),
    uriBaseId: ROOT,
  });
  const of = (file: string, range: Range) =>
    file === ""
      ? { artifactLocation: artifact("") }
      : { artifactLocation: artifact(file), region: region(file, range) };
  return { of, region, artifact };
}

function fixOf(edits: readonly Edit[], place: Placer) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: titlesOf(edits) },
    artifactChanges: files.map((file) => ({
      artifactLocation: place.artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({
          deletedRegion: place.region(file, range),
          insertedContent: { text: newText },
        })),
    })),
  };
}
