/** What the status bar says of a report. Pure. */
import type { ProviderUse } from "../../core/report.ts";
import { ACTIONS, type Action, changesOf } from "../plan/changes.ts";

const VERBS: Record<Action, string> = {
  create: "to add",
  update: "to change",
  replace: "to replace",
  delete: "to destroy",
  read: "to read",
};

const summaries = new WeakMap<object, string | undefined>();

/** "3 to add, 1 to read" of a `terraform show -json` plan; undefined when it is not one. Read once: the status is drawn with every key. */
export function planSummary(plan: unknown): string | undefined {
  if (typeof plan !== "object" || plan === null) return undefined;
  if (!summaries.has(plan)) summaries.set(plan, summaryOf(plan));
  return summaries.get(plan);
}

function summaryOf(plan: object): string | undefined {
  const changes = changesOf(plan);
  if (!changes) return undefined;
  const parts = ACTIONS.flatMap((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count ? [`${count} ${VERBS[action]}`] : [];
  });
  return parts.join(", ") || "no changes";
}

/** "aws 6.66.0": the schema that the program was judged by, and what it asked for when that is another version. */
export function providerLabel({ source, version, constraint, locked, exact }: ProviderUse): string {
  const name = source.split("/").at(-1) ?? source;
  return exact ? `${name} ${version}` : `${name} ${version} (not ${locked ?? constraint ?? "the version asked for"})`;
}

export function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
