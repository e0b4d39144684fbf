/** References that a value may be: to what is declared, and within it to what leads to the wanted type. */

import type { Scope } from "../../core/constraint.ts";
import type { Block, CtyType } from "../../core/schema.ts";
import { literal, type Out, type Then } from "./machine.ts";
import { fits, inner, isCompound, keyOf, leadsTo } from "./types.ts";
import { type Sorted, sorted, words } from "./words.ts";

export interface Wanted {
  readonly type: CtyType;
  /** The address of the block that is being written, which can't refer to itself. */
  readonly own: string;
  /** Whether values that are nowhere stored are taken, too. */
  readonly ephemeral: boolean;
  /** Whether everyone will see the value: nothing secret, then. */
  readonly shown: boolean;
}

const lists = new WeakMap<Scope, Map<string, Sorted>>();

/** A reference of the wanted type. */
export function reference(scope: Scope, wanted: Wanted, then: Then): Then {
  const addresses = addressesFor(scope, wanted);
  return words(addresses, (index, out) => {
    const address = addresses[index] as string;
    const type = scope.declared.get(address);
    if (type === undefined) return;
    const hidden = wanted.shown ? sensitiveOf(scope, address) : NONE;
    if (hidden.size === 0) within(type, wanted.type, STEPS, then, out);
    else shown(type, hidden, wanted.type, then, out);
  });
}

function addressesFor(scope: Scope, { type, own, ephemeral, shown }: Wanted): Sorted {
  const known = lists.get(scope) ?? new Map<string, Sorted>();
  lists.set(scope, known);
  const key = `${own} ${ephemeral} ${shown} ${keyOf(type)}`;
  let found = known.get(key);
  if (!found) {
    const provider = configured(own);
    const open = [...scope.declared].filter(
      ([address, of]) =>
        address !== own &&
        (ephemeral || !address.startsWith("ephemeral.")) &&
        !(provider && isOf(address, provider)) &&
        !address.startsWith("provider.") &&
        (of !== "dynamic" || BARE.test(address)) &&
        leadsTo(of, type, STEPS),
    );
    found = sorted(open.map(([address]) => address));
    known.set(key, found);
  }
  return found;
}

/** The provider whose configuration is being written; undefined for any other block. */
export const configured = (own: string): string | undefined => /^provider\.([^-]*)/.exec(own)?.[1];

/** Whether an address is of a provider's own resource, which waits for the provider's configuration. */
export const isOf = (address: string, provider: string): boolean =>
  address.replace(/^(?:data|ephemeral)\./, "").startsWith(`${provider}_`);

/** Where nothing is known of the type, the whole value may still be what is wanted; a resource or module never is. */
const BARE = /^(?:var|local|each|self)\./;
const STEPS = 4;
const NONE: ReadonlySet<string> = new Set();
const sensitive = new WeakMap<Block, ReadonlySet<string>>();

/** Attributes of what is declared that are secret, as far as its schema is in the scope. */
function sensitiveOf(scope: Scope, address: string): ReadonlySet<string> {
  const block = scope.blocks.get(address.slice(0, address.lastIndexOf(".")));
  return block ? secrets(block) : NONE;
}

function secrets(block: Block): ReadonlySet<string> {
  let found = sensitive.get(block);
  if (!found) {
    const own = [...block.attributes].filter(([, attribute]) => attribute.sensitive).map(([name]) => name);
    const nested = [...block.blocks].filter(([, inner]) => secrets(inner.block).size > 0).map(([name]) => name);
    found = new Set([...own, ...nested]);
    sensitive.set(block, found);
  }
  return found;
}

/** The steps into a value with secrets that lead past them. The whole of it would tell them. */
function shown(type: CtyType, hidden: ReadonlySet<string>, want: CtyType, then: Then, out: Out): void {
  const element = isCompound(type) && type[0] === "list" ? type[1] : undefined;
  if (element !== undefined) literal("[0]", (o) => shown(element, hidden, want, then, o))(out);
  const open = inner(type).filter(
    ([step, of]) => step[0] === "." && !hidden.has(step.slice(1)) && leadsTo(of, want, STEPS - 1),
  );
  const types = new Map(open);
  const names = sorted(types.keys());
  words(names, (index, o) => within(types.get(names[index] as string) as CtyType, want, STEPS - 1, then, o))(out);
}

const steps = new WeakMap<object, Map<string, { names: Sorted; types: readonly CtyType[] }>>();

/** The value itself where it fits, and what leads on from it. */
function within(type: CtyType, want: CtyType, left: number, then: Then, out: Out): void {
  if (fits(type, want, true)) then(out);
  if (left === 0 || !isCompound(type)) return;
  const { names, types } = stepsOf(type, want, left);
  if (names.length === 1) literal(names[0] as string, (o) => within(types[0] as CtyType, want, left - 1, then, o))(out);
  else words(names, (index, o) => within(types[index] as CtyType, want, left - 1, then, o))(out);
}

function stepsOf(type: Exclude<CtyType, string>, want: CtyType, left: number) {
  const known = steps.get(type) ?? new Map<string, { names: Sorted; types: readonly CtyType[] }>();
  steps.set(type, known);
  const key = `${left} ${keyOf(want)}`;
  let found = known.get(key);
  if (!found) {
    const open = new Map(inner(type).filter(([, of]) => leadsTo(of, want, left - 1)));
    const names = sorted(open.keys());
    found = { names, types: names.map((name) => open.get(name) as CtyType) };
    known.set(key, found);
  }
  return found;
}
