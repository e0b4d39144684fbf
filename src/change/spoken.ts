/** How requests speak of arguments and blocks: by the words of their names, and by what people say instead. */
import { own } from "../core/own.ts";
import type { CtyType } from "../core/schema.ts";
import { isStringList } from "../intent/connect.ts";
import { SPOKEN } from "../intent/fields.ts";
import { phraseText, words } from "../language/words.ts";
import { alike } from "./mentions.ts";

/** Parts of names that say nothing. */
const WEAK = new Set(
  words(
    "in of the id arn enable enabled is set type config configuration configurations options settings block name by for to on",
  ),
);

/** The words of a name that say something. */
export const wordsOfName = (name: string): string[] =>
  words(name.replaceAll("_", " ")).filter((word) => !WEAK.has(word));

/** The share of the words that a request says. */
export const share = (own: readonly string[], said: readonly string[]): number =>
  own.length === 0 ? 0 : own.filter((word) => said.some((other) => alike(word, other))).length / own.length;

/** Whether a text has one of the phrases that people say for a name. */
export const phrased = (name: string, text: string): boolean =>
  own(SPOKEN, name)
    ?.split("|")
    .some((phrase) => text.includes(phraseText(phrase))) ?? false;

/** The words of those phrases. */
export const synonymsOf = (name: string): string[] => words((own(SPOKEN, name) ?? "").replaceAll("|", " "));

export function kindOf(type: CtyType): "string" | "number" | "bool" | "strings" | "other" {
  if (type === "string" || type === "number" || type === "bool") return type;
  return isStringList(type) ? "strings" : "other";
}
