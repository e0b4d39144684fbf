/** How likely a scenario is what a request wants: weights fitted on ways of asking that the matcher hasn't seen, and on requests that others wrote. */
import { type Features, probability, type Weights } from "../../src/rank/logistic.ts";
import { type Hints, type Match, Matcher, type MatchFeature } from "../../src/scenario/match.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { plainAsk } from "../../src/scenario/words.ts";
import { readRows, typesOf } from "../../test/prompts/rows.ts";

interface Example {
  own: Features<MatchFeature>;
  is: boolean;
  weight: number;
}

/** Scenarios that are looked at for each request. */
const CANDIDATES = 6;
/** Programs that share so many of their types do nearly the same. */
const ALIKE = 0.6;
/** The requests of others are few, and what counts. */
const OF_OTHERS = 5;
/** Of asks that the matcher hasn't seen: more tell nothing new. */
const ASKS_OF_EACH = 4;
const STEPS = 2000;
const DECAY = 1e-4;

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
  const shared = [...a].filter((type) => b.has(type)).length;
  return shared / (a.size + b.size - shared || 1);
};
const types = ({ programs }: Scenario) => programs.map((program) => new Set(program.types));

/** Every second ask is asked of a matcher that knows the others: its own scenario is right, or one that does nearly the same; without its own, mostly none is. */
export function examplesOf(all: readonly Scenario[], hintsIn: (request: string) => Hints): Example[] {
  const half = new Matcher(all.map((scenario) => ({ ...scenario, asks: scenario.asks.filter((_, i) => i % 2 === 0) })));
  const examples: Example[] = [];
  for (const scenario of all) {
    if (scenario.on) continue;
    const right = (match: Match) =>
      match.scenario.name === scenario.name ||
      types(match.scenario).some((own) => types(scenario).some((other) => alike(own, other) >= ALIKE));
    for (const ask of scenario.asks.filter((_, i) => i % 2 === 1).slice(0, ASKS_OF_EACH)) {
      const request = plainAsk(ask);
      const words = half.read(request);
      const matches = half.matches(words, hintsIn(request)).filter(({ scenario: { on } }) => !on);
      const others = matches.filter((match) => match.scenario.name !== scenario.name);
      examples.push(...labelled(matches, right, 1));
      examples.push(...labelled(renewed(others), right, 1));
    }
  }
  const whole = new Matcher(all);
  for (const { prompt, program } of readRows()) {
    const wanted = typesOf(program);
    const right = ({ scenario }: Match) => types(scenario).some((own) => alike(own, wanted) >= ALIKE);
    const matches = whole.matches(whole.read(prompt), hintsIn(prompt)).filter(({ scenario: { on } }) => !on);
    examples.push(...labelled(matches, right, OF_OTHERS));
  }
  return examples;
}

/** As if the first weren't there. */
function renewed(matches: readonly Match[]): Match[] {
  const most = Math.max(...matches.map(({ features }) => features.alike));
  return matches.map((match) => ({ ...match, features: { ...match.features, best: match.features.alike / most } }));
}

const labelled = (matches: readonly Match[], right: (match: Match) => boolean, weight: number): Example[] =>
  matches.slice(0, CANDIDATES).map((match) => ({ own: match.features, is: right(match), weight }));

/** Gradient ascent on the logarithm of the likelihood, each weight with a step of its own (Adagrad). */
export function fitted(examples: readonly Example[]): Weights<MatchFeature> {
  const names = Object.keys(examples[0]?.own ?? {}) as MatchFeature[];
  const weights = { bias: 0, ...Object.fromEntries(names.map((name) => [name, 0])) } as Record<string, number>;
  const squares: Record<string, number> = { ...weights };
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient: Record<string, number> = { bias: 0 };
    for (const name of names) gradient[name] = -DECAY * (weights[name] ?? 0);
    for (const { own, is, weight } of examples) {
      const pull = (weight * (Number(is) - probability(weights as Weights<MatchFeature>, own))) / total;
      gradient.bias = (gradient.bias ?? 0) + pull;
      for (const name of names) gradient[name] = (gradient[name] ?? 0) + pull * own[name];
    }
    for (const name of [...names, "bias"]) {
      const pull = gradient[name] ?? 0;
      squares[name] = (squares[name] ?? 0) + pull ** 2;
      weights[name] = (weights[name] ?? 0) + (0.3 * pull) / Math.sqrt((squares[name] ?? 0) + 1e-9);
    }
  }
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(3))]),
  ) as unknown as Weights<MatchFeature>;
}
