/** One request, read once: what it names, what that can't be without, how many of each. */

import { isPause, type Token } from "../language/tokens.ts";
import { SMALL, stem } from "../language/words.ts";
import type { Ground } from "../rank/types.ts";
import type { Concept } from "./concepts.ts";
import { type Group, groupsOf, isDefinite, isNew, isPlural, merged } from "./counts.ts";
import { type Marks, marksOf } from "./given.ts";
import { dependentsIn, type Mention, nounsIn } from "./mentions.ts";
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

/** A type that is wanted. */
interface Entry extends Pick<Demand, "at" | "why" | "words" | "firm"> {
  /** Empty where nothing says how many. */
  groups: readonly Group[];
  /** Why it is, where the request doesn't say the type itself. */
  ground?: Ground;
}

export class Request {
  readonly #tokens: readonly Token[];
  readonly #marks: Marks;
  readonly #present: ReadonlySet<string>;
  /** Whether the program has Kubernetes types by their older names. */
  readonly #older: boolean;
  readonly #finder: Finder;
  readonly #needsOf: NeedsOf;
  readonly #wanted = new Map<string, Entry>();
  /** Types that the request says are there. */
  readonly #given = new Set<string>();
  readonly #refused = new Set<string>();

  constructor(tokens: readonly Token[], present: ReadonlySet<string>, finder: Finder, needs: NeedsOf) {
    this.#tokens = tokens;
    this.#marks = marksOf(tokens);
    this.#present = new Set([...present].flatMap((type) => [type, `${type}_v1`]));
    this.#older = [...present].some((type) => /^kubernetes_\w+(?<!_v\d)$/.test(type));
    this.#finder = finder;
    this.#needsOf = needs;
  }

  /** What was said of a type first stays. */
  add(type: string, { groups = [], ...by }: Partial<Entry>): void {
    const before = this.#wanted.get(type);
    this.#wanted.set(type, { ...by, ...before, groups: [...(before?.groups ?? []), ...groups] });
  }

  /** Types that are wanted so far. */
  get types(): ReadonlySet<string> {
    return new Set(this.#wanted.keys());
  }

  /** Why they are, where the request doesn't say the type itself. */
  get grounds(): ReadonlyMap<string, Ground> {
    return new Map([...this.#wanted].flatMap(([type, { ground }]) => (ground ? [[type, ground] as const] : [])));
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
    const { groups, ...by } = this.#wanted.get(type) ?? { groups: [], why };
    const isPlain = groups.every(({ count, ...other }) => count === 1 && Object.keys(other).length === 0);
    this.#wanted.set(type, { ...by, groups: count > 1 && isPlain && groups.length < 2 ? [{ count }] : groups });
    this.#needs();
  }

  /** A type that is hardly wanted, whatever word of the request may mean it. */
  drop(type: string): void {
    if (!this.#wanted.get(type)?.firm) this.#wanted.delete(type);
  }

  /** The request says that there is one. */
  give(type: string): void {
    this.#given.add(type);
  }

  read(): void {
    const marks = this.#marks;
    const { nouns: said, providers } = nounsIn(this.#tokens, marks, this.#present, this.#finder.at);
    const nouns = said.filter((noun) => !isUnless(noun.phrase.concept, this.#firmBeside(noun, said)));
    for (const noun of nouns) this.#noun(noun);
    for (const type of this.#finder.find(this.#tokens, marks, nouns, providers))
      this.add(type, { why: "the request says its name", ground: "name" });
    this.#needs();
    const dependents = dependentsIn(this.#tokens, marks);
    // A dependent may bring what another depends on.
    for (let before = -1; before !== this.#wanted.size; ) {
      before = this.#wanted.size;
      for (const dependent of dependents)
        if (!dependent.phrase.adjective || !(dependent.given || this.#isOfOther(dependent, nouns)))
          this.#dependent(dependent);
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
    for (const [i, type] of noun.phrase.concept.types.entries()) {
      if (noun.refused) this.#refused.add(type);
      else if (noun.given || this.#isThere(type, noun)) this.#given.add(type);
      else if (i > 0) this.add(type, this.#saidBy(noun));
      else if (this.#wanted.has(type)) this.#again(type, noun);
      else
        this.add(type, { ...this.#saidBy(noun), groups: this.#groups(noun), at: this.#tokens[noun.to - 1]?.end ?? 0 });
    }
  }

  #saidBy({ from, to, phrase }: Mention): Pick<Entry, "why" | "words" | "ground" | "firm"> {
    const words = this.#tokens
      .slice(from, to)
      .map(({ said }) => said)
      .join(" ");
    return { words, why: `the request says "${words}"`, ground: "said", ...(phrase.isName && { firm: true }) };
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
    const there = this.#wanted.get(type)?.groups ?? [];
    const groups = this.#groups(noun);
    const isOther = noun.phrase.name !== undefined || isPlural(this.#tokens, noun);
    const others = groups.filter(
      ({ name }) => isOther && name !== undefined && !there.some((one) => one.name === name),
    );
    if (others.length > 0) this.add(type, { groups: there.length > 0 ? others : [{ count: 1 }, ...others] });
    else if (there.length === 0) this.add(type, { groups });
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

  /** Whether an adjective is that of another noun, right behind it: a private subnet makes no bucket private, nor do "public and private subnets". */
  #isOfOther({ to, phrase: { concept } }: Mention, nouns: readonly Mention[]): boolean {
    const next = nouns.find(({ from }) => from >= to);
    if (!next || this.#tokens.slice(to, next.from + 1).some(isPause)) return false;
    const between = this.#tokens.slice(to, next.from).map(({ word }) => word);
    const isBeside =
      between.length === 0 || (between.length === 2 && between[0] === "and" && !SMALL.has(between[1] ?? ""));
    return isBeside && !concept.with.flat().some((type) => next.phrase.concept.types.includes(type));
  }

  #dependent(at: Mention): void {
    const { concept } = at.phrase;
    if (at.refused || !this.#meets(concept) || isUnless(concept, this.#wanted.keys())) return;
    for (const type of concept.types) {
      const there = this.#present.has(type) ? !isNew(this.#tokens, at) : this.#given.has(type);
      if (!there && !this.#wanted.has(type))
        this.add(type, { ...this.#saidBy(at), groups: this.#isNamedBy(type, at) ? this.#groups(at) : [] });
    }
  }

  /** What the wanted types can't be without. */
  #needs(): void {
    for (const type of this.#wanted.keys())
      for (const need of this.#needsOf(type).needs)
        if (!this.#has(need) && !(this.#present.size > 0 && GROUND.has(need)))
          this.add(need, { why: `${type} can't be without`, ground: "need" });
  }

  /** As many companions as there are things that they belong to. */
  #each(): void {
    for (const [type, entry] of this.#wanted) {
      if (entry.groups.length > 0) continue;
      const of = this.#needsOf(type).each.find((other) => (this.#wanted.get(other)?.groups.length ?? 0) > 0);
      if (of !== undefined) entry.groups = this.#wanted.get(of)?.groups ?? [];
    }
  }

  result(known: ReadonlySet<string>, limit: number): Demand[] {
    return [...this.#wanted]
      .filter(([type]) => known.has(type) && !this.#refused.has(type))
      .slice(0, limit)
      .flatMap(([type, { groups, ground: _, ...by }]) => {
        const own = this.#older && known.has(olderName(type)) ? olderName(type) : type;
        return merged(groups).map((group) => ({ type: own, ...group, ...by }));
      });
  }
}

/** Whether one of the types is there that the concept excludes; an exclusion without `_` is a whole provider. */
function isUnless({ unless }: Concept, types: Iterable<string>): boolean {
  if (unless.length === 0) return false;
  return [...types].some((type) => unless.includes(type) || unless.includes(type.split("_")[0] as string));
}
