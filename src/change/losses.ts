/** What a change destroys when it is applied: resources that go, and those that their provider can only make anew. */
import type { Callout } from "../loop/callouts.ts";
import { type Difference, typeOfInstance } from "./compare.ts";
import { holdsData } from "./held-data.ts";
import replaces from "./replaces.json" with { type: "json" };

const REPLACES = new Map(Object.entries(replaces as Record<string, readonly string[]>));

/** The arguments among `names` that no resource of the type can change in place, as far as it is known. */
export const replacingAmong = (type: string, names: readonly string[]): string[] =>
  names.filter((name) => REPLACES.get(type)?.includes(name));

/** A line for each resource that is replaced, and for each with data that is destroyed. */
export function lossesOf(differences: readonly Difference[]): Callout[] {
  return differences.flatMap(({ address, kind, arguments: names }): Callout[] => {
    const type = typeOfInstance(address);
    const held = holdsData(type);
    if (kind === "removed")
      return held ? [{ kind: "destruction", title: `destroys ${address} and what it holds` }] : [];
    const replacing = kind === "changed" ? replacingAmong(type, names) : [];
    if (replacing.length === 0) return [];
    const what = replacing.map((name) => `\`${name}\``).join(", ");
    const lost = held ? "; what it holds is lost unless it is moved over" : "";
    return [{ kind: "replacement", title: `replaces ${address}: ${what} can't be changed in place${lost}` }];
  });
}
