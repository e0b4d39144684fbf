/**
 * Which argument each literal of a request is the value of. For every pair of a literal and an argument of the program that could take it, a few features say what speaks for
 * it: the kind of text that examples give the argument, the words around the literal, what the argument refers to. Their weights are fitted on training/rank (`npm run programs -- --fit`).
 */
import type { TypeFacts } from "../core/facts.ts";
import { type Knowledge, typeAndPath } from "../knowledge/knowledge.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Literal } from "../language/literals.ts";
import { saidPairsIn } from "../language/pairs.ts";
import type { Hit, Reading } from "../language/reading.ts";
import { rootsOfPhrase } from "../language/roots.ts";
import { isNamedFor } from "../language/texts.ts";
import type { Features, Weights } from "../rank/logistic.ts";
import fitted from "./assign.json" with { type: "json" };
import { ownRoots } from "./field-found.ts";
import { matched } from "./matching.ts";
import { Near } from "./near.ts";
import { isName, nameAmong, type Slot, slotsOf, valueFor } from "./slots.ts";
import { isOneWord, type Span, type Stated, statedIn } from "./stated.ts";

/** A block that the program is going to have. */
export interface ToFill {
  type: string;
  /** What the words for it are followed by. */
  called?: string;
}

export interface Pair {
  slot: Slot;
  literal: Literal;
  /** HCL. */
  text: string;
  features: PairFeatures;
}

/** Kinds of texts that are somebody's names for things. */
const NAMES = new Set(["name", "word", "shape", "bare", "file", "path"]);
/** Words speak for a pair from here on. */
const SPEAK = 0.3;

/** Every pair of a literal of the request and an argument that something speaks for */
export function pairsOf(
  reading: Reading,
  blocks: readonly ToFill[],
  schemas: Schemas,
  factsOf: (type: string) => TypeFacts | undefined,
): Pair[] {
  // A type that the request says outright is no value, and a pair of a map no argument's.
  const pairs = saidPairsIn(reading.text);
  const literals = reading.literals.filter(
    ({ text, at, end }) => !schemas.block(text) && !pairs.some((pair) => at < pair.end && pair.at < end),
  );
  const types = [...new Set(blocks.map(({ type }) => type))];
  const slots = new Map(types.map((type) => [type, slotsOf(type, schemas, factsOf(type))]));
  const stated = statedAmong(reading, literals, slots);
  return types.flatMap((type) => {
    const near = new Near(reading, type);
    const called = new Set(blocks.flatMap((block) => (block.type === type && block.called ? [block.called] : [])));
    return (slots.get(type) ?? []).flatMap((slot) =>
      literals.flatMap((literal): Pair[] => {
        const said = stated(slot, literal);
        if (said.is === 0 && !mayTake(slot, literal)) return [];
        const features = featuresOf(slot, literal, near, called, schemas.knowledge, said);
        const text = features && valueFor(slot, literal, said.is > 0);
        return features && text !== undefined ? [{ slot, literal, text, features }] : [];
      }),
    );
  });
}

/** What is named in a request: types, and blocks inside of types, as `TYPE.PATH`. */
interface Thing extends Span {
  of: ReadonlySet<string>;
}

function thingsIn(stated: Stated, slots: ReadonlyMap<string, readonly Slot[]>): Thing[] {
  const found = new Map<number, { at: number; end: number; of: Set<string> }>();
  // Of several that end in one place the longest is meant.
  const put = (thing: string, places: readonly Span[]) => {
    for (const { at, end } of places) {
      const there = found.get(end);
      if (!there || at < there.at) found.set(end, { at, end, of: new Set([thing]) });
      else if (at === there.at) there.of.add(thing);
    }
  };
  for (const [type, own] of slots) {
    const words = type.replace(/^data\./, "").split("_");
    // As much of the end of the type's name as is said.
    const ends = words.map((_, i) => stated.placesOf(words.slice(i + 1).join("_")));
    put(`${type}.`, ends.find((places) => places.length > 0) ?? []);
    for (const block of new Set(own.map(({ path }) => blockOf(path))))
      if (block !== "") put(`${type}.${block}`, stated.placesOf(block.slice(block.lastIndexOf(".") + 1)));
  }
  return [...found.values()];
}

const blockOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")));

/** What is named last before a place; of what has one name, that which is in what is named before it. */
function lastNamed(stated: Stated, things: readonly Thing[], place: number): ReadonlySet<string> | undefined {
  const before = things.filter(({ end }) => end <= place);
  const last = stated.lastNamed(before, place);
  if (!last || last.of.size === 1) return last?.of;
  const outer = stated.lastNamed(
    before.filter(({ end }) => end <= last.at),
    last.at,
  );
  const types = new Set([...(outer?.of ?? [])].map(typeOf));
  const inside = [...last.of].filter((one) => types.has(typeOf(one)));
  return inside.length > 0 ? new Set(inside) : last.of;
}

const typeOf = (thing: string): string => typeAndPath(thing)[0];

/**
 * How much a request states that a literal is the value of an argument: 1 where it names it whole, 2 where it names last what that is in, 0.5 where it names something else last. `other`: what
 * it states of the literal for other arguments at most.
 */
interface Said {
  is: number;
  other: number;
}

function statedAmong(
  { text }: Reading,
  literals: readonly Literal[],
  slots: ReadonlyMap<string, readonly Slot[]>,
): (slot: Slot, literal: Literal) => Said {
  const stated = statedIn(text);
  const texts = literals.filter(({ kind }) => kind !== "bare");
  const things = thingsIn(stated, slots).filter(
    (thing) => !texts.some(({ at, end }) => at <= thing.at && thing.end <= end),
  );
  const names = new Set([...slots.values()].flat().map(({ node: { name } }) => name));
  const isNamed = new Set([...names].flatMap((name) => stated.placesOf(name).map(({ at }) => at)));
  const found = new Map<Literal, Map<Slot, number>>();
  const most = new Map<Literal, number>();
  for (const own of slots.values()) {
    const called = nameAmong(own);
    for (const slot of own) {
      let last: { literal: Literal; is: number } | undefined;
      for (const literal of literals) {
        const goesOn =
          last !== undefined && slot.many && stated.isNext(last.literal, literal) && !isNamed.has(literal.at);
        const is = goesOn ? (last?.is ?? 0) : statedFor(slot, slot === called, literal, stated, things);
        if (is === 0) continue;
        last = { literal, is };
        found.set(literal, (found.get(literal) ?? new Map()).set(slot, is));
        most.set(literal, Math.max(is, most.get(literal) ?? 0));
      }
    }
  }
  return (slot, literal) => {
    const is = found.get(literal)?.get(slot) ?? 0;
    const other = most.get(literal) ?? 0;
    return { is, other: other > is ? other : 0 };
  };
}

function statedFor(
  { node, path, type }: Slot,
  isName: boolean,
  literal: Literal,
  stated: Stated,
  things: readonly Thing[],
): number {
  const name = (isName ? stated.calledAt(literal) : undefined) ?? stated.nameOf(node.name, literal);
  if (!name) return 0;
  const last = lastNamed(stated, things, Math.min(name.at, literal.at));
  if (last?.has(`${type}.${blockOf(path)}`)) return 2;
  // One word may be about anything: "at most 6" is no maximum of a block that nobody speaks of.
  const isOptional = node.optional > 0 && !stated.isSaid(blockOf(path).split(".").at(-1) ?? "");
  if (isOptional || isOneWord(node.name)) return 0;
  return last ? 0.5 : 1;
}

const takesNames = ({ values, isName: is, kinds }: Slot): boolean => !values && (is || kinds.has("own"));

const mayTake = (slot: Slot, { kind, quantity }: Literal): boolean =>
  kind === "bare" ? slot.takes === "string" && takesNames(slot) : slot.takes === "string" || quantity !== undefined;

export type PairFeatures = Features<AssignFeature>;
export type AssignFeature = keyof NonNullable<ReturnType<typeof featuresOf>>;

/** What speaks for a pair, each between 0 and 1 or so; undefined when nothing does. */
function featuresOf(
  slot: Slot,
  literal: Literal,
  near: Near,
  called: ReadonlySet<string>,
  knowledge: Knowledge,
  { is, other }: Said,
) {
  const { path, node, takes, values, kinds, byName, roots } = slot;
  const { kind, from, to, quantity, text } = literal;
  const isOwn = NAMES.has(kind) && takesNames(slot);
  const fits = kinds.has(kind) || (kind === "name" && text.includes(" ") && kinds.has("prose"));
  const thing = thingOf(literal, slot, knowledge);
  const [lead, trail, spoken] = [near.before(from, roots), near.behind(to, roots), near.spoken(from, to, slot)];
  const isUsual = slot.usual.has(text.toLowerCase());
  const unit = quantity?.measure !== undefined && quantity.measure === slot.measure;
  const [isNumber, isBare] = [kind === "number", kind === "bare"];
  const isVersion = isNumber && takes === "string" && node.name.endsWith("version");
  const version = isVersion && near.isProduct(from, path, knowledge);
  const speaks =
    is > 0 || version || fits || isOwn || thing > 0 || values || isUsual || unit || lead + trail + spoken >= SPEAK;
  if (!speaks && !(takes === "number" && (node.required || slot.share > SPEAK))) return undefined;
  const isTop = isOwn && slot.isName;
  const typeLead = near.before(from);
  return {
    kind: +(fits && !byName),
    kindByName: +(fits && byName),
    otherKind: +(kinds.size > 0 && !fits && !isOwn && !isUsual),
    listed: +(values !== undefined && takes === "string"),
    usualValue: +isUsual,
    thing,
    own: +isTop,
    called: +(isTop && called.has(text)),
    ownLead: isTop ? typeLead : 0,
    ownQuoted: +(isTop && literal.quoted),
    headLead: isTop ? near.head(from - 1, -1) : 0,
    headTrail: isTop ? near.head(to, 1) : 0,
    bareHead: isTop && isBare ? near.head(from - 1, -1, 1) : 0,
    lead: isNumber ? 0 : lead,
    trail: isNumber ? 0 : trail,
    // "Postgres 16" says the version of an engine.
    numberLead: isNumber ? Math.max(lead, +version) : 0,
    numberTrail: isNumber ? trail : 0,
    bareLead: isBare ? near.before(from, roots, 1) : 0,
    inside: isNumber ? 0 : near.within(from, to, roots),
    spoken,
    around: near.around(from, to, slot),
    typeLead: isTop ? 0 : typeLead,
    typeTrail: near.behind(to),
    typeNear: near.nearest(from),
    usual: slot.share,
    deep: node.optional,
    unit: +unit,
    otherUnit: +(isNumber && quantity?.measure !== slot.measure && (quantity?.measure ?? slot.measure) !== "time"),
    otherTime: +(isNumber && quantity?.measure !== slot.measure && (quantity?.measure ?? slot.measure) === "time"),
    ends: endsOf(node.name, quantity),
    number: +isNumber,
    bare: +isBare,
    known: +(isBare && near.isKnown(from)),
    shape: +(kind === "shape" || kind === "file" || kind === "path"),
    stated: +(is === 1),
    statedHere: +(is === 2),
    statedElsewhere: +(is === 0.5),
    statedOther: +(other > 0),
  };
}

/** Whether an end of a range, or what is said to be a limit, is one that the argument is. */
function endsOf(name: string, quantity: Literal["quantity"]): number {
  const said = quantity?.ends ?? quantity?.limit;
  const limit = /(?:^|_)min/.test(name) ? "min" : /(?:^|_)max/.test(name) ? "max" : undefined;
  return said === undefined ? 0 : said === limit ? 1 : -1;
}

/** How much of what an argument refers to is such a thing: by the id's form, or by the words of an ARN. */
function thingOf({ kind, text, of }: Literal, { type, path, node }: Slot, knowledge: Knowledge): number {
  const isSuch = of ? (target: string) => target.endsWith(`_${of}`) : kind === "arn" ? ofArn(text) : undefined;
  if (!isSuch) return 0;
  const named = of !== undefined && isNamedFor(node.name, of) ? 1 : 0;
  const share = knowledge.refsAt(type, path).reduce((sum, ref) => sum + (isSuch(ref.target) ? ref.share : 0), 0);
  return Math.max(named, share);
}

/** Whether one of a type's words is one of the ARN's, which says its service and the kind of thing. */
function ofArn(arn: string): (target: string) => boolean {
  const parts = arn.split(/[:/]/).slice(2, 7);
  const said = new Set(parts.flatMap((part) => rootsOfPhrase(part.replace(/([a-z])([A-Z])/g, "$1 $2"))));
  return (target) => [...ownRoots(target)].slice(1).some((root) => said.has(root));
}

const WEIGHTS = fitted as Weights<AssignFeature>;
/** From here on a literal is the value of an argument: of those less likely, more are wrong than right on rows that the weights weren't fitted on. */
const LIKELY = 0.4;
/** And in an optional block that the words around it don't speak of. */
const LIKELY_INSIDE = 0.6;
/** Where an argument is written anyway, this is enough. */
const ANYWAY = 0.2;
/** A literal goes to more than one argument where the next is nearly as likely. */
const NEARLY = 0.5;

/** How much likelier a pair is than that the literal is nobody's value. */
const oddsOf = <Name extends string>(features: Features<Name>, weights: Weights<Name>): number =>
  Math.exp((Object.keys(features) as Name[]).reduce((sum, name) => sum + weights[name] * features[name], weights.bias));

/** So many blocks of a name that may be repeated are told apart. */
const REPEATED = 8;
const roomOf = ({ type, node }: Slot, blocks: (type: string) => number): number =>
  blocks(type) === 1 && node.parent?.repeats ? REPEATED : blocks(type);

/** Nothing is chosen that is less likely. */
const UNLIKELY = 0.02;

/** How likely each pair is, among all that its literal may be the value of, and none. */
export const likelyOf = (pairs: readonly Pair[], weights = WEIGHTS): { pair: Pair; likely: number }[] =>
  byLiteral(pairs).flatMap((of) => {
    const own = of.map(({ features }) => oddsOf(features, weights));
    const sum = 1 + own.reduce((a, b) => a + b, 0);
    return of.map((pair, i) => ({ pair, likely: (own[i] as number) / sum }));
  });

/** What is chosen of pairs, likeliest first, for all literals together: an argument has one literal for each block (`blocks` of its type), or any number if it takes a list. */
export function chosenOf(
  pairs: readonly Pair[],
  weights = WEIGHTS,
  blocks: (type: string) => number = () => 1,
): { pair: Pair; likely: number }[] {
  const all = likelyOf(pairs, weights);
  const keyOf = ({ slot }: Pair) => `${slot.type}.${slot.path}`;
  const many = new Map(
    pairs.map((pair) => [keyOf(pair), pair.slot.many ? Number.POSITIVE_INFINITY : roomOf(pair.slot, blocks)]),
  );
  const room = (to: string) => many.get(to) ?? 1;
  const edges = all.map((one) => ({
    ...{ from: one.pair.literal.source, to: keyOf(one.pair), one },
    worth: Math.log(one.likely / UNLIKELY),
  }));
  const chosen = new Map(matched(edges, room).map(({ from, one }) => [from, one]));
  const taken = new Map<string, number>();
  for (const { pair } of chosen.values()) taken.set(keyOf(pair), (taken.get(keyOf(pair)) ?? 0) + 1);
  return all
    .sort((a, b) => b.likely - a.likely)
    .filter(({ pair, likely }) => {
      const own = chosen.get(pair.literal.source);
      if (own?.pair === pair) return true;
      if (own?.pair.literal !== pair.literal || likely < NEARLY * own.likely) return false;
      const before = taken.get(keyOf(pair)) ?? 0;
      if (before >= room(keyOf(pair))) return false;
      taken.set(keyOf(pair), before + 1);
      return true;
    });
}

export function byLiteral<P extends { literal: Literal }>(pairs: readonly P[]): P[][] {
  const all = new Map<Literal, P[]>();
  for (const pair of pairs) {
    const of = all.get(pair.literal);
    if (of) of.push(pair);
    else all.set(pair.literal, [pair]);
  }
  return [...all.values()];
}

/** A value that the request says for an argument. */
export interface Given {
  /** HCL. */
  text: string;
  literal: Literal;
  /** Its words. */
  hit: Hit;
  /** Whether the request speaks of the argument, or it is only the likeliest value of what is written anyway. */
  sure: boolean;
  /** The request names the argument right beside it. */
  stated: boolean;
  /** It is one of a list. */
  many: boolean;
  /** It is in one of several blocks of a name. */
  repeats: boolean;
}

/** By path with the type, what the request says for the blocks of the type, in its order. */
export type Assignment = ReadonlyMap<string, readonly Given[]>;

/** Of the blocks of a program, once. */
const known = new WeakMap<readonly ToFill[], { reading: Reading; found: Assignment }>();

/** `blocks`: everything that the program is going to have, and that the request may give values. */
export function assign(
  reading: Reading,
  blocks: readonly ToFill[],
  schemas: Schemas,
  factsOf: (type: string) => TypeFacts | undefined,
): Assignment {
  const before = known.get(blocks);
  if (before?.reading === reading) return before.found;
  const counts = new Map<string, number>();
  for (const { type } of blocks) counts.set(type, (counts.get(type) ?? 0) + 1);
  const pairs = pairsOf(reading, blocks, schemas, factsOf);
  const chosen = chosenOf(pairs, WEIGHTS, (type) => counts.get(type) ?? 1).filter(({ likely }) => likely >= ANYWAY);
  const found = new Map<string, Given[]>();
  const best = new Map<Slot, number>();
  for (const { pair, likely } of chosen) best.set(pair.slot, Math.max(likely, best.get(pair.slot) ?? 0));
  for (const { pair, likely } of chosen.sort((a, b) => a.pair.literal.from - b.pair.literal.from)) {
    const { slot, literal, text } = pair;
    const repeats = counts.get(slot.type) === 1 && slot.node.parent?.repeats === true;
    // Another block of the name begins with what is nearly as likely.
    if (repeats && !slot.many && likely < NEARLY * (best.get(slot) ?? 0)) continue;
    const { stated, statedHere, statedElsewhere } = pair.features;
    const isStated = stated + statedHere + statedElsewhere > 0;
    // The words that state it are explained by it, too.
    let [from, to] = [literal.from, literal.to];
    const isOwn = (at: number) => isStated && slot.roots.has(reading.words[at]?.root ?? "");
    while (isOwn(from - 1)) from--;
    while (isOwn(to)) to++;
    const hit = Array.from({ length: to - from }, (_, i) => from + i);
    found.set(slot.node.path, [
      ...(found.get(slot.node.path) ?? []),
      {
        text,
        literal,
        hit,
        sure: likely >= (isInside(pair) ? LIKELY_INSIDE : LIKELY),
        many: slot.many,
        repeats,
        stated: isStated,
      },
    ]);
  }
  known.set(blocks, { reading, found });
  return found;
}

const isInside = ({ slot, features }: Pair): boolean => slot.node.optional > 0 && features.around === 0;

/** What is said for the `index`th block of a type: each its own where several things are said, what is said once for all but a name. */
export function ofBlock(all: Assignment, type: string, index: number): Assignment {
  return new Map(
    [...all].flatMap(([path, given]): [string, readonly Given[]][] => {
      if (!path.startsWith(`${type}.`)) return [];
      if (given[0]?.many || given[0]?.repeats) return [[path, given]];
      const own = given.length > 1 || isName(path.slice(type.length + 1)) ? given[index] : given[0];
      return own ? [[path, [own]]] : [];
    }),
  );
}
