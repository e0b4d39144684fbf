/** What a request states of arguments: which of them it names right beside a literal, and whether that is told of the block that the argument is in. */
import { blockOf, typeAndPath } from "../knowledge/knowledge.ts";
import type { Literal } from "../language/literals.ts";
import type { Reading } from "../language/reading.ts";
import { isOneWord, type Stated } from "../language/stated.ts";
import type { Span } from "../language/texts.ts";
import { nameAmong, type Slot } from "./slots.ts";

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
    put(`${type}.`, stated.placesOfType(type));
    for (const block of new Set(own.map(({ path }) => blockOf(path))))
      if (block !== "") put(`${type}.${block}`, stated.placesOf(block.slice(block.lastIndexOf(".") + 1)));
  }
  return [...found.values()];
}

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
export interface Said {
  is: number;
  other: number;
}

export function statedAmong(
  { stated }: Reading,
  literals: readonly Literal[],
  slots: ReadonlyMap<string, readonly Slot[]>,
): (slot: Slot, literal: Literal) => Said {
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
