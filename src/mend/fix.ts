/** Deterministic fixes: what was done to a program without asking the model, always on record. */

import { commentEnd } from "../core/outline.ts";

/** What a fix does. The ones from `drop-argument` on lose what the model meant: only the last resort uses them. */
export type FixKind =
  | "suggested-edit"
  | "close-block"
  | "drop-unfinished"
  | "rename-duplicate"
  | "rename-reference"
  | "connect"
  | "drop-argument"
  | "drop-block"
  | "ask-variable";

export interface Fix {
  kind: FixKind;
  /** One line for a person, such as `aws_s3_bucket.logs: removed "acl", which the provider doesn't have`. */
  title: string;
  /** Address of the top-level block it was made in. */
  address?: string;
  /** The text that was taken away or replaced, when some was. */
  removed?: string;
}

const LOSSY: ReadonlySet<FixKind> = new Set(["drop-argument", "drop-block", "ask-variable"]);
export const isLossy = ({ kind }: Fix): boolean => LOSSY.has(kind);

/** A replacement of `[start, end)`, UTF-16 indices of the text before any change. */
export interface Change {
  start: number;
  end: number;
  text: string;
  fix: Fix;
}

/** Makes the changes that don't overlap an earlier one, and tells which; the same one is made once. Overlapping ones are found again in the next pass. */
export function applyChanges(text: string, changes: readonly Change[]): { text: string; fixes: Fix[] } {
  const kept: Change[] = [];
  const isTaken = ({ start, end, text: own }: Change) =>
    kept.some(
      (other) =>
        (start < other.end && other.start < end) || (start === other.start && end === other.end && own === other.text),
    );
  for (const change of changes) if (!isTaken(change)) kept.push(change);
  const order = kept.map((change, i) => ({ change, i })).sort((a, b) => b.change.start - a.change.start || b.i - a.i);
  let result = text;
  for (const { change } of order) result = result.slice(0, change.start) + change.text + result.slice(change.end);
  // A fix may take several changes.
  return { text: result, fixes: [...new Set(kept.map(({ fix }) => fix))] };
}

/** The extent of an item with its line and the comment behind it: what to cut so that no blank line stays. */
export function wholeLines(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && (text[from - 1] === " " || text[from - 1] === "\t")) from--;
  let to = end;
  while (to < text.length && /[ \t,;]/.test(text[to] as string)) to++;
  to = commentEnd(text, to);
  const startsLine = from === 0 || text[from - 1] === "\n";
  if (startsLine && (to >= text.length || text[to] === "\n"))
    return { start: from, end: Math.min(text.length, to + 1) };
  return { start, end };
}

/** A change that takes an item away. */
export function removal(text: string, item: { start: number; end: number }, fix: Fix): Change {
  const lines = wholeLines(text, item.start, item.end);
  return { ...lines, text: "", fix: { ...fix, removed: text.slice(item.start, item.end) } };
}
