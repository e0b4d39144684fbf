/** The arguments of a block that a part of a request may be about: those that are there, and those that the one reader finds in its words. */
import type { TypeFacts } from "../core/facts.ts";
import { textOf } from "../core/literal-text.ts";
import type { Item } from "../core/outline.ts";
import { type Attribute, optionalAttribute } from "../core/schema.ts";
import { evidenceFor } from "../intent/evidence.ts";
import { claimsOf } from "../intent/field-claims.ts";
import { type Found, foundIn, ownRoots } from "../intent/field-found.ts";
import type { Node } from "../intent/field-tree.ts";
import { isName } from "../intent/slots.ts";
import { spellingOf } from "../intent/values.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { VERB } from "../language/clauses.ts";
import type { Hit, Reading } from "../language/reading.ts";
import { SMALL } from "../language/words.ts";
import { type ProgramBlock, wordsOf } from "./blocks.ts";
import { placesInside } from "./inner-places.ts";
import { NO_ODDS, type Odds } from "./odds.ts";
import { isSeries, tellsApart } from "./series.ts";
import { BlockText, type Path } from "./splice.ts";

export interface Place {
  path: Path;
  /** As constraints name it, without the type: `rule.status`. */
  key: string;
  name: string;
  attribute: Attribute;
  /** Its expression in the block; undefined when it isn't there. */
  present?: string;
  /** How much the request speaks of it and of what leads to it: 1 is in so many words. */
  says: number;
  /** The words that do. */
  hit: Hit;
  /** Of all arguments of the type, it explains some words best: what they say of it. */
  claim?: Found;
  /** It stands in a block that isn't there and that the request speaks of. */
  made: boolean;
  /** That block has to have other arguments as well. */
  half: boolean;
  /** How many words of the request are in the nested block that it stands in. */
  about: number;
  /** The nested blocks around it that there may be several of, the outermost first. */
  elements: readonly Element[];
  /** It is inside the expression of an argument. */
  isInside?: true;
  /** It stands in one more such block, which isn't there. */
  further?: true;
  /** Blocks that stand side by side differ in it. */
  tells: boolean;
  /** Arguments beside it that tell with the same value: the other end of a range of one port. */
  twins?: readonly Path[];
  values?: readonly string[];
  /** Kinds of texts that examples give it. */
  kinds?: ReadonlySet<string>;
  /** Whether examples give it a value. */
  isUsual(value: string): boolean;
  /** Least and greatest number that the provider takes. */
  range?: readonly [number, number];
}

/** One of the blocks of a name. */
export interface Element {
  /** Without its number. */
  series: Path;
  index: number;
  /** How many there are. */
  count: number;
  /** How many words of the request its texts have. */
  called: number;
  /** It is an object in an expression. */
  isInside?: true;
}

/** What is said of a block that has to be made is said of what is in it. */
const MADE = 0.4;

/** Arguments of blocks that no provider has, which may be set though they aren't there. */
const OWN: ReadonlyMap<string, readonly string[]> = new Map([
  ["variable", ["default", "description", "sensitive", "nullable"]],
  ["output", ["description", "sensitive"]],
  ["module", ["version", "source"]],
]);

/** An argument that isn't there is looked at where an encoder finds a literal of the request so likely in it. */
const READ = 0.2;

/** `reading`: without the words that name the block. */
export function placesIn(
  schemas: Schemas,
  block: ProgramBlock,
  facts: TypeFacts | undefined,
  reading: Reading,
  odds: Odds = NO_ODDS,
): Place[] {
  const text = new BlockText(block.text);
  const { type = "" } = block;
  const valuesAt = (path: string) => spellingOf(schemas, path, facts);
  const subjects = { schemas, reading, types: [type] };
  const all = foundIn(type, subjects, valuesAt);
  if (!all) return ownPlaces(block, text, reading);
  const claims = claimsOf(all, reading);
  const found = new Map(all.found.map((one) => [one.node, one]));
  const own = ownRoots(type);
  const said = new Set(reading.tokens.map(({ word }) => word).filter((word) => word.length > 2));
  const places: Place[] = [];
  const holdsClaim = (node: Node): boolean => node.children.some((child) => claims.has(child) || holdsClaim(child));
  const read = [...odds].flatMap(([key, of]) => (of.some(({ likely }) => likely > READ) ? [key] : []));
  const visit = (node: Node, at: Path, led: number, made: boolean, about: number, elements: readonly Element[]) => {
    for (const child of node.children) {
      const { name, path, argument } = child;
      const values = valuesAt(path);
      const { strength, hit } = evidenceFor({ name, path, values }, reading, own);
      const key = path.slice(type.length + 1);
      if (!argument) {
        const there = text.at(at)?.items.filter((item) => item.kind === "block" && item.name === name) ?? [];
        const isMade = there.length === 0;
        const isRead = read.some((other) => other.startsWith(`${key}.`));
        if (isMade && !claims.has(child) && !holdsClaim(child) && !isRead && !(made && child.required)) continue;
        for (let i = 0; i < Math.max(1, there.length); i++) {
          const item = there[i];
          const shared = item ? new Set(wordsOf(text.slice(item)).filter((word) => said.has(word))).size : about;
          const path = there.length > 1 ? [...at, name, i] : [...at, name];
          const called = item ? namesIn(type, key, text, item).filter((word) => said.has(word)).length : 0;
          const series = { series: [...at, name], index: i, count: there.length, called };
          const isOne = !child.repeats || isMade || !isSeries(type, key, there.length);
          const own = isOne ? elements : [...elements, series];
          visit(child, path, Math.max(led, strength), isMade, shared, own);
        }
        continue;
      }
      const present = text.valueAt([...at, name]);
      if (present !== undefined) places.push(...placesInside(type, [...at, name], present, reading, own, elements));
      const one = found.get(child);
      const claim = claims.get(child);
      if (present === undefined && !one && !claim && !made && !read.includes(key)) continue;
      const range = facts?.range?.[key] ?? facts?.doubtful?.range?.[key];
      places.push({
        ...{ path: [...at, name], key, name, attribute: argument.attribute, made, about, elements },
        half: made && node.children.some((other) => other !== child && other.required),
        kinds: schemas.knowledge.kinds(type, key).kinds,
        isUsual: (said) => schemas.knowledge.values(type, key).some(({ value }) => String(value) === said),
        tells: tellsApart(type, key),
        says: Math.max(one?.score ?? 0, strength) + led / 2 + (made ? MADE : 0),
        hit: hit.length > 0 ? hit : (one?.hit ?? []),
        ...(present !== undefined && { present }),
        ...(claim && { claim }),
        ...(values && { values }),
        ...(range && { range }),
      });
    }
  };
  visit(all.root, [], 0, false, 0, []);
  if (text.valueAt(["count"]) !== undefined) places.push(...countOf(text));
  return withTwins(places);
}

/** Words that one of several nested blocks is called by: of its names, and of texts in which examples differ. */
const namesIn = (type: string, key: string, text: BlockText, item: Item): string[] => [
  ...new Set(
    item.items.flatMap(({ kind, name, body, end }) =>
      kind === "argument" && (isName(name) || /^(?:s?id|description)$/.test(name) || tellsApart(type, `${key}.${name}`))
        ? wordsOf(textOf(text.text.slice(body, end)) ?? "").filter((word) => !SMALL.has(word) && !VERB.test(word))
        : [],
    ),
  ),
];

/** Of arguments that tell with the same number the first stands for all. */
function withTwins(places: readonly Place[]): Place[] {
  const keyOf = ({ tells, present = "", path }: Place) =>
    tells && /^\d+$/.test(present) ? `${path.slice(0, -1).join(".")} ${present}` : undefined;
  return places.flatMap((place) => {
    const key = keyOf(place);
    const [first, ...more] = key === undefined ? [place] : places.filter((other) => keyOf(other) === key);
    if (first !== place) return [];
    return more.length === 0 ? [place] : [{ ...place, twins: more.map(({ path }) => path) }];
  });
}

/** Of an argument that no examples tell of. */
const PLAIN = { made: false, half: false, about: 0, tells: false, elements: [], isUsual: () => false };

const countOf = (text: BlockText): Place[] => {
  const common = { path: ["count"], key: "count", name: "count", attribute: optionalAttribute("number") };
  return [{ ...PLAIN, ...common, present: text.valueAt(["count"]) as string, says: 0, hit: [] }];
};

/** Of a block without a schema: what is there, and what every such block may have. */
function ownPlaces({ item, type = "" }: ProgramBlock, text: BlockText, reading: Reading): Place[] {
  const names = new Set([
    ...(OWN.get(item.name) ?? []),
    ...item.items.flatMap(({ kind, name }) => (kind === "argument" ? [name] : [])),
  ]);
  return [...names].map((name) => {
    const present = text.valueAt([name]);
    const takes = present === undefined || /^"/.test(present) ? "string" : /^-?\d/.test(present) ? "number" : "dynamic";
    const { strength, hit } = evidenceFor({ name, path: `${type}.${name}`, values: undefined }, reading, new Set());
    const attribute = optionalAttribute(/^(?:sensitive|nullable)$/.test(name) ? "bool" : takes);
    const common = { ...PLAIN, path: [name], key: name, name, attribute, says: strength, hit };
    return { ...common, ...(present !== undefined && { present }) };
  });
}
