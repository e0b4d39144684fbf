/** Which changes brought errors, and what takes them back. */
import { indexAtByte } from "../core/edits.ts";
import { refersTo } from "../core/references.ts";
import type { Diagnostic, Files } from "../core/report.ts";
import { ProgramText } from "./blocks.ts";

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
