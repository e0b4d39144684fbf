/** What saving a project to its folder would do, told before it is done. Pure. */
import { own } from "../../core/own.ts";
import type { Texts } from "../workspace/state.ts";

export interface Step {
  path: string;
  does: "create" | "change" | "remove";
  /** What somebody else has done to the file since it was read; what is there would be lost. */
  conflict?: string;
}

export interface FolderPlan {
  steps: Step[];
  /** Files that others changed and nobody here: they are left as they are on disk. */
  newer: string[];
}

/**
 * @param seen what was on disk when it was last read or written
 * @param disk what is there now, of the same paths and those of `ours`
 * @param ours what the project has
 */
export function planOf(seen: Texts, disk: Texts, ours: Texts): FolderPlan {
  const plan: FolderPlan = { steps: [], newer: [] };
  for (const path of [...new Set([...Object.keys(ours), ...Object.keys(seen)])].sort()) {
    const [was, is, wanted] = [own(seen, path), own(disk, path), own(ours, path)];
    if (wanted === is) continue;
    if (wanted === was) {
      plan.newer.push(path);
      continue;
    }
    const does = wanted === undefined ? "remove" : is === undefined ? "create" : "change";
    const conflict = is === was ? undefined : conflictOf(was, is);
    plan.steps.push({ path, does, ...(conflict && { conflict }) });
  }
  return plan;
}

function conflictOf(was: string | undefined, is: string | undefined): string {
  if (is === undefined) return "it was deleted on disk";
  return was === undefined ? "there is another file of this name on disk" : "it was changed on disk";
}
