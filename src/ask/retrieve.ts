/** From what a person asks for to the resource types that it takes, how many of each, and how they are called. */
import { outline } from "../core/outline.ts";
import { policiesFor } from "../knowledge/grants.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { inEnglish } from "../language/languages.ts";
import { readingOf } from "../language/reading.ts";
import { rootsOfName, rootsOfPhrase } from "../language/roots.ts";
import { createSpeller } from "../language/spelling.ts";
import { READ_AT_MOST, type Token, tokensOf } from "../language/tokens.ts";
import { phraseText } from "../language/words.ts";
import { Past } from "../rank/past.ts";
import { type Asking, rankTypes, typeFeatures } from "../rank/types.ts";
import type { Draft, DraftOptions } from "../scenario/draft.ts";
import type { Hints } from "../scenario/match.ts";
import { PHRASES } from "./concepts.ts";
import { finderOf } from "./names.ts";
import { needsIn } from "./needs.ts";
import { CUE_WORDS, cuesIn, providersOf } from "./providers.ts";
import { Request } from "./request.ts";

/** Blocks of one type that a request asks for. */
export interface Demand {
  /** A resource type, or a data source as `data.TYPE`. */
  type: string;
  /** What the request calls it, as an identifier: `public` of "two public subnets". */
  name?: string;
  count: number;
  /** What it is said to be for, as an identifier: `orders` of "a queue for orders". */
  purpose?: string;
  /** UTF-16 index in the request behind the words that ask for it; undefined when it is only implied. */
  at?: number;
  /** Who asks for it, for the user. */
  why?: string;
  /** The words of the request that name it. */
  words?: string;
  /** They are the type's whole name. */
  firm?: true;
  /** How likely a program for the request has the type; undefined where nothing ranks it. */
  likely?: number;
}

/** A draft for a request, and what the words of the request ask for beside it. */
export interface Begun extends Draft {
  demands: readonly Demand[];
}

export interface Retriever {
  /**
   * Types the prompt asks for in the order in which it names them, then what those can't be without; data sources as `data.TYPE`; at most `TYPES_AT_MOST`.
   * Empty when no word of it means a type. The same prompt always gives the same types.
   */
  retrieve(prompt: string): string[];
  /**
   * The same with how many: several entries of a type where the request tells them apart. `present`: types that the program to change has: "the bucket" is one of
   * those, and what is needed besides is there.
   */
  wanted(prompt: string, present?: Iterable<string>): Demand[];
  /** A program for the request, where scenarios are likely that do what it asks for. */
  draft(prompt: string, options?: Pick<DraftOptions, "usually" | "given">): Begun | undefined;
  /** What it says of types and clouds. */
  hintsIn(prompt: string): Hints;
  /** What the request may be about, in a sentence each: for one that names nothing. */
  nearTo(prompt: string): string[];
  /** What is read in a request for a new program before its types are ranked. */
  asking(prompt: string): Asking;
}

/** A request that means more types than these is a whole platform, which one answer of a small model doesn't hold. */
export const TYPES_AT_MOST = 12;

/**
 * What the tables name is kept unless it is as unlikely as this; anything else is taken where it is so likely. On requests of which neither ranking nor weights know
 * anything, 61 % of what is needed is then there where the tables find 50 %, and of what is listed 60 % is right where theirs is 62 % (`npm run rank`).
 */
export const KEPT = 0.2;
export const LIKELY = 0.6;
/** A question has so many suggestions. */
const SUGGESTED = 3;

/** `schemas`: those of every type that a program may use. */
export function createRetriever(schemas: Schemas): Retriever {
  const known = new Set(schemas.names());
  const finder = finderOf(known);
  const spoken = [...PHRASES.values()].flat().flatMap((phrase) => phrase.words);
  const speller = createSpeller([...spoken, ...CUE_WORDS], finder.words);
  let made: Past | undefined;
  const past = () => {
    made ??= new Past(schemas.scenarios.all, schemas.scenarios.matcher);
    return made;
  };

  function read(prompt: string, present: ReadonlySet<string>): Request {
    const literal = [...prompt.slice(0, READ_AT_MOST).matchAll(/\b(data\.)?[a-z]+_[a-z0-9_]+\b/g)].filter(([name]) =>
      known.has(name),
    );
    const tokens = speller.mend(inEnglish(outside(tokensOf(prompt), literal)));
    const request = new Request(tokens, present, finder, needsIn(schemas));
    for (const [name] of literal) request.add(name, { why: "the request says the type", words: name, firm: true });
    for (const type of existingIn(prompt)) request.give(type);
    request.read();
    return request;
  }

  /** What a request says of types and clouds. */
  function hintsOf(request: Request): Hints {
    const said = cuesIn(phraseText(request.text)).filter(({ weak }) => !weak);
    return { types: request.types, providers: new Set(said.map(({ provider }) => provider)), refused: request.refused };
  }
  const hintsIn = (prompt: string) => hintsOf(read(prompt, new Set()));

  /** What the tables find, and the words that the ranking goes by. */
  function askedBy(prompt: string, request: Request): Asking {
    const grounds = new Map(request.grounds);
    const policies = policiesFor([...request.types], schemas.knowledge);
    if (policies && !grounds.has(policies.type)) grounds.set(policies.type, "grant");
    const named = [...request.types].map((type) => type.replace(/^data\./, "").split("_")[0] as string);
    const providers = new Set(named.length > 0 ? named : providersOf(request.asked));
    return { request: prompt, asked: request.asked, hints: hintsOf(request), grounds, providers };
  }

  /** Leaves out what is unlikely and adds what is likely; a request without any type gets the likeliest as a guess, where it is no mere chance. Returns how likely types are. */
  function choose(prompt: string, request: Request): ReadonlyMap<string, number> {
    const asking = askedBy(prompt, request);
    const ranked = rankTypes(typeFeatures(asking, schemas.knowledge, past())).filter(({ type }) => known.has(type));
    for (const { type, probability } of ranked) if (probability < KEPT) request.drop(type);
    const likely = ranked.filter(({ probability }) => probability > LIKELY);
    const isEmpty = request.types.size === 0 && likely.length === 0;
    const guesses = isEmpty ? ranked.slice(0, 1).filter(({ probability }) => probability > KEPT) : likely;
    for (const { type, probability } of guesses)
      request.suggest(
        type,
        `requests like this one have it (${Math.round(100 * probability)} % likely)`,
        past().countOf(type, prompt, asking.hints),
      );
    const policies = policiesFor([...request.types], schemas.knowledge);
    if (policies) request.suggest(policies.type, "a role lets nobody do anything without a policy", policies.count);
    return new Map(ranked.map(({ type, probability }) => [type, probability]));
  }

  function wanted(prompt: string, present: Iterable<string> = []): Demand[] {
    const there = new Set(present);
    const request = read(prompt, there);
    const likely = there.size === 0 ? choose(prompt, request) : undefined;
    return request.result(known, TYPES_AT_MOST).map((demand) => {
      const own = likely?.get(demand.type);
      return own === undefined ? demand : { ...demand, likely: own };
    });
  }

  /** Whether a request says no more than the names of types: "an SQS queue". */
  function isBare(prompt: string, demands: readonly Demand[]): boolean {
    const said = demands.flatMap(({ words = "" }) => rootsOfPhrase(words));
    const named = new Set([...said, ...[...hintsIn(prompt).types].flatMap(rootsOfName)]);
    return [...schemas.scenarios.matcher.read(prompt)].every((root) => named.has(root));
  }

  return {
    wanted,
    draft: (prompt, options) => {
      const draft = schemas.scenarios.draft(prompt, hintsIn, options);
      if (!draft) return undefined;
      const demands = wanted(prompt);
      return !isBare(prompt, demands) || hasNoMore(draft, demands) ? { ...draft, demands } : undefined;
    },
    hintsIn,
    nearTo: (prompt) =>
      past()
        .nearest(prompt, hintsIn(prompt))
        .slice(0, SUGGESTED)
        .map(({ scenario: { about } }) => about),
    asking: (prompt) => askedBy(prompt, read(prompt, new Set())),
    retrieve: (prompt) => [...new Set(wanted(prompt).map(({ type }) => type))],
  };
}

/** What makes values for others, and is nowhere but in the state. */
const MAKES_VALUES = /^(?:random|tls)_/;

/** Who only names things wants no more than these, and what they can't be without. */
function hasNoMore({ program }: Draft, wanted: readonly Demand[]): boolean {
  const types = new Set(wanted.map(({ type }) => type));
  return outline(program).every(
    ({ name, labels: [type = ""] }) => name !== "resource" || types.has(type) || MAKES_VALUES.test(type),
  );
}

/** Types that a request names one of by its id, or by the variable that has it. */
function existingIn(prompt: string): string[] {
  const { text, texts } = readingOf(prompt);
  const variables = [...text.matchAll(/\bvar\.([a-z_]+?)_ids?\b/g)].map(([, of]) => of);
  return [...texts.map(({ of }) => of), ...variables].map((of) => `aws_${of}`);
}

/** Tokens that aren't part of a type that is said outright. */
const outside = (tokens: readonly Token[], literal: readonly RegExpExecArray[]) =>
  tokens.filter(({ start }) => !literal.some(({ index, 0: name }) => index <= start && start < index + name.length));
