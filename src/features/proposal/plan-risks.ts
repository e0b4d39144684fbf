/** What the plans before and after a proposal say of it: what is lost, replaced, opened. Loaded with the first proposal, since it needs to know what every type replaces. */
import { planDifferences } from "../../change/compare.ts";
import { lossesOf } from "../../change/losses.ts";
import type { Report } from "../../core/report.ts";
import type { Texts } from "../workspace/state.ts";
import { wideningsOf } from "./grants.ts";
import { lossRisk, type Risk } from "./risks.ts";

interface Judged {
  files: Texts;
  report: Report;
}

/**
 * @param was the files as they are with their report, or none where they aren't planned
 * @param told losses that the run told when the proposal was made: they count where `was` can't be compared
 * @param fresh whether the proposal begins a project of its own, so that nothing was allowed before
 */
export function planRisksOf(was: Judged | undefined, is: Judged, told: readonly Risk[], fresh: boolean): Risk[] {
  const version = ({ files, report }: Judged) => ({ files: { ...files }, report });
  const differences = was && planDifferences(version(was), version(is));
  const losses = differences ? lossesOf(differences).map(({ title }) => lossRisk(title)) : told;
  const widenings = wideningsOf(fresh ? undefined : was?.report.plan, is.report.plan);
  return [...losses, ...widenings.map(({ kind, title }): Risk => ({ id: title, kind, title }))];
}
