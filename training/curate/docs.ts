/**
 * Rows of the providers' documentation: examples with their titles are raw material, from beside the repository and never in it. Requests are written from
 * title and program by templates; the intent has the types that the request names and the values that it says.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { corpusOf, SHARED } from "../../scripts/yardsticks/shared.ts";
import { blocksOf } from "../../src/change/compare.ts";
import { BlockText } from "../../src/change/splice.ts";
import { asked, nounOf, type SaidValue, wishRules, withArticle } from "./asking.ts";
import { settingsFirst } from "./join.ts";
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

/** What things are called. */
export const NAMES = [
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
  const text = named(example.hcl, pick(NAMES, next), pick(LABELS, next));
  if (isPlaceholder(text)) return [];
  const isAzure = /^resource "azurerm_/m.test(text) && !/^provider "azurerm"/m.test(text);
  const program = settingsFirst(isAzure ? `provider "azurerm" {\n  features {}\n}\n\n${text}` : text);
  const types = [...new Set([...program.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string))];
  const others = types.filter((type) => type !== example.name).slice(0, 3);
  const values = valuesIn(program, example.name, next);
  const wanted = [example.name, ...others];
  return [
    {
      id: `docs-${nth}-0`,
      task: "gen",
      source: "docs",
      family: `docs/${example.name}`,
      provider: example.provider,
      prompt: asked({ about: titleOf(example, next), others, values }, next),
      program,
      policy: policyOf(wishRules(wanted, values), helpers),
      types: wanted.toSorted(),
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
  for (const [pattern, to] of REAL) text = text.replace(pattern, to.replace("{name}", name));
  return `${text
    .replace(/\n{3,}/g, "\n\n")
    .replace(/\n+(?=\n *})/g, "")
    .trim()}\n`;
}

/** What stands for something in documentation, and what could be there. */
const REAL: readonly [RegExp, string][] = [
  [/(?<=")(?:my[-_]?)?(?:example|test|foo)(?=["-])/g, "{name}"],
  [/(?<=[-/])(?:example|test|foo)(?=["-/])/g, "{name}"],
  [/(?<=")(?:my|tf-test|terraform)[-_](?=[a-z])(?!project)/g, "{name}-"],
  [/(?<![\w-])my-?project(?:-(?:name|id|\d+))?(?![\w-])/g, "acme-prod"],
  [/foo@bar\.com/g, "ops@example.com"],
  [/(?<!\d)1234567890?(?!\d)/g, "482913650174"],
  // What a comment tells of is the documentation.
  [/^ *(?:#(?!!)|\/\/).*\n/gm, ""],
];

/** Placeholders of which nobody could say what they should be. */
const PLACEHOLDERS = [
  /\btfex|tfacc|\bacct|\bfoo|\bbar\b|0{8}-0{4}|my-?project|config-?ID|\.\.\.|\byour[-_]|<[A-Za-z_ -]+>|REPLACE|change-?me|xxx/i,
  /\b1234567890?\b|1{7,}|lorem|tf-test|"(?:my|tf|test)[-_ ]|"\w+[-_](?:id|secret)"|"testing"|creds\/|dummy|do-not-|hello@|-name"/i,
  /\bexample(?!\.(?:com|org|net|edu)\b)(?:[-_ ]|set\b)|\bmy[A-Z]|\bTest[A-Z]/,
];

/** Whether a text has something in it that stands for something else. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDERS.some((pattern) => pattern.test(text));

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
    /^an? [^,.]{4,80}$/i.test(plain) &&
    !/\b(?:is|are|(?:represent|define|describe|provide|contain|manage|create)\w*|resource|allows?|can|which|that)\b/i.test(
      plain,
    );
  const about =
    isNoun && next() < 0.7 ? (plain[0] as string).toLowerCase() + plain.slice(1) : withArticle(nounOf(name, false));
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

/** Arguments that nobody asks for. */
export const UNSAID =
  /^(?:provider|count|description|depends_on|skip_\w+|force_\w+|\w*deletion_(?:policy|protection))$/;

/** Up to two literal values of the block that the example is of: texts as they stand there. */
function valuesIn(program: string, type: string, next: () => number): SaidValue[] {
  const [text] = [...blocksOf({ "main.tf": program })].flatMap(([address, block]) =>
    address.startsWith(`${type}.`) ? [block] : [],
  );
  if (text === undefined) return [];
  const block = new BlockText(text);
  const literals = block.item.items.flatMap(({ kind, name: argument, body, end }): SaidValue[] => {
    const value = block.text.slice(body, end);
    const isLiteral = kind === "argument" && /^(?:\d+|true|false|"[^"\\$%]{1,40}")$/.test(value);
    return isLiteral && !UNSAID.test(argument) ? [{ argument, text: value }] : [];
  });
  return shuffled(literals, next).slice(0, Math.floor(next() * 3));
}
