/** Calls of functions: how many arguments, of which types, and what comes of them. */
import type { CtyType } from "../../../core/schema.ts";
import type { Out, Then } from "../machine.ts";
import signatures from "../signatures.json" with { type: "json" };
import { fits, isCompound, TEXT } from "../types.ts";
import { type Context, commonOf, elements } from "./context.ts";
import { expression } from "./expression.ts";
import { hand, peek, space } from "./peek.ts";
import type { Operand } from "./reference.ts";

interface Signature {
  readonly params: readonly CtyType[];
  readonly variadic?: CtyType;
  readonly returns: CtyType;
}

/** What the language's functions take and give; made by `npm run signatures`. Two that only say what to write instead are left out. */
const FUNCTIONS = new Map(
  Object.entries(signatures as unknown as Record<string, Signature>).filter(
    ([name]) => name !== "list" && name !== "map",
  ),
);

export const isFunction = (name: string): boolean => FUNCTIONS.has(name);

/** Functions that need one argument at least, though their signature doesn't say so. */
const NEEDY = new Set(["min", "max", "coalesce", "coalescelist", "try", "range", "merge", "concat", "setproduct"]);
/** What the first arguments have to be where any type is declared. */
const TAKES: Readonly<Record<string, (type: CtyType) => boolean>> = {
  keys: isKeyed,
  values: isKeyed,
  lookup: isKeyed,
  tomap: isKeyed,
  flatten: isList,
  element: isList,
  reverse: isList,
  slice: isList,
  sum: isList,
  one: isList,
  toset: isList,
  tolist: isList,
  contains: isList,
  index: isList,
  length: (type) => type === "string" || type === TEXT || type === "dynamic" || isCompound(type),
};
const NO_NULL = new Set(Object.keys(TAKES));
/** Functions that take any number of these. */
const TAKE_ALL: typeof TAKES = { merge: isKeyed, concat: isList, coalescelist: isList, setproduct: isList };

function isKeyed(type: CtyType): boolean {
  return type === "dynamic" || (isCompound(type) && (type[0] === "map" || type[0] === "object"));
}

function isList(type: CtyType): boolean {
  return type === "dynamic" || (isCompound(type) && type[0] !== "map" && type[0] !== "object");
}

/** Types that depend on the arguments', where they can be told. */
const GIVES: Readonly<Record<string, (types: readonly CtyType[]) => CtyType>> = {
  concat: (types) => ["list", commonOf(types.map(elementOf))],
  coalescelist: (types) => ["list", commonOf(types.map(elementOf))],
  contains: () => "bool",
  distinct: ([type]) => ["list", elementOf(type)],
  element: ([type]) => elementOf(type),
  flatten: () => ["list", "dynamic"],
  index: () => "number",
  keys: () => ["list", "string"],
  merge: (types) => ["map", commonOf(types.map(elementOf))],
  parseint: () => "number",
  reverse: ([type]) => ["list", elementOf(type)],
  slice: ([type]) => ["list", elementOf(type)],
  sum: () => "number",
  tolist: ([type]) => ["list", elementOf(type)],
  tomap: ([type]) => ["map", elementOf(type)],
  toset: ([type]) => ["set", elementOf(type)],
  values: ([type]) => ["list", elementOf(type)],
};

const elementOf = (type: CtyType | undefined): CtyType => elements(type ?? "dynamic")?.value ?? "dynamic";

/** The arguments of a call, from behind its `(`; nothing is known of a function without a name. */
export function call(name: string | undefined, context: Context, after: (own: Operand, out: Out) => void): Then {
  const signature = name === undefined ? ANY : (FUNCTIONS.get(name) ?? ANY);
  const close = (types: readonly CtyType[], spread: boolean, out: Out) => {
    const least = Math.max(signature.params.length, name !== undefined && NEEDY.has(name) ? 1 : 0);
    if (types.length < least && !spread) return;
    const gives = GIVES[name ?? ""];
    // What is worked out of known texts alone is known, too.
    const known = signature.returns === "string" && (DOCUMENTS.has(name ?? "") || types.every(isKnown));
    const returns = known ? TEXT : signature.returns;
    after({ type: gives ? (spread ? "dynamic" : gives(types)) : returns }, out);
  };
  const argument = (types: readonly CtyType[]): Then =>
    expression(context, ({ type, absent }, out) => {
      const wanted = signature.params[types.length] ?? signature.variadic;
      if (wanted === undefined) return;
      const given = [...types, type];
      peek(
        (char, o) => {
          if (char === "...")
            return space(
              true,
              peek((c, p) => c === ")" && close(given, true, p), ")"),
            )(o);
          if (absent && (wanted !== "dynamic" || NO_NULL.has(name ?? ""))) return;
          if (!fits(type, wanted) || !isTaken(name ?? "", types.length, type)) return;
          if (char === ")") close(given, false, o);
          else if (char === ",") space(true, argumentOrEnd(given))(o);
        },
        ")",
        ", ",
      )(out);
    });
  const argumentOrEnd = (types: readonly CtyType[]): Then =>
    peek(
      (char, out) => (char === ")" ? close(types, false, out) : hand(argument(types), char, out)),
      ")",
      '"',
      "[",
      "1",
    );
  return space(true, argumentOrEnd([]));
}

/** Functions whose texts are never numbers. */
const DOCUMENTS = new Set(["jsonencode", "yamlencode", "file", "filebase64", "base64encode"]);

function isKnown(type: CtyType): boolean {
  if (!isCompound(type)) return type === TEXT || type === "bool";
  return type[0] === "tuple" && type[1].every(isKnown);
}

const ANY: Signature = { params: [], variadic: "dynamic", returns: "dynamic" };

function isTaken(name: string, position: number, type: CtyType): boolean {
  if (position > 0) return TAKE_ALL[name]?.(type) ?? true;
  return (TAKES[name] ?? TAKE_ALL[name])?.(type) ?? true;
}
