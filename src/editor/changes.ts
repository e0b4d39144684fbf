/** The smallest set of whole-line replacements that turns one text into another, so that the cursor stays where nothing changed. */
import { diffArrays } from "diff";

export interface LineChange {
  /** First line replaced, from 1, and the one after the last: equal for an insertion. */
  from: number;
  to: number;
  text: string;
}

const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

export function changesBetween(before: string, after: string): LineChange[] {
  const changes: LineChange[] = [];
  let line = 1;
  let open: LineChange | undefined;
  for (const { added, removed, value } of diffArrays(linesOf(before), linesOf(after))) {
    if (!added && !removed) {
      line += value.length;
      open = undefined;
      continue;
    }
    if (!open) {
      open = { from: line, to: line, text: "" };
      changes.push(open);
    }
    if (added) open.text += value.join("");
    else {
      line += value.length;
      open.to = line;
    }
  }
  return changes;
}
