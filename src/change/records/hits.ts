/** Which blocks of a program have what is said several times in one form, and of which time. */
import type { Records, Said } from "../../language/parallel.ts";
import { tellingOf, tellsApart } from "../series.ts";
import { standsIn } from "./said.ts";
import type { Unit } from "./units.ts";

export interface Hit {
  path: string;
  column: number;
  record: number;
}

export interface Held {
  unit: Unit;
  hits: readonly Hit[];
}

/** A list that has what is said of several of them says nothing of any; nor does a longer one of a thing of which more is said. */
export function hitsIn(unit: Unit, records: Records): Hit[] {
  const first = records[0] ?? [];
  const values = unit.values.filter(({ text }) => first.length < 2 || !/^\[.*,/s.test(text));
  return first.flatMap((_, column) =>
    values.flatMap(({ path, text }): Hit[] => {
      const standing = records.map((record) => standsIn(text, record[column] as Said));
      const isOne = (how: "whole" | "part") => standing.filter((one) => one === how).length === 1;
      const record = isOne("whole") ? standing.indexOf("whole") : isOne("part") ? standing.indexOf("part") : -1;
      return record < 0 ? [] : [{ path, column, record }];
    }),
  );
}

export const columnsIn = (hits: readonly Hit[]): number => new Set(hits.map(({ column }) => column)).size;

/**
 * The smallest unit with most of what is said. Where it has one thing only, that has to be what makes it one: several of its type are wanted, it can't be without, or such units are told apart by
 * it, and by what else is said.
 */
export function bestOf(
  held: readonly Held[],
  records: Records,
  isSeveral: (type: string) => boolean,
): Held | undefined {
  const columns = records[0]?.length ?? 0;
  const isOne = ({ type, path, requires }: Unit, hit: Hit) =>
    columns > 1
      ? tellingOf(type, path).includes(hit.path) && tellingOf(type, path).length === columns
      : isSeveral(type) || requires(hit.path) || tellsApart(type, [path, hit.path].filter(Boolean).join("."));
  return held
    .filter(({ unit, hits }) => columnsIn(hits) > 1 || hits.some((hit) => isOne(unit, hit)))
    .sort((a, b) => columnsIn(b.hits) - columnsIn(a.hits) || a.unit.values.length - b.unit.values.length)[0];
}

/** Each record's unit of a kind, where it has one. */
export type Rows = readonly (Unit | undefined)[];

/** What a record shares with a unit by chance is no more than a number. */
const isMeant = (hits: readonly Hit[], records: Records): boolean =>
  columnsIn(hits) > 1 || hits.some(({ record, column }) => records[record]?.[column]?.literal?.kind !== "number");

/** Most of a record's values first, of as many the record that is said first; `known`: whose unit that is known to be. */
export function rowsAmong(held: readonly Held[], records: Records, known: Rows = []): Rows {
  const rows: (Unit | undefined)[] = records.map((_, i) => known[i]);
  const pairs = held.flatMap(({ unit, hits }) =>
    records.flatMap((_, record) => {
      const own = hits.filter((hit) => hit.record === record);
      return own.length > 0 && isMeant(own, records) ? [{ unit, record, columns: columnsIn(own) }] : [];
    }),
  );
  for (const { unit, record } of pairs.sort((a, b) => b.columns - a.columns || a.record - b.record))
    if (rows[record] === undefined && !rows.includes(unit)) rows[record] = unit;
  return rows;
}

/** By column, the arguments that have it: as units have it of their own record, else as they have it of another. */
export function pathsOf(rows: Rows, held: readonly Held[], columns: number): Map<number, Set<string>> {
  const hits = rows.flatMap((unit, record) =>
    (held.find((one) => one.unit === unit)?.hits ?? []).map((hit) => ({ ...hit, isOwn: hit.record === record })),
  );
  return new Map(
    Array.from({ length: columns }, (_, column) => {
      const all = hits.filter((hit) => hit.column === column);
      const own = all.filter(({ isOwn }) => isOwn);
      return [column, new Set((own.length > 0 ? own : all).map(({ path }) => path))];
    }),
  );
}
