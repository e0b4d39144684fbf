/** The leaves of two plans, side by side. */
import { canonical } from "./shared.ts";

interface Change {
  after: unknown;
  after_unknown?: unknown;
}

export interface Plan {
  resource_changes?: { address: string; type: string; change: Change }[];
  configuration?: unknown;
  prior_state?: unknown;
}

export interface RealRow {
  id: string;
  "main.tf": string;
  plan: Plan;
}

export interface Leaf {
  /** Names without indices, joined by dots. */
  path: string;
  theirs: unknown;
  /** undefined: we have none, so it is unknown here. */
  ours: unknown;
  equal: boolean;
}

export const changes = (plan: Plan) => new Map((plan.resource_changes ?? []).map((change) => [change.address, change]));

const isInner = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

/** Every leaf of theirs: null, a scalar, or an empty collection. What is equal in lists is paired first, as sets have no order. */
export function comparableLeaves(theirs: unknown, ours: unknown, path = ""): Leaf[] {
  if (!isInner(theirs))
    return [{ path, theirs, ours, equal: ours !== undefined && canonical(theirs) === canonical(ours) }];
  if (!Array.isArray(theirs)) {
    const own = isInner(ours) && !Array.isArray(ours) ? (ours as Record<string, unknown>) : {};
    return Object.entries(theirs).flatMap(([key, value]) =>
      comparableLeaves(value, own[key], path ? `${path}.${key}` : key),
    );
  }
  const own: unknown[] = Array.isArray(ours) ? [...ours] : [];
  const texts = own.map(canonical);
  const partners = theirs.map((value) => {
    const at = texts.indexOf(canonical(value));
    if (at < 0) return undefined;
    texts[at] = "";
    return at;
  });
  const left = own.filter((_, i) => texts[i] !== "");
  return theirs.flatMap((value, i) =>
    comparableLeaves(value, partners[i] === undefined ? left.shift() : own[partners[i]], path),
  );
}

/** What a leaf of `after` is missed for. */
export function causeOf({ path, theirs, ours }: Leaf, { plan }: RealRow): string {
  const name = path.split(".").at(-1) ?? "";
  if (ours === undefined) {
    const read = typeof theirs === "string" && canonical(plan.prior_state ?? null).includes(canonical(theirs));
    if (read) return "read from a data source";
    if (theirs === null) return "null there, unknown here";
  }
  if (name === "region" || name.startsWith("tags")) return name;
  if (theirs === null) return "default planned as null";
  if (typeof theirs === "string" && /^[{[]/.test(theirs)) return "form of JSON";
  return ours === undefined || ours === null ? "default not known" : "another value";
}
