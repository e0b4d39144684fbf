/** Values of a drafted program that a model may choose anew: where each stands, and what the request and data have for its place. */
import { type Facts, hasFormat } from "../core/facts.ts";
import { type Item, outline, stringEnd } from "../core/outline.ts";
import { own } from "../core/own.ts";
import { type Literal, literalsIn } from "../intent/literals.ts";
import { type Slot, slotsOf, valueFor } from "../intent/slots.ts";
import { spellingOf } from "../intent/values.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import { rootsOfPhrase } from "../language/roots.ts";

/** What may stand at a spot; `literal`: as the request has it, else one of the values that the argument usually takes. */
export interface Option {
  text: string;
  literal?: Literal;
}

export interface Spot {
  /** UTF-16 indices: without quotes. */
  at: number;
  end: number;
  now: string;
  /** `aws_lambda_function.environment.variables`. */
  path: string;
  isText: boolean;
  /** Whether the request has the present value: literally, or as a word among others. */
  said: "literally" | "word" | undefined;
  options: readonly Option[];
}

/** What would end a text of HCL, or begin an expression in it. */
const UNSAFE = /["\\\n]|[$%]\{/;
/** What goes into a call is told by what the call is about; a list that is a set only looks like one. */
const CALL = /\b(?!toset\b|tolist\b)\w+\(/;
/** Who may do what is no value among others: a wrong one is a hole. */
export const GRANTS = /iam_policy_document$/;
/** Of longer lists nobody says one by its words alone. */
const LISTED_AT_MOST = 150;
const NUMBER = /(?<![\w.\-$[])\d+(?:\.\d+)?(?![\w.\-\]])/g;

/** The plain values of the resources and data sources of a program, in order, as far as there is anything else for them. */
export function spotsIn(program: string, request: string, schemas: Schemas, facts: Facts): Spot[] {
  const reading = readingOf(request);
  const literals = literalsIn(reading);
  return outline(program).flatMap((block) => {
    if (!/^(?:resource|data)$/.test(block.name)) return [];
    const [name = ""] = block.labels;
    const type = block.name === "data" ? `data.${name}` : name;
    if (GRANTS.test(type)) return [];
    const slots = slotsOf(type, schemas, own(facts, type));
    return argumentsIn(block.items).flatMap(({ path, item }) => {
      const slot = slots.find((one) => one.path === path);
      return valuesIn(program, item).flatMap(({ at, end, isText }): Spot[] => {
        const now = program.slice(at, end);
        const options = optionsFor({ type, path, isText, slot, schemas, facts, reading, literals });
        const others = new Map(options.flatMap((one) => (one.text === now ? [] : [[one.text, one]])));
        const said = saidIn(request, now, options);
        return others.size > 0
          ? [{ at, end, now, path: `${type}.${path}`, isText, said, options: [...others.values()] }]
          : [];
      });
    });
  });
}

function saidIn(request: string, now: string, options: readonly Option[]): Spot["said"] {
  const own = options.find(({ text, literal }) => literal && text === now)?.literal;
  if (!own && !isIn(request, now)) return undefined;
  return own?.kind === "bare" || (!own && /^[a-z]+$/i.test(now)) ? "word" : "literally";
}

/** Whether a text has another as a whole word. */
export function isIn(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  return at >= 0 && !/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + word.length] ?? "");
}

function argumentsIn(items: readonly Item[], above: readonly string[] = []): { path: string; item: Item }[] {
  return items.flatMap((item) => {
    const path = [...above, item.name];
    if (item.kind === "block") return argumentsIn(item.items, path);
    return item.kind === "argument" ? [{ path: path.join("."), item }] : [];
  });
}

/** Texts without anything to fill in, that are no keys, and numbers. */
function valuesIn(program: string, { body, end }: Item): { at: number; end: number; isText: boolean }[] {
  const text = program.slice(body, end);
  if (CALL.test(text)) return [];
  const found: { at: number; end: number; isText: boolean }[] = [];
  let bare = text;
  for (let at = text.indexOf('"'); at >= 0; at = bare.indexOf('"')) {
    const { end: behind } = stringEnd(text, at);
    const isKey = /^\s*[=:]/.test(text.slice(behind));
    if (!isKey && behind > at + 2 && !UNSAFE.test(text.slice(at + 1, behind - 1)))
      found.push({ at: body + at + 1, end: body + behind - 1, isText: true });
    bare = bare.slice(0, at) + "_".repeat(behind - at) + bare.slice(behind);
  }
  for (const { 0: number, index } of bare.matchAll(NUMBER))
    found.push({ at: body + index, end: body + index + number.length, isText: false });
  return found.sort((a, b) => a.at - b.at);
}

interface Asked {
  type: string;
  path: string;
  isText: boolean;
  slot: Slot | undefined;
  schemas: Schemas;
  facts: Facts;
  reading: Reading;
  literals: readonly Literal[];
}

function optionsFor({ type, path, isText, slot, schemas, facts, reading, literals }: Asked): Option[] {
  const spelling = isText ? spellingOf(schemas, `${type}.${path}`, own(facts, type)) : undefined;
  if (spelling && spelling.length <= LISTED_AT_MOST) return spelling.map((text) => ({ text }));
  const said = literals.flatMap((literal): Option[] => {
    const value = slot ? valueFor(slot, literal) : JSON.stringify(literal.text);
    const text = value?.replace(/^"(.*)"$/s, "$1");
    if (text === undefined || UNSAFE.test(text)) return [];
    return isText || /^\d+(?:\.\d+)?$/.test(text) ? [{ text, literal }] : [];
  });
  if (!isText) return said;
  const format = slot?.facts?.formats?.[path];
  const joined = format ? joinedIn(literals).filter(({ text }) => hasFormat(text, format) === true) : [];
  const usual = schemas.knowledge.values(type, path).map(({ value }) => String(value));
  const isSpoken = (text: string) =>
    rootsOfPhrase(text.replace(/(?<=[a-z])(?=\d)/gi, " ")).some((root) => reading.placesOf(root).length > 0);
  const spoken = usual.filter((text) => !UNSAFE.test(text) && isSpoken(text));
  return [...said, ...joined, ...spoken.map((text) => ({ text }))];
}

/** "Python 3.12" is python3.12, where an argument takes such a text. */
function joinedIn(literals: readonly Literal[]): Option[] {
  return literals.flatMap((literal) => {
    const product = literals.find(({ kind, to }) => kind === "bare" && to === literal.from);
    return product && /^\d/.test(literal.text) ? [{ text: product.text.toLowerCase() + literal.text, literal }] : [];
  });
}
