/**
 * What a request says of a drafted program beyond the values that were read from it. Whatever it says for an argument of a block is proposed; what stands for a proposal and against it
 * is weighed, by weights that are fitted on programs of others (`npm run refine -- --fit`), and the verifier must have no more against the program with it.
 */
import type { Wanted } from "../ask/naming.ts";
import { accepted } from "../core/accepted.ts";
import { namedValues } from "../core/facts.ts";
import { type Item, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import { withExpression } from "../core/put.ts";
import { escaped } from "../core/references.ts";
import type { Given } from "../intent/assign.ts";
import { GENERIC } from "../intent/evidence.ts";
import type { Intent } from "../intent/intent.ts";
import { type Slot, slotsOf } from "../intent/slots.ts";
import spoken from "../knowledge/written/said.json" with { type: "json" };
import { readingOf } from "../language/reading.ts";
import { rootOf, rootsOfName } from "../language/roots.ts";
import { hasWord } from "../language/words.ts";
import { type Features, probability, type Weights } from "../rank/logistic.ts";
import { intentFor, type Meaning, toldOf } from "./block.ts";
import fitted from "./refine.json" with { type: "json" };

/** Switches that open or destroy more aren't set for a word that may be about something else. */
const LOOSENS = /(?:^|\.)(?:force|skip|allow|public|publicly)_/;
/** Kinds of texts that nobody takes for a name. */
const PLACED = new Set("arn email id image machine network region schedule url version zone number".split(" "));
const PLAIN = /^(?:true|false|[\d.]+)$/;
const TEXT = /^"[^"$]*"$/;
const LITERAL = /^(?:true|false|[\d.]+|"[^"$]*"|\[(?:(?:[\d.]+|"[^"$]*")(?:,\s*)?)+\])$/;

export interface Refining extends Meaning {
  /** How many errors the verifier finds in a program. */
  errorsIn(program: string): Promise<number>;
  /** Places in the request that values of the draft were read from. */
  used: readonly { at: number; end: number }[];
  /** Roots of words that the draft speaks of. */
  explains: ReadonlySet<string>;
}

/** An expression for an argument of a block, which has another there or lacks it. */
export interface Proposal {
  block: Pick<Wanted, "type" | "name">;
  /** Names from the block down. */
  path: readonly string[];
  expression: string;
  /** What stands there; undefined where nothing does. */
  now: string | undefined;
  features: Features<Feature>;
}

export type Feature = keyof ReturnType<typeof featuresOf>;

/** The program with what is likely. What the verifier refuses of one block isn't set: that stays as it was. */
export const refined = (parts: Refining, program: string): Promise<string> =>
  accepted(
    proposalsFor(parts, program).filter(({ features }) => probability(fitted as Weights<Feature>, features) > 0.5),
    {
      written: (edits) => edits.reduce(withProposal, program),
      errorsIn: parts.errorsIn,
      partOf: ({ block }) => block,
    },
  );

/** Everything that the request says for the blocks of the program and that isn't there. */
export function proposalsFor(parts: Refining, program: string): Proposal[] {
  return parts.wanted.flatMap((block): Proposal[] => {
    const intent = intentFor(parts, block);
    const item = blockOf(program, block);
    if (!intent || !item) return [];
    const told = toldOf(parts, block);
    const slots = new Map(slotsOf(block.type, parts.schemas, parts.facts(block.type)).map((slot) => [slot.path, slot]));
    return [...new Set([...intent.sources.keys(), ...told.keys()])].flatMap((at): Proposal[] => {
      const given = told.get(at) ?? [];
      const expression = expressionAt(at, intent, given);
      const path = at.slice(block.type.length + 1).split(".");
      const place = placeOf(program, item, path);
      if (!place || expression === undefined || plainly(place.now) === plainly(expression)) return [];
      if (place.now !== undefined && isFormOf(place.now, expression)) return [];
      // One value for all instances isn't what each has of its own.
      if (/\b(?:count\.index|each\.)/.test(place.now ?? "")) return [];
      if (LOOSENS.test(path.join(".")) && expression === "true") return [];
      const one = { block, path, expression, ...place };
      return [{ ...one, features: featuresOf(one, given, slots.get(path.join(".")), program, intent, parts) }];
    });
  });
}

/** What the request says for an argument: by the block's intent, or only literally. */
function expressionAt(at: string, { scope, sources }: Intent, given: readonly Given[]): string | undefined {
  const [first, ...others] = scope.choices?.get(at) ?? [];
  const expression = sources.has(at)
    ? others.length === 0 && sources.get(at) === "request"
      ? first
      : undefined
    : given[0]?.many
      ? `[${given.map(({ text }) => text).join(", ")}]`
      : given[0]?.text;
  return expression !== undefined && LITERAL.test(expression) ? expression : undefined;
}

/** "OpenSearch_2.17" is what 2.17 is called there. */
function isFormOf(now: string, expression: string): boolean {
  const [, number] = /^"?(\d[\d.]*)"?$/.exec(expression) ?? [];
  if (number === undefined || !TEXT.test(now) || !/[a-z]/i.test(now)) return false;
  return new RegExp(`(?<![\\d.])${escaped(number)}(?![\\d.])`).test(now);
}

const plainly = (expression: string | undefined) => expression?.replaceAll('"', "");

function blockOf(program: string, { type, name }: Pick<Wanted, "type" | "name">): Item | undefined {
  const [kind, label] = type.startsWith("data.") ? ["data", type.slice(5)] : ["resource", type];
  return outline(program).find((item) => item.name === kind && item.labels[0] === label && item.labels[1] === name);
}

interface Place {
  now: string | undefined;
  /** Blocks that have to be made around it. */
  missing: number;
}

/** Undefined where the argument has no one place in the block. */
function placeOf(program: string, block: Item, path: readonly string[]): Place | undefined {
  let at = block;
  for (const [i, name] of path.slice(0, -1).entries()) {
    const [inner, ...others] = at.items.filter((item) => item.name === name || item.labels[0] === name);
    if (!inner) return { now: undefined, missing: path.length - 1 - i };
    if (others.length > 0 || inner.kind !== "block" || inner.name === "dynamic") return undefined;
    at = inner;
  }
  const there = at.items.find((item) => item.name === path.at(-1));
  if (there?.kind === "block") return undefined;
  return { now: there && program.slice(there.body, there.end), missing: 0 };
}

/** What speaks for a proposal and against it, each 0 or 1. */
function featuresOf(
  { block, path, expression, now, missing }: Omit<Proposal, "features"> & Place,
  given: readonly Given[],
  slot: Slot | undefined,
  program: string,
  { scope, sources }: Intent,
  { request, used, explains, wanted }: Refining,
) {
  const { type } = block;
  const reading = readingOf(request);
  const isSaid = (root: string) => reading.placesOf(root).length > 0;
  const name = path.at(-1) as string;
  const at = path.join(".");
  const roots = rootsOfName(name).filter((root) => !GENERIC.has(root));
  const listed = scope.values?.get(`${type}.${at}`) ?? namedValues(scope.facts?.[type], at);
  const text = expression.replaceAll('"', "");
  const siblings = wanted.filter((other) => other.type === type);
  const kinds = new Set(given.map(({ literal: { kind } }) => kind));
  const isText = now !== undefined && TEXT.test(now);
  const isPlain = now !== undefined && PLAIN.test(now);
  const isNamed = roots.length > 0 && roots.every(isSaid);
  const isSpoken = [at, name, `${type}.${name}`].some(
    (key) => own(spoken.fields as Record<string, string>, key) !== undefined,
  );
  const isSwitch = /^(?:true|false)$/.test(expression);
  const isExpression = now !== undefined && !isText && !isPlain;
  return {
    field: +sources.has(`${type}.${at}`),
    share: slot?.share ?? 0,
    usual: +(slot?.usual.has(text.toLowerCase()) === true),
    isName: +(slot?.isName === true),
    newSwitch: +(isSwitch && now === undefined),
    loose: +(isSwitch && !isNamed && !isSpoken),
    reference: +(isExpression && /^[a-z]\w*\.\w/.test(now) && !now.startsWith("data.")),
    stated: +given.some(({ stated, sure }) => stated && sure),
    sure: +given.some(({ sure }) => sure),
    said: +(given.length > 0),
    listed: +(listed?.some((value) => JSON.stringify(value) === expression) === true),
    placed: +[...kinds].some((kind) => PLACED.has(kind)),
    id: +(kinds.has("arn") || kinds.has("id")),
    plain: +PLAIN.test(expression),
    named: +isNamed,
    alias: +isSpoken,
    explained: +explains.has(rootOf(text.toLowerCase())),
    used: +given.some(({ literal }) => used.some((span) => literal.at < span.end && span.at < literal.end)),
    stands: +hasWord(program, text),
    absent: +(now === undefined),
    deep: +(missing > 0),
    expression: +isExpression,
    unsaid: +((isText || isPlain) && !hasWord(request, now.replaceAll('"', ""))),
    unlike: +(now !== undefined && isPlain !== PLAIN.test(expression)),
    many: +(siblings.length > 1),
    sibling: +(
      now === undefined &&
      siblings.some((other) => blockOf(program, other)?.items.some((item) => item.name === path[0]))
    ),
  };
}

const withProposal = (program: string, { block: { type, name }, path, expression }: Proposal): string =>
  withExpression(program, `${type}.${name}`, path, expression);
