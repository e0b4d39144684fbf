/** A weighted sum of what is known of a candidate, as a probability. The weights are fitted by script (`npm run rank -- --fit`), never set by hand. */
export type Features<Name extends string> = Readonly<Record<Name, number>>;
/** A weight for each feature, and what holds for every candidate. */
export type Weights<Name extends string> = Features<Name> & { readonly bias: number };

export function weighed<Name extends string>(weights: Features<Name>, features: Features<Name>, bias = 0): number {
  let sum = bias;
  for (const name of Object.keys(features) as Name[]) sum += weights[name] * features[name];
  return sum;
}

/** Between 0 and 1. */
export const probability = <Name extends string>(weights: Weights<Name>, features: Features<Name>): number =>
  1 / (1 + Math.exp(-weighed(weights, features, weights.bias)));
