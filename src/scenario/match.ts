/** Which scenario a request is about: how much of its words ways of asking have, and how much of a way of asking it has. */
import { rootOf } from "../language/roots.ts";
import { createSpeller, type Speller } from "../language/spelling.ts";
import { tokensOf } from "../language/tokens.ts";
import { SMALL } from "../language/words.ts";
import { type Features, probability, type Weights } from "../rank/logistic.ts";
import type { Scenario } from "./scenario.ts";
import weights from "./weights.json" with { type: "json" };
import { contentWords, plainAsk, wordsOf } from "./words.ts";

/**
 * `alike`: cosine with the most similar ask; `best`: as a share of the highest. `covered`: share of the request's words that asks have. `contained`: share of an ask's
 * words that the request has. `named`: of the types that the request names, the share that the scenario has. `cloud`: 1 where the request says its cloud, -1 where another.
 */
export type MatchFeature = "alike" | "best" | "covered" | "contained" | "named" | "cloud";

/** What is known of a request beside its words. */
export interface Hints {
  /** Types that it names. */
  types: ReadonlySet<string>;
  /** Providers that it is about, where its words say so. */
  providers: ReadonlySet<string>;
  /** Types that it says aren't to be. */
  refused: ReadonlySet<string>;
}

export const NO_HINTS: Hints = { types: new Set(), providers: new Set(), refused: new Set() };
/** What has no cloud of its own goes with each. */
const CLOUDS = new Set(["aws", "google", "azurerm", "kubernetes"]);
/** What is meant where none is said. */
const USUAL_CLOUD = "aws";

interface Indexed {
  scenario: Scenario;
  asks: readonly ReadonlySet<string>[];
  /** Words of its asks: in how many of them each is. */
  vocabulary: ReadonlyMap<string, number>;
  types: ReadonlySet<string>;
}

export interface Match {
  scenario: Scenario;
  features: Features<MatchFeature>;
  /** That it is what the request wants. */
  probability: number;
  /** Words of the request that it speaks of. */
  explains: ReadonlySet<string>;
}

const CANDIDATES = 40;
/** A word that so many asks have is one of the scenario's own. */
const OFTEN = 3;

export class Matcher {
  readonly #indexed: readonly Indexed[];
  readonly #rarity = new Map<string, number>();
  /** By word, the scenarios whose asks have it. */
  readonly #with = new Map<string, Indexed[]>();
  readonly #speller: Speller;

  constructor(scenarios: readonly Scenario[]) {
    this.#indexed = scenarios.map(indexed);
    for (const one of this.#indexed)
      for (const word of one.vocabulary.keys()) this.#with.set(word, [...(this.#with.get(word) ?? []), one]);
    for (const [word, { length }] of this.#with) this.#rarity.set(word, this.#rarityOf(length));
    this.#speller = spellerOf(scenarios);
  }

  /** What the request says, its slips mended. */
  read = (request: string): Set<string> => contentWords(request, this.#speller);

  #rarityOf = (n: number) => Math.max(0, Math.log((this.#indexed.length + 1) / (n + 0.5)));
  #weight = (word: string) => this.#rarity.get(word) ?? this.#rarityOf(0);
  /** How much words say together: the rarer, the more. */
  weightOf = (words: Iterable<string>): number => this.#sum(words);

  #sum(words: Iterable<string>, power = 1): number {
    let sum = 0;
    for (const word of words) sum += this.#weight(word) ** power;
    return sum;
  }

  /** Whether ways of asking have the word. */
  isCommon = (word: string): boolean => SMALL.has(word) || this.#rarity.has(rootOf(word));

  /** Scenarios by how likely they are wanted. `words`: those of the request that nothing explains yet. */
  matches(words: ReadonlySet<string>, hints: Hints = NO_HINTS): Match[] {
    const all = this.#nearest(words).flatMap((one) => {
      const features = this.#features(one, words, hints);
      return features.alike > 0 ? [{ one, features }] : [];
    });
    const most = Math.max(...all.map(({ features: { alike } }) => alike));
    return all
      .map(({ one: { scenario, vocabulary }, features }) => {
        const own = { ...features, best: features.alike / most };
        return {
          scenario,
          features: own,
          probability: probability(weights as Weights<MatchFeature>, own),
          explains: new Set([...words].filter((word) => vocabulary.has(word))),
        };
      })
      .sort((a, b) => b.probability - a.probability);
  }

  /** Those that share most with the request: of the others none is likely. */
  #nearest(words: ReadonlySet<string>): Indexed[] {
    const shared = new Map<Indexed, number>();
    for (const word of words)
      for (const one of this.#with.get(word) ?? []) shared.set(one, (shared.get(one) ?? 0) + this.#weight(word));
    const all = [...shared].sort(([, a], [, b]) => b - a);
    return all.slice(0, CANDIDATES).map(([one]) => one);
  }

  #features({ scenario, asks, vocabulary, types: own }: Indexed, words: ReadonlySet<string>, hints: Hints) {
    const length = Math.sqrt(this.#sum(words, 2));
    let [alike, contained] = [0, 0];
    for (const ask of asks) {
      const shared = [...ask].filter((word) => words.has(word));
      if (shared.length === 0) continue;
      alike = Math.max(alike, this.#sum(shared, 2) / (Math.sqrt(this.#sum(ask, 2)) * length));
      contained = Math.max(contained, this.#sum(shared) / this.#sum(ask));
    }
    let covered = 0;
    for (const word of words) covered += this.#weight(word) * Math.min(1, (vocabulary.get(word) ?? 0) / OFTEN);
    const named = [...hints.types].filter((type) => own.has(type)).length / Math.max(1, hints.types.size);
    const cloud = cloudOf(scenario.name.split("/")[0] as string, hints.providers);
    return { alike, best: 0, covered: covered / (this.#sum(words) || 1), contained, named, cloud };
  }
}

/** How likely it would be if it had all types that the request names. */
export const atBest = ({ features }: Match): number =>
  probability(weights as Weights<MatchFeature>, { ...features, named: 1 });

function cloudOf(provider: string, said: ReadonlySet<string>): number {
  if (!CLOUDS.has(provider) || said.has(provider)) return Number(said.has(provider));
  if (said.size > 0) return -1;
  return provider === USUAL_CLOUD ? 0 : -0.5;
}

/** A word that several scenarios have is no slip of the pen. */
function spellerOf(scenarios: readonly Scenario[]): Speller {
  const found = new Map<string, number>();
  for (const { asks } of scenarios)
    for (const word of new Set(asks.flatMap((ask) => tokensOf(plainAsk(ask)).map(({ said }) => said))))
      found.set(word, (found.get(word) ?? 0) + 1);
  return createSpeller(
    [...found].flatMap(([word, n]) => (n > 1 ? [word] : [])),
    SMALL,
  );
}

function indexed(scenario: Scenario): Indexed {
  const words = scenario.words ?? wordsOf(scenario);
  const asks = words.asks.map((ask) => new Set(split(ask)));
  const vocabulary = new Map<string, number>();
  for (const ask of asks) for (const word of ask) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  for (const word of split(words.values)) if (!vocabulary.has(word)) vocabulary.set(word, OFTEN);
  return { scenario, asks, vocabulary, types: new Set(scenario.programs.flatMap(({ types }) => types)) };
}

const split = (words: string) => words.split(" ").filter(Boolean);
