/**
 * What a request and the program mean for one block, as a constraint: the schema narrowed to what is worth writing, and for each argument the expressions that
 * the request or the program says. What neither says is the model's choice, among what the schema and the provider's rules allow.
 */
import type { Scope } from "../core/constraint.ts";
import type { Attribute, Block, NestedBlock } from "../core/schema.ts";
import { asWritten } from "../decode/accept/written.ts";
import { type Access, accessIn } from "../language/networks.ts";
import { type Asked, Chooser, type IntentParts, type Source } from "./choose.ts";
import { type Field, fieldsFor } from "./fields.ts";
import { repeatedBlocks } from "./repeated.ts";
import { isIdentifier } from "./slots.ts";

export type { Asked, IntentParts, Source } from "./choose.ts";

export interface Intent {
  /** Paths of its maps begin with the type. */
  scope: Omit<Scope, "declared">;
  /** Whose the values are that aren't left to the model, by path. */
  sources: ReadonlyMap<string, Source>;
  asks: readonly Asked[];
}

/** Undefined when no schema has the type. `excluded`: paths of arguments and blocks that failed and can be left out. */
export function intentOf(
  type: string,
  parts: IntentParts,
  excluded: ReadonlySet<string> = new Set(),
): Intent | undefined {
  const schema = parts.schemas.block(type);
  if (!schema) return undefined;
  const { request, types, schemas, facts: rules, told } = parts;
  const chooser = new Chooser(type, parts, excluded);
  const fixed = new Map<string, string>();
  const fields = fieldsFor(type, request, types, schemas, (path) => chooser.valuesAt(path), told);
  const blocks = new Map([[type, narrowed(asWritten(schema), fields, type)]]);
  const { choices, values, documents, sources, asks } = chooser;
  const facts = rules && { facts: { [type]: rules } };
  return { scope: { blocks, values, choices, documents, fixed, ...facts }, sources, asks };

  /** The block with the arguments and blocks of `fields` only, in their order; what the request is about is required. */
  function narrowed(block: Block, fields: readonly Field[], path: string): Block {
    const attributes = new Map<string, Attribute>();
    const blocks = new Map<string, NestedBlock>();
    for (const field of fields) {
      if (excluded.has(field.path) && !field.required) continue;
      if (field.kind === "argument") {
        const attribute = block.attributes.get(field.name);
        const required = attribute && chooser.decide(field, attribute);
        if (attribute && required !== undefined)
          attributes.set(field.name, { ...attribute, required: required || field.said });
        continue;
      }
      const nested = block.blocks.get(field.name);
      if (!nested) continue;
      const opened = field.name === "ingress" ? accessIn(request) : [];
      if (opened.length > 0) {
        fixed.set(field.path, opened.map((access) => ruleFor(field.name, access)).join("\n"));
        chooser.sources.set(field.path, "request");
        blocks.set(field.name, { nesting: "set", min: 0, max: 0, block: nested.block });
        continue;
      }
      const several = repeatedBlocks(field, nested, field.path.slice(type.length + 1).split(".").length, {
        told,
        otherwise: (one, attribute) => {
          const required = chooser.decide(one, attribute);
          const [text] = chooser.choices.get(one.path) ?? [];
          return text ?? (required ? null : undefined);
        },
        spelt: (path, text) => chooser.spelt(path, text),
      });
      if (several !== undefined) {
        fixed.set(field.path, several);
        chooser.sources.set(field.path, "request");
        blocks.set(field.name, { nesting: "set", min: 0, max: 0, block: nested.block });
        continue;
      }
      const inner = narrowed(nested.block, field.fields, field.path);
      if (inner.attributes.size + inner.blocks.size === 0 && !field.required && !field.said) continue;
      blocks.set(field.name, { ...nested, min: Math.max(nested.min, 1), max: 1, block: inner });
    }
    heedGroups(block, attributes, blocks, path);
    return { attributes, blocks, deprecated: block.deprecated };
  }

  /**
   * Arguments that exclude or stand in for each other, as the provider's rules say: at most one of what excludes each other stays; of those of which one is needed, one is
   * added, if possible none that failed or that names what exists elsewhere.
   */
  function heedGroups(
    block: Block,
    attributes: Map<string, Attribute>,
    blocks: ReadonlyMap<string, NestedBlock>,
    path: string,
  ): void {
    const { conflicts = [], one = [], any = [], doubtful = {} } = rules ?? {};
    const at = path === type ? "" : `${path.slice(type.length + 1)}.`;
    const here = (group: readonly string[]) =>
      group.filter((member) => member.startsWith(at)).map((member) => member.slice(at.length));
    const has = (name: string) => attributes.has(name) || blocks.has(name);
    const weigh = (name: string) => (blocks.has(name) ? 2 : attributes.get(name)?.required ? 1 : 0);
    for (const group of [...conflicts, ...(doubtful.conflicts ?? []), ...one].map(here)) {
      const [, ...rest] = group.filter(has).toSorted((a, b) => weigh(b) - weigh(a));
      for (const name of rest) if (!block.attributes.get(name)?.required) attributes.delete(name);
    }
    const reluctance = (name: string) => (excluded.has(`${path}.${name}`) ? 2 : 0) + (isIdentifier(name) ? 1 : 0);
    for (const group of [...one, ...any].map(here)) {
      if (group.length === 0 || group.some((name) => has(name) || name.includes("."))) continue;
      const [name = ""] = group
        .filter((own) => block.attributes.has(own))
        .sort((a, b) => reluctance(a) - reluctance(b));
      const attribute = block.attributes.get(name);
      if (!attribute) continue;
      const required = { ...attribute, required: true };
      chooser.decide({ name, path: `${path}.${name}`, type: attribute.type, required: true }, required);
      attributes.set(name, required);
    }
  }
}

/** The block for a service that the request opens. */
function ruleFor(name: string, { port, networks }: Access): string {
  const rows = [`from_port = ${port}`, `to_port = ${port}`, 'protocol = "tcp"'];
  if (networks.length > 0) rows.push(`cidr_blocks = [${networks.map((one) => JSON.stringify(one)).join(", ")}]`);
  return `  ${name} {\n${rows.map((row) => `    ${row}\n`).join("")}  }\n`;
}
