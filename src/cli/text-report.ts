/** A report for people at a terminal: findings, what is suppressed, benchmarks, and what it all comes to. */
import { isOwn, repairOf, titlesOf } from "../core/edits.ts";
import { linesOf } from "../core/lines.ts";
import type { Diagnostic, Files, PolicyResult, Report } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { isFailing } from "../core/severity.ts";
import { verdictOf } from "../core/verdict.ts";
import { answersOf, type Benchmark, COMPLIANCE, type Compliance } from "../report/compliance.ts";
import { type Finding, findingsOf, type Judged, whyOf } from "../report/judged.ts";
import { diagnosticText, indented, place, plural, type Style, snippet } from "./text.ts";

/** `aside` are folders with configuration that wasn't judged; `fixable` is how many diagnostics --fix mends. */
export function reportText(
  judged: Pick<Judged, "report" | "files" | "gone" | "benchmarks">,
  style: Style,
  { aside = [], fixable = 0 }: { aside?: readonly string[]; fixable?: number } = {},
): string {
  const { report, files, gone = [], benchmarks = [] } = judged;
  const suppressed = findingsOf(judged).filter((finding) => finding.suppressed);
  const parts = [
    ...report.diagnostics.filter((d) => !d.suppressed).map((diagnostic) => diagnosticText(diagnostic, files, style)),
    ...report.policies.filter(isFailing).map((p) => policyText(p, files, style)),
    ...(suppressed.length > 0 ? [suppressedText(suppressed, style)] : []),
    ...benchmarks.map((benchmark) => complianceText(benchmark, report, style)),
    ...(gone.length > 0
      ? [
          [
            `No longer there, though the baseline has ${gone.length === 1 ? "it" : "them"} (--write-baseline takes ${gone.length === 1 ? "it" : "them"} out):`,
            ...gone.map(({ title, rule, address, file }) => `  ${title} ${style.dim(`[${rule}]`)} ${address ?? file}`),
          ].join("\n"),
        ]
      : []),
    [summary(report, style, fixable), ...(aside.length > 0 ? [style.dim(asideText(aside))] : [])].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function policyText(p: PolicyResult, files: Files, style: Style): string {
  const lines = [`${style.yellow(`Policy (${p.severity}):`)} ${style.bold(p.title)} ${style.dim(`[${p.rule}]`)}`];
  if (p.file !== "")
    lines.push(place(p.file, p.range, p.address), ...snippet(linesOf(files, p.file), p.range, style.yellow, style));
  else lines.push(`  in ${p.address}`);
  if (p.message && p.message !== p.title) lines.push(...indented(p.message));
  if (p.edits?.length) lines.push(`  ${style.green("help:")} ${titlesOf(p.edits)}`);
  return lines.join("\n");
}

/** A line for each finding that doesn't count, and why. */
function suppressedText(findings: readonly Finding[], style: Style): string {
  const lines = findings.map(({ title, rule, address, file, range, suppressed }) => {
    const where = [...(file === "" ? [] : [`${file}:${range.start.line}`]), ...(address ? [`in ${address}`] : [])];
    return `  ${title} ${style.dim(`[${rule}]`)} ${where.join(" ")}: ${suppressed ? whyOf(suppressed) : ""}`;
  });
  return [style.bold("Suppressed:"), ...lines].join("\n");
}

function complianceText(benchmark: Benchmark, report: Report, style: Style): string {
  const answers = answersOf(benchmark, report);
  const paint = (compliance: Compliance, text: string) =>
    compliance === "fail" ? style.red(text) : compliance === "pass" ? style.green(text) : style.dim(text);
  const lines = answers.map(({ id, title, compliance, results }) => {
    const failing = results.filter(isFailing).map(({ address }) => address);
    const where = failing.length > 0 ? `: ${[...new Set(failing)].join(", ")}` : "";
    return `  ${id.padEnd(9)}${paint(compliance, COMPLIANCE[compliance].padEnd(17))}${title}${where}`;
  });
  const rest = `  Only what rules here judge is listed: ${answers.length} recommendations. All others are for people to check.`;
  return [style.bold(`${benchmark.title} ${benchmark.version}`), ...lines, style.dim(rest)].join("\n");
}

function summary(report: Report, style: Style, fixable: number): string {
  const { diagnostics, policies, stages } = report;
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((d) => d.severity === severity && !d.suppressed).length;
  const judged = policies.filter(({ suppressed }) => !suppressed);
  const results = (result: PolicyResult["result"]) => judged.filter((p) => p.result === result).length;
  const counts = [plural(count("error"), "error"), plural(count("warning"), "warning")];
  if (count("info") > 0) counts.push(plural(count("info"), "note"));
  const { level, title, holds, not } = verdictOf(report);
  const paint = level === "invalid" ? style.red : level === "verified" ? style.green : style.yellow;
  const lines = [`${paint(`${title}.`)} ${counts.join(", ")}.`, ...(level === "invalid" ? [] : [holds]), ...not];
  const repairs = diagnostics.map(repairOf).filter((edits) => edits.length > 0);
  if (fixable > 0) lines.push(`${fixable === 1 ? "One has a fix" : `${fixable} have a fix`} that --fix makes.`);
  const elsewhere = repairs.filter((edits) => !edits.every(({ file }) => isOwn(file))).length;
  if (elsewhere > 0)
    lines.push(
      `${elsewhere === 1 ? "One more has a fix" : `${elsewhere} more have a fix`} in files outside of this folder, where --fix changes nothing.`,
    );
  if (policies.length > 0)
    lines.push(
      `Policies: ${results("pass")} passed, ${results("fail")} failed, ${results("unknown")} unknown${
        judged.length < policies.length ? `, ${policies.length - judged.length} suppressed` : ""
      }.`,
    );
  if (report.namespaces) lines.push(`Your policies: package ${report.namespaces.join(", ")}.`);
  lines.push(style.dim(STAGES.map((stage) => `${stage} ${stages[stage]}`).join(" · ")));
  for (const { source, version, constraint, locked, exact } of report.providers)
    if (!exact)
      lines.push(
        style.dim(`${source}: judged by ${version}, which isn't ${locked ?? constraint ?? "the version asked for"}.`),
      );
  return lines.join("\n");
}

/** Terraform judges a folder with what it calls; so do we, and say so. */
function asideText(folders: readonly string[]): string {
  const some = folders.slice(0, 5).join(", ");
  const more = folders.length > 5 ? ` and ${folders.length - 5} more` : "";
  return `Not judged, since no module call leads there: ${some}${more}.`;
}
