/**
 * What a language model reads otherwise in a request than its draft: at each plain value it weighs what else the request and data have for the place. What
 * it proposes is taken where its own certainty and plain evidence together say so, by weights fitted by script, and the verifier has no more against it.
 */
import type { CompletionModel, OnReading } from "../core/completion.ts";
import type { Facts } from "../core/facts.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { type Features, probability, type Weights } from "../rank/logistic.ts";
import type { Used } from "../scenario/draft.ts";
import fitted from "./reread.json" with { type: "json" };
import { isIn, type Option, type Spot, spotsIn } from "./spots.ts";

export interface Rereading {
  model: CompletionModel;
  schemas: Schemas;
  facts: Facts;
  request: string;
  seed: number;
  /** The scenarios of the draft. */
  used: readonly Used[];
  /** How many errors the verifier finds in a program. */
  errorsIn(program: string): Promise<number>;
  onReading?: OnReading;
  signal?: AbortSignal | undefined;
}

const SYSTEM =
  "You are an expert in Terraform. Write a program for the request. Every name, number and detail of the request stands at its place in the program.";
/** Once the draft is read. */
const SECONDS = 60;
/** Differences beyond say no more. */
const CERTAIN = 10;

export interface Proposal {
  spot: Spot;
  option: Option;
  features: Features<Feature>;
}

export type Feature = keyof ReturnType<typeof featuresOf>;

/** At each place the likeliest value, where that isn't the program's. */
export async function proposalsFor(parts: Omit<Rereading, "errorsIn">, program: string): Promise<Proposal[]> {
  const { model, schemas, facts, request, seed, used, onReading, signal } = parts;
  const spots = spotsIn(program, request, schemas, facts);
  const places = spots.map(({ at, end, options }) => ({ at, end, options: options.map(({ text }) => text) }));
  const messages = [
    { role: "system", content: SYSTEM },
    { role: "user", content: request },
  ] as const;
  const { weights = [] } = await model.complete(
    {
      messages: [...messages],
      prefill: "```hcl\n",
      weigh: { text: program, places },
      ...{ maxTokens: 1, maxSeconds: SECONDS, temperature: 0, topP: 1, seed },
    },
    undefined,
    signal,
    onReading,
  );
  return spots.flatMap((spot, i) => {
    const [own = 0, ...others] = weights[i] ?? [];
    const weighed = spot.options.flatMap((option, j) => {
      const weight = others[j] ?? Number.NaN;
      return weight > own ? [{ option, weight }] : [];
    });
    const [first] = weighed.sort((a, b) => b.weight - a.weight);
    if (!first) return [];
    const gain = first.weight - own;
    return [
      {
        spot,
        option: first.option,
        features: featuresOf(spot, first.option, { gain, likely: first.weight }, program, used),
      },
    ];
  });
}

/** What speaks for an option and against it: how sure the model is, what the option is, and what stands there now. */
function featuresOf(
  { isText, said, now, at, end }: Spot,
  { text, literal }: Option,
  { gain, likely }: { gain: number; likely: number },
  program: string,
  used: readonly Used[],
) {
  const own = used.flatMap(({ filled }) =>
    Object.entries(filled.values).map(([name, value]) => ({ value, isSaid: filled.said.has(name) })),
  );
  const same = own.filter(({ value }) => value.toLowerCase() === now.toLowerCase());
  const within = own.some(({ value }) => value.length > 2 && now.toLowerCase().includes(value.toLowerCase()));
  const isSaid = same.some((one) => one.isSaid);
  return {
    gain: Math.min(CERTAIN, gain),
    likely: Math.max(-CERTAIN, likely),
    number: +!isText,
    bare: +(literal?.kind === "bare"),
    stands: +isIn(program.slice(0, at) + program.slice(end), text),
    said: +(said === "literally"),
    word: +(said === "word"),
    // What a scenario has a parameter for differs from request to request; the rest of its program is what makes it work.
    parameter: +(same.length > 0 && !isSaid),
    filled: +isSaid,
    part: +(same.length === 0 && within),
  };
}

/** The program with what the model reads otherwise, and how many values that are. Stopped, or where the model doesn't weigh, it stays as it is. */
export async function reread(parts: Rereading, program: string): Promise<{ program: string; changed: number }> {
  const chosen = await chosenOf(await proposalsFor(parts, program), program, parts.errorsIn);
  return { program: withOptions(program, chosen), changed: chosen.length };
}

/** The proposals that are more likely right than not, as far as the verifier has no more against the program with them. */
export async function chosenOf(
  proposals: readonly Proposal[],
  program: string,
  errorsIn: Rereading["errorsIn"],
  weights: Weights<Feature> = fitted,
): Promise<Proposal[]> {
  const chosen = proposals
    .map((proposal) => ({ proposal, likely: probability(weights, proposal.features) }))
    .filter(({ likely }) => likely > 0.5)
    .sort((a, b) => b.likely - a.likely)
    .map(({ proposal }) => proposal);
  if (chosen.length === 0) return [];
  const errors = await errorsIn(program);
  if ((await errorsIn(withOptions(program, chosen))) <= errors) return chosen;
  const kept: Proposal[] = [];
  for (const one of chosen) if ((await errorsIn(withOptions(program, [...kept, one]))) <= errors) kept.push(one);
  return kept;
}

export const withOptions = (program: string, chosen: readonly Pick<Proposal, "spot" | "option">[]): string =>
  [...chosen]
    .sort((a, b) => b.spot.at - a.spot.at)
    .reduce((text, { spot, option }) => text.slice(0, spot.at) + option.text + text.slice(spot.end), program);
