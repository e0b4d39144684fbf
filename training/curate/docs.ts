/**
 * Rows of the providers' documentation: examples with their titles are raw material, from beside the repository and never in it. Requests are written from
 * title and program by templates; the intent has the types that the request names and the values that it says.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { corpusOf, SHARED } from "../../scripts/yardsticks/shared.ts";
import { blocksOf } from "../../src/change/compare.ts";
import { BlockText } from "../../src/change/splice.ts";
import { wordsOfType } from "./phrases.ts";
import { chance, pick, shuffled } from "./random.ts";
import { policyOf } from "./render.ts";
import type { Draft } from "./row.ts";

const PROVIDERS = [
  "aws",
  "google",
  "azurerm",
  "kubernetes",
  "helm",
  "random",
  "tls",
  "time",
  "local",
  "archive",
  "null",
  "http",
];
/** Versions of one example, which differ in names, values and words. */
const VERSIONS = 6;

export interface Example {
  provider: string;
  kind: string;
  /** The type. */
  name: string;
  section: string;
  block_kind: string;
  description: string;
  hcl: string;
}

/** Whether the examples are at hand: they are no part of the project. */
export const haveExamples = (): boolean => existsSync(join(SHARED, "corpus"));

/** Examples of resources, without those that are too little or too much, in an order of chance. */
export const examples = (): Example[] =>
  shuffled(
    PROVIDERS.flatMap((provider) => corpusOf<Example>(provider)).filter(
      ({ kind, block_kind, hcl, name }) =>
        kind === "resource" && block_kind === "example" && hcl.includes(`resource "${name}"`) && hcl.length < 6000,
    ),
    chance("examples"),
  );

/** `{about}`: the title as a noun, `{more}`: what else there is, `{values}`: what is said of it. */
const WAYS = [
  "{about}{more}{values}",
  "I need {about}{more}{values}.",
  "Please set up {about}{more}{values}.",
  "terraform for {about}{more}{values}",
  "need {about}{more}{values} pls",
  "Create {about}{more}{values}",
  "We want {about}{more}{values}. Keep it simple.",
  "Ticket: please add {about}{more}{values}. It is needed for the next release.",
  "can someone write {about}{more}{values}?",
  "Write the configuration of {about}{more}{values}.",
  "how do I get {about}{more}{values}",
  "Provision {about}{more}{values}.",
];
const NAMES = [
  "orders",
  "billing",
  "checkout",
  "inventory",
  "payments",
  "notifications",
  "search",
  "catalog",
  "reports",
  "auth",
  "ingest",
  "media",
  "profiles",
  "audit",
  "analytics",
];
const LABELS = ["main", "this", "app", "primary", "core"];

/** The drafts of one number: an example in one of its versions; none when there are no more. */
export function docsOf(nth: number, all: readonly Example[], helpers: string, seed: string): Draft[] {
  const example = all[nth % all.length];
  const version = Math.floor(nth / all.length);
  if (!example || version >= VERSIONS) return [];
  const next = chance(`${seed} docs ${nth}`);
  const program = named(example.hcl, pick(NAMES, next), pick(LABELS, next));
  const types = [...new Set([...program.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string))];
  const others = types.filter((type) => type !== example.name).slice(0, 3);
  const said = valuesIn(program, example.name, next);
  const words = {
    about: titleOf(example, next),
    more: others.length > 0 ? `, with ${listed(others.map((type) => withArticle(wordsOfType(type))))}` : "",
    values:
      said.length > 0
        ? `${pick([", ", "; ", " and "], next)}${said.map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`).join(", ")}`
        : "",
  };
  const rules = [
    ...[example.name, ...others].map((type) => `deny contains "no ${type}" if count(of("${type}")) == 0`),
    ...said.map(
      ([name, value, text]) =>
        `deny contains ${JSON.stringify(`${name} isn't ${value}`)} if {\n\tcount([r | some r in of("${example.name}"); has(r, "${name}", ${text})]) == 0\n}`,
    ),
  ];
  return [
    {
      id: `docs-${nth}-0`,
      task: "gen",
      source: "docs",
      family: `docs/${example.name}`,
      provider: example.provider,
      prompt: pick(WAYS, next)
        .replace(/{(\w+)}/g, (_, key: keyof typeof words) => words[key])
        .trim(),
      program,
      policy: policyOf(rules.join("\n\n"), helpers),
      types: [example.name, ...others].sort(),
    },
  ];
}

/** The example with names that somebody could have chosen, where documentation has placeholders. */
function named(hcl: string, name: string, label: string): string {
  const labels = [...hcl.matchAll(/^(?:resource|data) "\w+" "(example|test|foo|default|bar|this)"/gm)].map(
    ([, one]) => one as string,
  );
  let text = hcl.replace(/\t/g, "  ").trimEnd();
  for (const old of new Set(labels)) {
    // One label only: the others keep theirs, so that two blocks don't become one.
    const to = old === labels[0] ? label : old;
    text = text
      .replace(new RegExp(`(^(?:resource|data) "\\w+" )"${old}"`, "gm"), `$1"${to}"`)
      .replace(new RegExp(`((?<![\\w.])(?:data\\.)?\\w+_\\w+)\\.${old}(?![\\w-])`, "g"), `$1.${to}`);
  }
  return `${text.replace(/(?<=")(?:my[-_]?)?(?:example|test|foo)(?=["-])/g, name).replace(/(?<=[-/])(?:example|test)(?=["-/])/g, name)}\n`;
}

/** Words of a section's title that say nothing of the example. */
const EMPTY_WORDS = new Set(
  "basic simple full complete example usage using with and the a an of for in to on".split(" "),
);

/** The description as a noun with its article, and what the section says beyond the type's name. */
function titleOf({ description, name, section }: Example, next: () => number): string {
  const [sentence = ""] = description.split(/(?<=\.)\s|\n/);
  const plain = sentence
    .replace(/^(?:Terraform )?resource (?:for|to) (?:managing|manage|create|creating) /i, "")
    .replace(/^(?:Provides|Manages|Creates|Generates|Configures) (?:a resource to (?:manage|create|configure) )?/i, "")
    .replace(/ resource\.?$|\.$/i, "")
    .trim();
  const isNoun =
    /^an? [^,.]{4,80}$/i.test(plain) && !/\b(?:is|are|represent\w*|resource|allows?|can|which|that)\b/i.test(plain);
  const about =
    isNoun && next() < 0.7 ? (plain[0] as string).toLowerCase() + plain.slice(1) : withArticle(wordsOfType(name));
  const known = new Set([...name.split("_"), ...about.toLowerCase().split(/\W+/)]);
  const title = section
    .replace(/^Example(?: Usage)?(?: -|:)? */i, "")
    .split(/\s+/)
    .filter(Boolean);
  const more = title.filter(
    (word) => !known.has(word.toLowerCase()) && !known.has(word.toLowerCase().replace(/s$/, "")),
  );
  const isTelling = more.some((word) => !EMPTY_WORDS.has(word.toLowerCase())) && more.length < 7;
  return isTelling && next() < 0.8 ? `${about} (${more.join(" ").toLowerCase()})` : about;
}

const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join() : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

/** Up to two literal values of the block that the example is of: name, words, and text in Rego. */
function valuesIn(program: string, type: string, next: () => number): [name: string, value: string, text: string][] {
  const [text] = [...blocksOf({ "main.tf": program })].flatMap(([address, block]) =>
    address.startsWith(`${type}.`) ? [block] : [],
  );
  if (text === undefined) return [];
  const block = new BlockText(text);
  const literals = block.item.items.flatMap(({ kind, name, body, end }): [string, string, string][] => {
    const value = block.text.slice(body, end);
    if (
      kind !== "argument" ||
      !/^(?:\d+|true|false|"[^"\\$%]{1,40}")$/.test(value) ||
      /^(?:provider|count|description)$/.test(name)
    )
      return [];
    return [[name, value.replaceAll('"', ""), value]];
  });
  return shuffled(literals, next).slice(0, Math.floor(next() * 3));
}
