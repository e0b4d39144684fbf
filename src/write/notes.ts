/** Short schema notes: what a small model needs to know of the types it is about to write, and no more. */
import type { Block, CtyType } from "../core/schema.ts";
import { asWritten } from "../decode/accept/written.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { alike, SMALL, words } from "../language/words.ts";

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

interface Entry {
  text: string;
  required: boolean;
  weight: number;
}

/** How much an argument or block is worth a note. */
type Weigh = (name: string, required: boolean) => number;

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
  const lines: { type: string; texts: string[] }[] = [];
  let left = budget;
  for (const type of types) {
    const cost = estimateTokens(`${type}:\n`);
    if (!schemas.block(type) || cost > left) continue;
    left -= cost;
    lines.push({ type, texts: [] });
  }
  const all = lines.flatMap(({ type, texts }) =>
    entriesOf(asWritten(schemas.block(type) as Block), weigherFor(type, request, schemas)).map((one) => ({
      ...one,
      texts,
    })),
  );
  for (const { text, weight, texts } of all.sort((a, b) => b.weight - a.weight)) {
    const tokens = estimateTokens(`, ${text}`);
    if (weight <= 0 || tokens > left) continue;
    left -= tokens;
    texts.push(text);
  }
  return lines.map(({ type, texts }) => (texts.length > 0 ? `${type}: ${texts.join(", ")}` : type)).join("\n");
}

/** Required ones outweigh all else; then the share of the name that the request says beside the type's own words, and how usual it is. */
function weigherFor(type: string, request: string, { knowledge }: Schemas): Weigh {
  const own = new Set(words(type.replace(/^data\./, "").replaceAll("_", " ")));
  const asked = words(request).filter((word) => !own.has(word) && !PLAIN.has(word));
  return (name, required) => {
    const parts = words(name.replaceAll("_", " ")).filter((word) => !PLAIN.has(word));
    const said = parts.filter((part) => asked.some((word) => alike(word, part)));
    const share = said.length / (parts.length || 1);
    const usual = (knowledge.use(type, "", name)?.share ?? 0) > 0.5;
    return (required ? 10 : 0) + (share >= 0.5 ? 2 * share : 0) + (usual ? 0.5 : 0);
  };
}
/** Words that say nothing of an argument. */
const PLAIN = new Set([...SMALL, "own", "new", "two", "id", "name"]);

/** What stands in a block; `depth`: of blocks in it that are told with what they hold. */
function entriesOf(block: Block, weigh: Weigh, depth = 1): Entry[] {
  const own = [...block.attributes].flatMap(([name, { required, optional, deprecated, type }]): Entry[] => {
    if (!required && (!optional || deprecated || name === "id" || name === "region")) return [];
    const text = type === "string" ? name : `${name} = ${typeWord(type)}`;
    return [{ text, required, weight: weigh(name, required) }];
  });
  const nested = [...block.blocks].flatMap(([name, { min, block: inner }]): Entry[] => {
    if (name === "timeouts" || inner.deprecated) return [];
    const text = depth > 0 ? `${name} { ${told(entriesOf(inner, weigh, depth - 1))} }` : `${name} {}`;
    return [{ text, required: min > 0, weight: weigh(name, min > 0) }];
  });
  return [...own, ...nested];
}

/** Three things that a block holds, or all that it requires. */
function told(entries: readonly Entry[]): string {
  const sorted = entries.toSorted((a, b) => b.weight - a.weight);
  const required = sorted.filter((one) => one.required);
  const telling = sorted.filter(({ weight }) => weight > 0);
  const texts = (telling.length > 0 ? telling : sorted.slice(0, 2)).map(({ text }) => text);
  return texts.slice(0, Math.max(3, required.length)).join("; ") || "…";
}

/** A type in one word that a model has seen in programs. */
function typeWord(type: CtyType): string {
  if (typeof type === "string") return type === "dynamic" ? "any" : type;
  const [kind, of] = type;
  if (kind === "object" || kind === "map") return "{}";
  return kind === "tuple" ? "[]" : `[${typeWord(of)}]`;
}
