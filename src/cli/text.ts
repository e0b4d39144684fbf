/** What is said to people at a terminal: where, what, the line it is about, and what to do. */
import { isRepair, titlesOf } from "../core/edits.ts";
import { linesOf } from "../core/lines.ts";
import type { Diagnostic, Files, Range } from "../core/report.ts";

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

/** One diagnostic, without a line break at its end. */
export function diagnosticText(d: Diagnostic, files: Files, style: Style): string {
  const paint = d.severity === "error" ? style.red : d.severity === "warning" ? style.yellow : style.bold;
  const label = d.severity[0]?.toUpperCase() + d.severity.slice(1);
  const lines = [`${paint(`${label}:`)} ${style.bold(d.summary)} ${style.dim(`[${d.code}]`)}`];
  if (d.file !== "")
    lines.push(place(d.file, d.range, d.address), ...snippet(linesOf(files, d.file), d.range, paint, style));
  lines.push(...indented(d.detail));
  if (d.edits?.length) lines.push(`  ${style.green(isRepair(d.edits) ? "fix:" : "help:")} ${titlesOf(d.edits)}`);
  if (d.docs) lines.push(`  ${style.dim(d.docs)}`);
  return lines.join("\n");
}

export const indented = (text: string) => (text === "" ? [] : text.split("\n").map((line) => `  ${line}`.trimEnd()));
export const place = (file: string, { start }: Range, address?: string) =>
  `  ${file}:${start.line}:${start.column}${address ? ` in ${address}` : ""}`;

/** The first line of a range with what it means underlined. */
export function snippet(
  lines: readonly string[],
  { start, end }: Range,
  paint: (text: string) => string,
  style: Style,
): string[] {
  const line = lines[start.line - 1];
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

export const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
