/**
 * The last resort: what the verifier misses becomes a question to the user, what it rejects is taken out. No fact is invented: a required value that nobody gave
 * is a variable. Every step loses something of what the model wrote, so it is kept apart from the gentle fixes and on record.
 */

import type { Item } from "../core/outline.ts";
import type { Diagnostic, Edit } from "../core/report.ts";
import type { Block } from "../core/schema.ts";
import { type Change, type FixKind, removal } from "./fix.ts";
import { type Fault, type Program, typeExpression } from "./program.ts";

/** One pass; empty when the program has no fault that this can do anything about. */
export function salvageChanges(program: Program): Change[] {
  const asked = program.edited(missing, "ask-variable");
  if (asked.length > 0) return asked;
  const changes = [...program.resources()].flatMap((one) => rejected(program, one));
  if (changes.length > 0) return changes;
  // Blocks other than resources: a rejected output or variable goes as a whole.
  return program
    .atFault()
    .filter(({ name }) => name !== "resource" && name !== "data")
    .map((item) => {
      const title = `${item.name} ${item.labels.join(".")}: removed, it isn't valid`;
      return removal(program.text, item, { kind: "drop-block", title });
    });
}

const MISSING = new Set(["missing-required-argument", "too-few-blocks"]);

/** What the verifier would write for an argument or a block that is missing: variables, here by the names of what they are for. */
function missing({ code, address = "", edits = [] }: Diagnostic): Edit[] {
  if (!MISSING.has(code)) return [];
  return edits.map((edit) => ({
    ...edit,
    newText: edit.newText.replace(
      /(\bvar\.|\bvariable ")([\w-]+)/g,
      (_, before, name) => before + named(address, name),
    ),
  }));
}

/** `s3_bucket_name` for the name of an aws_s3_bucket. */
const named = (address: string, argument: string): string =>
  [...(address.replace("data.", "").split(".")[0] ?? "").split("_").slice(1), argument].join("_");

type Resource = { block: Item; address: string; type: string; schema: Block | undefined };

/** What of a block is at fault: the argument or nested block that the error points at, else the whole block. */
function rejected(program: Program, { block, address, type, schema }: Resource): Change[] {
  const { text } = program;
  const faults = program.faultsIn(block);
  const fixed = (kind: FixKind, what: string) => ({ kind, title: `${address}: ${what}`, address });
  const dropped = (item: Item, why: string) =>
    removal(text, item, fixed(item.kind === "block" ? "drop-block" : "drop-argument", `removed${why}`));
  if (faults.length === 0) return [];
  if (!schema) return [dropped(block, `, no provider has ${type}`)];
  const changes = faults.flatMap((fault): Change[] => {
    const { item, required } = atFault(block, fault, schema);
    if (item === block) return [];
    if (!required)
      return [dropped(item, ` "${item.name}" (${fault.diagnostic.summary.replace(/\.$/, "").toLowerCase()})`)];
    if (item.kind === "block" || text.startsWith("var.", item.body)) return [];
    const variable = named(address, item.name);
    const title = `asks you for "${item.name}" (variable "${variable}"), its value wasn't valid`;
    const fix = { ...fixed("ask-variable", title), removed: text.slice(item.body, item.end) };
    const asks = { start: item.body, end: item.end, text: `var.${variable}`, fix };
    if (program.variables().has(variable)) return [asks];
    const takes = schema.attributes.get(item.name)?.type;
    const body = takes === undefined ? "{}" : `{\n  type = ${typeExpression(takes)}\n}`;
    return [asks, { start: text.length, end: text.length, text: `\nvariable "${variable}" ${body}\n`, fix }];
  });
  if (changes.length > 0) return changes;
  return [dropped(block, `, it isn't valid (${faults[0]?.diagnostic.summary ?? ""})`)];
}

/** The smallest item that a fault is about and that may go alone, and whether its block can't do without it. */
function atFault(block: Item, { start, end, diagnostic }: Fault, schema: Block): { item: Item; required: boolean } {
  const spare = diagnostic.code === "conflicting-arguments" ? spareOf(block, diagnostic.detail) : undefined;
  return spare ? { item: spare, required: false } : innermost(block, start, end, schema);
}

/** Of arguments that exclude each other, told by name, one that can go: a plain one before a block. */
function spareOf(block: Item, detail: string): Item | undefined {
  const names = [...detail.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  const given = block.items.filter(({ name }) => names.includes(name));
  return given.length < 2 ? undefined : (given.find(({ kind }) => kind === "argument") ?? given.at(-1));
}

function innermost(
  block: Item,
  start: number,
  end: number,
  schema: Block | undefined,
): { item: Item; required: boolean } {
  const inside = block.items.find(
    (item) => item.start <= start && Math.min(end, start + 1) <= item.end + 1 && start <= item.end,
  );
  if (!inside) return { item: block, required: false };
  const nested = schema?.blocks.get(inside.name);
  const required = schema?.attributes.get(inside.name)?.required === true || (nested !== undefined && nested.min > 0);
  const deeper = inside.kind === "block" ? innermost(inside, start, end, nested?.block) : undefined;
  return deeper && deeper.item !== inside ? deeper : { item: inside, required };
}
