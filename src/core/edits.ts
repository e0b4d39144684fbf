import type { Diagnostic, Edit, Range } from "./report.ts";

const isEmpty = ({ start, end }: Range) => start.byte === end.byte;

/**
 * Whether edits only mend the form of what is written, so that `--fix` and "Fix all" may make them unasked: they replace or move something, or
 * add signs. Edits that only add words (a missing argument, a variable, an index), or that say so themselves, are suggestions: they are the user's to decide.
 */
export function isRepair(edits: readonly Edit[]): boolean {
  if (edits.length === 0 || edits.some(({ suggestion }) => suggestion)) return false;
  return edits.some(({ range }) => !isEmpty(range)) || edits.every(({ newText }) => !/[\p{L}\p{N}]/u.test(newText));
}

/** The edits of a diagnostic, when they may be made unasked. What policies want is never sure to be meant. */
export const repairOf = ({ stage, edits = [] }: Pick<Diagnostic, "stage" | "edits">): Edit[] =>
  stage !== "policy" && isRepair(edits) ? edits : [];

/** Whether a file is the program's to change: it lies in the root module's folder, and `terraform init` hasn't downloaded it. */
export const isOwn = (file: string): boolean => !file.startsWith("../") && !file.startsWith(".terraform/");

/** `indexAtByte` for many offsets of one text. */
function indicesAtBytes(text: string): (byte: number) => number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what isn't ASCII is what is asked
  return /^[\u0000-\u007f]*$/.test(text) ? (byte) => Math.min(byte, text.length) : (byte) => indexAtByte(text, byte);
}

/** UTF-16 index of a UTF-8 byte offset, clamped to the text. An offset inside a character gives the character's start. */
export function indexAtByte(text: string, byte: number): number {
  let bytes = 0;
  let index = 0;
  while (index < text.length) {
    const point = text.codePointAt(index) as number;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes + size > byte) return index;
    bytes += size;
    index += point > 0xffff ? 2 : 1;
  }
  return text.length;
}

/** UTF-8 byte offset of a UTF-16 index, the inverse of `indexAtByte`. */
export function byteAtIndex(text: string, index: number): number {
  let bytes = 0;
  for (const character of text.slice(0, index)) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** What edits do, in words. Several edits may make one change. */
export const titlesOf = (edits: readonly Edit[]): string =>
  [
    ...new Set(edits.map(({ title, newText }) => title ?? (newText === "" ? "remove it" : `write ${newText.trim()}`))),
  ].join(", ");

const clash = (a: Edit, b: Edit): boolean => {
  if (a.file !== b.file) return false;
  const [from, to, start, end] = [a.range.start.byte, a.range.end.byte, b.range.start.byte, b.range.end.byte];
  if (from === start && to === end) return from !== to; // insertions at one place follow each other
  return from < end && start < to;
};

/** Of edits gathered from several diagnostics, those that fit together. All edits of a diagnostic are made or none: a move must not lose its half. */
export function fitting<T extends readonly Edit[]>(groups: readonly T[]): T[] {
  const taken: Edit[] = [];
  return groups.filter((group) => {
    if (group.length === 0 || group.some((edit) => taken.some((other) => clash(edit, other)))) return false;
    taken.push(...group);
    return true;
  });
}

/** Applies edits of one file that don't clash, given by byte ranges of `text`. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  // Ranges refer to the original text; from the end backwards they stay true. Insertions at one place keep their order.
  const order = edits.map((edit, i) => ({ edit, i }));
  order.sort(
    (a, b) =>
      b.edit.range.start.byte - a.edit.range.start.byte || b.edit.range.end.byte - a.edit.range.end.byte || b.i - a.i,
  );
  const index = indicesAtBytes(text);
  let result = text;
  for (const { edit } of order) {
    const start = index(edit.range.start.byte);
    result = result.slice(0, start) + edit.newText + result.slice(Math.max(start, index(edit.range.end.byte)));
  }
  return result;
}
