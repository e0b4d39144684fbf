/** Whose the plain values of a program are that was written, and what else fits each place. */
import type { Facts } from "../core/facts.ts";
import { own } from "../core/own.ts";
import { type PlainValue, plainValues } from "../core/plain-values.ts";
import type { Source } from "../intent/intent.ts";
import { spellingOf } from "../intent/values.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { hasWord } from "../language/words.ts";
import type { Used } from "../scenario/draft.ts";
import type { Assumption, Author, ChosenValue } from "./record.ts";

export interface Known {
  schemas: Schemas;
  facts: Facts;
  used: readonly Used[];
  assumed: readonly Assumption[];
  /** Of blocks that weren't drafted. */
  authors: ReadonlyMap<string, Source>;
  /** A model was asked. */
  asked: boolean;
}

/** Nobody looks through more. */
const VALUES_AT_MOST = 200;
const OTHERS_AT_MOST = 12;

export const keyOf = ({ address, path }: Pick<PlainValue, "address" | "path">): string => `${address}.${path}`;

export function chosenValues(program: string, request: string, known: Known): ChosenValue[] {
  const said = new Set(known.used.flatMap(({ filled }) => [...filled.said].map((name) => filled.values[name])));
  return plainValues(program)
    .slice(0, VALUES_AT_MOST)
    .map((value): ChosenValue => {
      const { address, path, nth, text } = value;
      const assumption = known.assumed.find(({ places, given }) => !given && places.includes(keyOf(value)));
      const who = authorOf(value, request, said, assumption, known);
      const others = [...new Set([...othersAt(value, known), ...(assumption?.others ?? [])])];
      return {
        ...{ address, path, nth, text, who },
        ...(who === "usual" && assumption && { assumed: true as const }),
        others: others.filter((other) => other !== text).slice(0, OTHERS_AT_MOST),
      };
    });
}

function authorOf(
  value: PlainValue,
  request: string,
  said: ReadonlySet<string | undefined>,
  assumption: Assumption | undefined,
  { authors, assumed, asked }: Known,
): Author {
  const author = authors.get(keyOf(value));
  if (author !== undefined && author !== "model") return author;
  const isWord = value.text !== "true" && value.text !== "false";
  if (isWord && (said.has(value.text) || hasWord(request, value.text))) return "request";
  if (assumed.some(({ places, given }) => given && places.includes(keyOf(value)))) return "request";
  if (author === "model" && asked && !assumption) return "model";
  return "usual";
}

/** What a rule or the documentation lists for the place, else what examples have there. */
function othersAt({ address, path, text, isText }: PlainValue, { schemas, facts }: Known): string[] {
  if (text === "true" || text === "false") return text === "true" ? ["false"] : ["true"];
  const type = address.split(".").slice(0, -1).join(".");
  const listed = isText ? spellingOf(schemas, `${type}.${path}`, own(facts, type)) : undefined;
  const usual = schemas.knowledge.values(type, path).map(({ value }) => String(value));
  const isPlain = (other: string) => (isText ? !/["\\\n]|[$%]\{/.test(other) : /^-?\d+(?:\.\d+)?$/.test(other));
  return [...(listed ?? usual)].filter(isPlain);
}
