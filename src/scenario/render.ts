/** A program of a scenario with values in it. */
import Mustache from "mustache";
import { type Item, outline } from "../core/outline.ts";
import { computed } from "./computed.ts";
import type { Scenario } from "./scenario.ts";
import type { Filled } from "./slots.ts";

/** HCL has no need of HTML's escapes. */
const AS_IT_IS = { escape: (text: string) => text };

/** `on`: of an extension, the address of the block that it is on. */
export function rendered(
  template: string,
  { groups }: Pick<Scenario, "groups">,
  { values, said }: Pick<Filled, "values" | "said">,
  on?: string,
): string {
  const switches = new Set(groups.flatMap(({ names, isSwitch }) => (isSwitch ? names : [])));
  const given = Object.entries(values);
  const view = {
    ...Object.fromEntries(given.map(([name, value]) => [name, switches.has(name) ? value === "yes" : value])),
    said: Object.fromEntries([...said].map((name) => [name, true])),
    // No parameter begins with a capital.
    Label: Object.fromEntries(given.map(([name, value]) => [name, asLabel(value)])),
    Part: Object.fromEntries(given.map(([name, value]) => [name, asPart(value)])),
    ...(on !== undefined && { on }),
  };
  return `${computed(decided(Mustache.render(labelled(template), view, undefined, AS_IT_IS))).trim()}\n`;
}

const compared = (a: string, sign: string, b: string): string | undefined =>
  ({
    "==": a === b,
    "!=": a !== b,
    ">": Number(a) > Number(b),
    ">=": Number(a) >= Number(b),
    "<": Number(a) < Number(b),
  })[sign]?.toString();

/** Stands for a `null` that was decided: an argument that has it isn't written. */
const NOTHING = "\0";
const VALUE = String.raw`("[^"\n]*"|\[[^\n\]]*\]|\w[\w.]*(?:\([^\n()]*\))?)`;

/** What two values that are known decide is written as it is: nobody writes `2 > 1 ? "cross-az" : "single-az"`. */
const DECIDED: readonly [RegExp, (whole: string, ...parts: string[]) => string][] = [
  [
    /(?<=[=(?:|&!] )"([^"$\\\n]*)" (==|!=) "([^"$\\\n]*)"/g,
    (whole, a = "", sign = "", b = "") => compared(a, sign, b) ?? whole,
  ],
  [/(?<=[=(?:|&] )(\d+) % (\d+)(?= ==)/g, (_, a, b) => String(Number(a) % Number(b))],
  [
    /(?<=[=(?:|&] )(\d+) (==|!=|>=?|<) (\d+)(?![\w.])/g,
    (whole, a = "", sign = "", b = "") => compared(a, sign, b) ?? whole,
  ],
  [/!(true|false)\b/g, (_, a) => String(a !== "true")],
  [
    /\b(true|false) (\|\||&&) (true|false)\b/g,
    (_, a, sign, b) => String(sign === "||" ? a === "true" || b === "true" : a === "true" && b === "true"),
  ],
  [
    new RegExp(String.raw`\b(true|false) \? ${VALUE} : ${VALUE}(?=[\n,)]|$)`, "g"),
    (_, a, yes = "", no = "") => (a === "true" ? yes : no).replace(/^null$/, NOTHING),
  ],
];

const decided = (text: string): string =>
  withoutNothing(DECIDED.reduce((known, [pattern, by]) => known.replace(pattern, by), text));

/** What others may refer to stays as a `null`: local values, and what objects have. */
function withoutNothing(text: string): string {
  if (!text.includes(NOTHING)) return text;
  const isNothing = ({ kind, body, end }: Item) => kind === "argument" && text.slice(body, end) === NOTHING;
  const lines = (items: readonly Item[]): Item[] =>
    items.flatMap((item) => (item.name === "locals" ? [] : isNothing(item) ? [item] : lines(item.items)));
  return lines(outline(text))
    .reduceRight((left, { start, end }) => left.slice(0, start).trimEnd() + left.slice(end), text)
    .replaceAll(NOTHING, "null");
}

const HEADER = /^(\s*(?:resource|data)\s+"[^"]+"\s+")([^"]*)/gm;
const REFERENCE = /(?<![\w"-])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.)((?:[\w-]|\{\{\w+\}\})+)/g;

/** Templates that were read. */
const known = new Map<string, string>();

/** A value that names a block is a label there: not every name is one. */
function labelled(template: string): string {
  const inside = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string, at: number) => `{{${at === 0 ? "Label" : "Part"}.${name}}}`);
  const read =
    known.get(template) ??
    [HEADER, REFERENCE].reduce(
      (text, pattern) => text.replace(pattern, (_, before: string, name: string) => before + inside(name)),
      template,
    );
  known.set(template, read);
  return read;
}

const asPart = (value: string): string =>
  value
    .normalize("NFD")
    .replace(/[^\w-]+/g, "_")
    .replace(/^_+|_+$/g, "");

const asLabel = (value: string): string => {
  const plain = asPart(value);
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
};
