/** A share of the rows, made one after the other and written as they come: what was interrupted goes on where it stopped. */
import { appendFileSync, existsSync, mkdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { isDrop } from "./certify.ts";
import { linesOf } from "./lines.ts";
import type { Draft, Drop, Row } from "./row.ts";

export interface Shard {
  /** Counts from 1. */
  nth: number;
  of: number;
}

export interface Work {
  folder: string;
  shard: Shard;
  /** Rows of this shard after which it is done. */
  rows: number;
  /** How many of them a family may have. */
  perFamily: number;
  /** Drafts of one number, in an order that is always the same; numbers go to shards in turn. */
  drafts(nth: number, hasRoom: HasRoom): Promise<readonly Draft[]> | readonly Draft[];
  certify(draft: Draft): Promise<Row | Drop>;
  /** Told now and then. */
  progress?(made: number, seconds: number): void;
}

/** Whether families, joined by ` + `, may have more rows: what couldn't be taken needn't be made. */
export type HasRoom = (family: string) => boolean;

export interface Made {
  rows: number;
  /** Of them, those that were there. */
  before: number;
  drops: number;
  seconds: number;
}

/** Numbers that are worked on at once: the engine plans one program while the policies judge another. */
const AT_ONCE = 24;
/** When so many numbers in a row gave nothing new, there is nothing more to get. */
const FRUITLESS = 1_000;

/** Makes what the shard lacks, rows and drops in one file by their numbers. */
export async function runShard({ folder, shard, progress, ...work }: Work): Promise<Made> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${shard.nth}-of-${shard.of}.jsonl`);
  const families = new Map<string, number>();
  let rows = 0;
  let drops = 0;
  const hasRoom: HasRoom = (family) => family.split(" + ").every((one) => (families.get(one) ?? 0) < work.perFamily);
  const take = (result: Row | Drop): boolean => {
    if (rows >= work.rows) return false;
    if (isDrop(result)) drops++;
    else if (!hasRoom(result.family)) return false;
    else {
      rows++;
      count(families, result.family);
    }
    return true;
  };
  let nth = resume(path, shard, take);

  const known = rows;
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  for (let fruitless = 0; rows < work.rows && fruitless < FRUITLESS; nth += AT_ONCE * shard.of) {
    const numbers = Array.from({ length: AT_ONCE }, (_, i) => nth + i * shard.of);
    const drafts = (await Promise.all(numbers.map((one) => work.drafts(one, hasRoom)))).flat();
    const open = drafts.filter(({ family }) => hasRoom(family));
    const last = rows;
    const results = (await Promise.all(open.map(work.certify))).filter(take);
    if (results.length > 0) appendFileSync(path, results.map((one) => `${JSON.stringify(one)}\n`).join(""));
    fruitless = rows > last ? 0 : fruitless + AT_ONCE;
    progress?.(rows, seconds());
  }
  return { rows, before: known, drops, seconds: seconds() };
}

/** Tells what is there of a shard; gives the first number that isn't. The last one is made anew, since it may have been cut off. */
function resume(path: string, { nth }: Shard, tell: (result: Row | Drop) => void): number {
  if (!existsSync(path)) return nth - 1;
  let next = nth - 1;
  let begun = 0;
  let last: (Row | Drop)[] = [];
  for (const { text, at } of linesOf(path)) {
    const result = JSON.parse(text) as Row | Drop;
    if (numberOf(result.id) !== next) {
      last.forEach(tell);
      [last, begun, next] = [[], at, numberOf(result.id)];
    }
    last.push(result);
  }
  truncateSync(path, begun);
  return next;
}

const numberOf = (id: string): number => Number(id.split("-")[1]);

/** Each family of a composition counts. */
function count(families: Map<string, number>, family: string): void {
  for (const one of family.split(" + ")) families.set(one, (families.get(one) ?? 0) + 1);
}
