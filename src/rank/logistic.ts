/** A weighted sum of what is known of a candidate, as a probability. The weights are fitted by script (`npm run rank -- --fit`), never set by hand. */
export type Features<Name extends string> = Readonly<Record<Name, number>>;
/** A weight for each feature, and what holds for every candidate. */
export type Weights<Name extends string> = Features<Name> & { readonly bias: number };

/** Between 0 and 1. */
export function probability<Name extends string>(weights: Weights<Name>, features: Features<Name>): number {
  let odds = weights.bias;
  for (const name of Object.keys(features) as Name[]) odds += weights[name] * features[name];
  return 1 / (1 + Math.exp(-odds));
}
