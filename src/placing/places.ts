/** Where a program has, or may have, a literal value that a request says: what a placing model reads of the program. */

import type { TypeFacts } from "../core/facts.ts";
import { isLiteral, isLiteralList } from "../core/literal-text.ts";
import { addressOf, type Item, outline } from "../core/outline.ts";
import { type Slot, slotsOf } from "../intent/slots.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Reading } from "../language/reading.ts";

export interface Place {
  address: string;
  type: string;
  name: string;
  slot: Slot;
  /** Expressions that stand there, in the order of the program: several where blocks of a name are repeated; none where the argument isn't given. */
  now: readonly Written[];
  /** Whether the block that the argument is in is there. */
  isIn: boolean;
  /** Instances of the block, of which each has its own by `count.index`. */
  counted?: number;
}

export interface Written {
  text: string;
  /** UTF-16 indices. */
  at: number;
  end: number;
}

export interface Block {
  address: string;
  type: string;
  name: string;
  places: Place[];
}

/** Which arguments are asked about where a program lacks them and the request has none of their words: those that so many of the examples give; and how many in one block. */
export interface Absent {
  share: number;
  most: number;
}

const USUAL: Absent = { share: 0.04, most: 16 };

/**
 * The blocks of a program, with the arguments of each that a literal may be the value of: those that have one, and of those that aren't given the usual ones and any whose words the request has.
 */
export function placesOf(
  program: string,
  schemas: Schemas,
  factsOf: (type: string) => TypeFacts | undefined,
  request?: Pick<Reading, "says">,
  { share, most }: Absent = USUAL,
): Block[] {
  const isSaid = ({ roots }: Slot) => roots.size > 0 && request?.says(roots) === true;
  return outline(program).flatMap((item): Block[] => {
    const address = /^(?:resource|data)$/.test(item.name) ? addressOf(item) : undefined;
    if (address === undefined) return [];
    const type = item.name === "data" ? `data.${item.labels[0]}` : (item.labels[0] as string);
    const name = item.labels[1] ?? "";
    const given = new Map<string, Written[] | undefined>();
    read(item.items, "", program, given);
    const count = countOf(item, program);
    const slots = slotsOf(type, schemas, factsOf(type));
    const there = slots.filter(({ path, many }) => {
      const now = given.get(path) ?? [];
      return now.length > 0 && (!isCounted(now) || (count > 1 && !many));
    });
    const absent = slots
      .filter((slot) => !given.has(slot.path) && (slot.share >= share || isSaid(slot)))
      .sort((a, b) => +isSaid(b) - +isSaid(a) || b.share - a.share)
      .slice(0, most);
    const places = [...there, ...absent].map((slot): Place => {
      const now = given.get(slot.path) ?? [];
      const above = slot.path.slice(0, Math.max(0, slot.path.lastIndexOf(".")));
      const isIn = above === "" || [...given.keys()].some((path) => path.startsWith(`${above}.`));
      return { address, type, name, slot, now, isIn, ...(isCounted(now) && { counted: count }) };
    });
    return [{ address, type, name, places }];
  });
}

const isCounted = ([now]: readonly Written[]): boolean => now?.text.includes("count.index") === true;

/** How many instances a block has, where that is written. */
function countOf({ items }: Item, program: string): number {
  const count = items.find(({ name }) => name === "count");
  return count ? Number(program.slice(count.body, count.end)) || 0 : 1;
}

/** `given`: by path what is written there; undefined where that is no literal. */
function read(items: readonly Item[], above: string, program: string, given: Map<string, Written[] | undefined>): void {
  for (const { kind, name, labels, items: inner, body, end } of items) {
    const path = [above, name === "dynamic" ? (labels[0] ?? name) : name].filter(Boolean).join(".");
    if (kind === "block") {
      // What is made in a loop isn't known by its text.
      if (name === "dynamic") given.set(path, undefined);
      else read(inner, path, program, given);
    }
    if (kind !== "argument") continue;
    const text = program.slice(body, end);
    const before = given.get(path);
    if (isLiteral(text) || isLiteralList(text) || (!before && text.includes("count.index")))
      given.set(path, [...(before ?? []), { text, at: body, end }]);
    else if (!before) given.set(path, undefined);
  }
}

/** How a model reads a block's address and an argument of it: plain words. */
export const headOf = ({ type, name }: Pick<Block, "type" | "name">): string =>
  `${wordsOf(type.replace(/^data\.[a-z]+_/, "data ").replace(/^(?:aws|azurerm|google|kubernetes)_/, ""))} ${wordsOf(name)}`;
export const askOf = ({ slot }: Place): string => wordsOf(slot.path);

const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
