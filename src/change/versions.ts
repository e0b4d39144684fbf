/** Which errors a change brought, and what can be done about them without anybody: mended as the verifier says, or taken back. */
import { applyEdits, fitting, indexAtByte, repairOf } from "../core/edits.ts";
import type { Diagnostic, Files, Report } from "../core/report.ts";
import { refersTo } from "./addresses.ts";
import { ProgramText } from "./blocks.ts";
import { newFindings } from "./proof.ts";

const keyOf = ({ code, severity, address, summary, detail }: Diagnostic) =>
  `${severity} ${code} ${address ?? ""} ${summary} ${detail}`;

/** Errors of a report that weren't there before the change. */
export const newErrors = (before: Report, after: Report): Diagnostic[] =>
  newFindings(before, after, keyOf).filter(({ severity }) => severity === "error");

/** The files with the repairs that the diagnostics bring along; undefined when they bring none. */
export function mended(files: Files, diagnostics: readonly Diagnostic[]): Files | undefined {
  const edits = fitting(diagnostics.map(repairOf)).flat();
  if (edits.length === 0) return undefined;
  const next = { ...files };
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const text = files[file];
    if (typeof text === "string")
      next[file] = applyEdits(
        text,
        edits.filter((edit) => edit.file === file),
      );
  }
  return next;
}

/** Addresses among `touched` at which the diagnostics lie. */
export function atFault(files: Files, touched: readonly string[], diagnostics: readonly Diagnostic[]): string[] {
  const program = new ProgramText(files);
  return touched.filter((address) => {
    const block = program.find(address);
    return diagnostics.some((diagnostic) => {
      if (diagnostic.address?.replace(/\[.*/s, "") === address) return true;
      const { file, range } = diagnostic;
      const text = files[file];
      if (!block || block.file !== file || typeof text !== "string") return false;
      const start = text.indexOf(block.text);
      const index = indexAtByte(text, range.start.byte);
      return start >= 0 && start <= index && index <= start + block.text.length;
    });
  });
}

/** What takes the change of some blocks back: as they were before, or out again, with what refers to those that are out. */
export function takenBack(
  before: Files,
  after: Files,
  addresses: readonly string[],
): { address: string; text?: string; file: string }[] {
  const [old, now] = [new ProgramText(before), new ProgramText(after)];
  const gone = new Set<string>();
  const back = new Map<string, { address: string; text?: string; file: string }>();
  const take = (address: string) => {
    if (back.has(address)) return;
    const present = now.find(address);
    const was = old.find(address);
    if (was) back.set(address, { address, text: was.text, file: present?.file ?? was.file });
    else if (present) {
      back.set(address, { address, file: present.file });
      gone.add(address);
    }
  };
  for (const address of addresses) take(address);
  for (let size = -1; size !== back.size; ) {
    size = back.size;
    for (const block of now.blocks)
      if ([...gone].some((address) => block.address !== address && refersTo(block.text, address))) take(block.address);
  }
  return [...back.values()];
}
