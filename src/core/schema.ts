/** Reads the compact provider schemas (ARCHITECTURE.md, "Compact provider schemas"); a line is decoded when first used. */

/** A cty type as its JSON encoding: `"string"`, `["list", "string"]`, `["object", {"id": "string"}]`. */
export type CtyType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", CtyType]
  | readonly ["tuple", readonly CtyType[]]
  | readonly ["object", { readonly [attribute: string]: CtyType }, (readonly string[])?];

export type Nesting = "single" | "group" | "list" | "set" | "map";

export interface Attribute {
  /** Of a nested attribute: the type that its attributes imply. */
  readonly type: CtyType;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  readonly writeOnly: boolean;
  /** Set when the attribute's value is written as objects with a schema of their own. */
  readonly nested?: NestedAttributes;
}

export interface NestedAttributes {
  readonly nesting: Nesting;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

export interface NestedBlock {
  readonly nesting: Nesting;
  /** 0: not limited. */
  readonly min: number;
  readonly max: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: ReadonlyMap<string, NestedBlock>;
  readonly deprecated: boolean;
}

export const FLAGS = { required: 1, optional: 2, computed: 4, sensitive: 8, deprecated: 16, writeOnly: 32 } as const;

/** What a block schema belongs to. */
export type SchemaKind = "resource" | "data" | "ephemeral";

/** A line number, with the schema version of a resource type when that is not 0. */
export type LineReference = number | readonly [line: number, schemaVersion: number];
export type TypeReference = number | readonly [nesting: Nesting, line: number];

/** Line 0 of a compact schema. */
export interface SchemaHeader {
  readonly format: 1;
  readonly source: string;
  readonly version: string;
  readonly types: readonly CtyType[];
  readonly provider: number;
  readonly resources: Readonly<Record<string, LineReference>>;
  readonly data: Readonly<Record<string, LineReference>>;
  readonly ephemeral: Readonly<Record<string, LineReference>>;
}

/** Every other line of a compact schema. */
export interface SchemaLine {
  readonly a?: Readonly<Record<string, readonly [type: TypeReference, flags: number]>>;
  readonly b?: Readonly<Record<string, readonly [nesting: Nesting, min: number, max: number, line: number]>>;
  readonly d?: 1;
}

/** The schema of one version of one provider. */
export class ProviderSchema {
  readonly source: string;
  readonly version: string;
  readonly #lines: readonly string[];
  readonly #types: readonly CtyType[];
  readonly #kinds: Readonly<Record<SchemaKind, ReadonlyMap<string, LineReference>>>;
  readonly #providerLine: number;
  readonly #blocks = new Map<number, Block>();

  /** Parses the text of a `<id>.jsonl`. Throws an Error when the first line is not a header of format 1. */
  static parse(text: string): ProviderSchema {
    return new ProviderSchema(text.split("\n"));
  }

  private constructor(lines: readonly string[]) {
    const header = decodeHeader(lines[0] ?? "");
    this.#lines = lines;
    this.source = header.source;
    this.version = header.version;
    this.#types = header.types;
    this.#providerLine = header.provider;
    this.#kinds = {
      resource: new Map(Object.entries(header.resources)),
      data: new Map(Object.entries(header.data)),
      ephemeral: new Map(Object.entries(header.ephemeral)),
    };
  }

  /** Names of the resource types (or data sources, ephemeral resources), sorted. */
  names(kind: SchemaKind): string[] {
    return [...this.#kinds[kind].keys()];
  }

  has(kind: SchemaKind, name: string): boolean {
    return this.#kinds[kind].has(name);
  }

  /** The schema of `resource "name"` and the like; undefined when the provider has none of that name. */
  block(kind: SchemaKind, name: string): Block | undefined {
    const reference = this.#kinds[kind].get(name);
    if (reference === undefined) return undefined;
    return this.#blockAt(typeof reference === "number" ? reference : reference[0]);
  }

  /** The version of a resource type's stored state; 0 when the type is unknown. */
  schemaVersion(kind: SchemaKind, name: string): number {
    const reference = this.#kinds[kind].get(name) ?? 0;
    return typeof reference === "number" ? 0 : reference[1];
  }

  /** The schema of the `provider` block's own arguments. */
  get provider(): Block {
    return this.#blockAt(this.#providerLine);
  }

  #blockAt(line: number): Block {
    const known = this.#blocks.get(line);
    if (known) return known;
    const raw: SchemaLine = JSON.parse(this.#lines[line] ?? "{}");
    const block: Block = {
      attributes: mapValues(raw.a, ([type, flags]) => this.#attribute(type, flags)),
      blocks: mapValues(raw.b, ([nesting, min, max, at]) => ({ nesting, min, max, block: this.#blockAt(at) })),
      deprecated: raw.d === 1,
    };
    this.#blocks.set(line, block);
    return block;
  }

  #attribute(reference: TypeReference, flags: number): Attribute {
    const properties = {
      required: (flags & FLAGS.required) !== 0,
      optional: (flags & FLAGS.optional) !== 0,
      computed: (flags & FLAGS.computed) !== 0,
      sensitive: (flags & FLAGS.sensitive) !== 0,
      deprecated: (flags & FLAGS.deprecated) !== 0,
      writeOnly: (flags & FLAGS.writeOnly) !== 0,
    };
    if (typeof reference === "number") return { type: this.#types[reference] ?? "dynamic", ...properties };
    const [nesting, line] = reference;
    const nested = { nesting, attributes: this.#blockAt(line).attributes };
    return { type: impliedType(nested), ...properties, nested };
  }
}

/** The type of the value that a nested attribute takes. */
export function impliedType({ nesting, attributes }: NestedAttributes): CtyType {
  const object: CtyType = ["object", Object.fromEntries([...attributes].map(([name, { type }]) => [name, type]))];
  return nesting === "single" || nesting === "group" ? object : [nesting, object];
}

/** The attributes of a list or set of objects, which is written as blocks, too, where it is an argument of a block. */
export function blockElement(type: CtyType): Readonly<Record<string, CtyType>> | undefined {
  if (typeof type === "string" || (type[0] !== "list" && type[0] !== "set")) return undefined;
  const [, of] = type;
  return typeof of !== "string" && of[0] === "object" ? of[1] : undefined;
}

const OPTIONAL = {
  required: false,
  optional: true,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
} as const;
/** An attribute that may be left out, and of which nothing else is known. */
export const optionalAttribute = (type: CtyType): Attribute => ({ type, ...OPTIONAL });

const blocks = new WeakMap<object, Block>();

/** The block as which an object is written: every attribute may be left out. */
export function blockOf(attributes: Readonly<Record<string, CtyType>>): Block {
  let block = blocks.get(attributes);
  if (!block) {
    const all = Object.entries(attributes).map(([name, type]): [string, Attribute] => [name, optionalAttribute(type)]);
    block = { attributes: new Map(all), blocks: new Map(), deprecated: false };
    blocks.set(attributes, block);
  }
  return block;
}

function decodeHeader(line: string): SchemaHeader {
  let header: SchemaHeader | null = null;
  try {
    header = JSON.parse(line);
  } catch {
    // Told below: the text is not a schema at all.
  }
  if (header?.format !== 1) throw new Error("Not a compact provider schema of format 1; run `npm run schemas`.");
  return header;
}

function mapValues<V, W>(
  record: Readonly<Record<string, V>> | undefined,
  convert: (value: V) => W,
): ReadonlyMap<string, W> {
  return new Map(Object.entries(record ?? {}).map(([name, value]) => [name, convert(value)]));
}

/** Whether a type is a list or set of strings. */
export const isStringList = (type: CtyType): boolean =>
  typeof type !== "string" && (type[0] === "list" || type[0] === "set") && type[1] === "string";
