/** Makes the lines of a provider's file out of its examples, its schema and what is written by hand. */
import type { Counted, Header, TypeLine, Value, WordsLine } from "../../src/knowledge/format.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { textsIn } from "../../src/language/texts.ts";
import { documentedLists } from "./documented.ts";
import { type Example, examplesOf } from "./examples.ts";
import { Grants } from "./grants.ts";
import { inner, inner2, Relations } from "./relations.ts";
import { isWorth, Uses } from "./uses.ts";
import { walk } from "./walk.ts";
import { wordsOf } from "./words.ts";
import { mergeWritten, type Written } from "./written.ts";

/** What is kept at most of one argument's values: the usual ones. */
const VALUES = 12;

/** Types that the examples of one provider may name. */
const belongsTo = (provider: string) => (type: string) => type.replace(/^data\./, "").startsWith(`${provider}_`);

/** The text of a provider's file. Throws an Error when what is written by hand names what no schema has. */
export function build(provider: string, schemas: Schemas, written: Written): string {
  const examples = examplesOf(provider);
  const relations = new Relations(schemas);
  const uses = new Uses();
  const grants = new Grants();
  for (const { type, declared } of examples) {
    const blocks = declared.flatMap((block) => {
      const schema = schemas.block(block.type);
      return schema ? [{ ...block, walked: walk(block.body, schema) }] : [];
    });
    relations.add(blocks);
    uses.add(type, blocks);
    if (provider === "aws") grants.add(blocks);
  }
  const types = schemas.names().filter(belongsTo(provider)).sort();
  const names = namesOf(relations);
  const lists = documentedLists(provider, schemas);
  const lines = types.map((type) =>
    mergeWritten(type, lineOf(type, { relations, uses, grants, lists, names, schemas }), written, schemas),
  );
  const header: Header = {
    kinds: kindsOfNames(lines),
    format: 1,
    provider,
    generated: "npm run usage",
    sources: [`documentation of the ${provider} provider`, `src/knowledge/written/usage/${provider}.json`],
    examples: examples.length,
    types,
    inside: Object.fromEntries(Object.entries(written.inside ?? {}).map(([block, names]) => [block, names.split(" ")])),
    names: Object.fromEntries([...names].map(([name, targets]) => [name, counted(targets, 4)])),
  };
  return `${[header, ...lines, wordsLine(types, examples, written)].map((line) => JSON.stringify(line)).join("\n")}\n`;
}

/** Argument name → "TYPE.ATTRIBUTE" → examples, of names that several types have or that always mean one thing. */
function namesOf({ refs }: Relations): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  const holders = new Map<string, Set<string>>();
  for (const [type, paths] of refs)
    for (const [path, targets] of paths) {
      const name = nameOf(path);
      inner(holders, name, () => new Set()).add(type);
      for (const [to, count] of targets) {
        const of = inner2(all, name);
        of.set(to, (of.get(to) ?? 0) + count);
      }
    }
  for (const name of all.keys()) if ((holders.get(name)?.size ?? 0) < 3) all.delete(name);
  return all;
}

interface Sums {
  relations: Relations;
  uses: Uses;
  grants: Grants;
  lists: ReadonlyMap<string, ReadonlyMap<string, string[]>>;
  names: ReadonlyMap<string, ReadonlyMap<string, number>>;
  schemas: Schemas;
}

function lineOf(type: string, { relations, uses, grants, lists, names, schemas }: Sums): TypeLine {
  const needs: Record<string, [number, number, string]> = {};
  for (const [other, { count, many, paths }] of relations.needs.get(type) ?? [])
    needs[other] = [count, many, usualPath(paths, other)];
  for (const [other, [count, many, path]] of Object.entries(needs)) {
    const made = other.replace(/^data\./, "");
    // An example that looks up a role would do with one of its own, as others with this argument do; one that looks up an image wouldn't.
    if (made === other || !schemas.block(made) || !prefers(names.get(nameOf(path)), made, other)) continue;
    const [known = 0, both = 0, at = path] = needs[made] ?? [];
    needs[made] = [Math.min(known + count, relations.examples.get(type) ?? 0), both + many, at];
  }
  for (const [path, target] of unseen(type, relations, uses, names, schemas)) needs[target] ??= [0, 0, path];
  const values = [...(uses.values.get(type) ?? [])].flatMap(([path, of]): [string, Counted<Value>][] => {
    const worth = [...of].filter(([text, pages]) => isWorth(path, JSON.parse(text), pages, uses.called));
    const sorted = counted(new Map(worth.map(([text, pages]) => [text, pages.length])), VALUES);
    return sorted.length > 0 ? [[path, sorted.map(([text, count]) => [JSON.parse(text) as Value, count])]] : [];
  });
  return compact({
    n: relations.examples.get(type) ?? 0,
    needs,
    refs: record(relations.refs.get(type), (targets, path) => {
      const [most, ...more] = counted(targets, 6);
      const named = counted(names.get(nameOf(path)) ?? new Map(), 1)[0]?.[0];
      return most && more.length === 0 && most[0] === named ? most[1] : counted(targets, 6);
    }),
    uses: record(uses.blocks.get(type), ({ count, names }) => {
      const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
      const always = sorted.filter(([, n]) => n === count).map(([name]) => name);
      const others = sorted.filter(([, n]) => n < count);
      return [count, always.join(" "), ...(others.length > 0 ? [Object.fromEntries(others)] : [])];
    }),
    values: Object.fromEntries(values),
    kinds: kindsOf([uses.values.get(type), uses.templates.get(type)], uses.called),
    lists: record(lists.get(type), (values) => values),
    grants: record(grants.found.get(type), (parts) =>
      Object.fromEntries(
        Object.entries(parts)
          .map(([part, counts]) => [part, counted(counts, VALUES)] as const)
          .filter(([, list]) => list.length > 0),
      ),
    ),
  } as unknown as TypeLine);
}

/** From this share of an argument's texts on, it takes texts of a kind. */
const TAKES = 0.25;

/** Kind → arguments that take texts of it, separated by spaces. */
function kindsOf(
  texts: readonly (ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> | undefined)[],
  called: ReadonlySet<string>,
): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const values of texts)
    for (const [path, of] of values ?? [])
      for (const [text, pages] of of) {
        const own = inner(counts, path, () => new Map());
        const kind = kindOf(path, JSON.parse(text), pages, called);
        own.set(kind, (own.get(kind) ?? 0) + pages.length);
      }
  const paths = new Map<string, string[]>();
  for (const [path, of] of counts) {
    const all = [...of.values()].reduce((a, b) => a + b, 0);
    for (const [kind, count] of of) if (kind !== "" && count >= TAKES * all) inner(paths, kind, () => []).push(path);
  }
  return record(paths, (list) => list.sort().join(" "));
}

/** Kind → names of arguments that take texts of it in most types that have such an argument, where those are several. */
function kindsOfNames(lines: readonly TypeLine[]): Record<string, string> {
  const holders = new Map<string, Set<number>>();
  const all = new Map<string, Map<string, Set<number>>>();
  for (const [i, { kinds = {} }] of lines.entries())
    for (const [kind, paths] of Object.entries(kinds))
      for (const name of paths.split(" ").map(nameOf)) {
        inner(holders, name, () => new Set()).add(i);
        inner(inner2(all, kind), name, () => new Set()).add(i);
      }
  return record(all, (names) =>
    [...names]
      .filter(([name, types]) => types.size > 1 && types.size * 2 > (holders.get(name)?.size ?? 0))
      .map(([name]) => name)
      .sort()
      .join(" "),
  );
}

/** What a value of an argument is: a text of a kind, somebody's name for something, prose; "" of what it is one of few of. */
function kindOf(path: string, value: Value, pages: readonly string[], called: ReadonlySet<string>): string {
  if (typeof value !== "string" || value === "" || path.endsWith(".*")) return "";
  const text = textsIn(value).find((one) => one.text === value)?.kind ?? "word";
  if (!["word", "name", "shape"].includes(text)) return text;
  if (isWorth(path, value, pages, called)) return "";
  return /\s\S+\s/.test(value) ? "prose" : "own";
}

/** Of the arguments that lead to a type equally often, one that is named after it. */
function usualPath(paths: ReadonlyMap<string, number>, other: string): string {
  const all = counted(paths);
  const most = all.filter(([, count]) => count === all[0]?.[1]).map(([path]) => path);
  const last = other.split("_").at(-1) ?? "";
  return most.find((path) => nameOf(path).split("_").includes(last)) ?? most[0] ?? "";
}

/** Whether arguments refer to one type more often than to another. */
function prefers(targets: ReadonlyMap<string, number> | undefined, one: string, other: string): boolean {
  const count = (type: string) =>
    [...(targets ?? [])].reduce((sum, [to, n]) => sum + (to.slice(0, to.lastIndexOf(".")) === type ? n : 0), 0);
  return count(one) > count(other);
}

/** Required arguments that no example gives a reference, with the type that arguments of their name lead to. */
function* unseen(
  type: string,
  { needs }: Relations,
  { values }: Uses,
  names: ReadonlyMap<string, ReadonlyMap<string, number>>,
  schemas: Schemas,
): Generator<[path: string, target: string]> {
  const said = new Set([...(needs.get(type)?.values() ?? [])].flatMap(({ paths }) => [...paths.keys()]));
  for (const [name, { required }] of schemas.block(type)?.attributes ?? []) {
    if (!required || said.has(name)) continue;
    // A text that is no id of something is a name of its own: the name of a cluster isn't another cluster's.
    const texts = [...(values.get(type)?.get(name)?.keys() ?? [])];
    if (texts.some((text) => !/arn:|-[0-9a-f]{6,}|\d{6,}|\/|\$\{/.test(text))) continue;
    const targets = [...(names.get(name) ?? [])];
    const all = targets.reduce((sum, [, count]) => sum + count, 0);
    const by = new Map<string, number>();
    for (const [to, count] of targets) {
      const target = to.slice(0, to.lastIndexOf("."));
      by.set(target, (by.get(target) ?? 0) + count);
    }
    const [most] = counted(by, 1);
    // More often than not, and not out of one example.
    if (most && most[1] > 2 && most[1] * 2 > all && most[0] !== type) yield [name, most[0]];
  }
}

function wordsLine(types: readonly string[], examples: readonly Example[], written: Written): WordsLine {
  const words = [...wordsOf(types, [...examples, ...(written.pages ?? [])])].sort(([a], [b]) => (a < b ? -1 : 1));
  const index = new Map(types.map((type, i) => [type, i]));
  return Object.fromEntries(
    words.map(([word, of]) => {
      const byField = new Map<number, number[]>();
      for (const [type, bits] of of) inner(byField, bits, () => []).push(index.get(type) ?? 0);
      return [word, Object.fromEntries([...byField].map(([bits, list]) => [bits, list.sort((a, b) => a - b)]))];
    }),
  );
}

/** Most first, equal ones in the order of the alphabet. */
function counted<K extends string>(counts: ReadonlyMap<K, number>, most = Number.POSITIVE_INFINITY): [K, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most);
}

const record = <V, W>(
  map: ReadonlyMap<string, V> | undefined,
  convert: (value: V, key: string) => W,
): Record<string, W> =>
  Object.fromEntries(
    [...(map ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, convert(value, key)]),
  );

const nameOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** Without what is empty. */
const compact = (line: TypeLine): TypeLine =>
  Object.fromEntries(
    Object.entries(line).filter(([, part]) => typeof part !== "object" || Object.keys(part).length > 0),
  ) as unknown as TypeLine;
