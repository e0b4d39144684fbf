/** Rebuilds provider schemas from the TypeScript that cdktf generated from them. */
import type { Attribute, Block, CtyType, NestedBlock, Nesting, SchemaKind } from "../../src/core/schema.ts";
import { impliedType } from "../../src/core/schema.ts";
import {
  classMembers,
  interfaceProperties,
  type Member,
  type Property,
  type Synthesis,
  synthesisTable,
} from "./members.ts";
import type { ClassDeclaration, Declarations } from "./source.ts";

/** A provider schema is finite: a structure that contains itself is repeated as often as aws nests wafv2 statements. */
const UNROLLED = 4;

/** One version of a provider, whole. */
export interface Provider {
  provider: Block;
  readonly schemas: Record<SchemaKind, Map<string, Schema>>;
}

export interface Schema {
  /** Version of the stored state. */
  readonly version: number;
  readonly block: Block;
}

const KINDS: Readonly<Record<string, SchemaKind | "provider">> = {
  TerraformResource: "resource",
  TerraformDataSource: "data",
  TerraformEphemeralResource: "ephemeral",
  TerraformProvider: "provider",
};

/**
 * Extracts a whole provider.
 * @param folders the declarations of each folder of the package
 * @param protocol the provider's plugin protocol: see packages.ts
 */
export function extractProvider(folders: Iterable<Declarations>, protocol: 5 | 6): Provider {
  const schemas = { resource: new Map(), data: new Map(), ephemeral: new Map() };
  const result: Provider = { provider: emptyBlock(), schemas };
  for (const declarations of folders) {
    for (const declaration of declarations.classes.values()) {
      const kind = KINDS[declaration.base];
      if (!kind) continue;
      const name = /tfResourceType = "([^"]+)"/.exec(declaration.body.join("\n"))?.[1] ?? "";
      const block = new Extraction(declarations, protocol).root(declaration);
      if (kind === "provider") result.provider = withoutAlias(block);
      else schemas[kind].set(name, { version: 0, block });
    }
  }
  return result;
}

/** What the members of a class or an interface need to be typed. */
interface Context {
  readonly properties: ReadonlyMap<string, Property>;
  readonly table: ReadonlyMap<string, Synthesis>;
}

interface MutableBlock extends Block {
  readonly attributes: Map<string, Attribute>;
  readonly blocks: Map<string, NestedBlock>;
}

class Extraction {
  readonly #declarations: Declarations;
  readonly #protocol: 5 | 6;
  /** The structures being extracted, outermost first. */
  readonly #open: string[] = [];

  constructor(declarations: Declarations, protocol: 5 | 6) {
    this.#declarations = declarations;
    this.#protocol = protocol;
  }

  root({ name, body }: ClassDeclaration): Block {
    const config = /constructor\(.*config\??: (\w+)/.exec(body.join("\n"))?.[1] ?? `${name}Config`;
    const synthesis = body.findIndex((line) => line.includes("synthesizeHclAttributes()"));
    const table = synthesisTable(synthesis < 0 ? [] : body.slice(synthesis));
    return this.#members(classMembers(body), { properties: this.#properties(config), table });
  }

  /** The schema of a structure: from its output class, or from its interface when it is only ever written. */
  #structure(name: string): Block {
    this.#open.push(name);
    const properties = this.#properties(name);
    const synthesis = this.#declarations.functions.get(`${name.charAt(0).toLowerCase()}${name.slice(1)}ToHclTerraform`);
    const context = { properties, table: synthesisTable(synthesis ?? []) };
    const output = this.#declarations.classes.get(`${name}OutputReference`);
    const block = this.#members(output ? classMembers(output.body) : interfaceMembers(properties), context);
    this.#open.pop();
    return block;
  }

  #properties(name: string): Map<string, Property> {
    return interfaceProperties(this.#declarations.interfaces.get(name) ?? []);
  }

  #members(members: readonly Member[], context: Context): Block {
    const block = emptyBlock();
    for (const member of members) this.#member(member, context, block);
    return block;
  }

  #member(member: Member, context: Context, into: MutableBlock): void {
    const synthesis = context.table.get(member.name);
    const structure = structureOf(member, synthesis, this.#declarations);
    if (!structure) {
      const type = simpleType(member, synthesis);
      into.attributes.set(member.name, attribute(member, type ?? "dynamic"));
      return;
    }
    if (this.#open.filter((name) => name === structure.name).length === UNROLLED) return;
    const inner = this.#structure(structure.name);
    const isBlock = /listMapperHcl\(\w+, true\)/.test(synthesis?.value ?? "");
    // An attribute has at least one flag; a block has none when everything in it is computed.
    const flagged = member.required || member.optional || member.computed;
    if (isBlock || !flagged || context.properties.get(member.name)?.isBlock) {
      into.blocks.set(member.name, { ...structure.limits(member), nesting: structure.nesting, block: inner });
    } else {
      into.attributes.set(member.name, this.#nestedAttribute(member, structure.nesting, inner));
    }
  }

  #nestedAttribute(member: Member, nesting: Nesting, { attributes }: Block): Attribute {
    const typed = attribute(member, impliedType({ nesting, attributes }));
    if (this.#protocol === 5) return typed;
    // What is inside a write-only argument is as well.
    const inner = [...attributes].map(([name, nested]) => [name, { ...nested, writeOnly: typed.writeOnly }] as const);
    return { ...typed, nested: { nesting, attributes: typed.writeOnly ? new Map(inner) : attributes } };
  }
}

interface Structure {
  readonly name: string;
  readonly nesting: Nesting;
  limits(member: Member): { min: number; max: number };
}

/** The generated structure that a member holds, when it is not of a simple type. */
function structureOf(member: Member, synthesis: Synthesis | undefined, known: Declarations): Structure | undefined {
  const field = /private _\w+ = new (\w+?)(List|OutputReference|Map)\(this, "[^"]+"(?:, (true|false))?\)/.exec(
    member.source,
  );
  if (field) {
    const [, name = "", container, wrapsSet] = field;
    if (container === "List") return structure(name, wrapsSet === "true" ? "set" : "list", false);
    if (container === "Map") return structure(name, "map", false);
    const kind = synthesis?.kind;
    return structure(name, kind === "list" || kind === "set" ? kind : "single", true);
  }
  if (!synthesis || /^[a-z]/.test(synthesis.storage)) return undefined;
  const name = known.interfaces.has(synthesis.storage)
    ? synthesis.storage
    : synthesis.storage.replace(/(List|Map)$/, "");
  const kind = synthesis.kind;
  const nesting = kind === "list" || kind === "set" || kind === "map" ? kind : "single";
  return structure(name, nesting, !synthesis.value.includes("listMapperHcl"));
}

/** The generator holds a list or set of at most one block as a plain object. */
function structure(name: string, nesting: Nesting, one: boolean): Structure {
  const repeats = nesting === "list" || nesting === "set";
  return {
    name,
    nesting,
    limits: ({ required }) => ({ min: required && nesting !== "single" ? 1 : 0, max: one && repeats ? 1 : 0 }),
  };
}

/** The type of an attribute that is not a structure; undefined when the package does not tell it. */
function simpleType({ source }: Member, synthesis: Synthesis | undefined): CtyType | undefined {
  const library = /private _\w+ = new \w+\.(\w+)\(this, "[^"]+"(?:, (true|false))?\)/.exec(source);
  if (library) return storageType(library[1] ?? "", library[2] === "true" ? "set" : "list");
  if (synthesis) return storageType(synthesis.storage, synthesis.kind === "set" ? "set" : "list");
  const getter = /\.get(\w*?)(List|Map)?Attribute\('/.exec(source);
  if (!getter) return undefined;
  const element = storageType(getter[1] || "String", "list");
  const collection = getter[2] === "Map" ? "map" : source.includes("Fn.tolist(") ? "set" : "list";
  return element && getter[2] ? [collection, element] : element;
}

const PRIMITIVES: Readonly<Record<string, CtyType>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  any: "dynamic",
};

/** The type that a storage class such as `StringListMap` (a map of lists of strings) stands for. */
function storageType(storage: string, outermostList: "list" | "set"): CtyType | undefined {
  const primitive = PRIMITIVES[storage.toLowerCase()];
  if (primitive) return primitive;
  const [, inner, container] = /^(.*)(List|Map)$/.exec(storage) ?? [];
  const element = inner && storageType(inner, "list");
  if (!element) return undefined;
  // A map whose values are of any type is itself declared as a value of any type.
  if (container === "Map" && element === "dynamic") return "dynamic";
  return [container === "Map" ? "map" : outermostList, element];
}

function attribute({ name, required, optional, computed }: Member, type: CtyType): Attribute {
  // Every provider names its write-only arguments this way, and only these.
  const writeOnly = name.endsWith("_wo") && !computed;
  return { type, required, optional, computed, sensitive: false, deprecated: false, writeOnly };
}

function interfaceMembers(properties: ReadonlyMap<string, Property>): Member[] {
  return [...properties].map(([name, { required }]) => ({
    name,
    required,
    optional: !required,
    computed: false,
    source: "",
  }));
}

/** `alias` is a meta-argument that the generator adds to every provider. */
function withoutAlias(block: Block): Block {
  return { ...block, attributes: new Map([...block.attributes].filter(([name]) => name !== "alias")) };
}

function emptyBlock(): MutableBlock {
  return { attributes: new Map(), blocks: new Map(), deprecated: false };
}
