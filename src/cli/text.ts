/** A report for people: where, what, the line it is about, and what to do. */
import { isOwn, isRepair, repairOf, titlesOf } from "../core/edits.ts";
import { own } from "../core/own.ts";
import type { Diagnostic, FileContent, Files, PolicyResult, Range, Report, Suppression } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";

export interface Style {
  bold(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  dim(text: string): string;
}

const plain = (text: string) => text;
const PLAIN: Style = { bold: plain, red: plain, yellow: plain, green: plain, dim: plain };
const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const COLOURED: Style = { bold: sgr(1), red: sgr(31), yellow: sgr(33), green: sgr(32), dim: sgr(2) };

/** Colours on a terminal, unless NO_COLOR (https://no-color.org) is set to anything. */
export function styleFor(stream: { isTTY?: boolean }): Style {
  return stream.isTTY && !process.env.NO_COLOR ? COLOURED : PLAIN;
}

/**
 * The whole report. `files` give the lines that diagnostics are about; `aside` are folders with configuration that wasn't judged; `fixable` is
 * how many diagnostics --fix mends.
 */
export function reportText(
  report: Report,
  files: Files,
  style: Style,
  { aside = [], fixable = 0 }: { aside?: readonly string[]; fixable?: number } = {},
): string {
  const parts = [
    ...report.diagnostics.filter((d) => !d.suppressed).map((diagnostic) => diagnosticText(diagnostic, files, style)),
    ...report.policies
      .filter(({ result, suppressed }) => result === "fail" && !suppressed)
      .map((p) => policyText(p, files, style)),
    ...suppressedText(report, style),
    [summary(report, style, fixable), ...(aside.length > 0 ? [style.dim(asideText(aside))] : [])].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** One diagnostic, without a line break at its end. */
export function diagnosticText(d: Diagnostic, files: Files, style: Style): string {
  const paint = d.severity === "error" ? style.red : d.severity === "warning" ? style.yellow : style.bold;
  const label = d.severity[0]?.toUpperCase() + d.severity.slice(1);
  const lines = [`${paint(`${label}:`)} ${style.bold(d.summary)} ${style.dim(`[${d.code}]`)}`];
  if (d.file !== "")
    lines.push(place(d.file, d.range, d.address), ...snippet(own(files, d.file), d.range, paint, style));
  lines.push(...indented(d.detail));
  if (d.edits?.length) lines.push(`  ${style.green(isRepair(d.edits) ? "fix:" : "help:")} ${titlesOf(d.edits)}`);
  if (d.docs) lines.push(`  ${style.dim(d.docs)}`);
  return lines.join("\n");
}

function policyText(p: PolicyResult, files: Files, style: Style): string {
  const lines = [`${style.yellow(`Policy (${p.severity}):`)} ${style.bold(p.title)} ${style.dim(`[${p.rule}]`)}`];
  if (p.file !== "")
    lines.push(place(p.file, p.range, p.address), ...snippet(own(files, p.file), p.range, style.yellow, style));
  else lines.push(`  in ${p.address}`);
  if (p.message && p.message !== p.title) lines.push(...indented(p.message));
  return lines.join("\n");
}

/** A line for each finding that doesn't count, and why. */
function suppressedText({ diagnostics, policies }: Report, style: Style): string[] {
  const line = (id: string, file: string, range: Range, by?: Suppression, address?: string) =>
    by
      ? [
          `  ${file === "" ? "" : `${file}:${range.start.line} `}${address ? `${address} ` : ""}${style.dim(`[${id}]`)} ${whyOf(by)}`,
        ]
      : [];
  const lines = [
    ...diagnostics.flatMap((d) => line(d.code, d.file, d.range, d.suppressed, d.address)),
    ...policies.flatMap((p) => line(p.rule, p.file, p.range, p.suppressed, p.address)),
  ];
  return lines.length > 0 ? [[style.bold("Suppressed:"), ...lines].join("\n")] : [];
}

/** Why a finding doesn't count: "accepted until 2027 (waiver of net-team until 2027-01-01)". */
export const whyOf = ({ reason, by, owner, expires }: Suppression): string =>
  `${reason} (${by}${owner ? ` of ${owner}` : ""}${expires ? ` until ${expires}` : ""})`;

const indented = (text: string) => (text === "" ? [] : text.split("\n").map((line) => `  ${line}`.trimEnd()));
const place = (file: string, { start }: Range, address?: string) =>
  `  ${file}:${start.line}:${start.column}${address ? ` in ${address}` : ""}`;

/** The first line of a range with what it means underlined. */
function snippet(
  content: FileContent | undefined,
  { start, end }: Range,
  paint: (text: string) => string,
  style: Style,
): string[] {
  if (typeof content !== "string") return [];
  const line = content.replace(/^\ufeff/, "").split(/\r?\n/)[start.line - 1];
  if (line === undefined || line.trim() === "" || line.length > 400) return [];
  const number = String(start.line);
  const width = end.line === start.line ? end.column - start.column : [...line].length - start.column + 1;
  const gutter = (text: string) => style.dim(`  ${text.padStart(number.length)} │ `);
  // Tabs stay tabs, so that the mark stands under its text.
  const lead = [...line]
    .slice(0, start.column - 1)
    .map((c) => (c === "\t" ? "\t" : " "))
    .join("");
  return [gutter(number) + line, gutter("") + lead + paint("^".repeat(Math.max(1, Math.min(width, line.length))))];
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

export const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
