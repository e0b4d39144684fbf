/** What the status bar says of a report. Pure. */
import type { ProviderUse } from "../../core/report.ts";

const VERBS = {
  create: "to add",
  update: "to change",
  replace: "to replace",
  delete: "to destroy",
  read: "to read",
} as const;
type Action = keyof typeof VERBS;

/** "3 to add, 1 to read" of a `terraform show -json` plan; undefined when it is not one. */
export function planSummary(plan: unknown): string | undefined {
  const changes = (plan as { resource_changes?: unknown } | undefined)?.resource_changes;
  if (!plan || (changes !== undefined && !Array.isArray(changes))) return undefined;
  const counts = new Map<Action, number>();
  for (const change of (changes ?? []) as { change?: { actions?: string[] } }[]) {
    const actions = change.change?.actions ?? [];
    const action = (actions.length > 1 ? "replace" : actions[0]) as Action;
    if (action in VERBS) counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  const parts = (Object.keys(VERBS) as Action[]).flatMap((action) =>
    counts.has(action) ? [`${counts.get(action)} ${VERBS[action]}`] : [],
  );
  return parts.join(", ") || "no changes";
}

/** "aws 6.66.0": the schema that the program was judged by, and what it asked for when that is another version. */
export function providerLabel({ source, version, constraint, exact }: ProviderUse): string {
  const name = source.split("/").at(-1) ?? source;
  return exact ? `${name} ${version}` : `${name} ${version} (not ${constraint ?? "the version asked for"})`;
}

export function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
