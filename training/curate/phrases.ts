/** How people join what they ask for, and what they call a block. */
import { pick } from "./random.ts";

/** `{a}` and `{b}` are whole requests. Those of the first list need both to end as sentences do; the others do with notes. */
const SENTENCES: Record<string, readonly string[]> = {
  english: [
    "{a} {b}",
    "{a}\n\n{b}",
    "{a} Also: {b}",
    "{a} In addition: {b}",
    "{a} And one more thing. {b}",
    "{a}\n\nOn top of that:\n{b}",
    "Two things. {a} {b}",
  ],
};
const NOTES: Record<string, readonly string[]> = {
  english: [
    "{a}, and {b}",
    "{a} + {b}",
    "{a}; also {b}",
    "{a}, plus {b}",
    "{a} and then {b}",
    "{a}, together with {b}",
    "{a} as well as {b}",
  ],
};
const ANY = ["1. {a}\n2. {b}", "- {a}\n- {b}", "{a}\n\n{b}", "{a}\n{b}", "a) {a}\nb) {b}"];

/** One request of two. */
export function connected(a: string, b: string, language: string, next: () => number): string {
  const [ends, follows] = [/[.?!)]$/.test(a), /[.?!)]$/.test(b)];
  const own = ends && follows ? SENTENCES[language] : ends || a.includes("\n") ? undefined : NOTES[language];
  const joint = pick([...(own ?? []), ...(own ?? []), ...ANY], next);
  return joint.replace("{a}", () => a).replace("{b}", () => b);
}

/** The words of a type, without its provider: "sqs queue". */
export const wordsOfType = (type: string): string =>
  type
    .replace(/^data\./, "")
    .split("_")
    .slice(1)
    .join(" ") || type;

const THE: Record<string, string> = { english: "the " };

/** What people call a block in a request that speaks of others too: by its kind where the language is English, else as the program names it. */
export function called(address: string, language: string, isOnlyOne: boolean, next: () => number): string {
  const [type = "", label = ""] = address.split(".");
  const the = THE[language];
  if (the === undefined) return pick([label === "main" || label === "this" ? address : label, address], next);
  const words = wordsOfType(type);
  return isOnlyOne
    ? pick([`the ${words}`, `the ${words.split(" ").at(-1)}`, `the ${words}`], next)
    : `the ${words} ${label}`;
}
