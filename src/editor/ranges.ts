/**
 * From the verifier's byte offsets (UTF-8) to the editor's positions (lines from 1, columns from 1 in UTF-16 code units).
 *
 * The verifier's own line and column are not used: it counts columns in grapheme clusters, the editor in code units.
 */
import type { Range } from "../core/report.ts";

export interface TextPosition {
  lineNumber: number;
  column: number;
}

export interface TextRange {
  startLineNumber: number;
  startColumn: number;
  endLineNumber: number;
  endColumn: number;
}

/**
 * Reads `text` once and answers where a byte offset lies. An offset inside a character gives the character's start, one inside a
 * line break the line's end, one past the text the text's end.
 */
export function positionsIn(text: string): (byte: number) => TextPosition {
  const lines = linesOf(text);
  return (byte) => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] as Line).byte <= byte) low = middle;
      else high = middle - 1;
    }
    const line = lines[low] as Line;
    let index = line.start;
    for (let at = line.byte; index < line.end; index += unitsAt(text, index)) {
      at += bytesAt(text, index);
      if (at > byte) break;
    }
    return { lineNumber: low + 1, column: index - line.start + 1 };
  };
}

/** A converter of whole ranges of one text. */
export function rangesIn(text: string): (range: Range) => TextRange {
  const at = positionsIn(text);
  return (range) => {
    const start = at(range.start.byte);
    const end = at(Math.max(range.end.byte, range.start.byte));
    return {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  };
}

interface Line {
  /** Offset of the first byte. */
  byte: number;
  /** Indices of the first code unit and of the one after the last, the line break left out. */
  start: number;
  end: number;
}

/** Lines as the editor breaks them: after \n, \r\n and a lone \r. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let byte = 0;
  let line: Line = { byte: 0, start: 0, end: text.length };
  for (let index = 0; index < text.length; ) {
    const unit = text.charCodeAt(index);
    if (unit !== 10 && unit !== 13) {
      byte += bytesAt(text, index);
      index += unitsAt(text, index);
      continue;
    }
    line.end = index;
    lines.push(line);
    const width = unit === 13 && text.charCodeAt(index + 1) === 10 ? 2 : 1;
    index += width;
    byte += width;
    line = { byte, start: index, end: text.length };
  }
  lines.push(line);
  return lines;
}

const codeAt = (text: string, index: number) => text.codePointAt(index) as number;
const unitsAt = (text: string, index: number) => (codeAt(text, index) > 0xffff ? 2 : 1);

/** UTF-8 bytes of the character at `index`; a lone surrogate counts as the U+FFFD that it is encoded as. */
function bytesAt(text: string, index: number): number {
  const code = codeAt(text, index);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
