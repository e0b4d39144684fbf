/** Changes inside the text of one block: arguments and nested blocks are set, added and taken out; everything else stays. */
import type { Item } from "../core/outline.ts";
import { itemsOf } from "./blocks.ts";

/** Steps through nested blocks to an argument; a number tells which of several blocks of that name. */
export type Path = readonly (string | number)[];

export class BlockText {
  readonly text: string;
  readonly item: Item;

  constructor(text: string) {
    this.text = text;
    const [item] = itemsOf(text);
    if (item?.kind !== "block") throw new Error("no block");
    this.item = item;
  }

  /** The block or argument at a path; the block itself at the empty one. */
  at(path: Path): Item | undefined {
    let found: Item | undefined = this.item;
    for (let i = 0; found && i < path.length; i++) {
      const step = path[i];
      if (typeof step === "number") continue;
      const index = typeof path[i + 1] === "number" ? (path[i + 1] as number) : 0;
      found = found.items.filter(({ name, kind }) => name === step && kind !== "junk")[index];
    }
    return found;
  }

  valueAt(path: Path): string | undefined {
    const found = this.at(path);
    return found?.kind === "argument" ? this.text.slice(found.body, found.end) : undefined;
  }

  slice({ start, end }: Item): string {
    return this.text.slice(start, end);
  }

  /** The argument at `path` with this expression; blocks on the way that aren't there are made. */
  set(path: Path, expression: string): BlockText {
    const found = this.at(path);
    if (found?.kind === "argument") return this.#with(found.body, found.end, indented(expression, depthOf(path)));
    const parent = path.slice(0, -1);
    const name = path.at(-1) as string;
    const home = this.at(parent);
    if (!home) return this.add(parent.slice(0, -1), `${String(parent.at(-1))} {\n  ${name} = ${expression}\n}`);
    if (home.kind !== "block") return this;
    if (this.#onOneLine(home)) return this.#expanded(home).set(path, expression);
    const last = home.items.findLast(({ kind }) => kind === "argument");
    const indent = "  ".repeat(depthOf(path));
    const line = `${indent}${name} = ${indented(expression, depthOf(path))}`;
    if (last) return this.#with(lineEnd(this.text, last.end), lineEnd(this.text, last.end), `\n${line}`);
    return this.#open(home, line);
  }

  /** A nested block, as text that begins at the margin, behind the others of its name or at the end of the block at `parent`. */
  add(parent: Path, block: string): BlockText {
    const home = this.at(parent);
    if (!home) {
      if (parent.length === 0) return this;
      return this.add(parent.slice(0, -1), `${String(parent.at(-1))} {\n${indent(block, 1)}\n}`);
    }
    if (this.#onOneLine(home)) return this.#expanded(home).add(parent, block);
    const name = /^\w+/.exec(block)?.[0];
    const last = home.items.findLast((item) => item.name === name) ?? home.items.at(-1);
    const lines = indent(block, depthOf(parent) + 1);
    if (!last) return this.#open(home, lines);
    const end = lineEnd(this.text, last.end);
    return this.#with(end, end, `\n\n${lines}`);
  }

  /** Without an argument or nested block, its lines and the comments directly above it. */
  remove(path: Path): BlockText {
    const found = this.at(path);
    if (!found || found === this.item) return this;
    let start = this.text.lastIndexOf("\n", found.start - 1) + 1;
    if (this.text.slice(start, found.start).trim() !== "") return this.#with(found.start, found.end, ""); // a block on one line
    for (
      let above = lineBefore(this.text, start);
      above && /^\s*(?:#|\/\/)/.test(above.line);
      above = lineBefore(this.text, start)
    )
      start = above.start;
    let end = lineEnd(this.text, found.end) + 1;
    const blank = /^[ \t]*\r?\n/.exec(this.text.slice(end));
    if (blank && /\{\s*$|\n[ \t]*\r?\n$/.test(this.text.slice(0, start))) end += blank[0].length;
    const gap = /\n([ \t]*\r?\n)$/.exec(this.text.slice(0, start));
    if (gap && /^[ \t]*\}/.test(this.text.slice(end))) start -= (gap[1] as string).length;
    return this.#with(start, end, "");
  }

  /** Without several of the items at its top. */
  without(items: readonly Item[]): BlockText {
    return items
      .toSorted((a, b) => b.start - a.start)
      .reduce<BlockText>((rest, item) => {
        const namesakes = this.item.items.filter(({ name }) => name === item.name);
        const index = namesakes.findIndex(({ start }) => start === item.start);
        return rest.remove(item.kind === "block" ? [item.name, index] : [item.name]);
      }, this);
  }

  /** Lines at the beginning of a block. */
  #open(home: Item, lines: string): BlockText {
    const margin = "  ".repeat(depthIn(this.item, home));
    const empty = this.text.slice(home.body, home.close).trim() === "";
    return empty
      ? this.#with(home.body, home.close, `\n${lines}\n${margin}`)
      : this.#with(home.body, home.body, `\n${lines}\n`);
  }

  #onOneLine({ body, close, items }: Item): boolean {
    return items.length > 0 && !this.text.slice(body, close).includes("\n");
  }

  #expanded(home: Item): BlockText {
    const margin = "  ".repeat(depthIn(this.item, home));
    return this.#with(
      home.body,
      home.close,
      `\n${margin}  ${this.text.slice(home.body, home.close).trim()}\n${margin}`,
    );
  }

  #with(start: number, end: number, text: string): BlockText {
    return new BlockText(this.text.slice(0, start) + text + this.text.slice(end));
  }
}

const depthOf = (path: Path): number => path.filter((step) => typeof step === "string").length;

function depthIn(root: Item, item: Item): number {
  if (root === item) return 0;
  const inner = root.items.find(({ start, end }) => start <= item.start && item.end <= end);
  return inner ? 1 + depthIn(inner, item) : 0;
}

/** Where the line ends, a comment behind the item included. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  const rest = text.slice(from, end < 0 ? text.length : end);
  // The brace of a block on one line doesn't belong to the item.
  return end < 0 || /^[ \t]*\}/.test(rest) ? from : end - (text[end - 1] === "\r" ? 1 : 0);
}

function lineBefore(text: string, start: number): { start: number; line: string } | undefined {
  if (start === 0) return undefined;
  const from = text.lastIndexOf("\n", start - 2) + 1;
  return { start: from, line: text.slice(from, start) };
}

const indent = (text: string, depth: number): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : "  ".repeat(depth) + line))
    .join("\n");

/** The lines of an expression but the first, moved; a heredoc's stay. */
const indented = (expression: string, depth: number): string =>
  expression.includes("<<") ? expression : expression.split("\n").join(`\n${"  ".repeat(depth)}`);

interface Found {
  start: number;
  end: number;
  /** Without quotes. */
  text: string;
}

/** Arguments of a block, those of nested blocks included. */
export function* argumentsIn(item: Item): Generator<Item> {
  for (const inner of item.items) {
    if (inner.kind === "argument") yield inner;
    else if (inner.kind === "block") yield* argumentsIn(inner);
  }
}

/** Strings in the expressions of a block; of one with templates, the literal parts aren't told apart. */
export function stringsIn({ text, item }: BlockText): Found[] {
  return [...argumentsIn(item)].flatMap(({ body, end }) =>
    [...text.slice(body, end).matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map((match) => ({
      start: body + match.index,
      end: body + match.index + match[0].length,
      text: match[1] as string,
    })),
  );
}

/** The block with other text in places that don't overlap. */
export function replaced(text: string, places: readonly { start: number; end: number; text: string }[]): string {
  let result = text;
  for (const { start, end, text: other } of [...places].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + other + result.slice(end);
  return result;
}
