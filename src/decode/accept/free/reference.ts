/** Steps through values: from an address to what is declared there, and on to attributes, elements and splats. */

import type { Scope } from "../../../core/constraint.ts";
import { own as ownOf } from "../../../core/own.ts";
import type { CtyType } from "../../../core/schema.ts";
import { configured, isOf } from "../references.ts";
import { fits, isCompound, TEXT } from "../types.ts";
import { type Context, commonOf, type Value } from "./context.ts";

/** A value of which more may be asked. */
export interface Operand extends Value {
  /** The beginning of an address that isn't whole yet. */
  readonly pending?: string;
  /** A block with `count` or `for_each`: an instance has to be named first. */
  readonly instances?: boolean;
  /** How many splats the value is the element of; `splat` says of which kind the last was. */
  readonly splats?: number;
  readonly splat?: "attributes" | "full";
}

const BUILT_IN: Readonly<Record<string, CtyType>> = {
  "path.module": TEXT,
  "path.root": TEXT,
  "path.cwd": TEXT,
  "terraform.workspace": TEXT,
  "tofu.workspace": TEXT,
  "terraform.applying": "bool",
};

/** What a name at the beginning refers to. */
export function root(name: string, context: Context): Operand {
  if (context.addresses) return { type: "dynamic" };
  // A configuration is no value.
  const isValue = name !== "provider";
  for (let own = context.names; own; own = own.next) if (own.name === name) return { type: own.type };
  if (name === "self" && context.self !== undefined) return { type: context.self };
  const declared = context.scope.declared.get(name);
  return declared === undefined ? { type: "dynamic", pending: isValue ? name : "" } : { type: declared };
}

const beginnings = new WeakMap<Scope, ReadonlySet<string>>();

/** Everything that may stand before a dot of an address. */
function beginningsOf(scope: Scope): ReadonlySet<string> {
  let found = beginnings.get(scope);
  if (!found) {
    const all = new Set<string>();
    for (const address of scope.declared.keys())
      for (let dot = address.indexOf("."); dot > 0; dot = address.indexOf(".", dot + 1)) all.add(address.slice(0, dot));
    found = all;
    beginnings.set(scope, found);
  }
  return found;
}

/** What `.name` is of an operand; undefined when there is none. */
export function attribute(operand: Operand, name: string, context: Context): Operand | undefined {
  if (context.addresses) return operand;
  if (operand.pending !== undefined) return resolved(operand.pending, name, context);
  const { type } = operand;
  if (operand.instances || operand.absent) return undefined;
  const of = attributeOf(type, name);
  return of === undefined ? undefined : step(operand, of);
}

function attributeOf(type: CtyType, name: string): CtyType | undefined {
  if (type === "dynamic") return type;
  if (!isCompound(type)) return undefined;
  if (type[0] === "map") return type[1];
  return type[0] === "object" && Object.hasOwn(type[1], name) ? type[1][name] : undefined;
}

const step = ({ splats, splat }: Operand, type: CtyType): Operand => ({
  type,
  ...(splats !== undefined && { splats }),
  ...(splat && { splat }),
});

function resolved(before: string, name: string, context: Context): Operand | undefined {
  const address = before === "resource" ? name : `${before}.${name}`;
  if (address === "each.key" && context.each !== undefined) return { type: "string" };
  if (address === "each.value" && context.each !== undefined) return { type: context.each };
  if (address === "count.index" && context.count) return { type: "number" };
  const known = ownOf(BUILT_IN, address);
  if (known !== undefined) return { type: known };
  const { scope, own, ephemeral, nearby } = context;
  if (nearby && nearby.address === address) return { type: nearby.type };
  const type = scope.declared.get(address);
  const provider = configured(own);
  if (provider && isOf(address, provider)) return undefined;
  if (type !== undefined && address !== own && (ephemeral || !address.startsWith("ephemeral."))) {
    const repeated = isCompound(type) && (type[0] === "list" || type[0] === "map");
    return repeated && !/^(?:var|local)\./.test(address) ? { type, instances: true } : { type };
  }
  const begins = beginningsOf(scope).has(address) || nearby?.address.startsWith(`${address}.`);
  return begins ? { type: "dynamic", pending: address } : undefined;
}

/** What `[key]` is of an operand; undefined when there is none. */
export function element(operand: Operand, key: Value, context: Context): Operand | undefined {
  if (context.addresses) return operand;
  if (operand.pending !== undefined || operand.absent) return undefined;
  // After `.*` an index is of the whole list.
  if (operand.splat === "attributes") return element({ type: finished(operand) ?? "dynamic" }, key, context);
  const of = elementOf(operand.type, key);
  return of === undefined ? undefined : step(operand, of);
}

function elementOf(type: CtyType, { type: key, constant }: Value): CtyType | undefined {
  if (type === "dynamic") return type;
  if (!isCompound(type)) return undefined;
  switch (type[0]) {
    case "set":
      return undefined;
    case "list":
      return isIndex(key, constant) ? type[1] : undefined;
    case "tuple": {
      if (!isIndex(key, constant)) return undefined;
      return constant === undefined ? "dynamic" : (type[1] as readonly CtyType[])[Number(constant)];
    }
    case "map":
      return fits(key, "string") ? type[1] : undefined;
    default: {
      if (!fits(key, "string")) return undefined;
      if (constant === undefined) return "dynamic";
      return Object.hasOwn(type[1], constant) ? (type[1] as Record<string, CtyType>)[constant] : undefined;
    }
  }
}

const isIndex = (key: CtyType, constant: string | undefined) =>
  fits(key, "number") && (constant === undefined || /^\d+$/.test(constant));

/** What `[*]` or `.*` is of an operand: each of its elements, of which what follows is asked. */
export function splatted(operand: Operand, splat: "attributes" | "full", context: Context): Operand | undefined {
  if (context.addresses) return operand;
  if (operand.pending !== undefined || operand.absent) return undefined;
  const { type } = operand;
  const splats = (operand.splats ?? 0) + 1;
  if (isCompound(type)) {
    if (type[0] === "list" || type[0] === "set") return { type: type[1], splats, splat };
    if (type[0] === "tuple") return { type: commonOf(type[1]), splats, splat };
    if (operand.instances) return undefined;
  }
  return { type, splats, splat };
}

/** The type of the whole; undefined when the address isn't whole. */
export function finished(operand: Operand): CtyType | undefined {
  if (operand.pending !== undefined) return undefined;
  let { type } = operand;
  for (let i = operand.splats ?? 0; i > 0; i--) type = ["list", type];
  return type;
}
