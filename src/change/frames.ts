/** One more of what stands side by side is made like one that is there: what tells them apart is as it is asked, or gone; what is the same stays. */
import { isLiteral, textOf } from "../core/literal-text.ts";
import type { Item } from "../core/outline.ts";
import { quoted } from "../core/quoted.ts";
import { type Block, isStringList } from "../core/schema.ts";
import { isName } from "../intent/slots.ts";
import { isNumbered, tellsApart } from "./series.ts";
import type { BlockText } from "./splice.ts";

/** An argument of the new block, from its beginning. */
export interface Given {
  path: readonly string[];
  expression: string;
  /** Another block is what it is about. */
  isReference?: boolean;
}

/** What is known of the blocks. `key`: their path, without the type. */
export interface Kind {
  type: string;
  key: string;
  schema: Block | undefined;
  /** Of the examples that have the block around something, how many have it; by its path from here. */
  share(path: readonly string[]): number;
}

/** More examples than not have it, or nearly all: schemas don't say all that is needed. */
const USUAL = 0.5;
const ALWAYS = 0.9;

/** The text of one more block, as lines that begin with its name or labels. `siblings`: those that are there. */
export function furtherText(siblings: readonly BlockText[], given: readonly Given[], kind: Kind): string | undefined {
  const has = (text: BlockText) => given.filter(({ path }) => text.at(path)).length;
  const like = siblings.toSorted((a, b) => has(b) - has(a))[0];
  if (!like) return undefined;
  const changed = exchanged(like, given);
  let text = like;
  for (const path of pathsIn(like.item)) {
    const value = text.valueAt(path);
    const said = given.find((one) => one.path.join(".") === path.join("."))?.expression;
    if (said !== undefined) text = text.set(path, said);
    else if (value !== undefined) {
      const other = isReplaced(path, given, kind, like) ? undefined : ownValue(siblings, path, value, changed, kind);
      if (other === UNKNOWN) return undefined;
      text = other === undefined ? text.remove(path) : text.set(path, other);
    }
  }
  text = withoutOwn(text, siblings, kind, given);
  for (const { path, expression } of given) if (text.at(path) === undefined) text = text.set(path, expression);
  return text.text;
}

/** Literals of the sibling that become others, by their texts. */
function exchanged(like: BlockText, given: readonly Given[]): Map<string, string> {
  const bare = (expression: string) => textOf(expression) ?? expression;
  return new Map(
    given.flatMap(({ path, expression }) => {
      const old = like.valueAt(path);
      return old !== undefined && isLiteral(old) && isLiteral(expression)
        ? [[bare(old), bare(expression)] as const]
        : [];
    }),
  );
}

/** Arguments of a block and of the blocks in it that it has one of. */
function* pathsIn({ items }: Item, above: readonly string[] = []): Generator<readonly string[]> {
  for (const { kind, name } of items) if (kind === "argument") yield [...above, name];
  for (const item of items) {
    const isOne = items.filter((other) => other.kind === "block" && other.name === item.name).length === 1;
    if (item.kind === "block" && isOne) yield* pathsIn(item, [...above, item.name]);
  }
}

/** It has to be there, and nothing tells what it is. */
const UNKNOWN = Symbol("unknown");

/** What a block that nothing is said of has in common with its siblings, or has for itself; undefined where it can be without. */
function ownValue(
  siblings: readonly BlockText[],
  path: readonly string[],
  value: string,
  changed: ReadonlyMap<string, string>,
  { type, key, schema, share }: Kind,
): string | typeof UNKNOWN | undefined {
  const whole = [...(key === "" ? [] : [key]), ...path].join(".");
  const values = siblings.flatMap((text) => text.valueAt(path) ?? []);
  const differs = new Set(values).size > 1;
  const tells = differs || tellsApart(type, whole);
  const plain = textOf(value);
  if (!tells) return value;
  const name = path.at(-1) as string;
  const isOwnName = isName(name) || /^(?:id|sid|description)$/.test(name);
  // What it is for can't be left open.
  if (!requires(schema, path) && share(path) < ALWAYS) return isOwnName ? undefined : UNKNOWN;
  const renamed = plain === undefined ? undefined : withOther(plain, changed);
  if (renamed !== undefined) return quoted(renamed);
  if (/^\d+$/.test(value)) return isNumbered(type, whole) ? next(values.map(Number)) : UNKNOWN;
  return plain === undefined || !isOwnName ? value : quoted(numbered(calledBy(key, changed) ?? plain, values));
}

/** A name that has what becomes something else has that too: "allow-443" becomes "allow-22". */
function withOther(text: string, changed: ReadonlyMap<string, string>): string | undefined {
  for (const [old, other] of changed) {
    const [from, to] = [old, other].map((one) => one.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ""));
    if (!from || !to || !/^[\w.-]+$/.test(to)) continue;
    const at = new RegExp(`(?<![A-Za-z0-9])${from.replace(/[^A-Za-z0-9]/g, "\\$&")}(?![A-Za-z0-9])`);
    if (at.test(text)) return text.replace(at, to);
  }
  return undefined;
}

/** One step behind the last, as the others are apart. */
function next(numbers: readonly number[]): string {
  const [last = 0, before] = numbers.toSorted((a, b) => b - a);
  const step = before !== undefined ? last - before : last % 10 === 0 ? 10 : 1;
  return String(last + Math.max(1, step));
}

/** `rule-22`, of what is given that is a word. */
function calledBy(key: string, changed: ReadonlyMap<string, string>): string | undefined {
  const said = [...changed.values()].find((one) => /^\w+$/.test(one));
  return said === undefined ? undefined : `${/[^._]*$/.exec(key)?.[0]}-${said}`;
}

const numbered = (text: string, values: readonly string[]): string => {
  if (!values.includes(quoted(text))) return text;
  const stem = text.replace(/-?\d+$/, "");
  for (let n = 2; ; n++) {
    const own = /^[a-z0-9]*$/.test(stem) ? `${stem}${n}` : `${stem}-${n}`;
    if (!values.includes(quoted(own))) return own;
  }
};

/** Whether an argument has to be there, in blocks that have to be or are. */
function requires(schema: Block | undefined, path: readonly string[]): boolean {
  const [first = "", ...rest] = path;
  if (rest.length === 0) return schema?.attributes.get(first)?.required ?? true;
  return requires(schema?.blocks.get(first)?.block, rest);
}

/** Whether what an argument says is said by another list instead, which is a reference or which the sibling doesn't have: of networks by a group. */
function isReplaced(path: readonly string[], given: readonly Given[], { schema }: Kind, like: BlockText): boolean {
  const [name = "", ...more] = path;
  const isList = (one: string) => isStringList(schema?.attributes.get(one)?.type ?? "string");
  const isOther = ({ path: [other = ""], isReference }: Given) =>
    other !== name && isList(other) && (isReference === true || like.at([other]) === undefined);
  return more.length === 0 && schema?.attributes.get(name)?.required !== true && isList(name) && given.some(isOther);
}

/** Without blocks that say something of one sibling alone: those that nothing is given in, and that can be left out. */
function withoutOwn(
  text: BlockText,
  siblings: readonly BlockText[],
  { schema, share }: Kind,
  given: readonly Given[],
): BlockText {
  let left = text;
  for (const name of new Set(text.item.items.flatMap(({ kind, name }) => (kind === "block" ? [name] : [])))) {
    const isGiven = given.some(({ path }) => path[0] === name);
    const needed = (schema?.blocks.get(name)?.min ?? 0) > 0;
    const item = text.at([name]);
    const isEmpty = item?.items.length === 0;
    const was = new Set(siblings.flatMap((one) => (one.at([name]) ? [one.slice(one.at([name]) as Item)] : [])));
    const isCommon = siblings.length > 1 && was.size === 1 && siblings.every((one) => one.at([name]));
    if (isGiven || needed || isCommon || (isEmpty && share([name]) > USUAL)) continue;
    while (left.at([name])) left = left.remove([name]);
  }
  return left;
}
