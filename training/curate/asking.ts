/** Requests in English, written from what a program has: a noun, what comes with it, the blocks and values that are said; and the rules for just that. */
import { wordsOfType } from "./phrases.ts";
import { pick } from "./random.ts";

/** What people call providers whose name isn't what they say. */
const CALLED: Readonly<Record<string, string>> = { aws: "AWS", azurerm: "Azure", google: "Google Cloud" };

/** What people call the provider of a type. */
export const providerOf = (type: string): string => {
  const [provider = ""] = type.split("_");
  return CALLED[provider] ?? provider;
};

/** The words of a type, those of its provider before them or not: "SQS queue", "Helm release", since a single word is too little. */
export function nounOf(type: string, withProvider: boolean): string {
  const words = wordsOfType(type);
  return withProvider || !words.includes(" ")
    ? `${providerOf(type)} ${words}`.replace("Cloud cloud ", "Cloud ")
    : words;
}

/** A value that a request says. */
export interface SaidValue {
  argument: string;
  /** As it is written in the program. */
  text: string;
}

export interface Wish {
  type: string;
  /** With its article. */
  about: string;
  /** What comes with it, and how many of it. */
  others: readonly { type: string; count: number }[];
  /** Blocks that it has. */
  blocks: readonly string[];
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
export function asked({ type, about, others, blocks, values }: Wish, next: () => number): string {
  const isTerse = next() < 0.2;
  const name = values.find(({ argument, text }) => NAME.test(argument) && text.startsWith('"'));
  const own = values.filter((one) => one !== name);
  const called = name ? ` ${pick(["called", "named"], next)} ${bare(name.text)}` : "";
  const parts = blocks.map((block) => withArticle(block.replaceAll("_", " ")));
  if (isTerse) {
    const more = [...others.map(numbered), ...parts, ...own.map(({ argument, text }) => `${argument} = ${bare(text)}`)];
    return pick(["{it}", "terraform: {it}", "need {it}"], next).replace(
      "{it}",
      `${about}${called}${more.length > 0 ? ` (${more.join(", ")})` : ""}`,
    );
  }
  // What a type's name begins with is what it belongs to: the policy of a queue is for a queue.
  const host = others.find((other) => other.count === 1 && type.startsWith(`${other.type}_`));
  const whose = host ? ` for a new ${nounOf(host.type, false)}` : "";
  const withs = [
    ...others.filter((one) => one !== host).map(numbered),
    ...parts,
    ...own.map((value) => inWords(value, next)),
  ];
  const stop = called === "" && whose === "" ? " " : ", ";
  const it = `${about}${called}${whose}${withs.length > 0 ? `${stop}with ${listed(withs)}` : ""}`;
  return pick(WAYS, next).replace("{it}", it);
}

/** What something is called by. */
export const NAME = /^(?:name|display_name|title|identifier)$/;

const bare = (text: string): string => text.replace(/^"(.*)"$/, "$1");

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

/** "a subnet", "two subnets". */
function numbered({ type, count }: { type: string; count: number }): string {
  const noun = nounOf(type, false);
  return count === 1 ? withArticle(noun) : `${NUMBERS[count] ?? count} ${plural(noun)}`;
}

const plural = (noun: string): string =>
  isPlural(noun)
    ? noun
    : noun.replace(/(?:([^aeiou])y|(s|x|ch|sh))?$/, (_, y, s) => (y ? `${y}ies` : s ? `${s}es` : "s"));

/** "versioning enabled", "a retention in days of 30". */
function inWords({ argument, text }: SaidValue, next: () => number): string {
  const words = argument.replaceAll("_", " ");
  if (text === "true" || text === "false") {
    const feature = words.replace(/^enable | enabled?$/g, "");
    if (feature !== words)
      return `${feature} ${text === "true" ? pick(["on", "enabled"], next) : pick(["off", "disabled"], next)}`;
    return pick([`${argument} = ${text}`, `${words} set to ${text}`], next);
  }
  return pick([`${words} ${bare(text)}`, `${words} set to ${bare(text)}`, `${argument} = ${bare(text)}`], next);
}

/** Initials are spoken letter by letter: "an SNS topic", "a UUID". What is many has no article. */
export function withArticle(noun: string): string {
  if (isPlural(noun)) return noun;
  const [word = ""] = noun.toLowerCase().split(/[^a-z0-9]/);
  const isSpelt = (/^[^aeiou]+$/.test(word) && word.length < 6) || /^(?:ses|sesv2|sso|ssoadmin|mwaa)$/.test(word);
  const isVowel = isSpelt ? /^[fhlmnrsx8]/.test(word) : /^(?:[aei]|o(?!ne\b)|u(?!ni|u|s[ei]|ri|rl|ti))/.test(word);
  return `${isVowel ? "an" : "a"} ${noun}`;
}

/** By its last word, which may be initials or one that ends so in the singular: "DNS", "access", "status", "analysis". */
function isPlural(noun: string): boolean {
  const [head = ""] = noun.toLowerCase().split(/ (?:of|for|in|on|to|with|within|from|by) /);
  const word = head.split(/[^a-z]+/).at(-1) ?? "";
  return (
    word.length > 3 &&
    word.endsWith("s") &&
    /[aeiouy]/.test(word) &&
    !/(?:ss|us|is|as|redis|kubernetes|https)$/.test(word)
  );
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join() : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

/** Rules for what a wish says: so many of each type are there, and some resource of the first has all the blocks and values. */
export function wishRules({ type, others, blocks, values }: Omit<Wish, "about">): string {
  const some = (condition: string) => `count([r | some r in of("${type}"); ${condition}]) == 0`;
  return [
    ...[{ type, count: 1 }, ...others].map(({ type: one, count }) =>
      count === 1
        ? `deny contains "no ${one}" if count(of("${one}")) == 0`
        : `deny contains "fewer than ${count} of ${one}" if count(of("${one}")) < ${count}`,
    ),
    ...blocks.map((block) => `deny contains "no ${block}" if {\n\t${some(`count(r.values.${block}) > 0`)}\n}`),
    ...values.map(
      ({ argument, text }) =>
        `deny contains ${JSON.stringify(`${argument} isn't ${bare(text)}`)} if {\n\t${some(`has(r, "${argument}", ${text})`)}\n}`,
    ),
  ].join("\n\n");
}
