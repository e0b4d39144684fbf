import type { Edit } from "./report.ts";

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

/**
 * Applies edits of one file, given by byte ranges of `text`. Of edits that overlap the first one counts, so that a list
 * gathered from several diagnostics never garbles the text; `applied` says which were used.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; applied: Edit[] } {
  const applied: Edit[] = [];
  const clashes = (edit: Edit) =>
    applied.some(
      ({ range }) =>
        (edit.range.start.byte < range.end.byte && range.start.byte < edit.range.end.byte) ||
        (edit.range.start.byte === range.start.byte && edit.range.end.byte === range.end.byte),
    );
  for (const edit of edits) if (!clashes(edit)) applied.push(edit);

  let result = text;
  for (const edit of applied.toSorted((a, b) => b.range.start.byte - a.range.start.byte)) {
    // Ranges refer to the original text; from the end backwards they stay true.
    const start = indexAtByte(text, edit.range.start.byte);
    const end = Math.max(start, indexAtByte(text, edit.range.end.byte));
    result = result.slice(0, start) + edit.newText + result.slice(end);
  }
  return { text: result, applied };
}
