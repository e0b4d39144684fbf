/** What two plans of a program differ in, as somebody reads it who decides about a proposal. Pure. */
import { type Change, changesOf, type Output, outputsOf, shown, type Value } from "./changes.ts";

export interface ValueChange {
  path: string;
  /** Undefined where it isn't set. */
  before: Value | undefined;
  after: Value | undefined;
}

export interface Difference {
  address: string;
  kind: "added" | "removed" | "changed";
  /** Of what is changed: the values that differ. */
  values: ValueChange[];
}

/** Resources by address, then outputs as `output.x`. Sensitive values are never compared: of two nobody says whether they are the same. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((address): Difference[] => {
    const [old, now] = [was.get(address), is.get(address)];
    if (!old) return [{ address, kind: "added", values: [] }];
    if (!now) return [{ address, kind: "removed", values: [] }];
    const values = changed(old, now);
    return values.length > 0 ? [{ address, kind: "changed", values }] : [];
  });
}

const partsOf = (plan: unknown): Map<string, Value[]> => {
  const resources = (changesOf(plan) ?? []).map(({ address, values }: Change) => [address, values] as const);
  const outputs = outputsOf(plan).map(({ name, values }: Output) => [`output.${name}`, values] as const);
  return new Map([...resources, ...outputs]);
};

function changed(before: readonly Value[], after: readonly Value[]): ValueChange[] {
  const [was, is] = [before, after].map((values) => new Map(values.map((value) => [value.path, value])));
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].sort();
  return paths
    .map((path): ValueChange => ({ path, before: was?.get(path), after: is?.get(path) }))
    .filter(({ before, after }) => !before || !after || before.kind !== after.kind || shown(before) !== shown(after));
}
