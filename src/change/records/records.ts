/**
 * What a request says several times in one form is several of one kind: the block that has the values of the first has a copy for each of the others, with theirs in place of these; so have the
 * blocks that go with it. Where there are some already, each gets its own values.
 */
import { addressesIn } from "../../core/outline.ts";
import { freeName, referencesTo, refersTo } from "../../core/references.ts";
import type { Schemas } from "../../knowledge/schemas.ts";
import type { Records } from "../../language/parallel.ts";
import { hasWord } from "../../language/words.ts";
import { tellingOf } from "../series.ts";
import { bestOf, columnsIn, type Held, hitsIn, pathsOf, type Rows, rowsAmong } from "./hits.ts";
import { type Edit, editsFor, isNumber, type Paths, saidOtherwise, withEdits } from "./rewritten.ts";
import { isWhole, type Unit, unitsIn } from "./units.ts";

/** Units of one kind: whose each is, and where in it what is said stands. */
interface Kind {
  rows: Rows;
  held: readonly Held[];
  /** The record whose unit is copied for those that have none. */
  base: number;
  paths: Paths;
}

/** `isSeveral`: whether the request wants several of a type. */
export function withRecords(
  program: string,
  records: Records,
  schemas: Schemas,
  isSeveral: (type: string) => boolean,
): string {
  const held = unitsIn(program, schemas).map((unit): Held => ({ unit, hits: hitsIn(unit, records) }));
  const best = bestOf(held, records, isSeveral);
  if (!best) return program;
  const kind = kindOf(best, held, records);
  if (!kind) return program;
  const lacking = records.flatMap((_, i) => (kind.rows[i] ? [] : [i]));
  // Of a single thing that stands somewhere else nobody knows that it lacks.
  if (records[0]?.length === 1 && lacking.some((i) => hasWord(program, records[i]?.[0]?.text ?? ""))) return program;
  const base = kind.rows[kind.base] as Unit;
  const others = isWhole(base) && lacking.length > 0 ? companionsOf(base, kind, held, records, program) : [];
  return written(program, [kind, ...others], lacking, records);
}

const isOfKind = (a: Unit, b: Unit): boolean =>
  a.type === b.type && a.path === b.path && (isWhole(a) || a.address === b.address);

function kindOf(best: Held, all: readonly Held[], records: Records, known: Rows = []): Kind | undefined {
  const held = all.filter(({ unit }) => isOfKind(unit, best.unit));
  const rows = rowsAmong(held, records, known);
  const base = known.length > 0 ? known.findIndex(Boolean) : rows.findIndex(Boolean);
  if (base < 0) return undefined;
  const paths = pathsOf(rows, held, records[0]?.length ?? 0);
  return { rows, held, base, paths: withTelling(paths, best.unit, records) };
}

/** The one thing that has no place yet belongs where such blocks are told apart and nothing else is said. */
function withTelling(paths: Map<number, Set<string>>, { type, path }: Unit, records: Records): Paths {
  const open = [...paths].filter(([column, own]) => own.size === 0 && records[0]?.[column]?.literal);
  const taken = new Set([...paths.values()].flatMap((own) => [...own]));
  const left = tellingOf(type, path).filter((one) => !taken.has(one));
  const [[column] = [], [only]] = [open[0], left];
  if (open.length !== 1 || left.length !== 1 || column === undefined || only === undefined) return paths;
  return paths.set(column, new Set([only]));
}

/** One of each other type that has something of what is said and refers to the block, or is referred to by it, or has a number at an argument of a like name, such as a port. */
function companionsOf(base: Unit, kind: Kind, held: readonly Held[], records: Records, program: string): Kind[] {
  const textOf = ({ item }: Unit) => program.slice(item.start, item.end);
  const names = [...kind.paths.values()].flatMap((own) => [...own].flatMap(wordsOf));
  const whole = held.filter(({ unit, hits }) => isWhole(unit) && unit.type !== base.type && hits.length > 0);
  const found = whole.filter(({ unit, hits }) => {
    const isBound = refersTo(textOf(unit), base.address) || refersTo(textOf(base), unit.address);
    const isLike = hits.some((hit) => isNumber(records, hit) && wordsOf(hit.path).some((word) => names.includes(word)));
    return (isBound || isLike) && hits.every(({ record }) => record === kind.base);
  });
  const types = [...new Set(found.map(({ unit }) => unit.type))];
  return types.flatMap((type) => {
    const own = found.find(({ unit }) => unit.type === type) as Held;
    const all = held.filter(
      ({ unit, hits }) => unit.address === own.unit.address && columnsIn(hits) === columnsIn(own.hits),
    );
    const smallest = all.sort((a, b) => a.unit.values.length - b.unit.values.length)[0] as Held;
    const known = records.map((_, i) => (i === kind.base ? smallest.unit : undefined));
    return kindOf(smallest, held, records, known) ?? [];
  });
}

/** The words of an argument's own name. */
const wordsOf = (path: string): string[] => (path.split(".").at(-1) ?? "").split("_");

/** With what is there as its records say it, and copies for records that lack. */
function written(program: string, kinds: readonly Kind[], lacking: readonly number[], records: Records): string {
  const taken = new Set(addressesIn(program));
  const addresses = new Map(lacking.map((record) => [record, addressesFor(record, kinds, records, taken)]));
  const edits = kinds.flatMap(({ rows, held, base, paths }): Edit[] => {
    const editsOf = (unit: Unit, own: number, record: number) =>
      editsFor({ unit, own, hits: held.find((one) => one.unit === unit)?.hits ?? [] }, record, records, paths);
    const own = rows.flatMap((unit, record) => (unit ? editsOf(unit, record, record) : []));
    const unit = rows[base] as Unit;
    const { start, end, body } = unit.item;
    const copies = lacking.flatMap((record): string[] => {
      if (rows[record]) return [];
      const said = withEdits(program.slice(start, end), editsOf(unit, base, record), start);
      const names = addresses.get(record) as ReadonlyMap<string, string>;
      const inner = [...names].reduce(
        (text, [from, to]) => text.replace(referencesTo(from), to),
        saidOtherwise(said.slice(body - start), records[base] ?? [], records[record] ?? []),
      );
      const label = names.get(unit.address)?.split(".")[1];
      const head = program.slice(start, body);
      return [(isWhole(unit) ? `resource "${unit.type}" "${label}" {` : head) + inner];
    });
    return copies.length > 0 ? [...own, { at: end, end, text: copies.map((one) => `\n\n${one}`).join("") }] : own;
  });
  return withEdits(program, edits);
}

/** New addresses of the resources that are copied for a record. */
function addressesFor(
  record: number,
  kinds: readonly Kind[],
  records: Records,
  taken: Set<string>,
): Map<string, string> {
  return new Map(
    kinds.flatMap(({ rows, base }) => {
      const unit = rows[base] as Unit;
      if (!isWhole(unit) || rows[record]) return [];
      const [, label = ""] = unit.address.split(".");
      const other = saidOtherwise(`"${label}"`, records[base] ?? [], records[record] ?? []).slice(1, -1);
      const named = /^[A-Za-z_][\w-]*$/.test(other) ? other : label;
      const address = freeName(`${unit.type}.${named}`, (one) => taken.has(one));
      taken.add(address);
      return [[unit.address, address] as const];
    }),
  );
}
