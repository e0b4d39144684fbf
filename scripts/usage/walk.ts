/** What a block of an example says, argument by argument, under the schema of its type: what the schema lacks is passed over. */
import { type Attribute, type Block, blockElement, blockOf, type CtyType } from "../../src/core/schema.ts";
import type { Expression, SyntaxBlock } from "./examples.ts";

export interface Said {
  /** Names of blocks, and of the argument. */
  path: string[];
  expression: Expression;
  attribute: Attribute;
}

export interface Walked {
  arguments: Said[];
  /** Every block, nested ones too, by its path; the outermost is "". */
  blocks: { path: string; names: string[] }[];
}

/** All that is said in a block and in those that are nested in it. */
export function walk(body: SyntaxBlock, schema: Block): Walked {
  const walked: Walked = { arguments: [], blocks: [] };
  visit(body, schema, [], walked);
  return walked;
}

function visit(body: SyntaxBlock, schema: Block, path: string[], walked: Walked): void {
  const names: string[] = [];
  const own: Said[] = [];
  for (const [name, expression] of Object.entries(body.arguments ?? {})) {
    const attribute = schema.attributes.get(name);
    // What the provider sets can't be written.
    if (!attribute || !(attribute.optional || attribute.required)) continue;
    names.push(name);
    own.push({ path: [...path, name], expression, attribute });
    const inner = objectSchema(attribute);
    if (inner) for (const object of objectsIn(expression)) visit(asBody(name, object), inner, [...path, name], walked);
  }
  for (const block of body.blocks ?? []) {
    const inner = nestedSchema(schema, block.type);
    if (!inner) continue;
    names.push(block.type);
    visit(block, inner, [...path, block.type], walked);
  }
  walked.arguments.push(...own);
  walked.blocks.push({ path: path.join("."), names: [...new Set(names)] });
}

/** Whether a schema has an argument or block at a path through blocks and objects. */
export function hasPath(schema: Block | undefined, [first = "", ...rest]: readonly string[]): boolean {
  const attribute = schema?.attributes.get(first);
  if (rest.length === 0) return attribute !== undefined || schema?.blocks.has(first) === true;
  return hasPath(schema && (nestedSchema(schema, first) ?? (attribute && objectSchema(attribute))), rest);
}

function nestedSchema(schema: Block, name: string): Block | undefined {
  const nested = schema.blocks.get(name)?.block;
  const element = nested ? undefined : blockElement(schema.attributes.get(name)?.type ?? "dynamic");
  return nested ?? (element && blockOf(element));
}

/** The members of an argument whose value is written as objects. */
export function objectSchema({ nested, type }: Attribute): Block | undefined {
  if (nested) return { attributes: nested.attributes, blocks: new Map(), deprecated: false };
  const members = membersOf(type);
  return members && blockOf(members);
}

function membersOf(type: CtyType): Readonly<Record<string, CtyType>> | undefined {
  if (typeof type === "string") return undefined;
  if (type[0] === "object") return type[1];
  return type[0] === "list" || type[0] === "set" || type[0] === "map" ? membersOf(type[1]) : undefined;
}

const objectsIn = ({ object, list, call }: Expression): Record<string, Expression>[] =>
  object ? [object] : call ? [] : (list ?? []).flatMap(objectsIn);

const asBody = (type: string, object: Record<string, Expression>): SyntaxBlock => ({ type, arguments: object });

/** A reference to a block: its type and name, and the attributes behind them. */
export interface Reference {
  type: string;
  name: string;
  attribute: string;
}

export function asReference(names: readonly string[]): Reference | undefined {
  const [type, name, attribute = ""] = names[0] === "data" ? [`data.${names[1]}`, ...names.slice(2)] : names;
  return type?.includes("_") && name !== undefined ? { type, name, attribute } : undefined;
}

/** References that are all of the value or of its members, with the keys that lead to them; `many`: it is one of several. */
export function* directReferences(
  { reference, list, object, call }: Expression,
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; names: readonly string[] }> {
  if (reference) yield { path, names: reference };
  // A document, or a list that is put together: what is in it counts. Of other functions nobody knows what becomes of it.
  if (call && !["jsonencode", "toset", "concat", "compact", "flatten"].includes(call)) return;
  for (const item of list ?? []) yield* directReferences(item, path);
  for (const [key, item] of Object.entries(object ?? {})) yield* directReferences(item, [...path, key]);
}

/** Every reference in an expression. */
export function* allReferences({ reference, within, list, object }: Expression): Generator<readonly string[]> {
  if (reference) yield reference;
  yield* within ?? [];
  for (const item of list ?? []) yield* allReferences(item);
  for (const item of Object.values(object ?? {})) yield* allReferences(item);
}
