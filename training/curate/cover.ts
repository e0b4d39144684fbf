/** Few combinations in which every ask is used and every value of every parameter is there at least once. */
import type { Ask, Family, Group } from "./family.ts";
import { chance, shuffled } from "./random.ts";
import { aligned, type Combination, combine } from "./render.ts";

/** Values of a pool are each other's like: a few stand for all. */
const OF_A_POOL = 3;

export interface Asked {
  ask: Ask;
  combination: Combination;
}

/** The combinations, and values that no request comes to. */
export function covering({ name, groups, asks }: Family): { asked: Asked[]; unreached: string[] } {
  const next = chance(`cover ${name}`);
  const left = new Map(
    groups.map((group) => [group, shuffled(group.rows, next).slice(0, group.pooled ? OF_A_POOL : undefined)]),
  );
  const asked: Asked[] = [];
  for (let round = 0, found = true; found; round++) {
    found = false;
    for (const ask of asks) {
      const open = (group: Group) => left.get(group)?.length ?? 0;
      const chosen = aligned(
        groups.toSorted((a, b) => open(b) - open(a)),
        new Map(groups.map((group) => [group, left.get(group)?.[0] ?? (shuffled(group.rows, next)[0] as string[])])),
      );
      const combination = combine(groups, ask, chosen);
      const covers = groups.filter((group) => left.get(group)?.some((row) => isIn(group, row, combination)));
      if (round > 0 && covers.length === 0) continue;
      found ||= covers.length > 0;
      for (const group of covers)
        left.set(
          group,
          (left.get(group) ?? []).filter((row) => !isIn(group, row, combination)),
        );
      asked.push({ ask, combination });
    }
  }
  const unreached = [...left].flatMap(([group, rows]) =>
    rows.map(
      (row) =>
        `${group.names.join(" = ")}: ${row.join(" = ")}${group.isSwitch ? ` (${row[0] === "no" ? "{{^" : "{{#"}${group.names[0]}}}…)` : ""}`,
    ),
  );
  return { asked, unreached };
}

const isIn = (group: Group, row: readonly string[], { values }: Combination) =>
  group.names.every((name, i) => values[name] === row[i]);
