/** Blocks that make several instances, by `count` or `for_each`: how many and which, and where what makes them is written. Pure. */
import { textOf } from "../core/literal-text.ts";
import { escaped } from "../core/references.ts";
import { argumentOf, type ProgramBlock, type ProgramText } from "./blocks.ts";
import { type Collection, collectionOf, type Element } from "./collection.ts";

export interface Instances {
  block: ProgramBlock;
  /** The argument, local value or variable's default in which it is written; undefined where it isn't written out. */
  home?: { block: ProgramBlock; name: string; value: string };
  /** `number`: `count = 3`. `index`: `count = length(…)`, so that the others' addresses change when one goes. `key`: `for_each`. */
  by: "number" | "index" | "key";
  /** Known where it is written out. */
  number?: number;
  /** Of a list or map that they are made of. */
  collection?: Collection;
  /** What an object of a list is called by, where the keys come from it: `name` of `{ for u in var.users : u.name => u }`. */
  keyedBy?: string;
}

export const isRepeated = ({ item }: ProgramBlock): boolean =>
  argumentOf(item, "count") !== undefined || argumentOf(item, "for_each") !== undefined;

/** Undefined of a block that makes one, or nobody knows how many by `count`. */
export function instancesOf(program: ProgramText, block: ProgramBlock): Instances | undefined {
  const count = argumentOf(block.item, "count");
  const each = argumentOf(block.item, "for_each");
  const given = count ?? each;
  if (!given) return undefined;
  const expression = block.text.slice(given.body, given.end);
  const here = { block, name: given.name, value: expression };
  if (count) {
    const [, of] = /^length\(\s*(.*?)\s*\)$/s.exec(expression) ?? [];
    const home = sourceOf(program, of ?? expression, here);
    const collection = of === undefined ? undefined : home && collectionOf(home.value);
    if (home && collection) return { block, by: "index", home, collection, number: collection.elements.length };
    const isNumber = of === undefined && home && /^\d+$/.test(home.value);
    return isNumber ? { block, by: "number", home, number: Number(home.value) } : undefined;
  }
  // "For each subnet" makes as many as those are.
  const other = program.find(expression);
  const theirs =
    other && other !== block && argumentOf(other.item, "for_each") ? instancesOf(program, other) : undefined;
  if (theirs) return { ...theirs, block };
  const names = new Set(expression.match(/(?<![\w.-])(?:var|local)\.[\w-]+/g));
  const [name] = names;
  // What one collection is turned into has an instance for each of its elements.
  const isOwn = collectionOf(withoutCall(expression)) !== undefined;
  const home = isOwn ? here : names.size === 1 ? sourceOf(program, name as string, here) : undefined;
  const value = home && withoutCall(home.value);
  const collection = value === undefined ? undefined : collectionOf(value);
  if (!home || !collection) return { block, by: "key" };
  const [, keyedBy] = /^\{\s*for\s+(?:\w+\s*,\s*)?\w+\s+in\b[^:]*:\s*\w+\.(\w+)\s*=>/s.exec(expression) ?? [];
  return {
    ...{ block, by: "key", home, collection, number: collection.elements.length },
    ...(keyedBy !== undefined && { keyedBy }),
  };
}

type Home = NonNullable<Instances["home"]>;

/** Where the value of an expression is written; of a variable that files of values give as well, nobody knows here. */
function sourceOf(program: ProgramText, expression: string, here: Home): Home | undefined {
  const isName = /^(?:var|local)\.[\w-]+$/.test(expression);
  if (!isName) return { ...here, value: expression };
  const source = program.sourceOf(expression);
  const [, variable] = /^var\.([\w-]+)$/.exec(expression) ?? [];
  if (!source || (variable !== undefined && isGiven(program, variable))) return undefined;
  return /^(?:var|local)\.[\w-]+$/.test(source.value) ? sourceOf(program, source.value, source) : source;
}

const isGiven = ({ files }: ProgramText, variable: string): boolean =>
  Object.entries(files).some(
    ([path, text]) =>
      !path.includes("/") &&
      /\.tfvars(?:\.json)?$/.test(path) &&
      new RegExp(`^\\s*"?${escaped(variable)}"?\\s*[=:]`, "m").test(String(text)),
  );

const CALL = /^(?:toset|tolist|tomap)\(\s*(.*?)\s*\)$/s;

export const withoutCall = (value: string): string => CALL.exec(value)?.[1] ?? value;

/** The same with another collection in the call's brackets. */
export const withCall = (value: string, collection: string): string => {
  const inner = CALL.exec(value)?.[1];
  return inner === undefined ? collection : value.replace(inner, () => collection);
};

/** What an element is called by. */
export function nameOf({ keyedBy }: Instances, { key, value }: Element): string | undefined {
  if (key !== undefined) return key;
  const inner = keyedBy === undefined ? undefined : collectionOf(value);
  const own = inner?.elements.find((one) => one.key === keyedBy)?.value ?? (keyedBy === undefined ? value : "");
  return textOf(own);
}

/** The texts of an element's value, those of a map in it included. */
export const textsOf = ({ value }: Element): string[] =>
  (collectionOf(value)?.elements.map((one) => one.value) ?? [value]).flatMap((one) => textOf(one) ?? []);

/** The block, and those whose `for_each` says the same; that alone where it says itself what it is made of. */
export const madeAlike = (
  resources: readonly ProgramBlock[],
  block: ProgramBlock,
  home: ProgramBlock | undefined,
): readonly ProgramBlock[] => (home === block ? [block] : resources.filter((other) => eachOf(other) === eachOf(block)));

const eachOf = ({ item, text }: ProgramBlock): string | undefined => {
  const given = argumentOf(item, "for_each");
  return given && text.slice(given.body, given.end);
};
