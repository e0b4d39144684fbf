/** Whether a request says its program itself, type by type, so that a scenario's would only be in the way. */
import { outline } from "../core/outline.ts";
import { type Features, probability, type Weights } from "../rank/logistic.ts";
import type { Draft } from "../scenario/draft.ts";
import fitted from "./direct.json" with { type: "json" };
import type { Demand } from "./retrieve.ts";

/**
 * `whole`: of the types that it names, the share whose whole names it says. `lacking`: those of them that the draft lacks, up to three. `likely`: of the least likely scenario of the draft.
 * `explained`: the share of its words that these speak of.
 */
export type DirectFeature = "whole" | "lacking" | "likely" | "explained";

const MOST = 3;

export function directFeatures(
  draft: Draft,
  demands: readonly Demand[],
  words: ReadonlySet<string>,
  weightOf: (words: Iterable<string>) => number,
): Features<DirectFeature> {
  const named = demands.filter((demand) => demand.words !== undefined);
  const firm = named.filter((demand) => demand.firm);
  const there = new Set(outline(draft.program).flatMap(({ labels }) => labels[0] ?? []));
  return {
    whole: firm.length / Math.max(1, named.length),
    lacking: Math.min(MOST, firm.filter(({ type }) => !there.has(type)).length),
    likely: Math.min(...draft.used.map(({ probability }) => probability)),
    explained: weightOf(draft.explains) / (weightOf(words) || 1),
  };
}

/** By weights that are fitted on which of both met more of what was asked: `npm run described -- --fit` fits them anew, training/LOG.md says what those here were fitted on. */
export const isDirect = (features: Features<DirectFeature>): boolean =>
  probability(fitted as Weights<DirectFeature>, features) > 0.5;
