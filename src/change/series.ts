/** What stands side by side: nested blocks of one name, and blocks that belong to the same other one. */
import { own } from "../core/own.ts";
import { freeName, refersTo } from "../core/references.ts";
import { typeWords } from "../language/words.ts";
import { argumentOf, type ProgramBlock, type ProgramText } from "./blocks.ts";
import { GENERIC } from "./mentions.ts";
import siblings from "./siblings.json" with { type: "json" };

const SIBLINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = siblings;

const telling = (type: string, series: string): readonly string[] =>
  own(own(SIBLINGS, type) ?? {}, series)?.split(" ") ?? [];

/** What tells blocks of a type from each other, or nested ones of a name. */
export const tellingOf = (type: string, series: string): string[] =>
  telling(type, series).filter((key) => !key.endsWith(NUMBERED));

const isAmong = (type: string, key: string, mark: string): boolean => {
  const steps = key.split(".");
  return steps.some((_, i) => telling(type, steps.slice(0, i).join(".")).includes(steps.slice(i).join(".") + mark));
};

/** Whether an argument, by its path without the type, is what tells nested blocks from each other, or blocks of the type. */
export const tellsApart = (type: string, key: string): boolean =>
  isAmong(type, key, "") || isAmong(type, key, NUMBERED);

/** What stands behind a name in the list that is no more than a number of its own: a priority. */
const NUMBERED = "+";
export const isNumbered = (type: string, key: string): boolean => isAmong(type, key, NUMBERED);

/** Whether there may be more of a nested block: examples of the type have several, the program has, or nothing is known of the type. */
export const isSeries = (type: string, key: string, count: number): boolean =>
  count > 1 || own(SIBLINGS, type) === undefined || telling(type, key).length > 0;

/** Whether blocks of a type are parts of what another type makes, by the words of their names: a rule of a group, a record of a zone. */
export function belongsTo(type: string, other: string): boolean {
  const words = new Set(typeWords(type));
  const own = typeWords(other).filter((word) => !GENERIC.has(word));
  return type !== other && own.length > 0 && own.every((word) => words.has(word));
}

/** Whether examples have several blocks of a type that belong to the same other one. */
const isSeveral = (type: string): boolean => own(own(SIBLINGS, type) ?? {}, "") !== undefined;

/** Blocks of the type of one that belong to the same other one. */
export const alikeIn = (program: ProgramText, like: ProgramBlock, of: ProgramBlock): ProgramBlock[] =>
  program.resources.filter(
    ({ type, text, address }) => type === like.type && address !== like.address && refersTo(text, of.address),
  );

/** Of what belongs to some blocks, one more of each kind. */
export function furtherOf(program: ProgramText, blocks: readonly ProgramBlock[]): ProgramBlock[] {
  const taken = new Set(program.blocks.map(({ address }) => address));
  return blocks.flatMap((of) => {
    const parts = program.resources.filter(
      ({ type, text, item }) =>
        belongsTo(type, of.type ?? "") &&
        refersTo(text, of.address) &&
        !argumentOf(item, "count") &&
        !argumentOf(item, "for_each"),
    );
    return [...new Set(parts.map(({ type }) => type))].flatMap((type): ProgramBlock[] => {
      const all = parts.filter((part) => part.type === type);
      const marks = telling(type, "");
      const hits = ({ item }: ProgramBlock) => item.items.filter(({ name }) => marks.includes(name)).length;
      const like = all.toSorted((a, b) => hits(b) - hits(a))[0];
      if (!like || (all.length < 2 && !isSeveral(type))) return [];
      const address = freeName(like.address, (one) => taken.has(one));
      return [{ ...like, address, further: { like, of } }];
    });
  });
}
