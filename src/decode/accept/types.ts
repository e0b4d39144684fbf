/** Types of values: which fit where, as cty converts them, and what lies on the way to one that fits. */
import type { Block, CtyType, NestedBlock } from "../../core/schema.ts";

type Objects = Readonly<Record<string, CtyType>>;
type Compound = Exclude<CtyType, string>;

export const isCompound = (type: CtyType): type is Compound => typeof type !== "string";

export const objectOf = (type: CtyType): Objects | undefined =>
  isCompound(type) && type[0] === "object" ? type[1] : undefined;

export const elementOf = (type: CtyType): CtyType | undefined =>
  isCompound(type) && (type[0] === "list" || type[0] === "set" || type[0] === "map") ? type[1] : undefined;

/** Attributes of an object type that may be missing. */
export const optionalOf = (type: CtyType): readonly string[] =>
  isCompound(type) && type[0] === "object" ? (type[2] ?? []) : [];

/** The type of a text that is known to be no number and no truth value: a string in every other way. */
export const TEXT = "text" as unknown as CtyType;

/** Whether a value of one type can become one of another: `strict`, without turning texts into numbers and the like. */
export function fits(from: CtyType, to: CtyType, strict = false): boolean {
  if (from === to || from === "dynamic" || to === "dynamic") return true;
  if (!isCompound(from) || !isCompound(to)) {
    if (isCompound(from) || isCompound(to)) return false;
    if (strict) return to === "string" && from === "number";
    if (to === "string" || to === TEXT) return true;
    return from === "string";
  }
  switch (to[0]) {
    case "list":
    case "set": {
      if (from[0] === "tuple") return from[1].every((type) => fits(type, to[1], strict));
      return (from[0] === "list" || from[0] === "set") && fits(from[1], to[1], strict);
    }
    case "map": {
      if (from[0] === "object") return Object.values(from[1]).every((type) => fits(type, to[1], strict));
      return from[0] === "map" && fits(from[1], to[1], strict);
    }
    case "tuple": {
      if (from[0] !== "tuple") return false;
      return from[1].length === to[1].length && to[1].every((type, i) => fits(from[1][i] as CtyType, type, strict));
    }
    default: {
      if (from[0] === "map") return !strict && Object.values(to[1]).every((type) => fits(from[1], type));
      if (from[0] !== "object") return false;
      const own = from[1];
      return Object.entries(to[1]).every(([name, type]) =>
        Object.hasOwn(own, name) ? fits(own[name] as CtyType, type, strict) : (to[2]?.includes(name) ?? false),
      );
    }
  }
}

const keys = new WeakMap<object, string>();
const numbers = new Map<string, string>();

/** A short text that equal types have in common. */
export function keyOf(type: CtyType): string {
  if (!isCompound(type)) return type;
  let key = keys.get(type);
  if (key === undefined) {
    const text = JSON.stringify(type);
    key = numbers.get(text) ?? `#${numbers.size}`;
    numbers.set(text, key);
    keys.set(type, key);
  }
  return key;
}

/** Steps from a value to one within it that models write: `aws_x.y.a[0].b`. */
const DEEPEST = 4;
const ways = new WeakMap<object, Map<string, boolean>>();

/** Whether a value of type `from`, or one within it, is what is wanted. */
export function leadsTo(from: CtyType, want: CtyType, depth = DEEPEST): boolean {
  if (fits(from, want, true)) return true;
  if (!isCompound(from) || depth === 0) return false;
  const known = ways.get(from) ?? new Map<string, boolean>();
  ways.set(from, known);
  const key = `${depth} ${keyOf(want)}`;
  let leads = known.get(key);
  if (leads === undefined) {
    leads = inner(from).some(([, type]) => leadsTo(type, want, depth - 1));
    known.set(key, leads);
  }
  return leads;
}

/** What can be named within a value: attributes, and the first of a list. */
export function inner(type: CtyType): [step: string, type: CtyType][] {
  if (!isCompound(type)) return [];
  if (type[0] === "object") return Object.entries(type[1]).map(([name, of]) => [`.${name}`, of]);
  if (type[0] === "list") return [["[0]", type[1]]];
  if (type[0] === "tuple") return type[1].length > 0 ? [["[0]", type[1][0] as CtyType]] : [];
  return [];
}

const implied = new WeakMap<Block, CtyType>();

/** The type of the value that a block has: what references to it see. */
export function typeOfBlock(block: Block): CtyType {
  const known = implied.get(block);
  if (known) return known;
  const attributes = [...block.attributes].map(([name, { type }]) => [name, type] as const);
  const blocks = [...block.blocks].map(([name, nested]) => [name, typeOfNested(nested)] as const);
  const type: CtyType = ["object", Object.fromEntries([...attributes, ...blocks])];
  implied.set(block, type);
  return type;
}

function typeOfNested({ nesting, block }: NestedBlock): CtyType {
  const type = typeOfBlock(block);
  return nesting === "single" || nesting === "group" ? type : [nesting, type];
}
