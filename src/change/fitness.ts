/** How well what a request says literally fits an argument, and the expression that it makes there. */
import { isIdentifier } from "../intent/fields.ts";
import type { Literal } from "../language/literals.ts";
import { countedBy, inUnitOf, quantityFor } from "../language/quantities.ts";
import { phraseText } from "../language/words.ts";
import { type Candidate, SPOKEN_BLOCK } from "./candidates.ts";
import { alike } from "./mentions.ts";
import { kindOf, phrased, share, wordsOfName } from "./spoken.ts";

/** How well a literal fits an argument: 2 and more is meant. */
export function fitness(candidate: Candidate, literal: Literal, said: readonly string[], text: string): number {
  const { attribute, name, present, own, around, depth } = candidate;
  const takes = kindOf(attribute.type);
  // Someone's ID or ARN looks like one.
  if (candidate.document || (isIdentifier(name) && !(literal.kind === "shape" && /[\d:]/.test(literal.text)))) return 0;
  const named =
    share(own, said) +
    (depth > 0 ? 0.5 * share(around.filter(Boolean), said) : 0) +
    (phrased(name, text) ? 0.8 : 0) +
    (around.at(-1) === SPOKEN_BLOCK ? 0.8 : 0) +
    near(candidate, literal);
  const there = present === undefined ? 0 : 0.7;
  const renamed =
    /(?:^| )rename (?!.* (?:variable|output) )/.test(text) && depth === 0 && present !== undefined && isNaming(name);
  if (renamed && (literal.kind === "shape" || literal.kind === "quoted")) return 4;
  const deep = Math.min(depth, 2) * 0.2;
  const plain = present === undefined ? undefined : /^"([^"$]*)"$/.exec(present)?.[1];
  switch (literal.kind) {
    case "network":
      if (!/cidr|range|prefix|network|address_space|ips?$/.test(name) || (takes !== "string" && takes !== "strings"))
        return 0;
      if (present !== undefined && !/\d\.\d|::|\b(?:var|local)\./.test(present)) return 0;
      return 1.4 + there + named - deep;
    case "shape": {
      if (takes !== "string")
        return takes === "strings" && named > (present === undefined ? 0.8 : 0.5) ? 1.5 + named : 0;
      if (candidate.values?.includes(literal.text)) return 3 + named;
      if (/^\d\d?:\d\d$/.test(literal.text))
        return /time|hour|window|schedule/.test(name) ? 1.6 + there + named - deep : 0;
      if (plain !== undefined && sameFamily(plain, literal.text)) return 2 + named + there - deep;
      const same = plain !== undefined && shapeOf(plain) === shapeOf(literal.text);
      const related = same && (plain.slice(0, 2) === literal.text.slice(0, 2) || /\d/.test(plain) || named > 0.4);
      return (
        (related ? 2 : 0) +
        (named > 0.4 ? named + (around.at(-1) === SPOKEN_BLOCK && /^[a-z_-]+$/i.test(literal.text) ? 1.5 : 0.9) : 0) +
        (related ? there : 0) -
        deep
      );
    }
    case "version": {
      const now = plain === undefined ? undefined : versionIn(plain);
      return now?.split(".").length === literal.text.split(".").length ? 1.8 + named + there - deep : 0;
    }
    case "quoted":
      return takes === "string" && named > 0.4 ? 1.6 + named + there - deep : 0;
    case "duration":
    case "number": {
      if (candidate.values && takes === "string")
        return versionOf(candidate.values, literal.text) === undefined ? 0 : 1.6 + named + there;
      if (!isWithin(candidate, literal)) return 0;
      // "postgres 16" for POSTGRES_15
      if (plain !== undefined && literal.kind === "number" && numbered(plain, literal.before.at(-1)))
        return 2.2 + named + there - deep;
      // Some providers take numbers as strings.
      const numeric =
        takes === "string" &&
        (present === undefined ? counted(name, literal) > 1 : /^"?-?\d+(?:\.\d+)?"?$/.test(present));
      if (takes !== "number" && !numeric) return 0;
      const limit = literal.quantity?.limit;
      if (limit && !new RegExp(`(?:^|_)(?:${limit}|${limit === "min" ? "least|low" : "most|upper|limit"})`).test(name))
        return 0;
      const limited = limit && new RegExp(`(?:^|_)${limit}`).test(name) ? 1.4 : 0;
      const isTime = /second|minute|hour|day|week|retention|period|timeout|delay|ttl|interval|age|duration/.test(name);
      if (literal.kind === "duration") return isTime ? 1 + there + 1.2 * named - deep + counted(name, literal) : 0;
      if (literal.quantity?.measure === "size") {
        const fits = quantityFor(name, [literal.quantity]) !== undefined && countsBytes(name);
        return fits ? 1.4 + there + named - deep : 0;
      }
      if (isTime && !counted(name, literal)) return named > 0.6 ? limited + named + there : 0;
      return counted(name, literal) + limited + there + named - deep;
    }
  }
}

const isNaming = (name: string): boolean => /^(?:name|bucket|identifier|function_name|cluster_identifier)$/.test(name);
const isWithin = (candidate: Candidate, literal: Literal): boolean => {
  const [least, most] = candidate.range ?? [];
  const value = Number(expressionOf(candidate, literal).replaceAll('"', ""));
  return least === undefined || most === undefined || Number.isNaN(value) || (value >= least && value <= most);
};
const countsBytes = (name: string): boolean => /size|storage|memory|disk|capacity|_[kmg]i?b$/.test(name);

/** What leads to an argument is spoken of right beside the literal. */
function near({ path }: Candidate, { before, after }: Literal): number {
  const beside = phraseText([...before, ...after.slice(0, 2)].join(" "));
  return path.some((step) => typeof step === "string" && phrased(step, beside)) ? 0.6 : 0;
}

/** `db.t3.micro` and `db.m5.large` have one shape, as have two times of day or two image names. */
export const shapeOf = (text: string): string =>
  text
    .replace(/[A-Za-z]+/g, "a")
    .replace(/\d+/g, "0")
    .replace(/[a0]*(?:a0|0a)[a0]*/g, "w");

/** `e2-medium` and `e2-standard-4`, `europe-west1-b` and `europe-north1-a`. */
export function sameFamily(a: string, b: string): boolean {
  const [first = "", ...rest] = a.split(/[-._]/);
  const [other = "", ...more] = b.split(/[-._]/);
  return first === other && first.length > 1 && rest.length > 0 && more.length > 0 && /\d/.test(b) && a !== b;
}

/** Whether a text is a word that stands before the number in the request, with a number of its own. */
const numbered = (text: string, word: string | undefined): boolean =>
  word !== undefined && new RegExp(`^${word}s?[-_ ]?\\d+(?:\\.\\d+)*$`, "i").test(text);

const versionIn = (text: string): string | undefined => /(?<![\d.])\d+(?:\.\d+)*$/.exec(text)?.[0];

/** Whether the words beside a number are what the argument counts. */
function counted(name: string, { kind, before, after, quantity }: Literal): number {
  const units = countedBy(name);
  const unit = kind === "duration" ? quantity?.factor : undefined;
  if (unit !== undefined) return units.includes("day") === unit >= 86_400 ? 0.4 : 0;
  const own = wordsOfName(name);
  const behind = after.slice(0, 2).some((word) => units.includes(word) || own.some((other) => alike(other, word)));
  const ahead = before.slice(-3).some((word) => own.some((other) => alike(other, word)));
  return (behind ? 1.5 : 0) + (ahead ? 0.9 : 0);
}

export function expressionOf({ name, attribute, present, values }: Candidate, literal: Literal): string {
  const { quantity } = literal;
  const measured = quantity && (literal.kind === "duration" || (quantity.measure === "size" && countsBytes(name)));
  const value = measured ? String(inUnitOf(name, quantity)) : literal.text;
  const takes = kindOf(attribute.type);
  const version = versionOf(values, value);
  if (version !== undefined && takes === "string") return JSON.stringify(version);
  const counted = present !== undefined && numbered(present.replaceAll('"', ""), literal.before.at(-1));
  if ((literal.kind === "version" || (literal.kind === "number" && counted)) && present !== undefined)
    return present.replace(/\d+(?:\.\d+)*"$/, `${value}"`);
  if (takes === "number") return value;
  if (takes === "strings") return `[${JSON.stringify(value)}]`;
  if (literal.kind === "number" && !present?.startsWith('"')) return value;
  return JSON.stringify(value);
}

/** The one of several values that is a number in other clothes: `TLS1_2` for 1.2. */
const versionOf = (values: readonly string[] | undefined, number: string): string | undefined =>
  values?.find((value) => value.replace(/\D+/g, ".").replace(/^\.|\.$/g, "") === number);
