/** What happened to a program between two moments, as a request speaks of it: blocks, arguments, values. */
import type { Item } from "../core/outline.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";

/** The program before and after something was done. */
export interface Step {
  before: ProgramText;
  after: ProgramText;
}

/** What was there already as a request wants it. */
export interface Present {
  address: string;
  path: string;
  expression: string;
}

export class Done {
  /** Addresses of blocks that are new, gone or other, and of those that were so already. */
  readonly touched: ReadonlySet<string>;
  /** Their texts, before and after. */
  readonly texts: readonly string[];
  /** Arguments that are new, gone or other, or were so already: `root_block_device.volume_size = 50`. */
  readonly entries: readonly string[];
  /** Blocks that are new. */
  readonly added: readonly ProgramBlock[];
  readonly words: ReadonlySet<string>;
  /** Nothing had to be done. */
  readonly already: boolean;

  /** `whole`: it was done everywhere at once, whatever of the request's words say where. */
  constructor(
    steps: readonly Step[],
    present: readonly Present[],
    readonly whole = false,
  ) {
    const touched = new Set(present.map(({ address }) => address));
    const texts: string[] = [];
    const entries = present.map(({ path, expression }) => `${path} = ${expression}`);
    const added: ProgramBlock[] = [];
    for (const { before, after } of steps) {
      const [was, is] = [keyed(before), keyed(after)];
      for (const key of new Set([...was.keys(), ...is.keys()])) {
        const [old, now] = [was.get(key), is.get(key)];
        if (old?.text === now?.text) continue;
        if (!old && now) added.push(now);
        touched.add(((now ?? old) as ProgramBlock).address);
        texts.push(...[old?.text ?? "", now?.text ?? ""]);
        const [gone, come] = [new Set(old && entriesOf(old)), new Set(now && entriesOf(now))];
        entries.push(...[...come].filter((one) => !gone.has(one)), ...[...gone].filter((one) => !come.has(one)));
      }
    }
    this.touched = touched;
    this.texts = texts;
    this.entries = entries;
    this.added = added;
    this.words = new Set([...entries, ...touched].flatMap(wordsOf));
    this.already = texts.length === 0 && touched.size > 0;
  }
}

const keyed = ({ blocks }: ProgramText) => {
  const found = new Map<string, ProgramBlock>();
  for (const block of blocks) {
    let key = block.address;
    for (let n = 2; found.has(key); n++) key = `${block.address}#${n}`;
    found.set(key, block);
  }
  return found;
};

/** Every argument of a block with the way that leads to it. */
function entriesOf({ text, item }: ProgramBlock): string[] {
  const found: string[] = [];
  const visit = (inner: Item, way: readonly string[]) => {
    for (const one of inner.items) {
      if (one.kind === "argument") found.push(`${[...way, one.name].join(".")} = ${text.slice(one.body, one.end)}`);
      if (one.kind === "block") visit(one, [...way, one.name, ...one.labels]);
    }
  };
  visit(item, []);
  return found;
}
