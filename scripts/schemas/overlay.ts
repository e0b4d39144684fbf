/** Restores what the packages lose: facts about single arguments and blocks, and whole bodies. */
import type { Attribute, Block, CtyType, NestedBlock, ProviderSchema, SchemaKind } from "../../src/core/schema.ts";
import type { Provider, Schema } from "./extract.ts";

/** What a line of a `.facts` file says of the address before it. */
interface Facts {
  readonly sensitive?: true;
  readonly deprecated?: true;
  readonly version?: number;
  readonly min?: number;
  readonly max?: number;
  readonly type?: CtyType;
}

/**
 * Applies a `.facts` file: a line is `KIND.TYPE[.PATH] FACT…`, or `provider.PATH FACT…` for the provider's own configuration; a fact is a word
 * or `name=JSON`; `#` starts a comment.
 * One file serves all versions of a provider, so facts about what this version lacks have no effect.
 * @returns the number of such facts
 */
export function applyFacts(provider: Provider, text: string): number {
  let unused = 0;
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [address = "", ...words] = line.split(" ");
    const [kind, name = "", ...path] = address.split(".");
    if (kind === "provider") {
      const block = factsAt(provider.provider, [name, ...path], parseFacts(words));
      if (block) provider.provider = block;
      else unused++;
      continue;
    }
    const schemas = provider.schemas[kind as SchemaKind];
    if (!schemas) throw new Error(`A fact's address starts with resource, data, ephemeral or provider: ${line}`);
    const schema = schemas.get(name);
    const changed = schema && withFacts(schema, path, parseFacts(words));
    if (changed) schemas.set(name, changed);
    else unused++;
  }
  return unused;
}

function parseFacts(words: readonly string[]): Facts {
  const pairs = words.map((word) => {
    const [name = "", value] = word.split("=");
    return [name, value === undefined ? true : JSON.parse(value)];
  });
  return Object.fromEntries(pairs);
}

const EMPTY: Block = { attributes: new Map(), blocks: new Map(), deprecated: false };

function withFacts({ version, block }: Schema, path: readonly string[], facts: Facts): Schema | undefined {
  const changed = path.length === 0 ? blockFacts(block, facts) : factsAt(block, path, facts);
  return changed && { version: facts.version ?? version, block: changed };
}

function factsAt(block: Block, [name = "", ...rest]: readonly string[], facts: Facts): Block | undefined {
  const nested = block.blocks.get(name);
  if (nested) {
    if (rest.length === 0) return withBlock(block, name, nestedFacts(nested, facts));
    const inner = factsAt(nested.block, rest, facts);
    return inner && withBlock(block, name, { ...nested, block: inner });
  }
  const attribute = block.attributes.get(name);
  if (!attribute) return undefined;
  if (rest.length === 0) return withAttribute(block, name, attributeFacts(attribute, facts));
  const inner = attribute.nested && factsAt({ ...EMPTY, attributes: attribute.nested.attributes }, rest, facts);
  return (
    inner && withAttribute(block, name, { ...attribute, nested: { ...attribute.nested, attributes: inner.attributes } })
  );
}

function blockFacts(block: Block, { deprecated }: Facts): Block {
  return { ...block, deprecated: deprecated ?? block.deprecated };
}

function nestedFacts(nested: NestedBlock, facts: Facts): NestedBlock {
  return {
    ...nested,
    min: facts.min ?? nested.min,
    max: facts.max ?? nested.max,
    block: blockFacts(nested.block, facts),
  };
}

function attributeFacts(attribute: Attribute, facts: Facts): Attribute {
  return {
    ...attribute,
    type: facts.type ?? attribute.type,
    sensitive: facts.sensitive ?? attribute.sensitive,
    deprecated: facts.deprecated ?? attribute.deprecated,
  };
}

/**
 * Completes a provider by another schema of it: resource types and the like that it lacks are added, and attributes of
 * which the package told no type take the type, or the block, that the other schema has in their place.
 */
export function complete(provider: Provider, by: ProviderSchema): void {
  for (const kind of ["resource", "data", "ephemeral"] satisfies SchemaKind[]) {
    for (const name of by.names(kind)) {
      const known = provider.schemas[kind].get(name);
      const block = by.block(kind, name) as Block;
      const version = known?.version ?? by.schemaVersion(kind, name);
      provider.schemas[kind].set(name, { version, block: known ? completeBlock(known.block, block) : block });
    }
  }
}

/** Paths of the attributes that take any value: few really do, of the others the package lost the type. */
export function* untyped({ schemas }: Provider): Generator<string> {
  for (const [kind, byName] of Object.entries(schemas)) {
    for (const [name, { block }] of byName) yield* untypedIn(block, `${kind}.${name}`);
  }
}

function* untypedIn({ attributes, blocks }: Block, path: string): Generator<string> {
  for (const [name, { type }] of attributes) if (type === "dynamic") yield `${path}.${name}`;
  for (const [name, { block }] of blocks) yield* untypedIn(block, `${path}.${name}`);
}

function completeBlock(block: Block, by: Block): Block {
  let result = block;
  for (const [name, { type }] of block.attributes) {
    if (type !== "dynamic") continue;
    const nested = by.blocks.get(name);
    const attribute = by.attributes.get(name);
    if (nested) result = withBlock(withoutAttribute(result, name), name, nested);
    else if (attribute) result = withAttribute(result, name, attribute);
  }
  for (const [name, nested] of block.blocks) {
    const other = by.blocks.get(name);
    if (other) result = withBlock(result, name, { ...nested, block: completeBlock(nested.block, other.block) });
  }
  return result;
}

function withBlock(block: Block, name: string, nested: NestedBlock): Block {
  return { ...block, blocks: new Map(block.blocks).set(name, nested) };
}

function withAttribute(block: Block, name: string, attribute: Attribute): Block {
  return { ...block, attributes: new Map(block.attributes).set(name, attribute) };
}

function withoutAttribute(block: Block, name: string): Block {
  return { ...block, attributes: new Map([...block.attributes].filter(([other]) => other !== name)) };
}
