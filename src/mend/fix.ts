/** Deterministic fixes: what was done to a program without asking the model, always on record. */

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

/** A change that takes an item away, with its line where nothing else stands on it. */
export function removal(text: string, item: { start: number; end: number }, fix: Fix): Change {
  const own = { ...item, text: "", fix: { ...fix, removed: text.slice(item.start, item.end) } };
  let start = item.start;
  while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--;
  let end = item.end;
  while (end < text.length && /[ \t,;]/.test(text[end] as string)) end++;
  const isLine = (start === 0 || text[start - 1] === "\n") && (end >= text.length || text[end] === "\n");
  return isLine ? { ...own, start, end: Math.min(text.length, end + 1) } : own;
}
