/** One request, read once: what it names, what that can't be without, how many of each. */

import type { Token } from "../language/tokens.ts";
import { stem } from "../language/words.ts";
import type { Ground } from "../rank/types.ts";
import { type Concept, PHRASES } from "./concepts.ts";
import { type Group, groupsOf, isDefinite, isNew, isPlural, merged } from "./counts.ts";
import { type Marks, marksOf } from "./given.ts";
import { dependentsIn, type Mention, nounOf, nounsIn } from "./mentions.ts";
import type { Finder } from "./names.ts";
import type { NeedsOf } from "./needs.ts";
import type { Demand } from "./retrieve.ts";

/** What a program to change has in another form, when not as a resource: as a variable, or in a module. */
const GROUND = new Set(
  "aws_vpc aws_subnet azurerm_resource_group azurerm_virtual_network azurerm_subnet google_compute_network kubernetes_namespace_v1".split(
    " ",
  ),
);
/** The older name of a Kubernetes type; a program has one or the other. */
const olderName = (type: string) => (type.startsWith("kubernetes_") ? type.replace(/_v\d$/, "") : type);

export class Request {
  readonly #tokens: readonly Token[];
  readonly #marks: Marks;
  readonly #present: ReadonlySet<string>;
  /** Whether the program has Kubernetes types by their older names. */
  readonly #older: boolean;
  readonly #finder: Finder;
  readonly #needsOf: NeedsOf;
  readonly #wanted = new Map<string, Group[]>();
  /** Types that the request says are there. */
  readonly #given = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #at = new Map<string, number>();
  readonly #why = new Map<string, string>();
  readonly #grounds = new Map<string, Ground>();
  /** The words that name a type. */
  readonly #said = new Map<string, string>();

  constructor(tokens: readonly Token[], present: ReadonlySet<string>, finder: Finder, needs: NeedsOf) {
    this.#tokens = tokens;
    this.#marks = marksOf(tokens);
    this.#present = new Set([...present].flatMap((type) => [type, `${type}_v1`]));
    this.#older = [...present].some((type) => /^kubernetes_\w+(?<!_v\d)$/.test(type));
    this.#finder = finder;
    this.#needsOf = needs;
  }

  /** `why`: who asks for it, for the user. */
  add(type: string, groups: readonly Group[], why: string, ground?: Ground): void {
    if (!this.#why.has(type)) this.#why.set(type, why);
    if (ground && !this.#grounds.has(type)) this.#grounds.set(type, ground);
    this.#wanted.set(type, [...(this.#wanted.get(type) ?? []), ...groups]);
  }

  /** Types that are wanted so far. */
  get types(): ReadonlySet<string> {
    return new Set(this.#wanted.keys());
  }

  /** Why they are, where the request doesn't say the type itself. */
  get grounds(): ReadonlyMap<string, Ground> {
    return this.#grounds;
  }

  get text(): string {
    return this.#tokens.map(({ said }) => said).join(" ");
  }

  /** Types that aren't to be. */
  get refused(): ReadonlySet<string> {
    return this.#refused;
  }

  /** The words of what is asked for: without what the request says is there already or isn't to be. */
  get asked(): string {
    const { given, refused } = this.#marks;
    return this.#tokens.flatMap(({ said }, at) => (given[at] || refused[at] ? [] : [said])).join(" ");
  }

  /** A type that is probably wanted, with what it can't be without; not when the request says that there is one, or that there isn't to be. */
  suggest(type: string, why: string, count = 1): void {
    if (this.#refused.has(type) || this.#given.has(type)) return;
    if (!this.#wanted.has(type)) this.add(type, [], why);
    const { length, 0: group } = this.#wanted.get(type) ?? [];
    const isPlain = length === 0 || (length === 1 && Object.keys(group ?? {}).length === 1 && group?.count === 1);
    if (count > 1 && isPlain) this.#wanted.set(type, [{ count }]);
    this.#needs();
  }

  /** A type that is hardly wanted, whatever word of the request may mean it. */
  drop(type: string): void {
    this.#wanted.delete(type);
  }

  /** The request says that there is one. */
  give(type: string): void {
    this.#given.add(type);
  }

  read(): void {
    const marks = this.#marks;
    const said = nounsIn(this.#tokens, marks, this.#present);
    const nouns = said.filter((noun) => !isUnless(noun.phrase.concept, this.#firmBeside(noun, said)));
    for (const noun of nouns) this.#noun(noun);
    for (const type of this.#finder.find(this.#tokens, marks, nouns, this.#present))
      this.add(type, [], "the request says its name", "name");
    this.#needs();
    const dependents = dependentsIn(this.#tokens, marks);
    // A dependent may bring what another depends on.
    for (let before = -1; before !== this.#wanted.size; ) {
      before = this.#wanted.size;
      for (const dependent of dependents) this.#dependent(dependent, nouns);
      this.#needs();
    }
    this.#each();
  }

  /** Types of the other nouns that stand whatever else is said, or that nothing else said excludes. */
  #firmBeside({ phrase }: Mention, said: readonly Mention[]): string[] {
    if (phrase.concept.unless.length === 0) return [];
    const others = said.filter((noun) => noun.phrase.concept !== phrase.concept && !noun.refused);
    const typesOf = (nouns: readonly Mention[]) => nouns.flatMap((noun) => noun.phrase.concept.types);
    const firm = new Set(typesOf(others.filter((noun) => noun.phrase.concept.unless.length === 0)));
    return typesOf(others.filter((noun) => !isUnless(noun.phrase.concept, firm)));
  }

  #noun(noun: Mention): void {
    const { types } = noun.phrase.concept;
    const [first] = types;
    if (first !== undefined && !this.#at.has(first)) this.#at.set(first, this.#tokens[noun.to - 1]?.end ?? 0);
    for (const [i, type] of types.entries()) {
      if (noun.refused) this.#refused.add(type);
      else if (noun.given || this.#isThere(type, noun)) this.#given.add(type);
      else if (i > 0) {
        if (!this.#wanted.has(type)) this.add(type, [], this.#words(noun), "said");
      } else if (!this.#wanted.has(type)) {
        this.#wanted.set(type, this.#groups(noun));
        this.#why.set(type, this.#words(noun));
        if (!this.#grounds.has(type)) this.#grounds.set(type, "said");
      } else this.#again(type, noun);
    }
  }

  #groups(noun: Mention): Group[] {
    const groups = groupsOf(this.#tokens, noun);
    const { name } = noun.phrase;
    return name !== undefined && groups.every((group) => group.name === undefined) ? [{ name, count: 1 }] : groups;
  }

  /** Whether the phrase is the name of the thing, so that its number is the thing's: "tables" of a dataset. */
  #isNamedBy(type: string, { phrase }: Mention): boolean {
    return type === phrase.concept.types[0] && stem(type.split("_").at(-1) ?? "") === phrase.words.at(-1);
  }

  /** A type that is wanted already: more of it where the noun tells others apart from those, else how many, where that isn't said yet. */
  #again(type: string, noun: Mention): void {
    const there = this.#wanted.get(type) ?? [];
    const groups = this.#groups(noun);
    const isOther = noun.phrase.name !== undefined || isPlural(this.#tokens, noun);
    const others = groups.filter(
      ({ name }) => isOther && name !== undefined && !there.some((one) => one.name === name),
    );
    if (others.length > 0) this.add(type, there.length > 0 ? others : [{ count: 1 }, ...others], this.#words(noun));
    else if (there.length === 0) this.add(type, groups, this.#words(noun));
  }

  #isThere(type: string, noun: Mention): boolean {
    if (this.#present.size === 0) return false;
    return this.#present.has(type) ? !isNew(this.#tokens, noun) : isDefinite(this.#tokens, noun);
  }

  #has(type: string): boolean {
    return this.#wanted.has(type) || this.#given.has(type) || this.#present.has(type);
  }

  #meets({ with: conditions }: Concept): boolean {
    return conditions.some((all) => all.every((type) => this.#has(type)));
  }

  #dependent(at: Mention, nouns: readonly Mention[]): void {
    const { concept, adjective, words: own } = at.phrase;
    if (
      at.refused ||
      (at.given && at.phrase.adjective) ||
      !this.#meets(concept) ||
      concept.types.every((type) => this.#wanted.has(type))
    )
      return;
    if (isUnless(concept, this.#wanted.keys())) return;
    if (adjective && !this.#belongs(at, nouns, own)) return;
    for (const type of concept.types) {
      const there = this.#present.has(type) ? !isNew(this.#tokens, at) : this.#given.has(type);
      if (!there && !this.#wanted.has(type))
        this.add(type, this.#isNamedBy(type, at) ? this.#groups(at) : [], this.#words(at), "said");
    }
  }

  /** Whether the noun that the adjective belongs to is one of its concept's, and no other concept takes it first. */
  #belongs(at: Mention, nouns: readonly Mention[], own: readonly string[]): boolean {
    const takers = (PHRASES.get(own[0] as string) ?? []).filter(
      (p) => p.adjective && p.words.length === own.length && p.words.every((w, i) => w === own[i]),
    );
    const takes = (concept: Concept, noun: Mention) =>
      concept.with.some((all) => all.some((type) => noun.phrase.concept.types.includes(type)));
    const noun = nounOf(at, nouns, this.#tokens, (n) => takers.some((p) => takes(p.concept, n)));
    if (noun) return takes(at.phrase.concept, noun);
    return nouns.length === 0 || this.#present.size > 0;
  }

  /** What the wanted types can't be without. */
  #needs(): void {
    for (const type of this.#wanted.keys())
      for (const need of this.#needsOf(type).needs)
        if (!this.#has(need) && !(this.#present.size > 0 && GROUND.has(need)))
          this.add(need, [], `${type} can't be without`, "need");
  }

  /** As many companions as there are things that they belong to. */
  #each(): void {
    for (const [type, groups] of this.#wanted) {
      if (groups.length > 0) continue;
      const of = this.#needsOf(type).each.find((other) => (this.#wanted.get(other)?.length ?? 0) > 0);
      if (of !== undefined) this.#wanted.set(type, [...(this.#wanted.get(of) ?? [])]);
    }
  }

  #place(type: string): Pick<Demand, "at" | "why" | "words"> {
    const [at, why = "", words] = [this.#at.get(type), this.#why.get(type), this.#said.get(type)];
    return { why, ...(at !== undefined && { at }), ...(words !== undefined && { words }) };
  }

  #words({ from, to, phrase: { concept } }: Mention): string {
    const said = this.#tokens.slice(from, to).map((token) => token.said);
    for (const type of concept.types) if (!this.#said.has(type)) this.#said.set(type, said.join(" "));
    return `the request says "${said.join(" ")}"`;
  }

  result(known: ReadonlySet<string>, limit: number): Demand[] {
    return [...this.#wanted]
      .filter(([type]) => known.has(type) && !this.#refused.has(type))
      .map(([type, groups]) => [this.#older && known.has(olderName(type)) ? olderName(type) : type, groups] as const)
      .slice(0, limit)
      .flatMap(([type, groups]) => merged(groups).map((group) => ({ type, ...group, ...this.#place(type) })));
  }
}

/** Whether one of the types is there that the concept excludes; an exclusion without `_` is a whole provider. */
function isUnless({ unless }: Concept, types: Iterable<string>): boolean {
  if (unless.length === 0) return false;
  return [...types].some((type) => unless.includes(type) || unless.includes(type.split("_")[0] as string));
}
