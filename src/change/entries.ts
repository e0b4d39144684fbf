/** What blocks hold under names that the program chose: maps, lists of objects with a name and a value, nested blocks like these, and lists of texts such as `KEY=value`. */
import { textOf } from "../core/literal-text.ts";
import type { Item } from "../core/outline.ts";
import { quoted } from "../core/quoted.ts";
import { argumentOf, type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";
import { parsed, type Value } from "./expression.ts";
import { BlockText, type Path } from "./splice.ts";

/** Entries that stand side by side. */
export interface Group {
  /** The block that it is written in: also a local value or variable that the block which was looked at gets it from. */
  block: ProgramBlock;
  path: Path;
  kind: "map" | "objects" | "blocks" | "texts";
  names: readonly string[];
  /** Of objects and blocks: what holds the name, and what the value. */
  by?: readonly [name: string, value: string];
  /** Words of what it stands in, where there are several of these: a container's name. */
  around: readonly string[];
}

/** All groups of a block, and of the local values and variables that it refers to. */
export function groupsOf(program: ProgramText, block: ProgramBlock): Group[] {
  const seen = new Set<string>();
  const found: Group[] = [];
  const follow = (text: string) => {
    for (const [, kind, name = ""] of text.matchAll(/(?<![\w.-])(var|local)\.([\w-]+)/g)) {
      const address = `${kind}.${name}`;
      const source = seen.has(address) ? undefined : program.sourceOf(address);
      seen.add(address);
      if (!source) continue;
      found.push(...groupsIn(source.block, [source.name], parsed(source.value), source.value, []));
      follow(source.value);
    }
  };
  const own = new BlockText(block.text);
  found.push(...groupsBelow(block, own, own.item, [], []));
  follow(block.text);
  return found;
}

function groupsBelow(block: ProgramBlock, text: BlockText, item: Item, at: Path, around: readonly string[]): Group[] {
  const named = item.items.filter(({ kind, name, items }) => kind === "block" && isPair(items) && name !== "");
  const groups = [...new Set(named.map(({ name }) => name))].flatMap((name): Group[] => {
    const some = named.filter((one) => one.name === name);
    const names = some.flatMap((one) => nameOf(text, one) ?? []);
    return names.length === 0
      ? []
      : [{ block, path: [...at, name], kind: "blocks", names, by: ["name", "value"], around }];
  });
  const inner = item.items.flatMap((one): Group[] => {
    const same = item.items.filter(({ kind, name }) => kind === one.kind && name === one.name);
    const path = [...at, one.name, ...(one.kind === "block" && same.length > 1 ? [same.indexOf(one)] : [])];
    if (one.kind === "block") {
      const own = same.length > 1 ? wordsOf(nameOf(text, one) ?? "") : [];
      return groupsBelow(block, text, one, path, [...around, ...own]);
    }
    if (one.kind !== "argument") return [];
    const expression = text.text.slice(one.body, one.end);
    return groupsIn(block, path, parsed(expression), expression, around);
  });
  return [...groups, ...inner];
}

/** A name and a value, or what the value comes from. */
const isPair = (items: readonly Item[]): boolean => {
  const names = items.map(({ name }) => name);
  return (
    names.includes("name") && items.length <= 2 && names.every((name) => name === "name" || name.startsWith("value"))
  );
};

const nameOf = (text: BlockText, item: Item): string | undefined => {
  const name = argumentOf(item, "name");
  return name && textOf(text.text.slice(name.body, name.end));
};

function groupsIn(block: ProgramBlock, path: Path, value: Value, text: string, around: readonly string[]): Group[] {
  const textAt = ({ start, end }: Value) => textOf(text.slice(start, end));
  const { kind, entries } = value;
  const groups: Group[] = [];
  if (kind === "map") groups.push({ block, path, kind: "map", names: entries.map(({ step }) => String(step)), around });
  const pairs = entries.flatMap(({ value }) => pairAt(value, textAt) ?? []);
  const [by] = pairs;
  if (kind === "list" && by && pairs.length === entries.length)
    groups.push({ block, path, kind: "objects", names: pairs.map(({ name }) => name), by: by.by, around });
  const assigned = entries.flatMap(({ value }) => ASSIGNED.exec(textAt(value) ?? "")?.[1] ?? []);
  if (kind === "list" && assigned.length > 0 && assigned.length === entries.length)
    groups.push({ block, path, kind: "texts", names: assigned, around });
  const inner = entries.flatMap(({ step, value }) => {
    const name = value.entries.find(({ step }) => step === "name")?.value;
    const own = kind === "map" ? wordsOf(String(step)) : wordsOf((name && textAt(name)) ?? "");
    return groupsIn(block, [...path, step], value, text, entries.length > 1 ? [...around, ...own] : around);
  });
  return [...groups, ...inner];
}

const ASSIGNED = /^([A-Za-z_][\w.-]*)=/;

function pairAt({ kind, entries }: Value, textAt: (value: Value) => string | undefined) {
  const [name, value, ...more] = entries;
  if (kind !== "map" || name?.step !== "name" || value === undefined || more.length > 0) return undefined;
  const said = textAt(name.value);
  return said === undefined ? undefined : { name: said, by: ["name", String(value.step)] as const };
}

/** The block's text with a pair in a group: another value for a name that is there, else one more. */
export function withEntry(block: ProgramBlock, group: Group, name: string, value: string): BlockText {
  const text = new BlockText(block.text);
  const { path, kind, names, by: [called, holds] = ["name", "value"] } = group;
  const at = names.indexOf(name);
  const index = at < 0 ? names.length : at;
  if (kind === "map") {
    const present = text.valueAt([...path, name]);
    const like = present ?? text.valueAt([...path, names[0] ?? ""]);
    return text.set([...path, name], expressionLike(like, value));
  }
  if (kind === "texts") return text.set([...path, index], quoted(`${name}=${value}`));
  if (kind === "objects") {
    const like = text.valueAt([...path, Math.max(0, at), holds]);
    const expression = expressionLike(like, value);
    if (at >= 0) return text.set([...path, at, holds], expression);
    return text.set([...path, index], `{ ${called} = ${quoted(name)}, ${holds} = ${expression} }`);
  }
  if (at >= 0) return text.set([...path, ...(names.length > 1 ? [at] : []), holds], quoted(value));
  return text.add(path.slice(0, -1), `${path.at(-1)} {\n${called} = ${quoted(name)}\n${holds} = ${quoted(value)}\n}`);
}

/** A number or switch is one where its siblings are. */
const expressionLike = (like: string | undefined, value: string): string =>
  like !== undefined && !like.startsWith('"') && /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(value) ? value : quoted(value);

/** How a name is built: all capitals, else by which marks it has, else of several words in one. */
const buildOf = (name: string): string =>
  /^[A-Z][A-Z0-9_]*$/.test(name)
    ? "CAPITALS"
    : [...new Set(name.replace(/[A-Za-z0-9]+/g, ""))].sort().join("") || (/[a-z][A-Z]/.test(name) ? "aA" : "a");

/** Whether a name is no word of prose. */
export const isBuilt = (name: string): boolean => buildOf(name) !== "a" && !/^[A-Z]+$/.test(name);

/** Whether a name could be one more of these: it is built like most of them. */
export function isLike(name: string, names: readonly string[]): boolean {
  const build = buildOf(name);
  return 2 * names.filter((other) => buildOf(other) === build).length > names.length;
}
