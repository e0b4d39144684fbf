/** How requests speak of arguments and blocks: by the words of their names, and by what people say instead. */
import { own } from "../core/own.ts";
import type { CtyType } from "../core/schema.ts";
import { isStringList } from "../intent/connect.ts";
import { SPOKEN } from "../intent/fields.ts";
import { type Hit, type Reading, readingOf } from "../language/reading.ts";
import { rootsOfPhrase } from "../language/roots.ts";
import { alike, words } from "../language/words.ts";

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

/** Where a request has one of the phrases that people say for a name. */
export function spokenIn(name: string, reading: Reading): Hit | undefined {
  for (const phrase of own(SPOKEN, name)?.split("|") ?? []) {
    const hit = reading.phrase(rootsOfPhrase(phrase));
    if (hit) return hit;
  }
  return undefined;
}

export const phrased = (name: string, text: string): boolean => spokenIn(name, readingOf(text)) !== undefined;

export function kindOf(type: CtyType): "string" | "number" | "bool" | "strings" | "other" {
  if (type === "string" || type === "number" || type === "bool") return type;
  return isStringList(type) ? "strings" : "other";
}
