/** Short schema notes: what a small model needs to know of the types it is about to write, and no more. */
import type { CtyType } from "../core/schema.ts";
import { type Field, fieldsFor } from "../intent/fields.ts";
import { valuesOf } from "../intent/values.ts";
import type { Schemas } from "../knowledge/schemas.ts";

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

/**
 * Notes on `types`, one line each, within `budget` tokens: of what a request needs of each first what is required, then what it speaks of, then what is usual. An
 * argument without a type takes a string. Types that no schema knows have no line.
 */
export function schemaNotes(
  types: readonly string[],
  request: string,
  schemas: Schemas,
  budget = CHANGING_TOKENS,
): string {
  let left = budget;
  const fits = (text: string) => {
    const tokens = estimateTokens(text);
    if (tokens > left) return false;
    left -= tokens;
    return true;
  };
  const lines = types
    .filter((type) => schemas.block(type) && fits(`${type}:\n`))
    .map((type) => ({ type, fields: fieldsFor(type, request, types, schemas, (path) => valuesOf(schemas, path)) }));
  const all = lines.flatMap(({ fields }) => fields).sort((a, b) => worth(b) - worth(a));
  const told = new Set(all.filter((field) => fits(`, ${noteOn(field)}`)));
  return lines
    .map(({ type, fields }) => [
      type,
      fields
        .filter((field) => told.has(field))
        .map(noteOn)
        .join(", "),
    ])
    .map(([type, notes]) => (notes ? `${type}: ${notes}` : type))
    .join("\n");
}

const worth = ({ required, said }: Field): number => (required ? 2 : said ? 1 : 0);

function noteOn(field: Field): string {
  if (field.kind === "block") return `${field.name} { ${field.fields.map(noteOn).join("; ") || "…"} }`;
  return field.type === "string" ? field.name : `${field.name} = ${typeWord(field.type)}`;
}

/** A type in one word that a model has seen in programs. */
function typeWord(type: CtyType): string {
  if (typeof type === "string") return type === "dynamic" ? "any" : type;
  const [kind, of] = type;
  if (kind === "object" || kind === "map") return "{}";
  return kind === "tuple" ? "[]" : `[${typeWord(of)}]`;
}
