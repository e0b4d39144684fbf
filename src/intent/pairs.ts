/** Every pair of a literal of a request and an argument of the program that could take it, with what speaks for it. */
import type { TypeFacts } from "../core/facts.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Literal } from "../language/literals.ts";
import { saidPairsIn } from "../language/pairs.ts";
import type { Reading } from "../language/reading.ts";
import { Near } from "./near.ts";
import { featuresOf, type PairFeatures, takesNames } from "./pair-features.ts";
import { type Slot, slotsOf, valueFor } from "./slots.ts";
import { statedAmong } from "./stated-slots.ts";

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

/** Those that something speaks for. */
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

const mayTake = (slot: Slot, { kind, quantity }: Literal): boolean =>
  kind === "bare" ? slot.takes === "string" && takesNames(slot) : slot.takes === "string" || quantity !== undefined;
