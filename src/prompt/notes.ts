/** Short schema notes: what a small model needs to know of the types it is about to write, and no more. */
import type { Attribute, Block, CtyType, NestedBlock } from "../core/schema.ts";
import type { Schemas } from "./schemas.ts";
import { words } from "./words.ts";

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

type Entry = { text: string; weight: number };

/**
 * Notes on `types`, one line each, within `budget` tokens: required arguments and blocks first, then those that `request` speaks of, then
 * usual ones. Each type gets an even share. Types that no schema knows have no line.
 */
export function schemaNotes(
  types: readonly string[],
  request: string,
  schemas: Schemas,
  budget = CHANGING_TOKENS,
): string {
  const asked = new Set(words(request));
  const lines: string[] = [];
  let left = budget;
  const known = types.filter((type) => schemas.block(type));
  for (const [position, type] of known.entries()) {
    const share = Math.floor(left / (known.length - position));
    const line = note(type, schemas.block(type) as Block, asked, share);
    const cost = estimateTokens(`${line}\n`);
    if (cost > left) break;
    left -= cost;
    if (!line.endsWith(":")) lines.push(line);
  }
  return lines.join("\n");
}

function note(type: string, block: Block, asked: ReadonlySet<string>, budget: number): string {
  const entries = entriesOf(block, asked).sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  let line = `${type}:`;
  for (const { text, weight } of entries) {
    if (weight <= 0) break;
    const longer = `${line}${line.endsWith(":") ? "" : ","} ${text}`;
    if (estimateTokens(`${longer}\n`) <= budget) line = longer;
  }
  return line;
}

function entriesOf(block: Block, asked: ReadonlySet<string>): Entry[] {
  const own = [...block.attributes]
    .filter(([name, a]) => (a.required || a.optional) && !a.deprecated && name !== "id" && name !== "region")
    .map(([name, a]) => ({ text: argument(name, a), weight: weigh(name, a.required, asked) }));
  const nested = [...block.blocks]
    .filter(([name, b]) => name !== "timeouts" && !b.block.deprecated)
    .map(([name, b]) => ({ text: `${name} { ${inner(b, asked)} }`, weight: weigh(name, b.min > 0, asked) }));
  return [...own, ...nested];
}

/** Required ones outweigh all else; then the share of the name that the request says. */
function weigh(name: string, required: boolean, asked: ReadonlySet<string>): number {
  const own = words(name.replaceAll("_", " "));
  const said = own.filter(
    (word) =>
      asked.has(word) || [...asked].some((a) => a.length > 4 && word.length > 4 && a.slice(0, 5) === word.slice(0, 5)),
  );
  return (required ? 10 : 0) + (2 * said.length) / (own.length || 1) + (USUAL.has(name) ? 0.5 : 0);
}

function inner({ block }: NestedBlock, asked: ReadonlySet<string>): string {
  const names = [...block.attributes]
    .filter(([, a]) => a.required || (a.optional && !a.deprecated))
    .map(([name, a]) => ({
      text: `${name} = ${typeWord(a)}`,
      weight: weigh(name, a.required, asked),
      required: a.required,
    }))
    .sort((a, b) => b.weight - a.weight);
  const required = names.filter((n) => n.required);
  const more = names.filter((n) => !n.required).slice(0, Math.max(0, 3 - required.length));
  return [...required, ...more].map((n) => n.text).join("; ") || "…";
}

/** Arguments that are sets of objects are written as blocks: `ingress { … }`. */
function argument(name: string, attribute: Attribute): string {
  const fields = objectFields(attribute.type);
  return fields
    ? `${name} { ${fields.map(([field, type]) => `${field} = ${word(type)}`).join("; ")} }`
    : `${name} = ${typeWord(attribute)}`;
}

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
