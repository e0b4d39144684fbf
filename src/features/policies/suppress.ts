/** A comment that suppresses a finding, put where it counts: above what the finding is about. */
import { isHcl } from "../../core/file-kinds.ts";
import type { Range, Verifier } from "../../core/report.ts";

export interface Suppressible {
  code: string;
  file: string;
  range: Range;
  address?: string | undefined;
}

/** Files of a form that takes comments, and in which they are read. */
export const takesComments = isHcl;

/** `text` with the comment on a line of its own above line `line` (from 1), as far in as that line. */
export function withComment(text: string, line: number, rule: string, reason: string): string {
  const lines = text.split("\n");
  const target = lines[line - 1] ?? "";
  const indent = /^[ \t]*/.exec(target)?.[0] ?? "";
  const comment = `${indent}# terraformer:ignore ${rule}: ${reason.trim().replace(/\s+/g, " ")}`;
  return lines.toSpliced(line - 1, 0, target.endsWith("\r") ? `${comment}\r` : comment).join("\n");
}

/** Lines above which a comment may be about a finding: its own, and those on which the blocks around it begin, from within. */
export function placesFor(text: string, line: number): number[] {
  const lines = text.split("\n");
  const headers: number[] = [];
  let indent = indentOf(lines[line - 1] ?? "");
  for (let at = line - 1; at > 0 && indent > 0; at--) {
    const above = lines[at - 1] ?? "";
    if (above.trim() === "" || indentOf(above) >= indent || !/\{\s*$/.test(above)) continue;
    indent = indentOf(above);
    headers.push(at);
  }
  return [line, ...headers];
}

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;

/**
 * The files with the comment at the first place where the verifier heeds it; undefined where it does nowhere, such as for errors and
 * for rules that may not be suppressed. `verify` judges as the finding was judged.
 */
export async function suppressed(
  files: Readonly<Record<string, string>>,
  finding: Suppressible,
  reason: string,
  verify: (files: Record<string, string>) => ReturnType<Verifier["verify"]>,
): Promise<Record<string, string> | undefined> {
  const text = files[finding.file];
  if (text === undefined || !takesComments(finding.file)) return undefined;
  for (const line of placesFor(text, finding.range.start.line)) {
    const changed = { ...files, [finding.file]: withComment(text, line, finding.code, reason) };
    const { diagnostics, policies } = await verify(changed);
    const at = finding.range.start.line + 1;
    const isIt = (file: string, where: Range) => file === finding.file && where.start.line === at;
    const heeded =
      diagnostics.some((d) => d.code === finding.code && isIt(d.file, d.range) && d.suppressed) ||
      policies.some((p) => p.rule === finding.code && p.address === finding.address && p.suppressed);
    if (heeded) return changed;
  }
  return undefined;
}
