/** Short schema notes: what a small model needs to know of the types it is about to write, and no more. */
import type { Attribute, Block, CtyType, NestedBlock } from "../core/schema.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { words } from "../language/words.ts";

/** The part of the prompt that changes stays within this many tokens, so that a CPU reads it in a few seconds. */
export const CHANGING_TOKENS = 200;

/**
 * Tokens of a text, on the safe side: small tokenizers cut words at four letters or so and give digits and marks one each.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(/[A-Za-z]+|\d|\n|[^\sA-Za-z\d]/g)) tokens += Math.ceil(piece.length / 5);
  return tokens;
}

/** Arguments worth a note on nearly every type that has them. */
const USUAL = new Set(
  `name type bucket role policy vpc_id subnet_id cidr_block ami instance_type engine runtime handler protocol port
  attribute rule ingress egress statement versioning_configuration target_id key_id`.split(/\s+/),
);

/** Words that say nothing of an argument. */
const PLAIN = new Set(
  words("a an the and or of in on for to with from by as at it its that is be own new one two id name"),
);

interface Entry {
  text: string;
  tokens: number;
  required: boolean;
  weight: number;
}

/**
 * Notes on `types`, one line each, within `budget` tokens: what every one of them requires, then what `request` speaks of and what is usual, the most telling first. An
 * argument without a type takes a string. Types that no schema knows have no line.
 */
export function schemaNotes(
  types: readonly string[],
  request: string,
  schemas: Schemas,
  budget = CHANGING_TOKENS,
): string {
  const lines: { type: string; entries: Entry[] }[] = [];
  let left = budget;
  for (const type of types) {
    const cost = estimateTokens(`${type}:\n`);
    if (!schemas.block(type) || cost > left) continue;
    left -= cost;
    lines.push({ type, entries: [] });
  }
  const all = lines.flatMap(({ type, entries }) =>
    entriesOf(schemas.block(type) as Block, askedOf(type, request)).map((entry) => ({ entry, entries })),
  );
  for (const { entry, entries } of all.sort((a, b) => b.entry.weight - a.entry.weight)) {
    if (entry.weight <= 0 || entry.tokens > left) continue;
    left -= entry.tokens;
    entries.push(entry);
  }
  return lines
    .map(({ type, entries }) => `${type}:${entries.map(({ text }) => ` ${text}`).join(",")}`.replace(/:$/, ""))
    .join("\n");
}

/** What the request says besides the type itself. */
function askedOf(type: string, request: string): ReadonlySet<string> {
  const own = new Set(words(type.replace(/^data\./, "").replaceAll("_", " ")));
  return new Set(words(request).filter((word) => !own.has(word) && !PLAIN.has(word)));
}

function entriesOf(block: Block, asked: ReadonlySet<string>): Entry[] {
  const entry = (text: string, required: boolean, weight: number): Entry => ({
    text,
    tokens: estimateTokens(`, ${text}`),
    required,
    weight,
  });
  const own = [...block.attributes]
    .filter(([name, a]) => (a.required || a.optional) && !a.deprecated && name !== "id" && name !== "region")
    .map(([name, a]) => entry(argument(name, a), a.required, weigh(name, a.required, asked)));
  const nested = [...block.blocks]
    .filter(([name, b]) => name !== "timeouts" && !b.block.deprecated)
    .map(([name, b]) => entry(`${name} { ${inner(b, asked)} }`, b.min > 0, weigh(name, b.min > 0, asked)));
  return [...own, ...nested];
}

/** Required ones outweigh all else; then the share of the name that the request says. */
function weigh(name: string, required: boolean, asked: ReadonlySet<string>): number {
  const own = words(name.replaceAll("_", " ")).filter((word) => !PLAIN.has(word));
  const said = own.filter(
    (word) =>
      asked.has(word) || [...asked].some((a) => a.length > 4 && word.length > 4 && a.slice(0, 5) === word.slice(0, 5)),
  );
  const share = said.length / (own.length || 1);
  return (required ? 10 : 0) + (share >= 0.5 ? 2 * share : 0) + (USUAL.has(name) ? 0.5 : 0);
}

/** What a block holds: what it requires, and some of what else it takes. */
function inner({ block }: NestedBlock, asked: ReadonlySet<string>): string {
  const names = [...block.attributes]
    .filter(([, a]) => a.required || (a.optional && !a.deprecated))
    .map(([name, a]) => ({
      text: named(name, typeWord(a)),
      weight: weigh(name, a.required, asked),
      required: a.required,
    }))
    .sort((a, b) => b.weight - a.weight);
  const required = names.filter((n) => n.required).map(({ text }) => text);
  const blocks = [...block.blocks].filter(([, b]) => b.min > 0).map(([name]) => `${name} {}`);
  const rest = names.filter((n) => !n.required);
  const telling = rest.filter(({ weight }) => weight > 0);
  const more = (required.length + blocks.length + telling.length > 0 ? telling : rest.slice(0, 2)).map(
    ({ text }) => text,
  );
  return [...required, ...blocks, ...more.slice(0, Math.max(0, 3 - required.length - blocks.length))].join("; ") || "…";
}

/** Arguments that are sets of objects are written as blocks: `ingress { … }`. */
function argument(name: string, attribute: Attribute): string {
  const fields = objectFields(attribute.type);
  return fields
    ? `${name} { ${fields.map(([field, type]) => named(field, word(type))).join("; ")} }`
    : named(name, typeWord(attribute));
}

/** Most arguments are strings: those go without saying. */
const named = (name: string, type: string) => (type === "string" ? name : `${name} = ${type}`);

function objectFields(type: CtyType): [string, CtyType][] | undefined {
  if (typeof type === "string" || (type[0] !== "list" && type[0] !== "set")) return undefined;
  const of = type[1];
  return typeof of !== "string" && of[0] === "object" ? Object.entries(of[1]).slice(0, 5) : undefined;
}

/** A type in one word a model has seen in programs. */
export function typeWord({ type }: Pick<Attribute, "type">): string {
  return word(type);
}

function word(type: CtyType): string {
  if (typeof type === "string") return type === "dynamic" ? "any" : type;
  const [kind, of] = type;
  if (kind === "object") return "{}";
  if (kind === "tuple") return "[]";
  return kind === "map" ? "{}" : `[${word(of as CtyType)}]`;
}
