/**
 * The last resort: what the verifier rejects is taken out, what it misses becomes a question to the user. No fact is invented: a required value
 * that nobody gave is a variable. Every step loses something of what the model wrote, so it is kept apart from the gentle fixes and on record.
 */

import type { Item } from "../core/outline.ts";
import type { Block, CtyType } from "../core/schema.ts";
import { connection } from "../intent/references.ts";
import { type Change, type FixKind, removal } from "./fix.ts";
import { insertion, variableBlock } from "./gentle-fixes.ts";
import { type Fault, type Program, typeExpression } from "./program.ts";

/**
 * One pass: arguments and blocks that the schema doesn't have go, missing ones are asked for; then whatever else is at fault goes, smallest piece
 * first. Empty when the program has no fault that this can do anything about.
 */
export function salvageChanges(program: Program): Change[] {
  const changes = [...program.resources()].flatMap((one) => new Salvage(program, one).changes());
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

const META = new Set("depends_on count for_each provider lifecycle connection provisioner dynamic timeouts".split(" "));

/** What can be done about the faults of one block. */
class Salvage {
  readonly #program: Program;
  readonly #block: Item;
  readonly #address: string;
  readonly #type: string;
  readonly #schema: Block | undefined;

  constructor(
    program: Program,
    { block, address, type, schema }: { block: Item; address: string; type: string; schema: Block | undefined },
  ) {
    this.#program = program;
    this.#block = block;
    this.#address = address;
    this.#type = type;
    this.#schema = schema;
  }

  changes(): Change[] {
    const faults = this.#program.faultsIn(this.#block);
    if (faults.length === 0) return [];
    if (!this.#schema) return [this.#dropped(this.#block, `removed, no provider has ${this.#type}`)];
    const own = [...this.#foreign(this.#block, this.#schema), ...this.#missing(this.#block, this.#schema)];
    return own.length > 0 ? own : this.#rejected(faults);
  }

  #dropped(item: Item, why: string): Change {
    const kind = item.kind === "block" ? "drop-block" : "drop-argument";
    return removal(this.#program.text, item, this.#fix(kind, why));
  }

  #fix(kind: FixKind, what: string) {
    return { kind, title: `${this.#address}: ${what}`, address: this.#address };
  }

  /** What the schema doesn't have, or only the provider may set. */
  #foreign(block: Item, schema: Block): Change[] {
    return block.items.flatMap((item): Change[] => {
      if (META.has(item.name)) return [];
      const nested = schema.blocks.get(item.name);
      const attribute = schema.attributes.get(item.name);
      if (item.kind === "block" && nested) return this.#foreign(item, nested.block);
      const isList = nested && item.kind === "argument" && this.#program.text[item.body] === "[";
      if (attribute?.required || attribute?.optional || isList) return [];
      const why = attribute ? "only the provider sets it" : "the provider doesn't have it";
      return [this.#dropped(item, `removed "${item.name}", ${why}`)];
    });
  }

  /** Required arguments and blocks that nobody gave. `inside`: the nested blocks that lead to `block`. */
  #missing(block: Item, schema: Block, inside = ""): Change[] {
    const given = new Set(block.items.map(({ name }) => name));
    const own = [...schema.attributes].flatMap(([name, { required, type }]) =>
      required && !given.has(name) ? this.#asked(block, `${inside}${name}`, name, type) : [],
    );
    const nested = [...schema.blocks].flatMap(([name, { min, block: of }]): Change[] => {
      const there = block.items.filter((item) => item.kind === "block" && item.name === name);
      const within = there.flatMap((item) => this.#missing(item, of, `${inside}${name}_`));
      if (min === 0 || given.has(name) || given.has("dynamic")) return within;
      // What it requires in turn is missing in the next pass.
      const fix = this.#fix("ask-variable", `added the block "${name}", which is required`);
      return [...within, insertion(this.#program.text, block, `${name} {\n  }`, fix)];
    });
    return [...own, ...nested];
  }

  /** An argument with what another block makes, else with a variable. */
  #asked(block: Item, path: string, argument: string, type: CtyType): Change[] {
    const { text } = this.#program;
    const made = connection(this.#program, this.#type.replace("data.", ""), argument, type);
    if (made !== undefined) {
      const line = `${argument} = ${made}`;
      return [insertion(text, block, line, this.#fix("connect", line))];
    }
    const variable = this.#variable(path);
    const fix = this.#fix("ask-variable", `asks you for "${argument}" (variable "${variable}")`);
    return [insertion(text, block, `${argument} = var.${variable}`, fix), ...this.#declared(variable, type)];
  }

  #variable(path: string): string {
    return [...this.#type.replace("data.", "").split("_").slice(1), path].join("_");
  }

  #declared(variable: string, type: CtyType | undefined): Change[] {
    if (this.#program.variables().has(variable)) return [];
    const why = `variable.${variable}: declared`;
    return [variableBlock(this.#program.text, variable, type && typeExpression(type), why, "ask-variable")];
  }

  /** What is at fault for any other reason: the argument or nested block that the error points at, else the whole block. */
  #rejected(faults: readonly Fault[]): Change[] {
    const changes: Change[] = [];
    for (const { start, end, diagnostic } of faults) {
      const isAlias = diagnostic.code === "provider-configuration-not-present";
      const alias = isAlias && this.#block.items.find(({ name }) => name === "provider");
      if (alias) return [this.#dropped(alias, 'removed "provider", that configuration isn\'t there')];
      const spare = diagnostic.code === "conflicting-arguments" ? spareOf(this.#block, diagnostic.detail) : undefined;
      const { item, required } = spare
        ? { item: spare, required: false }
        : innermost(this.#block, start, end, this.#schema);
      if (item === this.#block) continue;
      const isAsked = this.#program.text.slice(item.body, item.end).startsWith("var.");
      if (!required) {
        const why = diagnostic.summary.replace(/\.$/, "").toLowerCase();
        changes.push(this.#dropped(item, `removed "${item.name}" (${why})`));
      } else if (item.kind === "argument" && !isAsked) changes.push(...this.#askedInstead(item));
    }
    if (changes.length > 0) return changes;
    return [this.#dropped(this.#block, `removed, it isn't valid (${faults[0]?.diagnostic.summary ?? ""})`)];
  }

  #askedInstead(item: Item): Change[] {
    const variable = this.#variable(item.name);
    const { body: start, end } = item;
    const title = `asks you for "${item.name}" (variable "${variable}"), its value wasn't valid`;
    const fix = { ...this.#fix("ask-variable", title), removed: this.#program.text.slice(start, end) };
    const type = this.#schema?.attributes.get(item.name)?.type;
    return [{ start, end, text: `var.${variable}`, fix }, ...this.#declared(variable, type)];
  }
}

/** Of arguments that exclude each other, told by name, one that can go: a plain one before a block. */
function spareOf(block: Item, detail: string): Item | undefined {
  const names = [...detail.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  const given = block.items.filter(({ name }) => names.includes(name));
  return given.length < 2 ? undefined : (given.find(({ kind }) => kind === "argument") ?? given.at(-1));
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
  const deeper = inside.kind === "block" ? innermost(inside, start, end, nested?.block) : undefined;
  return deeper && deeper.item !== inside ? deeper : { item: inside, required };
}
