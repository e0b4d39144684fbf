/** Where what a request says stands in a value, or in a list of values, and the same with something else in its place. */
import type { Said } from "../../language/parallel.ts";
import { amountsOf } from "../../language/quantities.ts";
import { hasWord } from "../../language/words.ts";

const ELEMENT = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?/g;
/** Shorter texts stand within others by chance. */
const LEAST = 3;

const plain = (element: string): string => element.replace(/^"|"$/g, "");

/** As it may be written: a number in several units. */
const formsOf = ({ text, literal }: Said): string[] =>
  literal?.quantity ? [text, ...amountsOf(literal.quantity).map(String)] : [text];

/** Whether it is all of a value, or a part of one; a word that is no literal would be a part of many. */
export function standsIn(expression: string, said: Said): "whole" | "part" | undefined {
  const elements = (expression.match(ELEMENT) ?? []).map(plain);
  const forms = formsOf(said).map((form) => form.toLowerCase());
  if (elements.some((one) => forms.includes(one.toLowerCase()))) return "whole";
  const isTelling = said.literal && said.literal.kind !== "number" && said.text.length >= LEAST;
  return isTelling && elements.some((one) => hasWord(one, said.text)) ? "part" : undefined;
}

/** The expression with `to` wherever `from` stands. */
export const withSaid = (expression: string, from: Said, to: Said): string =>
  expression.replace(ELEMENT, (element) => {
    const own = plain(element);
    const form = formsOf(from).findIndex((one) => one.toLowerCase() === own.toLowerCase());
    if (form >= 0) return written(formsOf(to)[form] ?? to.text, element);
    if (standsIn(element, from) !== "part") return element;
    const at = own.toLowerCase().indexOf(from.text.toLowerCase());
    return JSON.stringify(own.slice(0, at) + to.text + own.slice(at + from.text.length));
  });

/** In the manner of what it takes the place of: in capitals, in quotes. */
function written(text: string, like: string): string {
  if (!like.startsWith('"') && /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const isUpper = /[A-Z]/.test(like) && like === like.toUpperCase();
  return JSON.stringify(isUpper && /^[a-z]+$/.test(text) ? text.toUpperCase() : text);
}

export const inQuotes = ({ text, literal }: Said): string => (literal?.kind === "number" ? text : JSON.stringify(text));
