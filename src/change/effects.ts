/** What a change does to the plan beyond what was asked for, and what it destroys when it is applied. Pure. */
import type { Callout } from "../loop/callouts.ts";
import { blockOfInstance, planDifferences, regressionsOf, type Version } from "./compare.ts";
import { lossesOf } from "./losses.ts";

export interface Effects {
  /** What nobody asked for, a sentence each. */
  beyond: string[];
  losses: Callout[];
}

/** `asked`: addresses of the blocks that the change is about. A policy that passes no more may be what was asked for. */
export function effectsOf(before: Version, after: Version, asked: ReadonlySet<string>): Effects {
  const differences = planDifferences(before, after) ?? [];
  const gone = differences.filter(({ kind, address }) => kind === "removed" && !asked.has(blockOfInstance(address)));
  const other = regressionsOf(before, { ...after, report: { ...after.report, policies: [] } }, asked);
  const beyond = [...gone.map(({ address }) => `${address} would be destroyed`), ...other];
  return { beyond: beyond.map((what) => `Nobody asked for this: ${what}.`), losses: lossesOf(differences) };
}
