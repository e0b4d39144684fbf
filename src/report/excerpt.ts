/** The lines that a finding is about, for people to read. */
import { charactersOf } from "../core/lines.ts";
import type { Range } from "../core/report.ts";

export interface ExcerptLine {
  number: number;
  before: string;
  /** What the finding is about; empty on lines around it. */
  marked: string;
  after: string;
}

/** No more lines of one finding than this are shown, nor more characters of one line. */
const MOST_LINES = 8;
const MOST_CHARACTERS = 400;

/** A range with a line before and behind it; of a long one its beginning. Nothing when the file has no such lines. */
export function excerptOf(lines: readonly string[], { start, end }: Range): ExcerptLine[] {
  if (start.line < 1 || start.line > lines.length) return [];
  const last = Math.min(end.line, start.line + MOST_LINES - 3, lines.length);
  const from = lines[start.line - 2]?.trim() ? start.line - 1 : start.line;
  const to = lines[last]?.trim() ? last + 1 : last;
  return lines.slice(from - 1, to).map((text, i) => {
    const number = from + i;
    const characters = charactersOf(text.slice(0, MOST_CHARACTERS));
    const inside = number >= start.line && number <= last;
    const first = number === start.line ? start.column - 1 : indentOf(text);
    const behind = number === end.line ? end.column - 1 : characters.length;
    const [a, b] = inside ? [first, Math.max(first, behind)] : [characters.length, characters.length];
    const part = (begin: number, stop?: number) => characters.slice(begin, stop).join("");
    return {
      number,
      before: part(0, a),
      marked: part(a, b),
      after: part(b) + (text.length > MOST_CHARACTERS ? " …" : ""),
    };
  });
}

const indentOf = (text: string): number => text.length - text.trimStart().length;
