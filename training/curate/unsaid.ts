/** Rules of an intent that demand what few requests say: each holds for every ask, also for the one that says least. */
import type { Family } from "./family.ts";
import { combine, intentOf } from "./render.ts";

/** Of the English asks. */
const FEW = 0.5;
const EMPTY = new Set(
  "not isn aren doesn don nothing nobody never that which with from into them they their there what this have has".split(
    " ",
  ),
);

/** What such rules deny. Words tell it and no meaning, so that each is to be looked at. */
export function unsaid(family: Family): string[] {
  const [ask] = family.asks;
  if (!ask) return [];
  const { values } = combine(family.groups, ask, new Map());
  const rules = intentOf(family, { values, said: new Set() }, { it: "it", on: "on.it" });
  const asks = family.asks
    .filter(({ language, style }) => language === "english" && style !== "misspelt")
    .map(({ template }) => new Set(wordsIn(template)));
  return rules.split(/\n[ \t]*\n/).flatMap((rule) => {
    const [, message = ""] = /^deny contains (?:sprintf\()?"([^"]*)"/.exec(rule) ?? [];
    const types = [...rule.matchAll(/"[a-z]+_(\w+)"/g)].map(([, type]) => type as string);
    const words = wordsIn([message, ...types].join(" ").replaceAll("_", " ")).filter((word) => !EMPTY.has(word));
    const saying = asks.filter((said) => words.some((word) => said.has(word))).length;
    return message !== "" && words.length > 0 && saying < FEW * asks.length ? [message] : [];
  });
}

/** Beginnings of words, without the endings that grammar gives them. */
const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []).map((word) => word.replace(/(?:ing|ed|es|s|y)$/, "").slice(0, 5));
