/** What a proposal changes, in pieces that can be taken one by one. Pure. */

import { own } from "../../core/own.ts";
import { changesBetween, type LineChange } from "../../editor/changes.ts";
import type { Texts } from "../workspace/state.ts";

export interface Hunk extends LineChange {
  /** By what it changes and not where, so that it stays the same one when lines above it come or go. */
  id: string;
  file: string;
  /** Lines that go and lines that come. */
  removed: number;
  added: number;
  kind: "new file" | "deleted file" | "change";
}

/** Changes with fewer unchanged lines than this between them are one hunk: halves of a block make no sense alone. */
const GAP = 3;

export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Every hunk that leads from `before` to `after`, in the order of the files. A file that is new or gone is one hunk. */
export function hunksOf(before: Texts, after: Texts): Hunk[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return files.flatMap((file): Hunk[] => {
    const old = own(before, file);
    const fresh = own(after, file);
    if (old === fresh) return [];
    if (old === undefined) return [whole(file, "new file", 0, linesOf(fresh ?? "").length, fresh ?? "")];
    if (fresh === undefined) return [whole(file, "deleted file", linesOf(old).length, 0, "")];
    const lines = linesOf(old);
    const seen = new Map<string, number>();
    return grouped(lines, changesBetween(old, fresh)).map((change) => {
      const what = JSON.stringify([file, lines.slice(change.from - 1, change.to - 1), change.text]);
      const nth = seen.get(what) ?? 0;
      seen.set(what, nth + 1);
      return { ...change, id: `${what}:${nth}`, file, kind: "change" };
    });
  });
}

function whole(file: string, kind: Hunk["kind"], removed: number, added: number, text: string): Hunk {
  return { id: `${file}:*`, file, kind, from: 1, to: removed + 1, removed, added, text };
}

function grouped(lines: string[], changes: LineChange[]): (LineChange & { removed: number; added: number })[] {
  const groups: (LineChange & { removed: number; added: number })[] = [];
  for (const change of changes) {
    const removed = change.to - change.from;
    const added = linesOf(change.text).length;
    const last = groups.at(-1);
    if (last && change.from - last.to < GAP) {
      last.text += lines.slice(last.to - 1, change.from - 1).join("") + change.text;
      last.to = change.to;
      last.removed += removed;
      last.added += added;
    } else groups.push({ ...change, removed, added });
  }
  return groups;
}

/** `before` with the chosen hunks. All of them give the whole proposal, none gives `before`. */
export function merged(before: Texts, hunks: readonly Hunk[], chosen: ReadonlySet<string>): Texts {
  const result = new Map(Object.entries(before));
  for (const file of new Set(hunks.map((hunk) => hunk.file))) {
    const taken = hunks.filter((hunk) => hunk.file === file && chosen.has(hunk.id));
    if (taken.some(({ kind }) => kind === "deleted file")) result.delete(file);
    else if (taken.length) result.set(file, apply(own(before, file) ?? "", taken));
  }
  return Object.fromEntries(result);
}

function apply(text: string, hunks: readonly LineChange[]): string {
  const lines = linesOf(text);
  for (const { from, to, text: fresh } of hunks.toReversed()) lines.splice(from - 1, to - from, fresh);
  return lines.join("");
}
