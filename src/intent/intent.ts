/**
 * What a request and the program mean for one block, as a constraint: the schema narrowed to what is worth writing, and for each argument the expressions that
 * the request or the program says. What neither says is the model's choice, among what the schema and the provider's rules allow.
 */
import type { Scope } from "../core/constraint.ts";
import type { Attribute, Block, NestedBlock } from "../core/schema.ts";
import { asWritten } from "../decode/accept/written.ts";
import { accessIn } from "../language/networks.ts";
import { type Asked, Chooser, type IntentParts, type Source } from "./choose.ts";
import { type Field, fieldsFor } from "./fields.ts";
import { heedGroups } from "./groups.ts";
import { openIn } from "./open.ts";
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
  const narrowing = new Narrower(type, parts, excluded);
  const { chooser, fixed } = narrowing;
  const fields = fieldsFor(
    type,
    parts.request,
    parts.types,
    parts.schemas,
    (path) => chooser.valuesAt(path),
    parts.told,
  );
  const blocks = new Map([[type, narrowing.narrowed(asWritten(schema), fields, type)]]);
  const { choices, values, documents, sources, asks } = chooser;
  const facts = parts.facts && { facts: { [type]: parts.facts } };
  const open = parts.opens ? openIn(blocks.get(type) as Block, asWritten(schema), type, chooser) : undefined;
  return {
    scope: { blocks, values, choices, documents, fixed, ...facts, ...(open && { open }) },
    sources,
    asks,
  };
}

class Narrower {
  readonly chooser: Chooser;
  readonly fixed = new Map<string, string>();

  constructor(
    private readonly type: string,
    private readonly parts: IntentParts,
    private readonly excluded: ReadonlySet<string>,
  ) {
    this.chooser = new Chooser(type, parts, excluded);
  }

  /** The block with the arguments and blocks of `fields` only, in their order; what the request is about is required. */
  narrowed(block: Block, fields: readonly Field[], path: string): Block {
    const attributes = new Map<string, Attribute>();
    const blocks = new Map<string, NestedBlock>();
    for (const field of fields) {
      if (this.excluded.has(field.path) && !field.required) continue;
      if (field.kind === "argument") {
        const attribute = block.attributes.get(field.name);
        const required = attribute && this.chooser.decide(field, attribute);
        if (attribute && required !== undefined)
          attributes.set(field.name, { ...attribute, required: required || field.said });
        continue;
      }
      const nested = block.blocks.get(field.name);
      if (!nested) continue;
      if (this.opens(field)) {
        this.open(nested, field.path, blocks, field.name);
        continue;
      }
      const inner = this.narrowed(nested.block, field.fields, field.path);
      if (inner.attributes.size + inner.blocks.size === 0 && !field.required && !field.said) continue;
      blocks.set(field.name, { ...nested, min: Math.max(nested.min, 1), max: 1, block: inner });
    }
    this.heedGroups(block, attributes, blocks, path);
    return { attributes, blocks, deprecated: block.deprecated };
  }

  /** Whether the blocks open ports that the request names. */
  private opens({ name }: Field): boolean {
    return name === "ingress" && accessIn(this.parts.request).length > 0;
  }

  /** One block for every service that the request opens. */
  private open({ block }: NestedBlock, path: string, blocks: Map<string, NestedBlock>, name: string): void {
    const text = accessIn(this.parts.request).map(({ port, networks }) => {
      const rows = [`from_port = ${port}`, `to_port = ${port}`, 'protocol = "tcp"'];
      if (networks.length > 0)
        rows.push(`cidr_blocks = [${networks.map((network) => JSON.stringify(network)).join(", ")}]`);
      return `  ${name} {\n${rows.map((row) => `    ${row}\n`).join("")}  }\n`;
    });
    this.fixed.set(path, text.join("\n"));
    this.chooser.sources.set(path, "request");
    blocks.set(name, { nesting: "set", min: 0, max: 0, block });
  }

  private heedGroups(
    block: Block,
    attributes: Map<string, Attribute>,
    blocks: ReadonlyMap<string, NestedBlock>,
    path: string,
  ): void {
    const at = path === this.type ? "" : `${path.slice(this.type.length + 1)}.`;
    const reluctance = (name: string) => (this.excluded.has(`${path}.${name}`) ? 2 : 0) + (isIdentifier(name) ? 1 : 0);
    heedGroups(this.parts.facts ?? {}, { block, attributes, blocks, at }, reluctance, (name, attribute) => {
      const required = { ...attribute, required: true };
      this.chooser.decide({ name, path: `${path}.${name}`, type: attribute.type, required: true }, required);
    });
  }
}
