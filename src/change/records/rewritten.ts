/** A unit of a program as it says one record: values set, and as a copy with a label of its own. */
import { escaped } from "../../core/references.ts";
import type { Records, Said } from "../../language/parallel.ts";
import type { Hit } from "./hits.ts";
import { inQuotes, standsIn, withSaid } from "./said.ts";
import type { Unit } from "./units.ts";

export interface Edit {
  at: number;
  end: number;
  text: string;
}

export type Paths = ReadonlyMap<number, ReadonlySet<string>>;

/** What makes a unit, or its copy, say a record. Gone is what it has of another record than its own where that belongs to no argument. */
export function editsFor(
  { unit, hits, own }: { unit: Unit; hits: readonly Hit[]; own: number },
  record: number,
  records: Records,
  paths: Paths,
): Edit[] {
  const row = records[record] as readonly Said[];
  const isMapped = (path: string) => [...paths.values()].some((own) => own.has(path));
  const set = unit.values.flatMap(({ path, text, body, end }): Edit[] => {
    const columns = row.flatMap((_, column) => (paths.get(column)?.has(path) ? [column] : []));
    const said = columns.reduce((now, column) => valueWith(now, column, row[column] as Said, records), text);
    return said === text ? [] : [{ at: body, end, text: said }];
  });
  const gone = unit.values.flatMap(({ path, start, end }): Edit[] => {
    const isOther = (hit: Hit) => hit.path === path && hit.record !== own && !isNumber(records, hit);
    return !isMapped(path) && !path.includes(".") && hits.some(isOther) ? [{ at: start, end: end + 1, text: "" }] : [];
  });
  const there = new Set(unit.values.map(({ path }) => path));
  const added = row.flatMap((said, column) =>
    [...(paths.get(column) ?? [])].flatMap((path) =>
      there.has(path) || path.includes(".") ? [] : [`${path} = ${inQuotes(said)}\n`],
    ),
  );
  const { close } = unit.item;
  return [...set, ...gone, ...(added.length > 0 ? [{ at: close, end: close, text: added.join("") }] : [])];
}

export const isNumber = (records: Records, { record, column }: Hit): boolean =>
  records[record]?.[column]?.literal?.kind === "number";

function valueWith(text: string, column: number, said: Said, records: Records): string {
  if (standsIn(text, said)) return text;
  const from = records.map((record) => record[column] as Said).find((one) => standsIn(text, one));
  if (from) return withSaid(text, from, said);
  return text.startsWith("[") ? `[${inQuotes(said)}]` : inQuotes(said);
}

export const withEdits = (text: string, edits: readonly Edit[], from = 0): string =>
  edits
    .toSorted((a, b) => b.at - a.at)
    .reduce((now, { at, end, text: own }) => now.slice(0, at - from) + own + now.slice(end - from), text);

const QUOTED = /"[^"$\n]*"/g;

/** In all texts of a copy what one record says, as the other says it: a name that is made of it, a description. What is called by a word that the other hasn't stays with the first. */
export function saidOtherwise(text: string, from: readonly Said[], to: readonly Said[]): string {
  return from.reduce((now, one, column) => {
    const other = to[column] as Said;
    if (one.literal?.kind === "number" || one.text.length < 3 || one.text === other.text) return now;
    const word = new RegExp(`(?<![A-Za-z0-9])${escaped(one.text)}(?![A-Za-z0-9])`, "i");
    const left = one.literal ? now : now.replace(ARGUMENT, (line, name: string) => (word.test(name) ? "" : line));
    return left.replace(QUOTED, (quoted) => quoted.replace(word, other.text));
  }, text);
}

const ARGUMENT = /^[ \t]*(\w+)[ \t]*=[ \t]*(?:true|false)[ \t]*\n/gm;
