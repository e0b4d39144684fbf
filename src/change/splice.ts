/** Changes inside the text of one block: arguments and nested blocks are set, added and taken out; everything else stays. The engine, which makes the edit, lays the lines out. */
import { argumentsIn, type Item, outline } from "../core/outline.ts";
import { parsed, type Step, stepped, withValue } from "./expression.ts";

/** Steps through nested blocks to an argument, and on into its expression; a number tells which of several blocks of that name, or elements of a list. */
export type Path = readonly Step[];

export class BlockText {
  readonly text: string;
  readonly item: Item;

  constructor(text: string) {
    this.text = text;
    const [item] = outline(text);
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
    const { item, steps } = this.#into(path) ?? {};
    if (!item || !steps) return undefined;
    const expression = this.text.slice(item.body, item.end);
    if (steps.length === 0) return expression;
    const found = stepped(parsed(expression), steps);
    return found && expression.slice(found.start, found.end);
  }

  /** The argument that a path leads to or into, and the steps in its expression. */
  #into(path: Path): { item: Item; steps: Path } | undefined {
    for (let i = 1; i <= path.length; i++) {
      const item = this.at(path.slice(0, i));
      if (item?.kind === "argument") return { item, steps: path.slice(i) };
    }
    return undefined;
  }

  slice({ start, end }: Item): string {
    return this.text.slice(start, end);
  }

  /** The argument at `path` with this expression; blocks on the way that aren't there are made. */
  set(path: Path, expression: string): BlockText {
    const { item, steps } = this.#into(path) ?? {};
    if (item && steps) {
      const whole =
        steps.length === 0 ? expression : withValue(this.text.slice(item.body, item.end), steps, expression);
      return whole === undefined ? this : this.#with(item.body, item.end, whole);
    }
    const [parent, line] = [path.slice(0, -1), `${path.at(-1)} = ${expression}`];
    const home = this.at(parent);
    const [series] = parent.slice(-1);
    // One more of several.
    if (!home && typeof series === "number") return this.add(parent.slice(0, -2), `${parent.at(-2)} {\n${line}\n}`);
    if (!home) return this.add(parent.slice(0, -1), `${parent.at(-1)} {\n${line}\n}`);
    if (home.kind !== "block") return this;
    return this.#insert(
      home,
      home.items.findLast(({ kind }) => kind === "argument"),
      line,
    );
  }

  /** A nested block, behind the others of its name or at the end of the block at `parent`. */
  add(parent: Path, block: string): BlockText {
    const home = this.at(parent);
    if (!home) return parent.length === 0 ? this : this.add(parent.slice(0, -1), `${parent.at(-1)} {\n${block}\n}`);
    const name = /^\w+/.exec(block)?.[0];
    const last = home.items.findLast((item) => item.name === name) ?? home.items.at(-1);
    return this.#insert(home, last, last ? `\n${block}` : block);
  }

  /** Lines behind an item of a block, or at its beginning. */
  #insert({ body, close }: Item, behind: Item | undefined, lines: string): BlockText {
    const inside = this.text.slice(body, close);
    if (inside.trim() === "") return this.#with(body, close, `\n${lines}\n`);
    if (!inside.includes("\n")) return this.#with(body, close, `\n${inside.trim()}\n${lines}\n`);
    const at = behind ? lineEnd(this.text, behind.end) : body;
    return this.#with(at, at, behind ? `\n${lines}` : `\n${lines}\n`);
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

  #with(start: number, end: number, text: string): BlockText {
    return new BlockText(this.text.slice(0, start) + text + this.text.slice(end));
  }
}

/** Where the line ends, a comment behind the item included. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? from : end - (text[end - 1] === "\r" ? 1 : 0);
}

function lineBefore(text: string, start: number): { start: number; line: string } | undefined {
  if (start === 0) return undefined;
  const from = text.lastIndexOf("\n", start - 2) + 1;
  return { start: from, line: text.slice(from, start) };
}

interface Found {
  start: number;
  end: number;
  /** Without quotes. */
  text: string;
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
