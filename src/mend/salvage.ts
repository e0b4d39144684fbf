/**
 * The last resort: what the verifier rejects is taken out, what it misses becomes a question to the user. No fact is invented: a required value
 * that nobody gave is a variable. Every step loses something of what the model wrote, so it is kept apart from the gentle fixes and on record.
 */

import type { Item } from "../core/outline.ts";
import type { Block, CtyType, NestedBlock } from "../core/schema.ts";
import { connection } from "../intent/connect.ts";
import { type Change, removal } from "./fix.ts";
import { insertion, variableBlock } from "./gentle-fixes.ts";
import { type Fault, type Program, typeExpression } from "./program.ts";

/**
 * One pass: arguments and blocks that the schema doesn't have go, missing ones are asked for; then whatever else is at fault goes, smallest piece
 * first. Empty when the program has no fault that this can do anything about.
 */
export function salvageChanges(program: Program): Change[] {
  const changes: Change[] = [];
  for (const { block, address, type, schema } of program.resources()) {
    const faults = program.faultsIn(block);
    if (faults.length === 0) continue;
    const own = schema
      ? [...foreign(program, block, schema, address), ...missing(program, block, schema, address, type)]
      : [
          removal(program.text, block, {
            kind: "drop-block",
            title: `${address}: removed, no provider has ${type}`,
            address,
          }),
        ];
    changes.push(...(own.length > 0 ? own : rejected(program, block, schema, address, faults)));
  }
  if (changes.length > 0) return changes;
  // Blocks other than resources: a rejected output or variable goes as a whole.
  return program
    .atFault()
    .filter((item) => item.name !== "resource" && item.name !== "data")
    .map((item) =>
      removal(program.text, item, {
        kind: "drop-block",
        title: `${item.name} ${item.labels.join(".")}: removed, it isn't valid`,
      }),
    );
}

const META = new Set([
  "depends_on",
  "count",
  "for_each",
  "provider",
  "lifecycle",
  "connection",
  "provisioner",
  "dynamic",
  "timeouts",
]);

/** What the schema doesn't have, or only the provider may set. */
function foreign({ text }: Program, block: Item, schema: Block, address: string): Change[] {
  return block.items.flatMap((item): Change[] => {
    if (META.has(item.name)) return [];
    const nested = schema.blocks.get(item.name);
    const attribute = schema.attributes.get(item.name);
    if (item.kind === "block" && nested) return foreign({ text } as Program, item, nested.block, address);
    const settable = attribute && (attribute.required || attribute.optional);
    if (settable || (nested && item.kind === "argument" && text[item.body] === "[")) return [];
    const why = attribute ? "only the provider sets it" : "the provider doesn't have it";
    const kind = item.kind === "block" ? "drop-block" : "drop-argument";
    return [removal(text, item, { kind, title: `${address}: removed "${item.name}", ${why}`, address })];
  });
}

/** Required arguments and blocks that nobody gave. */
function missing(program: Program, block: Item, schema: Block, address: string, type: string, prefix = ""): Change[] {
  const given = new Set(block.items.map((item) => item.name));
  const base = `${type.replace("data.", "").split("_").slice(1).join("_")}_${prefix}`;
  const changes: Change[] = [];
  for (const [name, attribute] of schema.attributes) {
    if (!attribute.required || given.has(name)) continue;
    changes.push(...asked(program, block, address, `${base}${name}`, attribute.type, name));
  }
  for (const [name, nested] of schema.blocks) {
    const inside = block.items.filter((item) => item.kind === "block" && item.name === name);
    for (const item of inside)
      changes.push(...missing(program, item, nested.block, address, type, `${prefix}${name}_`));
    if (nested.min === 0 || given.has(name) || given.has("dynamic")) continue;
    const lines: string[] = [];
    changes.push(...skeleton(program, nested, `${base}${name}_`, lines, address));
    const title = `${address}: added the block "${name}", which is required`;
    changes.push(
      insertion(program.text, block, [`${name} {`, ...lines.map((l) => `  ${l}`), "}"].join("\n  "), {
        kind: "ask-variable",
        title,
        address,
      }),
    );
  }
  return changes;
}

function asked(
  program: Program,
  block: Item,
  address: string,
  variable: string,
  type: CtyType,
  argument: string,
): Change[] {
  const expression =
    connection(program, address.replace("data.", "").split(".")[0] ?? "", argument, type) ?? `var.${variable}`;
  const title = `${address}: asks you for "${argument}" (variable "${variable}")`;
  const line = insertion(program.text, block, `${argument} = ${expression}`, { kind: "ask-variable", title, address });
  if (!expression.startsWith("var."))
    return [{ ...line, fix: { kind: "connect", title: `${address}: ${argument} = ${expression}`, address } }];
  return program.variables().has(variable)
    ? [line]
    : [
        line,
        variableBlock(program.text, variable, typeExpression(type), `variable.${variable}: declared`, "ask-variable"),
      ];
}

/** The required contents of a required block, as lines; the variables that they ask for. */
function skeleton(program: Program, { block }: NestedBlock, base: string, lines: string[], address: string): Change[] {
  const changes: Change[] = [];
  for (const [name, attribute] of block.attributes) {
    if (!attribute.required) continue;
    lines.push(`${name} = var.${base}${name}`);
    const title = `${address}: asks you for "${name}" (variable "${base}${name}")`;
    if (!program.variables().has(`${base}${name}`))
      changes.push(
        variableBlock(program.text, `${base}${name}`, typeExpression(attribute.type), title, "ask-variable"),
      );
  }
  for (const [name, nested] of block.blocks) {
    if (nested.min === 0) continue;
    const inner: string[] = [];
    changes.push(...skeleton(program, nested, `${base}${name}_`, inner, address));
    lines.push(`${name} {`, ...inner.map((line) => `  ${line}`), "}");
  }
  return changes;
}

/** What is at fault for any other reason: the argument or nested block that the error points at, else the whole block. */
/** Of arguments that exclude each other, told by name, one that can go: a plain one before a block. */
function spareOf(block: Item, detail: string): Item | undefined {
  const names = [...detail.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  const given = block.items.filter(({ name }) => names.includes(name));
  return given.length < 2 ? undefined : (given.find(({ kind }) => kind === "argument") ?? given.at(-1));
}

function rejected(
  program: Program,
  block: Item,
  schema: Block | undefined,
  address: string,
  faults: readonly Fault[],
): Change[] {
  const changes: Change[] = [];
  for (const { start, end, diagnostic } of faults) {
    const alias =
      diagnostic.code === "provider-configuration-not-present" && block.items.find(({ name }) => name === "provider");
    if (alias) {
      const title = `${address}: removed "provider", that configuration isn't there`;
      return [removal(program.text, alias, { kind: "drop-argument", title, address })];
    }
    const spare = diagnostic.code === "conflicting-arguments" ? spareOf(block, diagnostic.detail) : undefined;
    const found = spare ? { item: spare, required: false } : innermost(block, start, end, schema);
    if (found.item === block) continue;
    const { item, required } = found;
    const why = diagnostic.summary.replace(/\.$/, "").toLowerCase();
    if (!required) {
      const kind = item.kind === "block" ? "drop-block" : "drop-argument";
      changes.push(
        removal(program.text, item, { kind, title: `${address}: removed "${item.name}" (${why})`, address }),
      );
    } else if (item.kind === "argument" && !program.text.slice(item.body, item.end).startsWith("var.")) {
      changes.push(...replaceByQuestion(program, item, schema, address));
    }
  }
  if (changes.length > 0 || faults.length === 0) return changes;
  const why = faults[0]?.diagnostic.summary ?? "";
  return [
    removal(program.text, block, {
      kind: "drop-block",
      title: `${address}: removed, it isn't valid (${why})`,
      address,
    }),
  ];
}

function replaceByQuestion(program: Program, item: Item, schema: Block | undefined, address: string): Change[] {
  const variable = `${address.replace("data.", "").split(".")[0]?.split("_").slice(1).join("_")}_${item.name}`;
  const type = schema?.attributes.get(item.name)?.type;
  const title = `${address}: asks you for "${item.name}" (variable "${variable}"), its value wasn't valid`;
  const old = program.text.slice(item.body, item.end);
  const change: Change = {
    start: item.body,
    end: item.end,
    text: `var.${variable}`,
    fix: { kind: "ask-variable", title, address, removed: old },
  };
  if (program.variables().has(variable)) return [change];
  return [
    change,
    variableBlock(
      program.text,
      variable,
      type && typeExpression(type),
      `variable.${variable}: declared`,
      "ask-variable",
    ),
  ];
}

/** The smallest item around a range that may be judged on its own, and whether its block can't do without it. */
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
  if (inside.kind !== "block") return { item: inside, required };
  const deeper = innermost(inside, start, end, nested?.block);
  return deeper.item === inside ? { item: inside, required } : deeper;
}
