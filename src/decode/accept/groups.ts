/** Arguments and blocks that exclude, need or stand in for each other within one block. */

import type { Scope } from "../../core/constraint.ts";
import type { TypeFacts } from "../../core/facts.ts";
import { factsAt } from "./rules.ts";

/** The rules of one block, by the names in it. */
export interface Groups {
  /** At most one of each group. */
  readonly most: readonly (readonly string[])[];
  /** At least one of each group. */
  readonly least: readonly (readonly string[])[];
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** Every name in a rule. */
  readonly names: ReadonlySet<string>;
}

const NO_GROUPS: Groups = { most: [], least: [], needs: new Map(), names: new Set() };

const known = new WeakMap<TypeFacts, Map<string, { owner: object; groups: Groups }>>();

/** The rules of the block at a path; `owner`: whose names `has` tells, a schema that may be narrowed. */
export function groupsAt(scope: Scope, path: string, owner: object, has: (name: string) => boolean): Groups {
  const at = factsAt(scope, path);
  if (!at) return NO_GROUPS;
  const all = known.get(at.facts) ?? new Map<string, { owner: object; groups: Groups }>();
  known.set(at.facts, all);
  const found = all.get(at.inside);
  if (found?.owner === owner) return found.groups;
  const groups = read(at.facts, at.inside, has);
  all.set(at.inside, { owner, groups });
  return groups;
}

function read(
  { conflicts = [], any = [], one = [], needs = {}, doubtful = {} }: TypeFacts,
  inside: string,
  has: (name: string) => boolean,
): Groups {
  const here = (path: string): string[] => {
    const dot = path.lastIndexOf(".");
    const name = path.slice(dot + 1);
    return path.slice(0, Math.max(dot, 0)) === inside && has(name) ? [name] : [];
  };
  const groups = (all: readonly (readonly string[])[]) =>
    all.map((group) => group.flatMap(here)).filter((own) => own.length > 0);
  const most = groups([...conflicts, ...(doubtful.conflicts ?? []), ...one]);
  const least = groups([...any, ...one]);
  const needed = Object.entries(needs).flatMap(([path, others]): [string, string[]][] =>
    here(path).map((name) => [name, others.filter(has)]),
  );
  const names = new Set([...most, ...least, ...needed.map(([name, others]) => [name, ...others])].flat());
  return { most, least, needs: new Map(needed), names };
}

/** What is to be written in a block, in order, and what of it has been. */
export interface Order {
  readonly names: readonly string[];
  readonly written: readonly string[];
  required(name: string): boolean;
}

/** Whether a name may be written now: nothing that excludes it is or must be, and what it needs is there or can still come. */
export function isOpen({ most, needs }: Groups, name: string, order: Order): boolean {
  const { written } = order;
  for (const group of most) {
    if (!group.includes(name)) continue;
    if (group.some((other) => other !== name && (written.includes(other) || order.required(other)))) return false;
  }
  const at = order.names.indexOf(name);
  return (needs.get(name) ?? []).every((other) => {
    if (written.includes(other)) return true;
    if (order.names.indexOf(other) <= at) return false;
    return most.every(
      (group) => !group.includes(other) || !group.some((own) => own !== other && [...written, name].includes(own)),
    );
  });
}

/** Whether a name has to be written now: another needs it, or it is the last of a group of which one has to be. */
export function isDue(groups: Groups, name: string, order: Order): boolean {
  if (order.written.includes(name)) return false;
  if (order.written.some((own) => groups.needs.get(own)?.includes(name))) return true;
  const at = order.names.indexOf(name);
  return groups.least.some((group) => {
    if (!group.includes(name) || group.some((own) => order.written.includes(own))) return false;
    return !group.some((own) => order.names.indexOf(own) > at && isOpen(groups, own, order));
  });
}
