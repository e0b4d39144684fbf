/** What a change does to the plan beyond what was asked for, and what it destroys when it is applied: resources that go, and those that their provider can only make anew. */
import type { Callout } from "../loop/callouts.ts";
import {
  blockOfInstance,
  type Difference,
  planDifferences,
  regressionsOf,
  typeOfInstance,
  type Version,
} from "./compare.ts";
import { holdsData } from "./held-data.ts";
import replaces from "./replaces.json" with { type: "json" };

/** `beyond`: what nobody asked for, a sentence each. `asked`: addresses of the blocks that the change is about. A policy that passes no more may be what was asked for. */
export function effectsOf(before: Version, after: Version, asked: ReadonlySet<string>) {
  const differences = planDifferences(before, after) ?? [];
  const gone = differences.filter(({ kind, address }) => kind === "removed" && !asked.has(blockOfInstance(address)));
  const other = regressionsOf(before, { ...after, report: { ...after.report, policies: [] } }, asked);
  const beyond = [...gone.map(({ address }) => `${address} would be destroyed`), ...other];
  return { beyond: beyond.map((what) => `Nobody asked for this: ${what}.`), losses: lossesOf(differences) };
}

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
