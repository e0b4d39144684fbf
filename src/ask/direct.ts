/** Whether a request says its program itself, type by type, so that a scenario's would only be in the way. */
import { type Features, probability, type Weights } from "../rank/logistic.ts";
import type { Draft } from "../scenario/draft.ts";
import fitted from "./direct.json" with { type: "json" };
import type { Demand } from "./retrieve.ts";

/** `firm`: types whose whole names it says, up to three. `likely`: of the least likely scenario of the draft. `explained`: the share of its words that these speak of. */
export type DirectFeature = "firm" | "likely" | "explained";

const MOST = 3;

export function directFeatures(
  draft: Draft,
  demands: readonly Demand[],
  words: ReadonlySet<string>,
  weightOf: (words: Iterable<string>) => number,
): Features<DirectFeature> {
  return {
    firm: Math.min(MOST, new Set(demands.flatMap(({ type, firm }) => (firm ? [type] : []))).size),
    likely: Math.min(...draft.used.map(({ probability }) => probability)),
    explained: weightOf(draft.explains) / (weightOf(words) || 1),
  };
}

/** By weights that are fitted on which of both met more of what was asked (`npm run described -- --fit`). */
export const isDirect = (features: Features<DirectFeature>): boolean =>
  probability(fitted as Weights<DirectFeature>, features) > 0.5;
