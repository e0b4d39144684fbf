/** Ranks types by the words of a request. The weights are fitted: `npm run usage -- --fit`. */
import { words } from "../language/words.ts";
import type { ProviderKnowledge } from "./provider.ts";
import weights from "./weights.json" with { type: "json" };
import { FIELDS, type Field, nameWords, stemsOf } from "./words.ts";

export interface ScoredType {
  type: string;
  score: number;
}

/** What the score of a type is the weighted sum of. */
export type Feature = Field | "whole" | "part" | "shown" | "data";
export type Features = Record<Feature, number>;
export type Weights = Readonly<Record<Feature, number>>;

/** The types of one provider by their words. */
export class WordIndex {
  readonly #provider: ProviderKnowledge;
  /** Word → index of a type → where it is said. */
  readonly #said = new Map<string, Map<number, number>>();
  readonly #holders = new Map<Field, Map<string, number>>();
  readonly #names: ReadonlySet<string>[];

  constructor(provider: ProviderKnowledge) {
    this.#provider = provider;
    const { types } = provider.header;
    for (const [word, fields] of Object.entries(provider.words))
      for (const [bits, of] of Object.entries(fields)) for (const type of of) this.#say(word, type, Number(bits));
    this.#names = types.map(nameWords);
    for (const [i, type] of types.entries()) {
      const { uses = {}, values = {} } = provider.of(type);
      const names = Object.values(uses).flatMap(([, always, others = {}]) => [always, ...Object.keys(others)]);
      const texts = Object.values(values).flatMap((counted) => counted.map(([value]) => value));
      for (const word of this.#names[i] ?? []) this.#say(word, i, FIELDS.name);
      for (const word of stemsOf(names.join(" "))) this.#say(word, i, FIELDS.argument);
      for (const word of stemsOf(texts.join(" "))) this.#say(word, i, FIELDS.value);
    }
    for (const field of Object.keys(FIELDS) as Field[]) {
      const count = (of: Map<number, number>) => [...of.values()].filter((bits) => bits & FIELDS[field]).length;
      this.#holders.set(field, new Map([...this.#said].map(([word, of]) => [word, count(of)])));
    }
  }

  #say(word: string, type: number, bits: number): void {
    const of = this.#said.get(word) ?? new Map<number, number>();
    this.#said.set(word, of);
    of.set(type, (of.get(type) ?? 0) | bits);
  }

  /** How much a word tells where it is said: the fewer types it is said of there, the more. */
  #tells(word: string, field: Field): number {
    return Math.log(1 + this.#names.length / (1 + (this.#holders.get(field)?.get(word) ?? 0)));
  }

  /** Of each type of which a word is said. */
  features(said: ReadonlySet<string>): Map<string, Features> {
    const found = new Map<string, Features>();
    const { types } = this.#provider.header;
    for (const word of said)
      for (const [i, bits] of this.#said.get(word) ?? []) {
        const type = types[i] as string;
        const features = found.get(type) ?? this.#ofType(i, said);
        found.set(type, features);
        for (const field of Object.keys(FIELDS) as Field[])
          if (bits & FIELDS[field]) features[field] += this.#tells(word, field);
      }
    return found;
  }

  /** What of a type's name is said, how often examples show it, and whether it only reads. */
  #ofType(i: number, said: ReadonlySet<string>): Features {
    const own = [...(this.#names[i] ?? [])].map((word) => [this.#tells(word, "name"), said.has(word)] as const);
    const all = own.reduce((sum, [tells]) => sum + tells, 0);
    const part = own.reduce((sum, [tells, is]) => sum + (is ? tells : 0), 0) / Math.max(all, 0.1);
    const type = this.#provider.header.types[i] as string;
    const shown = Math.log(1 + this.#provider.of(type).n);
    const none = { service: 0, description: 0, name: 0, argument: 0, value: 0 };
    return { ...none, part, whole: part > 0.99 ? 1 : 0, shown, data: type.startsWith("data.") ? 1 : 0 };
  }
}

/** The words of a request, and what two of them make together: "load balancer", "cloud watch". */
export function saidIn(text: string): Set<string> {
  const all = words(text);
  return new Set([...all, ...all.slice(1).map((word, i) => `${all[i]}${word}`)]);
}

export const scoreOf = (features: Features, by: Weights = weights): number =>
  (Object.keys(by) as Feature[]).reduce((sum, feature) => sum + by[feature] * features[feature], 0);

/** Likeliest first. */
export function byWords(indices: readonly WordIndex[], text: string, limit: number): ScoredType[] {
  const said = saidIn(text);
  return indices
    .flatMap((index) => [...index.features(said)].map(([type, features]) => ({ type, score: scoreOf(features) })))
    .sort((a, b) => b.score - a.score || (a.type < b.type ? -1 : 1))
    .slice(0, limit);
}
