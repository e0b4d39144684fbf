/** Which argument each literal of a request is the value of: pairs of both (`pairs.ts`), weighed by weights that are fitted on training/rank (`npm run programs -- --fit`), and matched all together. */
import type { TypeFacts } from "../core/facts.ts";
import { grouped } from "../core/grouped.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Literal } from "../language/literals.ts";
import type { Hit, Reading } from "../language/reading.ts";
import { type Weights, weighed } from "../rank/logistic.ts";
import fitted from "./assign.json" with { type: "json" };
import { matched } from "./matching.ts";
import type { AssignFeature } from "./pair-features.ts";
import { type Pair, pairsOf, type ToFill } from "./pairs.ts";
import { isName, type Slot } from "./slots.ts";

const WEIGHTS = fitted as Weights<AssignFeature>;
/** From here on a literal is the value of an argument: of those less likely, more are wrong than right on rows that the weights weren't fitted on. */
const LIKELY = 0.4;
/** And in an optional block that the words around it don't speak of. */
const LIKELY_INSIDE = 0.6;
/** Where an argument is written anyway, this is enough. */
const ANYWAY = 0.2;
/** A literal goes to more than one argument where the next is nearly as likely. */
const NEARLY = 0.5;

/** So many blocks of a name that may be repeated are told apart. */
const REPEATED = 8;
const roomOf = ({ type, node }: Slot, blocks: (type: string) => number): number =>
  blocks(type) === 1 && node.parent?.repeats ? REPEATED : blocks(type);

/** Nothing is chosen that is less likely. */
const UNLIKELY = 0.02;

/** How likely each pair is, among all that its literal may be the value of, and none. */
export const likelyOf = (pairs: readonly Pair[], weights = WEIGHTS): { pair: Pair; likely: number }[] =>
  byLiteral(pairs).flatMap((of) => {
    // How much likelier each is than that the literal is nobody's value.
    const own = of.map(({ features }) => Math.exp(weighed(weights, features, weights.bias)));
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

export const byLiteral = <P extends { literal: Literal }>(pairs: readonly P[]): P[][] => [
  ...grouped(pairs, ({ literal }) => literal).values(),
];

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
