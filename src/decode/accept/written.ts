/**
 * A schema as it is written. Providers of the older kind declare some lists of objects as arguments, and programs write them as blocks, which
 * Terraform takes (opentofu internal/lang/blocktoattr); where it doesn't, they are written as lists of objects with every attribute.
 */
import type { Attribute, Block, CtyType, NestedBlock } from "../../core/schema.ts";
import { blockElement, blockOf } from "../../core/schema.ts";
import { elementOf, isCompound } from "./types.ts";

const done = new WeakMap<Block, Block>();

/**
 * The schema with such arguments turned into what they are written as: to be called before a schema is narrowed, since all of it decides.
 * Doing it twice changes nothing.
 */
export function asWritten(block: Block): Block {
  let written = done.get(block);
  if (!written) {
    written = takesBlocks(block) ? withBlocks(block) : withObjects(block);
    done.set(block, written);
    done.set(written, written);
  }
  return written;
}

const managed = new WeakMap<Block, Block>();

/** The schema of a resource without the id that older providers list among its arguments and refuse. */
export function withoutId(block: Block): Block {
  const id = block.attributes.get("id");
  if (!id?.optional || !id.computed || id.type !== "string") return block;
  let own = managed.get(block);
  if (!own) {
    own = { ...block, attributes: new Map([...block.attributes].filter(([name]) => name !== "id")) };
    managed.set(block, own);
  }
  return own;
}

const fixes = new WeakMap<Block, boolean>();

/** Whether lists of objects among a schema's arguments may be written as blocks. */
export function takesBlocks(block: Block): boolean {
  let fixed = fixes.get(block);
  if (fixed === undefined) {
    const attributes = [...block.attributes.values()].every(({ type, nested }) => !nested && isOfOldKind(type));
    fixed = attributes && [...block.blocks.values()].every((nested) => takesBlocks(nested.block));
    fixes.set(block, fixed);
  }
  return fixed;
}

function isOfOldKind(type: CtyType): boolean {
  if (!isCompound(type)) return true;
  if (type[0] === "tuple" || type[0] === "object") return false;
  const element = elementOf(type) as CtyType;
  if (!isCompound(element)) return true;
  if (element[0] === "object") return type[0] !== "map";
  const inner = elementOf(element);
  return inner !== undefined && !isCompound(inner) && inner !== "dynamic";
}

const isGiven = ({ required, optional }: Attribute) => required || optional;

function withBlocks(block: Block): Block {
  const attributes = new Map<string, Attribute>();
  const blocks = new Map<string, NestedBlock>();
  for (const [name, attribute] of block.attributes) {
    const nested = isGiven(attribute) ? asBlock(attribute) : undefined;
    if (nested) blocks.set(name, { ...nested, block: asWritten(nested.block) });
    else attributes.set(name, attribute);
  }
  for (const [name, nested] of block.blocks) blocks.set(name, { ...nested, block: asWritten(nested.block) });
  return { attributes, blocks, deprecated: block.deprecated };
}

/** The block as which an argument may be written; undefined when it is no list of objects. */
export function asBlock({ type, required, nested }: Attribute): NestedBlock | undefined {
  const element = nested ? undefined : blockElement(type);
  return element && { nesting: type[0] as "list" | "set", min: required ? 1 : 0, max: 0, block: blockOf(element) };
}

function withObjects(block: Block): Block {
  const attributes = [...block.attributes].map(([name, attribute]): [string, Attribute] => {
    const element = isGiven(attribute) && !attribute.nested ? blockElement(attribute.type) : undefined;
    if (!element) return [name, attribute];
    const members = blockOf(element).attributes;
    const all = [...members].map(([own, member]): [string, Attribute] => [
      own,
      { ...member, required: true, optional: false },
    ]);
    return [name, { ...attribute, nested: { nesting: attribute.type[0] as "list" | "set", attributes: new Map(all) } }];
  });
  const blocks = [...block.blocks].map(([name, nested]): [string, NestedBlock] => [
    name,
    { ...nested, block: withObjects(nested.block) },
  ]);
  return { attributes: new Map(attributes), blocks: new Map(blocks), deprecated: block.deprecated };
}
