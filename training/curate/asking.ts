/** Requests in English, written from what a program has: a noun, what comes with it, the values that are said. */
import { wordsOfType } from "./phrases.ts";
import { pick } from "./random.ts";

/** What people call providers whose name isn't what they say. */
const CALLED: Readonly<Record<string, string>> = { aws: "AWS", azurerm: "Azure", google: "Google Cloud" };

/** The words of a type, those of its provider before them or not: "SQS queue", "Helm release", since a single word is too little. */
export function nounOf(type: string, withProvider: boolean): string {
  const provider = type.split("_")[0] as string;
  const words = wordsOfType(type);
  return withProvider || !words.includes(" ") ? `${CALLED[provider] ?? provider} ${words}` : words;
}

/** A value that a request says. */
export interface SaidValue {
  argument: string;
  /** As it is written in the program. */
  text: string;
}

export interface Wish {
  /** With its article. */
  about: string;
  /** Types of what comes with it. */
  others: readonly string[];
  values: readonly SaidValue[];
}

/** `{it}`: all that is wished. */
const WAYS = [
  "{it}",
  "I need {it}.",
  "Please set up {it}.",
  "terraform for {it}",
  "need {it} pls",
  "Create {it}",
  "We want {it}. Keep it simple.",
  "Ticket: please add {it}. It is needed for the next release.",
  "can someone write {it}?",
  "Write the configuration of {it}.",
  "How do I get {it}?",
  "Provision {it}.",
  "add {it} please",
  "The team asks for {it}.",
  "Could you make me {it}?",
];

/** A request for it, in one of many ways. */
export function asked({ about, others, values }: Wish, next: () => number): string {
  const isTerse = next() < 0.2;
  const name = values.find(({ argument, text }) => NAME.test(argument) && text.startsWith('"'));
  const own = values.filter((one) => one !== name);
  const called = name ? ` ${pick(["called", "named"], next)} ${bare(name.text)}` : "";
  if (isTerse) {
    const more = [...others.map(wordsOfType), ...own.map(({ argument, text }) => `${argument} = ${bare(text)}`)];
    return pick(["{it}", "terraform: {it}", "need {it}"], next).replace(
      "{it}",
      `${about}${called}${more.length > 0 ? ` (${more.join(", ")})` : ""}`,
    );
  }
  const companions = others.map((type) => withArticle(wordsOfType(type)));
  const withs = [...companions, ...own.map((value) => inWords(value, next))];
  const it = `${about}${called}${withs.length > 0 ? `${called === "" ? " " : ", "}with ${listed(withs)}` : ""}`;
  return pick(WAYS, next).replace("{it}", it);
}

/** What something is called by. */
export const NAME = /^(?:name|display_name|title|identifier)$/;

const bare = (text: string): string => text.replace(/^"(.*)"$/, "$1");

/** "versioning enabled", "a retention in days of 30". */
function inWords({ argument, text }: SaidValue, next: () => number): string {
  const words = argument.replaceAll("_", " ");
  if (text === "true" || text === "false") {
    const feature = words.replace(/^(?:enable|is) | (?:enabled|enable)$/g, "");
    return `${feature} ${text === "true" ? pick(["on", "enabled"], next) : pick(["off", "disabled"], next)}`;
  }
  return pick([`${words} ${bare(text)}`, `${words} set to ${bare(text)}`, `${argument} = ${bare(text)}`], next);
}

/** Initials are spoken letter by letter: "an SNS topic", "a UUID". */
export function withArticle(noun: string): string {
  const [word = ""] = noun.toLowerCase().split(/[^a-z0-9]/);
  const isSpelt = /^[^aeiou]+$/.test(word) && word.length < 5;
  const isVowel = isSpelt ? /^[fhlmnrsx8]/.test(word) : /^(?:[aeio]|u(?!ni|u|s[ei]|ri|rl|ti))/.test(word);
  return `${isVowel ? "an" : "a"} ${noun}`;
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join() : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

/** Rules for what a wish says: each type is there, and some resource of the first has all the values. */
export function wishRules(types: readonly string[], values: readonly SaidValue[]): string {
  const [type = ""] = types;
  return [
    ...types.map((one) => `deny contains "no ${one}" if count(of("${one}")) == 0`),
    ...values.map(
      ({ argument, text }) =>
        `deny contains ${JSON.stringify(`${argument} isn't ${bare(text)}`)} if {\n\tcount([r | some r in of("${type}"); has(r, "${argument}", ${text})]) == 0\n}`,
    ),
  ].join("\n\n");
}
