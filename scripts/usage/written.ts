/** What is written by hand beside the counted facts: src/knowledge/written/usage/<provider>.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeLine } from "../../src/knowledge/format.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { ROOT } from "../build-cache.ts";
import type { Page } from "./examples.ts";
import { hasPath } from "./walk.ts";

export interface Written {
  /** Where it is known from. */
  source?: string;
  /** Block name ("" of a type's own, "*" of any) → what is in it if it is written at all, separated by spaces. */
  inside?: Record<string, string>;
  /** Type → type that it needs → argument that leads to it; null: it doesn't need it, whatever examples show. */
  needs?: Record<string, Record<string, string | null>>;
  /** Type → types of which each block has one of it. */
  each?: Record<string, string[]>;
  /** Type → paths of what makes no sense without, separated by spaces; of a Kubernetes type also for its `_v1`. */
  always?: Record<string, string>;
  /** "TYPE.PATH" → all values that the argument takes. */
  lists?: Record<string, string[]>;
  /** "TYPE.PATH" of an argument that takes a role → what is granted besides. */
  grants?: Record<string, { principals?: string[]; actions?: string[]; policies?: string[] }>;
  /** Words for types as a page of documentation would say them. */
  pages?: Page[];
}

/** Of one provider, and what holds for all. */
export function readWritten(provider: string): Written {
  const read = (name: string): Written => {
    const file = join(ROOT, `src/knowledge/written/usage/${name}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Written) : {};
  };
  const [all, own] = [read("any"), read(provider)];
  return { ...own, inside: { ...all.inside, ...own.inside } };
}

/** A line with what is written of its type. Throws an Error when that names what the schemas lack. */
export function mergeWritten(
  type: string,
  line: TypeLine,
  { needs = {}, each = {}, always = {}, lists = {}, grants = {} }: Written,
  schemas: Schemas,
): TypeLine {
  const count = Math.max(1, line.n);
  const under = <V>(of: Record<string, V>) =>
    Object.entries(of).flatMap(([path, value]): [string, V][] =>
      path.startsWith(`${type}.`) ? [[path.slice(type.length + 1), value]] : [],
    );
  for (const other of [...Object.keys(needs[type] ?? {}), ...(each[type] ?? [])])
    if (!schemas.block(other)) throw new Error(`written: ${type} can't need ${other}, which no schema has`);
  const changed = Object.entries(needs[type] ?? {});
  const kept = Object.entries(line.needs ?? {}).filter(([other]) => needs[type]?.[other] !== null);
  const added = changed.flatMap(([other, path]) =>
    path === null ? [] : [[other, [count, line.needs?.[other]?.[1] ?? 0, path, 1]]],
  );
  const listed = under(lists);
  for (const [path] of listed)
    if (!hasPath(schemas.block(type), path.split("."))) throw new Error(`written: ${type} has no ${path}`);
  const paths = (always[type] ?? always[type.replace(/_v\d$/, "")] ?? "").split(" ").filter(Boolean);
  for (const path of paths)
    if (!hasPath(schemas.block(type), path.split("."))) throw new Error(`written: ${type} has no ${path}`);
  const granted = under(grants).map(([path, parts]) => {
    const added = Object.entries(parts).map(([part, all]) => [part, all.map((what) => [what, count])]);
    return [path, { ...line.grants?.[path], ...Object.fromEntries(added) }];
  });
  return {
    ...line,
    n: added.length > 0 ? count : line.n,
    ...(changed.length > 0 && { needs: Object.fromEntries([...kept, ...added]) }),
    ...(paths.length > 0 && { always: paths }),
    ...(each[type] && { each: each[type] }),
    ...(granted.length > 0 && { grants: { ...line.grants, ...Object.fromEntries(granted) } }),
    ...(listed.length > 0 && { lists: { ...line.lists, ...Object.fromEntries(listed) } }),
  };
}
