/** Where a request names something that the concept tables know. */

import { isCut, isPause, type Token } from "../language/tokens.ts";
import { PHRASES, type Phrase } from "./concepts.ts";
import type { Marks } from "./given.ts";
import { cuesIn, type Provider, providersOf } from "./providers.ts";

export interface Mention {
  phrase: Phrase;
  /** First token, and the one after the last. */
  from: number;
  to: number;
  given: boolean;
  refused: boolean;
}

type Accepts = (phrase: Phrase) => boolean;

/** Nouns of the request: phrases that mean their types by themselves; the longest one from the left, so that a load balancer isn't also a load. */
export function nounsIn(tokens: readonly Token[], marks: Marks, present: ReadonlySet<string> = new Set()): Mention[] {
  const text = ` ${tokens.map(({ word }) => word).join(" ")} `;
  const said = providersOf(text, present);
  const providers = new Set<string>(said);
  const near = nearestProvider(tokens, text, said[0]);
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; ) {
    if (isInName(tokens, from)) {
      from++;
      continue;
    }
    const all = phrasesAt(
      tokens,
      from,
      ({ concept }) => concept.with.length === 0 && (concept.provider === "any" || providers.has(concept.provider)),
    );
    const longest = all.filter(({ words }) => words.length === all[0]?.words.length);
    const clouds = new Set(longest.map(({ concept }) => concept.provider));
    const meant =
      clouds.size > 1
        ? longest.filter(({ concept }) => concept.provider === "any" || concept.provider === near(from))
        : longest;
    const [first] = meant.length > 0 ? meant : longest;
    if (!first) {
      from++;
      continue;
    }
    const to = from + first.words.length;
    for (const phrase of meant.length > 0 ? meant : longest)
      found.push({ phrase, from, to, ...state(marks, from, to) });
    from = to;
  }
  return found.filter((noun) => !isModifier(noun, found, tokens));
}

/** Whether a noun only says whose the next one is: the database of "database subnets", the function of "a Lambda role". */
function isModifier({ to, phrase }: Mention, nouns: readonly Mention[], tokens: readonly Token[]): boolean {
  const head = nouns.find(({ from }) => from === to);
  if (!head || isPause(tokens[to] as Token)) return false;
  return HEADS.test(head.phrase.concept.types[0] ?? "") && phrase.concept.types[0] !== head.phrase.concept.types[0];
}
const HEADS =
  /^(?:aws_(?:subnet|security_group|sns_topic|sqs_queue|dynamodb_table|s3_bucket|iam_role|iam_policy|cloudwatch_(?:log_group|metric_alarm|dashboard)|db_subnet_group|secretsmanager_secret|ssm_parameter)|azurerm_(?:subnet|network_security_group)|google_(?:compute_(?:subnetwork|firewall)|service_account))$/;

/** Phrases that count beside something else. */
export function dependentsIn(tokens: readonly Token[], marks: Marks): Mention[] {
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (const phrase of phrasesAt(tokens, from, ({ concept }) => concept.with.length > 0)) {
      const to = from + phrase.words.length;
      found.push({ phrase, from, to, ...state(marks, from, to) });
    }
  }
  return found;
}

/** Whether a word is part of somebody's name for a thing: "called app-queue", `"log bucket"`. */
function isInName(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first > 0 && /^[-_./]$/.test(tokens[first]?.before ?? "")) first--;
  const introduced = NAMES.has(tokens[first - 1]?.said ?? "") && !isPause(tokens[first] as Token);
  const label = tokens.slice(Math.max(0, at - 5), at).findLastIndex(({ said }) => said === "for") + Math.max(0, at - 5);
  const isRecord = label >= 0 && tokens[label]?.said === "for" && tokens[label - 1]?.word === "record";
  if (
    isRecord &&
    !tokens.slice(label + 1, at + 1).some((token) => isCut(token) || /^(?:an?|the|with)$/.test(token.said))
  )
    return true;
  if (LABELS.has(tokens[first - 1]?.said ?? "") && !isPause(tokens[first] as Token)) return true;
  if (first === at) return introduced && /^[-_./]$/.test(tokens[at + 1]?.before ?? "");
  return introduced || (/^[-_./]$/.test(tokens[at]?.before ?? "") && !ARTICLES.has(tokens[first - 1]?.said ?? ""));
}
const NAMES = new Set("named called name alias".split(" "));
/** What follows these is somebody's name for a thing, in one word too. */
const LABELS = new Set("cname subdomain hostname chart".split(" "));
const ARTICLES = new Set("a an the no one two three second another new and with".split(" "));

/** Phrases of the tables that stand at a token, longest first. */
export function phrasesAt(tokens: readonly Token[], from: number, accepts: Accepts): Phrase[] {
  const candidates = PHRASES.get(tokens[from]?.word ?? "") ?? [];
  return candidates.filter(
    (phrase) =>
      accepts(phrase) &&
      phrase.words.every(
        (word, k) => tokens[from + k]?.word === word && (k === 0 || !isCut(tokens[from + k] as Token)),
      ),
  );
}

function state({ given, refused }: Marks, from: number, to: number): Pick<Mention, "given" | "refused"> {
  return {
    given: (given[from] ?? false) && (given[to - 1] ?? false),
    refused: refused[from] ?? false,
  };
}

/** The provider said nearest to a place: where a request is about several clouds. */
function nearestProvider(
  tokens: readonly Token[],
  text: string,
  first: Provider | undefined,
): (token: number) => Provider | undefined {
  const starts: number[] = [];
  let at = 0;
  for (const { word } of tokens) {
    starts.push(at);
    at += word.length + 1;
  }
  const cues = cuesIn(text);
  return (token) => {
    const here = starts[token] ?? 0;
    return (
      cues.reduce<{ provider: Provider; distance: number } | undefined>((best, cue) => {
        const distance = Math.abs(cue.at - here);
        return best && best.distance <= distance ? best : { provider: cue.provider, distance };
      }, undefined)?.provider ?? first
    );
  };
}

/** The noun that an adjective at `at` belongs to: the next one of its own phrase, else the nearest before that `fits` or that takes such adjectives. */
export function nounOf(
  at: Mention,
  nouns: readonly Mention[],
  tokens: readonly Token[],
  fits: (noun: Mention) => boolean,
): Mention | undefined {
  const next = nouns.find(({ from }) => from >= at.to);
  if (next && next.from - at.to <= 3 && isJoined(tokens.slice(at.to, next.from), tokens[next.from] as Token))
    return next;
  const before = nouns.filter(({ to }) => to <= at.from);
  return before.findLast(fits);
}

/** Whether nothing parts an adjective from the noun behind it; another adjective may stand between: "public and private subnets". */
function isJoined(between: readonly Token[], noun: Token): boolean {
  const last = between.at(-1);
  if (last && !LINKS.has(last.word) && between.every(({ word }) => BESIDE.has(word)) && !isCut(noun)) return true;
  return ![...between, noun].some((token) => isPause(token) || LINKS.has(token.word));
}
const BESIDE = new Set("and public private isolated internal encrypted versioned database a one two three".split(" "));
const LINKS = new Set(
  "a an the one two three and or with in on for of to that which from by at via behind so both all is are".split(" "),
);
