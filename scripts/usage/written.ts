/** What is written by hand beside the counted facts: scripts/usage/written/<provider>.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeLine, Value } from "../../src/knowledge/format.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { ROOT } from "../build-cache.ts";
import type { Page } from "./examples.ts";

export interface Written {
  /** Where it is known from. */
  source?: string;
  /** Names of arguments whose values depend on each other, where they stand in one block. */
  together?: string[][];
  /** Type → type that it needs → argument that leads to it; null: it doesn't need it, whatever examples show. */
  needs?: Record<string, Record<string, string | null>>;
  /** Type → types of which each block has one of it. */
  each?: Record<string, string[]>;
  /** "TYPE.PATH" → values in order, before those that examples have. */
  values?: Record<string, Value[]>;
  /** "TYPE.PATH" of an argument that takes a role → what is granted besides. */
  grants?: Record<string, { principals?: string[]; actions?: string[]; policies?: string[] }>;
  /** Words for types as a page of documentation would say them. */
  pages?: Page[];
}

export function readWritten(provider: string): Written {
  const file = join(ROOT, `scripts/usage/written/${provider}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Written) : {};
}

/** A line with what is written of its type. Throws an Error when that names what the schemas lack. */
export function mergeWritten(
  type: string,
  line: TypeLine,
  { needs = {}, each = {}, values = {}, grants = {} }: Written,
  schemas: Schemas,
): TypeLine {
  const all = Math.max(1, line.n);
  const own = Object.entries(values).filter(([path]) => path.startsWith(`${type}.`));
  for (const other of [...Object.keys(needs[type] ?? {}), ...(each[type] ?? [])])
    if (!schemas.block(other)) throw new Error(`written: ${type} can't need ${other}, which no schema has`);
  const changed = Object.entries(needs[type] ?? {});
  const kept = Object.entries(line.needs ?? {}).filter(([other]) => needs[type]?.[other] !== null);
  const added = changed.flatMap(([other, path]) =>
    path === null ? [] : [[other, [all, line.needs?.[other]?.[1] ?? 0, path, 1]]],
  );
  const offered = own.map(([path, list]) => {
    const key = path.slice(type.length + 1);
    const counted = line.values?.[key] ?? [];
    const most = counted[0]?.[1] ?? 1;
    return [key, [...list.map((value) => [value, most]), ...counted.filter(([value]) => !list.includes(value))]];
  });
  const granted = Object.entries(grants)
    .filter(([path]) => path.startsWith(`${type}.`))
    .map(([path, parts]) => {
      const key = path.slice(type.length + 1);
      const lists = Object.entries(parts).map(([part, list]) => [part, list.map((what) => [what, all])]);
      return [key, { ...line.grants?.[key], ...Object.fromEntries(lists) }];
    });
  return {
    ...line,
    n: added.length > 0 ? all : line.n,
    ...(changed.length > 0 && { needs: Object.fromEntries([...kept, ...added]) }),
    ...(each[type] && { each: each[type] }),
    ...(granted.length > 0 && { grants: { ...line.grants, ...Object.fromEntries(granted) } }),
    ...(offered.length > 0 && { values: { ...line.values, ...Object.fromEntries(offered) } }),
  };
}
