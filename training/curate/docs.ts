/**
 * Rows of the providers' documentation: examples with their titles are raw material, from beside the repository and never in it. Requests are written from
 * title and program by templates; the intent has the types that the request names and the values that it says.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { corpusOf, SHARED } from "../../scripts/yardsticks/shared.ts";
import { BlockText } from "../../src/change/splice.ts";
import { blocksOf } from "../../src/core/block-texts.ts";
import type { Item } from "../../src/core/outline.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { asked, NAME, nounOf, providerOf, type SaidValue, type Wish, wishRules, withArticle } from "./asking.ts";
import { isDoubtful, refers } from "./doubt.ts";
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
/** Versions of one example, which differ in names, in what is said and in words: few examples are beyond doubt, and `clean` takes out what is too much alike. */
export const VERSIONS = 20;

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
        kind === "resource" && block_kind === "example" && hcl.includes(`resource "${name}"`) && hcl.length < 4000,
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

/** The drafts of one number: an example in one of its versions; none when there are no more, or when nobody would have such a program. */
export function docsOf(
  nth: number,
  all: readonly Example[],
  { helpers, seed, knowledge }: { helpers: string; seed: string; knowledge: Knowledge },
): Draft[] {
  const example = all[nth % all.length];
  const version = Math.floor(nth / all.length);
  if (!example || version >= VERSIONS) return [];
  const { name: type, provider } = example;
  const next = chance(`${seed} docs ${nth}`);
  const text = named(example.hcl, pick(NAMES, next), pick(LABELS, next));
  if (isDoubtful(text, type, knowledge)) return [];
  const isAzure = /^resource "azurerm_/m.test(text) && !/^provider "azurerm"/m.test(text);
  const program = settingsFirst(isAzure ? `provider "azurerm" {\n  features {}\n}\n\n${text}` : text);
  const others = companions(program, type, next);
  const parts = partsIn(program, type, knowledge, next);
  if (!parts) return [];
  // A block named like what it refers to is said with that.
  const blocks = parts.blocks.filter((block) => !others.some((other) => other.type.includes(block)));
  const wish = { type, others, values: parts.values, blocks };
  return [
    {
      id: `docs-${nth}-0`,
      task: "gen",
      source: "docs",
      family: `docs/${type}`,
      provider,
      prompt: asked({ ...wish, about: nounFor(example, next) }, next),
      program,
      policy: policyOf(wishRules(wish), helpers),
      types: [type, ...others.map((one) => one.type)].toSorted(),
    },
  ];
}

/** The example with names that somebody could have chosen, where documentation has placeholders. */
export function named(hcl: string, name: string, label: string): string {
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
  [/(?<=")example(?=[a-z])/g, "{name}"],
  [/(?<=")(?:my|tf-test|terraform)[-_](?=[a-z])(?!project)/g, "{name}-"],
  [/(?<![\w-])my-?project(?:-(?:name|id|\d+))?(?![\w-])/g, "acme-prod"],
  [/foo@bar\.com/g, "ops@example.com"],
  [/(?<!\d)1234567890?(?!\d)/g, "482913650174"],
  [/(?<!\d)123456789012(?!\d)/g, "482913650174"],
  // What a description of the documentation says is the documentation, too.
  [/^ *description *= *"[^"]*(?:example|test|sample|basic|\ba\b|foo)[^"]*"\n/gim, ""],
  // What a comment tells of is the documentation.
  [/^ *(?:#(?!!)|\/\/).*\n/gm, ""],
  [/(?<=["\]}\w]) +(?:#|\/\/)[^"\n]*$/gm, ""],
];

/** The description as a noun with its article, or the words of the type: of which cloud it is has to be said, at most one in three that are long enough goes without. */
export function nounFor({ description, name }: Example, next: () => number): string {
  const [sentence = ""] = description.split(/(?<=\.)\s|\n/);
  const plain = sentence
    .replace(/^(?:Terraform )?resource (?:for|to) (?:managing|manage|create|creating) /i, "")
    .replace(/^(?:Provides|Manages|Creates|Generates|Configures) (?:a resource to (?:manage|create|configure) )?/i, "")
    .replace(/ resource\.?$|\.$/i, "")
    .trim();
  const [, noun = ""] = /^an? ([^,.:()[\]]{4,60})$/i.exec(plain) ?? [];
  const isNoun = noun !== "" && !NO_NOUN.test(noun);
  const isShort = noun.split(" ").length < 3;
  if (!isNoun || next() < 0.3) return withArticle(nounOf(name, isShort || next() < 0.7));
  const provider = providerOf(name);
  const isNamed = new RegExp(`\\b(?:${provider}|Amazon|Google)\\b`, "i").test(noun);
  return withArticle(!isNamed && (isShort || next() < 0.5) ? `${provider} ${noun}` : noun);
}

/** Words of descriptions that say what something is for, or are of two minds. */
const NO_NOUN =
  /\b(?:is|are|or|new|way|formally|(?:represent|define|describe|provide|contain|manage|create|support)\w*|resources?|objects?|allows?|can|which|that)\b/i;

/** Up to three types that the program has beside its own, and how many: those first that it refers to or that refer to it. A group that everything of Azure is in is rarely said. */
function companions(program: string, type: string, next: () => number): Wish["others"] {
  const blocks = [...blocksOf({ "main.tf": program })];
  const [own, text] = blocks.find(([address]) => address.startsWith(`${type}.`)) ?? ["", ""];
  const counts = new Map<string, { count: number; isNear: boolean }>();
  for (const [address, its] of blocks) {
    const [other = ""] = address.split(".");
    if (address === own || !/^[a-z0-9]+_\w+\.[\w-]+$/.test(address)) continue;
    const { count, isNear } = counts.get(other) ?? { count: 0, isNear: false };
    counts.set(other, { count: count + 1, isNear: isNear || refers(text, address) || refers(its, own) });
  }
  const said = [...counts].filter(
    ([other]) => other !== "azurerm_resource_group" || !type.startsWith("azurerm_") || next() < 0.2,
  );
  return said
    .toSorted(([, a], [, b]) => Number(b.isNear) - Number(a.isNear))
    .slice(0, 3)
    .map(([other, { count }]) => ({ type: other, count }));
}

/** Arguments that nobody asks for. */
export const UNSAID =
  /^(?:provider|count|description|depends_on|skip_\w+|force_\w+|\w*(?:password|secret|token)|\w*deletion_(?:policy|protection))$/;

/** What examples have and nobody misses. */
export const EXTRA = /^(?:tags|labels|annotations|description|depends_on|timeouts|lifecycle|provider)$/;

/** Blocks that nobody asks for, or that all have that are asked for. */
const NO_PART = /^(?:timeouts|lifecycle|provisioner|connection|dynamic|features|metadata|spec|template|data|tags|set)$/;
/** A block that more examples have is no matter of wishing. */
const ALWAYS = 0.9;

/** An argument or block that fewer examples have has to be asked for: who doesn't, doesn't want it. */
const RARE = 0.25;
const PARTS_AT_MOST = 3;

/**
 * Up to three things of the block that the example is of: blocks in it and literal values, as they stand there, first what is rare. Little is left unsaid more
 * often than not; undefined where there is more to say.
 */
function partsIn(
  program: string,
  type: string,
  knowledge: Knowledge,
  next: () => number,
): Pick<Wish, "blocks" | "values"> | undefined {
  const [text] = [...blocksOf({ "main.tf": program })].flatMap(([address, block]) =>
    address.startsWith(`${type}.`) ? [block] : [],
  );
  if (text === undefined) return undefined;
  const block = new BlockText(text);
  const shareOf = (name: string) => knowledge.use(type, "", name)?.share ?? 0;
  const parts = new Map<string, string | SaidValue>();
  for (const { kind, name, body, end } of block.item.items) {
    const value = block.text.slice(body, end);
    const isLiteral = kind === "argument" && /^(?:\d+|true|false|"[^"\\$%]{1,40}")$/.test(value);
    if (kind === "block" && !NO_PART.test(name) && shareOf(name) <= ALWAYS) parts.set(name, name);
    if (isLiteral && !UNSAID.test(name) && (!NAME.test(name) || ![...parts.keys()].some((one) => NAME.test(one))))
      parts.set(name, { argument: name, text: value });
  }
  const isRare = (name: string) => knowledge.examples(type) > 3 && shareOf(name) < RARE;
  // What is written out, and too long or too deep to be said.
  const isUnsayable = ({ name, kind, body }: Item) =>
    !parts.has(name) && !EXTRA.test(name) && (kind === "block" || /["[{<]/.test(block.text[body] ?? ""));
  if (block.item.items.some((item) => isRare(item.name) && isUnsayable(item))) return undefined;
  const [rare, rest] = [[...parts.keys()].filter(isRare), [...parts.keys()].filter((name) => !isRare(name))];
  if (rare.length > PARTS_AT_MOST) return undefined;
  const count = Math.max(rare.length, Math.ceil(next() * (PARTS_AT_MOST + 1) - 0.6));
  const said = [...rare, ...shuffled(rest, next)].slice(0, count).map((name) => parts.get(name));
  return {
    blocks: said.filter((one) => typeof one === "string"),
    values: said.filter((one) => typeof one === "object"),
  };
}
