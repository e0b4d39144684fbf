/** What a `terraform show -json` plan would do, resource by resource. Pure. */

export const ACTIONS = ["create", "update", "replace", "delete", "read"] as const;
export type Action = (typeof ACTIONS)[number];

export interface Change {
  address: string;
  action: Action;
  /** Arguments whose value is known, and names of those that only the provider will know. */
  known: [name: string, value: unknown][];
  unknown: string[];
}

interface Raw {
  address?: unknown;
  change?: { actions?: unknown; after?: unknown; after_unknown?: unknown };
}

const entries = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

/** The changes of `plan`, those that change nothing left out; undefined when it is not a plan. */
export function changesOf(plan: unknown): Change[] | undefined {
  if (typeof plan !== "object" || plan === null) return undefined;
  const raw = (plan as { resource_changes?: unknown }).resource_changes ?? [];
  if (!Array.isArray(raw)) return undefined;
  return (raw as Raw[]).flatMap(({ address, change }): Change[] => {
    const actions = Array.isArray(change?.actions) ? change.actions : [];
    const action = ACTIONS.find((candidate) => candidate === (actions.length > 1 ? "replace" : actions[0]));
    if (!action) return [];
    return [
      {
        address: String(address),
        action,
        known: entries(change?.after).filter(([, value]) => value !== null),
        unknown: entries(change?.after_unknown).flatMap(([name, unknown]) => (unknown === true ? [name] : [])),
      },
    ];
  });
}
