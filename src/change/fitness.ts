/** How well what a request says literally fits an argument, and the expression that it makes there. */
import { isIdentifier } from "../intent/fields.ts";
import type { Literal } from "../language/literals.ts";
import { countedBy, inUnitOf, quantityFor } from "../language/quantities.ts";
import { alike } from "../language/words.ts";
import type { Candidate } from "./candidates.ts";
import { kindOf, phrased, wordsOfName } from "./spoken.ts";

/** A literal is meant for an argument from here on. */
export const MEANT = 2;
/** What is there is meant rather than what could be, and what is near rather than what is deep inside. */
const THERE = 0.7;
const DEEPER = 0.2;
/** People say something for the argument, or for what leads to it, in the request or right beside the literal. */
const SPOKEN = 0.8;
const BESIDE = 0.6;

/** How well a literal fits an argument. */
export function fitness(candidate: Candidate, literal: Literal, renames: boolean): number {
  const { present, named, led, spoken, made, depth } = candidate;
  const says =
    named + (depth > 0 ? led / 2 : 0) + (spoken ? SPOKEN : 0) + (made ? SPOKEN : 0) + beside(candidate, literal);
  const takes = fits(candidate, literal, says, renames);
  if (takes === undefined) return 0;
  return takes + says + (present === undefined ? 0 : THERE) - DEEPER * Math.min(depth, 2);
}

/** How well it fits whatever else is said; undefined when it doesn't. `says`: how much the request says of the argument. */
function fits(candidate: Candidate, literal: Literal, says: number, renames: boolean): number | undefined {
  const { attribute, name, present, depth, made, values } = candidate;
  const takes = kindOf(attribute.type);
  // Someone's ID or ARN looks like one.
  if (candidate.document || (isIdentifier(name) && !(literal.kind === "shape" && /[\d:]/.test(literal.text))))
    return undefined;
  if (renames && depth === 0 && present !== undefined && NAMING.test(name) && /^(?:shape|quoted)$/.test(literal.kind))
    return 4;
  const plain = present === undefined ? undefined : /^"([^"$]*)"$/.exec(present)?.[1];
  switch (literal.kind) {
    case "network": {
      const isNetwork = present === undefined || /\d\.\d|::|\b(?:var|local)\./.test(present);
      return isNetwork && NETWORKS.test(name) && (takes === "string" || takes === "strings") ? 1.4 : undefined;
    }
    case "shape": {
      if (takes !== "string")
        return takes === "strings" && says > (present === undefined ? 0.8 : 0.5) ? 1.5 : undefined;
      if (values?.includes(literal.text)) return 3;
      if (/^\d\d?:\d\d$/.test(literal.text)) return /time|hour|window|schedule/.test(name) ? 1.6 : undefined;
      if (plain !== undefined && sameFamily(plain, literal.text)) return 2;
      const same = plain !== undefined && shapeOf(plain) === shapeOf(literal.text);
      const related = same && (plain.slice(0, 2) === literal.text.slice(0, 2) || /\d/.test(plain) || says > 0.4);
      const own = says <= 0.4 ? 0 : made && /^[a-z_-]+$/i.test(literal.text) ? 1.5 : 0.9;
      return related ? 2 + own : own > 0 ? own - (plain === undefined ? 0 : THERE) : undefined;
    }
    case "version":
      return numbersIn(versionIn(plain)) === numbersIn(literal.text) ? 1.8 : undefined;
    case "quoted":
      return takes === "string" && says > 0.4 ? 1.6 : undefined;
    default:
      return fitsNumber(candidate, literal, says, plain);
  }
}

function fitsNumber(candidate: Candidate, literal: Literal, says: number, plain: string | undefined) {
  const { attribute, name, present, values } = candidate;
  const takes = kindOf(attribute.type);
  const { limit, measure } = literal.quantity ?? {};
  const count = counted(name, literal);
  if (values && takes === "string") return versionOf(values, literal.text) === undefined ? undefined : 1.6;
  if (!isWithin(candidate, literal)) return undefined;
  // "postgres 16" for POSTGRES_15
  if (plain !== undefined && literal.kind === "number" && numbered(plain, literal.before.at(-1))) return 2.2;
  // Some providers take numbers as strings.
  const isNumeric = present === undefined ? count > 1 : /^"?-?\d+(?:\.\d+)?"?$/.test(present);
  if (takes !== "number" && !(takes === "string" && isNumeric)) return undefined;
  const ends = { min: /(?:^|_)(?:min|least|low)/, max: /(?:^|_)(?:max|most|upper|limit)/ };
  if (limit && !ends[limit].test(name)) return undefined;
  const limited = limit && new RegExp(`(?:^|_)${limit}`).test(name) ? 1.4 : 0;
  const isTime = /second|minute|hour|day|week|retention|period|timeout|delay|ttl|interval|age|duration/.test(name);
  if (literal.kind === "duration") return isTime ? 1 + count + 0.2 * says : undefined;
  if (measure === "size")
    return literal.quantity && countsBytes(name) && quantityFor(name, [literal.quantity]) !== undefined
      ? 1.4
      : undefined;
  if (isTime && count === 0) return says > 0.6 ? limited : undefined;
  return count + limited;
}

const NETWORKS = /cidr|range|prefix|network|address_space|ips?$/;
const NAMING = /^(?:name|bucket|identifier|function_name|cluster_identifier)$/;
const isWithin = (candidate: Candidate, literal: Literal): boolean => {
  const [least, most] = candidate.range ?? [];
  const value = Number(expressionOf(candidate, literal).replaceAll('"', ""));
  return least === undefined || most === undefined || Number.isNaN(value) || (value >= least && value <= most);
};
const countsBytes = (name: string): boolean => /size|storage|memory|disk|capacity|_[kmg]i?b$/.test(name);

/** Whether what leads to an argument is spoken of right beside the literal. */
function beside({ path }: Candidate, { before, after }: Literal): number {
  const words = [...before, ...after.slice(0, 2)].join(" ");
  return path.some((step) => typeof step === "string" && phrased(step, words)) ? BESIDE : 0;
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

const versionIn = (text = ""): string | undefined => /(?<![\d.])\d+(?:\.\d+)*$/.exec(text)?.[0];
const numbersIn = (version: string | undefined): number | undefined => version?.split(".").length;

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
