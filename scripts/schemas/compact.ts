/** Writes the compact form of a provider's schemas (ARCHITECTURE.md, "Compact provider schemas"). */
import type {
  Attribute,
  Block,
  CtyType,
  LineReference,
  SchemaHeader,
  SchemaKind,
  SchemaLine,
  TypeReference,
} from "../../src/core/schema.ts";
import { FLAGS } from "../../src/core/schema.ts";
import type { Provider, Schema } from "./extract.ts";

/** The text of a `<id>.jsonl`. Equal blocks share a line and equal types an index; every order is by name. */
export function compact(provider: Provider, source: string, version: string): string {
  const lines = new Table<string>();
  const types = new Table<string>(mostUsedFirst(provider));

  const blockLine = ({ attributes, blocks, deprecated }: Block): number => {
    const line: SchemaLine = {
      ...(attributes.size > 0 && {
        a: record(attributes, (attribute) => [typeReference(attribute), flags(attribute)]),
      }),
      ...(blocks.size > 0 && {
        b: record(blocks, ({ nesting, min, max, block }) => [nesting, min, max, blockLine(block)]),
      }),
      ...(deprecated && { d: 1 }),
    };
    return lines.index(JSON.stringify(line)) + 1;
  };
  const typeReference = ({ type, nested }: Attribute): TypeReference =>
    nested
      ? [nested.nesting, blockLine({ attributes: nested.attributes, blocks: new Map(), deprecated: false })]
      : types.index(typeKey(type));
  const reference = ({ block, version }: Schema): LineReference =>
    version === 0 ? blockLine(block) : [blockLine(block), version];

  const provided = blockLine(provider.provider);
  const { resource, data, ephemeral } = provider.schemas;
  const header: SchemaHeader = {
    format: 1,
    source,
    version,
    provider: provided,
    resources: record(resource, reference),
    data: record(data, reference),
    ephemeral: record(ephemeral, reference),
    types: types.values.map((type) => JSON.parse(type)),
  };
  return `${[JSON.stringify(header), ...lines.values].join("\n")}\n`;
}

/** Gives each distinct value an index, in the order of first use. */
class Table<T> {
  readonly values: T[];
  readonly #index: Map<T, number>;

  constructor(values: readonly T[] = []) {
    this.values = [...values];
    this.#index = new Map(values.map((value, index) => [value, index]));
  }

  index(value: T): number {
    const known = this.#index.get(value);
    if (known !== undefined) return known;
    this.#index.set(value, this.values.push(value) - 1);
    return this.values.length - 1;
  }
}

/** Small indices for frequent types keep the file small. */
function mostUsedFirst(provider: Provider): string[] {
  const uses = new Map<string, number>();
  for (const type of allTypes(provider)) uses.set(type, (uses.get(type) ?? 0) + 1);
  return [...uses].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([type]) => type);
}

function* allTypes({ provider, schemas }: Provider): Generator<string> {
  yield* typesIn(provider);
  for (const kind of ["resource", "data", "ephemeral"] satisfies SchemaKind[]) {
    for (const { block } of schemas[kind].values()) yield* typesIn(block);
  }
}

function* typesIn({ attributes, blocks }: Pick<Block, "attributes"> & Partial<Block>): Generator<string> {
  for (const { type, nested } of attributes.values()) {
    if (nested) yield* typesIn(nested);
    else yield typeKey(type);
  }
  for (const { block } of blocks?.values() ?? []) yield* typesIn(block);
}

/** The canonical JSON of a type: the attributes of objects are sorted. */
export function typeKey(type: CtyType): string {
  return JSON.stringify(type, (_, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function flags(attribute: Attribute): number {
  return Object.entries(FLAGS).reduce((sum, [name, bit]) => sum + (attribute[name as keyof typeof FLAGS] ? bit : 0), 0);
}

/** An object of the map's entries in the order of their names. */
function record<V, W>(map: ReadonlyMap<string, V>, convert: (value: V) => W): Record<string, W> {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, value]) => [name, convert(value)]));
}
