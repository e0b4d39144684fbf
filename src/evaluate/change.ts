/** How much of a program a change made other. */

import { diffLines } from "diff";
import { blocksOf } from "../core/block-texts.ts";
import { own } from "../core/own.ts";
import type { Churn } from "./record.ts";

/** How much of the text is other than before. The least that would have done isn't known, so it is a measure to compare by. */
export function churnOf(before: Record<string, string>, after: Record<string, string>): Churn {
  let added = 0;
  let removed = 0;
  for (const path of union(Object.keys(before), Object.keys(after)))
    for (const part of diffLines(own(before, path) ?? "", own(after, path) ?? "")) {
      if (part.added) added += part.count;
      if (part.removed) removed += part.count;
    }
  const [was, is] = [blocksOf(before), blocksOf(after)];
  const changed = union([...was.keys()], [...is.keys()]).filter((key) => was.get(key) !== is.get(key));
  return { added, removed, blocks_changed: changed.length };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
