/**
 * A forgiving outline of a Terraform file: which blocks and arguments stand where. The engine judges programs; this only finds the piece
 * of text that a diagnostic or a fix is about, and it must do so in programs that no parser accepts.
 */

export interface Item {
  /** `junk`: a line that is neither, such as prose. */
  kind: "block" | "argument" | "junk";
  /** Block type or argument name; the line for junk. */
  name: string;
  labels: string[];
  /** UTF-16 indices of the whole item, without the line break after it. */
  start: number;
  end: number;
  /** Argument: where the expression begins. Block: just behind `{`. */
  body: number;
  /** Block: index of its `}`, or the end of the text when it is missing. */
  close: number;
  /** False when a bracket, string, heredoc or block isn't finished. */
  closed: boolean;
  items: Item[];
}

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const HEREDOC = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const LABEL = /"((?:[^"\\\n]|\\.)*)"|[\p{L}_][\p{L}\p{N}_-]*/uy;
/** The outline is for programs of people and small models; what lies deeper stays one piece of text. */
const MAX_DEPTH = 200;

const match = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Index behind the string that opens at `at`, strings in its `${…}` included; an unfinished one ends at its line's end. */
export function stringEnd(text: string, at: number, level = 0): { end: number; closed: boolean } {
  let i = at + 1;
  let depth = 0;
  for (; i < text.length; i++) {
    const c = text[i];
    if (c === "\n") break;
    if (depth === 0 && c === "\\") i++;
    else if (c === '"' && depth === 0) return { end: i + 1, closed: true };
    else if (c === '"' && level < MAX_DEPTH) {
      const inner = stringEnd(text, i, level + 1);
      if (!inner.closed) return inner;
      i = inner.end - 1;
    } else if (c === "{" && (depth > 0 || text[i - 1] === "$" || text[i - 1] === "%")) depth++;
    else if (c === "}" && depth > 0) depth--;
  }
  return { end: i, closed: false };
}

/** Index behind a comment that opens at `at`, or `at` when none does. A line comment ends before its line break. */
export function commentEnd(text: string, at: number): number {
  if (text[at] === "#" || text.startsWith("//", at)) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  }
  if (!text.startsWith("/*", at)) return at;
  const end = text.indexOf("*/", at);
  return end < 0 ? text.length : end + 2;
}

/** Behind the heredoc that opens at `at`; undefined where none does. */
export function heredocEnd(text: string, at: number): { end: number; closed: boolean } | undefined {
  const open = match(HEREDOC, text, at);
  if (!open) return undefined;
  let line = at + open[0].length;
  while (line < text.length) {
    const next = text.indexOf("\n", line);
    const end = next < 0 ? text.length : next;
    if (text.slice(line, end).trim() === open[1]) return { end, closed: true };
    line = end + 1;
  }
  return { end: text.length, closed: false };
}

/** An expression ends with its line unless a bracket is open; a comment behind it isn't its own. */
function expressionEnd(text: string, at: number): { end: number; closed: boolean } {
  let depth = 0;
  let closed = true;
  let i = at;
  let end = at;
  while (i < text.length) {
    const c = text[i] as string;
    if (c === "\n" && depth === 0) break;
    if (c === '"') {
      const string = stringEnd(text, i);
      closed &&= string.closed;
      end = i = string.end;
      continue;
    }
    const heredoc = c === "<" ? heredocEnd(text, i) : undefined;
    if (heredoc) {
      closed &&= heredoc.closed;
      end = i = heredoc.end;
      continue;
    }
    const comment = commentEnd(text, i);
    if (comment > i) {
      i = comment;
      continue;
    }
    if ("([{".includes(c)) depth++;
    if (")]}".includes(c)) {
      if (depth === 0) break;
      depth--;
    }
    i++;
    if (!/\s/.test(c)) end = i;
  }
  return { end, closed: closed && depth === 0 && end > at };
}

/** The items of a whole file, in order. */
export function outline(text: string): Item[] {
  return body(text, 0, 0).items;
}

/** Every block of `items` and below with the path of blocks that leads to it, outermost first. */
export function* blocksIn(
  items: readonly Item[],
  path: readonly Item[] = [],
): Generator<{ block: Item; path: readonly Item[] }> {
  for (const block of items) {
    if (block.kind !== "block") continue;
    yield { block, path };
    yield* blocksIn(block.items, [...path, block]);
  }
}

/** Arguments of a block, those of nested blocks included, each with the names that lead to it: `root_block_device.volume_size`. */
export function* argumentsIn({ items }: Item, above = ""): Generator<Item & { path: string }> {
  for (const item of items) {
    if (item.kind === "argument") yield { ...item, path: above + item.name };
    else if (item.kind === "block") yield* argumentsIn(item, `${above}${[item.name, ...item.labels].join(".")}.`);
  }
}

function body(text: string, from: number, depth: number): { items: Item[]; end: number; closed: boolean } {
  const items: Item[] = [];
  let i = from;
  for (;;) {
    while (i < text.length && /[\s,;]/.test(text[i] as string)) i++;
    if (i >= text.length) return { items, end: text.length, closed: false };
    const comment = commentEnd(text, i);
    if (comment > i) {
      i = comment;
      continue;
    }
    if (text[i] === "}") {
      if (depth > 0) return { items, end: i, closed: true };
      // A brace too many at the top: junk of its own, so that a fix can take it away.
      items.push(junk(text, i, i + 1));
      i++;
      continue;
    }
    const item = one(text, i, depth);
    items.push(item);
    i = item.end;
  }
}

function junk(text: string, start: number, end: number): Item {
  return {
    kind: "junk",
    name: text.slice(start, end),
    labels: [],
    start,
    end,
    body: start,
    close: end,
    closed: true,
    items: [],
  };
}

function one(text: string, start: number, depth: number): Item {
  const lineEnd = text.indexOf("\n", start) < 0 ? text.length : text.indexOf("\n", start);
  const name = match(IDENTIFIER, text, start) ?? (text[start] === '"' ? match(LABEL, text, start) : null);
  if (!name) return junk(text, start, lineEnd);
  let i = start + name[0].length;
  const skip = () => {
    while (text[i] === " " || text[i] === "\t") i++;
  };
  skip();
  if ((text[i] === "=" && text[i + 1] !== "=") || text[i] === ":") {
    i++;
    skip();
    const expression = expressionEnd(text, i);
    const bare = name[1] ?? name[0];
    return {
      kind: "argument",
      name: bare,
      labels: [],
      start,
      body: i,
      close: expression.end,
      items: [],
      ...expression,
    };
  }
  const labels: string[] = [];
  for (let label = match(LABEL, text, i); label; label = match(LABEL, text, i)) {
    labels.push(label[1] ?? label[0]);
    i += label[0].length;
    skip();
  }
  if (text[i] !== "{" || depth >= MAX_DEPTH) return junk(text, start, lineEnd);
  const inner = body(text, i + 1, depth + 1);
  return {
    kind: "block",
    name: name[0],
    labels,
    start,
    end: inner.closed ? inner.end + 1 : inner.end,
    body: i + 1,
    close: inner.end,
    closed: inner.closed,
    items: inner.items,
  };
}

/** The address Terraform gives a top-level block, such as `aws_vpc.main`, `data.aws_ami.x`, `variable.y`; undefined for `terraform`. */
export function addressOf(block: Item): string | undefined {
  const [first, second] = block.labels;
  if (block.name === "resource" && first && second) return `${first}.${second}`;
  if (block.name === "data" && first && second) return `data.${first}.${second}`;
  return first === undefined ? undefined : `${block.name}.${first}`;
}

/** Addresses of the blocks of a program, in their order. */
export const addressesIn = (text: string): string[] => outline(text).flatMap((item) => addressOf(item) ?? []);

/** The type of a resource or data source, as schemas name it: `aws_vpc`, `data.aws_ami`; undefined of other blocks. */
export const typeOf = ({ name, labels: [type] }: Item): string | undefined =>
  name === "resource" ? type : name === "data" && type !== undefined ? `data.${type}` : undefined;

/** Whether `count` or `for_each` makes several of a block. */
export const isRepeated = ({ items }: Item): boolean =>
  items.some(({ kind, name }) => kind === "argument" && (name === "count" || name === "for_each"));

/** The innermost item whose text holds `index`, with the blocks around it, outermost first. */
export function itemAt(
  items: readonly Item[],
  index: number,
  path: Item[] = [],
): { item: Item; path: Item[] } | undefined {
  const item = items.find((candidate) => candidate.start <= index && index <= candidate.end);
  if (!item) return undefined;
  return itemAt(item.items, index, [...path, item]) ?? { item, path };
}
