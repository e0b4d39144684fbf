/** What an expression may refer to, and what it comes to. */

import type { Scope } from "../../../core/constraint.ts";
import type { CtyType } from "../../../core/schema.ts";
import type { Out } from "../machine.ts";
import { fits, isCompound } from "../types.ts";

export interface Context {
  readonly scope: Scope;
  /** Whether line breaks mean nothing: within brackets. */
  readonly lines: boolean;
  /** How many brackets are open. */
  readonly depth: number;
  /** Variables of `for`, the innermost first. */
  readonly names?: Names | undefined;
  /** The type of `each.value`, in a block with `for_each`. */
  readonly each?: CtyType;
  readonly count?: boolean;
  readonly self?: CtyType;
  /** The address of the block that is being written. */
  readonly own: string;
  /** Values alone: a variable's default. */
  readonly plain?: boolean;
  /** What a check's own data source is: nobody else sees it. */
  readonly nearby?: { readonly address: string; readonly type: CtyType };
  /** Addresses, declared or not. */
  readonly addresses?: boolean;
  readonly ephemeral?: boolean;
}

export interface Names {
  readonly name: string;
  readonly type: CtyType;
  readonly next: Names | undefined;
}

/** What an expression comes to. */
export interface Value {
  readonly type: CtyType;
  /** The text, or the number's digits, where it is known. */
  readonly constant?: string;
  /** `null`. */
  readonly absent?: boolean;
}

export type Typed = (value: Value, out: Out) => void;

/** `null`, which becomes whatever is wanted. */
export const NULL: Value = { type: "dynamic", absent: true };

/** The context within brackets. */
export const within = (context: Context, lines = true): Context => ({ ...context, lines, depth: context.depth + 1 });

/** As deep as the verifier reads. */
export const DEEPEST = 200;

/** The type that values of two types have in common; undefined when there is none. */
export function common(a: CtyType, b: CtyType): CtyType | undefined {
  if (a === "dynamic" || b === "dynamic") return "dynamic";
  if (isCompound(a) !== isCompound(b)) return undefined;
  if (isCompound(a) ? a[0] === (b as typeof a)[0] : true) {
    if (fits(a, b)) return b;
    if (fits(b, a)) return a;
  }
  if (!isCompound(a)) return undefined;
  const keyed = isKeyed(a);
  if (keyed !== isKeyed(b)) return undefined;
  const one = elements(a)?.value ?? "dynamic";
  const other = elements(b)?.value ?? "dynamic";
  const element = common(one, other);
  return element === undefined ? undefined : [keyed ? "map" : "list", element];
}

const isKeyed = (type: CtyType) => isCompound(type) && (type[0] === "map" || type[0] === "object");

/** The type that all have in common, as far as it is known. */
export const commonOf = (types: readonly CtyType[]): CtyType =>
  types.length === 0 ? "dynamic" : types.reduce((all, type) => common(all, type) ?? "dynamic");

/** The types of a collection's keys and values; undefined when it can't be gone through. */
export function elements(type: CtyType): { key: CtyType; value: CtyType } | undefined {
  if (type === "dynamic") return { key: "dynamic", value: "dynamic" };
  if (!isCompound(type)) return undefined;
  if (type[0] === "list") return { key: "number", value: type[1] };
  if (type[0] === "set") return { key: type[1], value: type[1] };
  if (type[0] === "map") return { key: "string", value: type[1] };
  if (type[0] === "tuple") return { key: "number", value: commonOf(type[1]) };
  return { key: "string", value: commonOf(Object.values(type[1] as Record<string, CtyType>)) };
}
