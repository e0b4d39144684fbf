/** References that a value may be: to what is declared, and within it to what leads to the wanted type. */
import type { CtyType } from "../../core/schema.ts";
import type { Scope } from "../constraint.ts";
import { literal, type Out, type Then } from "./machine.ts";
import { fits, inner, isCompound, keyOf, leadsTo } from "./types.ts";
import { type Sorted, sorted, words } from "./words.ts";

export interface Wanted {
  readonly type: CtyType;
  /** The address of the block that is being written, which can't refer to itself. */
  readonly own: string;
  /** Whether values that are nowhere stored are taken, too. */
  readonly ephemeral: boolean;
}

const lists = new WeakMap<Scope, Map<string, Sorted>>();

/** A reference of the wanted type. */
export function reference(scope: Scope, wanted: Wanted, then: Then): Then {
  const addresses = addressesFor(scope, wanted);
  return words(addresses, (index, out) => {
    const type = scope.declared.get(addresses[index] as string);
    if (type !== undefined) within(type, wanted.type, STEPS, then, out);
  });
}

export const hasReference = (scope: Scope, wanted: Wanted): boolean => addressesFor(scope, wanted).length > 0;

function addressesFor(scope: Scope, { type, own, ephemeral }: Wanted): Sorted {
  const known = lists.get(scope) ?? new Map<string, Sorted>();
  lists.set(scope, known);
  const key = `${own} ${ephemeral} ${keyOf(type)}`;
  let found = known.get(key);
  if (!found) {
    const open = [...scope.declared].filter(
      ([address, of]) =>
        address !== own &&
        (ephemeral || !address.startsWith("ephemeral.")) &&
        (of !== "dynamic" || BARE.test(address)) &&
        leadsTo(of, type, STEPS),
    );
    found = sorted(open.map(([address]) => address));
    known.set(key, found);
  }
  return found;
}

/** Where nothing is known of the type, the whole value may still be what is wanted; a resource or module never is. */
const BARE = /^(?:var|local|each|self)\./;
const STEPS = 4;
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
