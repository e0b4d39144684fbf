/** What the user typed while a proposal was being made, and the proposal: both are kept, and where they meet the user decides. Pure. */
import { diff3Merge } from "node-diff3";
import { own } from "../../core/own.ts";
import type { Texts } from "../workspace/state.ts";
import { linesOf } from "./hunks.ts";

/** Lines of `theirs` that both have changed: from the first on, up to but without the last. */
export interface Conflict {
  file: string;
  from: number;
  to: number;
}

export interface Merged {
  /** With the changes of both; with `ours` where they are in conflict. */
  files: Texts;
  conflicts: Conflict[];
}

/** `ours` leads from `base` to what is proposed, `theirs` to what the user has now. */
export function threeWay(base: Texts, theirs: Texts, ours: Texts): Merged {
  const files = new Map<string, string>();
  const conflicts: Conflict[] = [];
  for (const file of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const [was, typed, wanted] = [own(base, file), own(theirs, file), own(ours, file)];
    const merged = typed === undefined || wanted === undefined ? undefined : mergedText(was ?? "", typed, wanted);
    let text: string | undefined;
    if (wanted === was) text = typed;
    else if (typed === was || typed === wanted) text = wanted;
    else if (merged) {
      text = merged.text;
      conflicts.push(...merged.conflicts.map((lines) => ({ file, ...lines })));
    } else {
      // One side has taken the file away that the other changed.
      text = wanted;
      conflicts.push({ file, from: 1, to: Number.POSITIVE_INFINITY });
    }
    if (text !== undefined) files.set(file, text);
  }
  return { files: Object.fromEntries(files), conflicts };
}

function mergedText(base: string, theirs: string, ours: string) {
  const conflicts: Omit<Conflict, "file">[] = [];
  const text: string[] = [];
  const regions = diff3Merge(linesOf(theirs), linesOf(base), linesOf(ours), { excludeFalseConflicts: true });
  for (const { ok, conflict } of regions) {
    if (ok) text.push(...ok);
    if (!conflict) continue;
    text.push(...conflict.b);
    conflicts.push({ from: conflict.aIndex + 1, to: conflict.aIndex + 1 + conflict.a.length });
  }
  return { text: text.join(""), conflicts };
}
