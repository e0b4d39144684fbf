/** Compares a compact schema with a dump, fact by fact. */

import type { SchemaKind } from "../../src/core/schema.ts";
import { type Attribute, type Block, FLAGS, type NestedBlock, type ProviderSchema } from "../../src/core/schema.ts";
import { typeKey } from "./compact.ts";
import type { Provider } from "./extract.ts";

export class Comparison {
  /** Numbers of equal facts by what they are: `required`, `type`, `block max`… */
  readonly equal = new Map<string, number>();
  /** Descriptions of the different ones by the same, and of what only one side has by `… only in dump` and the like. */
  readonly differences = new Map<string, string[]>();

  constructor(dump: Provider, compact: ProviderSchema) {
    // Some dumps leave the provider's own configuration out.
    if (dump.provider.attributes.size > 0) this.#block("provider", dump.provider, compact.provider);
    for (const kind of ["resource", "data", "ephemeral"] satisfies SchemaKind[]) {
      for (const [name, { version, block }] of dump.schemas[kind]) {
        const other = compact.block(kind, name);
        if (!other) this.#differ(`${kind} only in dump`, name);
        else {
          this.#fact("schema version", `${kind}.${name}`, version, compact.schemaVersion(kind, name));
          this.#block(`${kind}.${name}`, block, other);
        }
      }
      for (const name of compact.names(kind)) {
        if (!dump.schemas[kind].has(name)) this.#differ(`${kind} only in compact`, name);
      }
    }
  }

  #block(path: string, dump: Block, compact: Block): void {
    this.#fact("block deprecated", path, dump.deprecated, compact.deprecated);
    this.#named(path, "attribute", dump.attributes, compact.attributes, this.#attribute);
    this.#named(path, "block", dump.blocks, compact.blocks, this.#nested);
  }

  #named<V>(
    path: string,
    what: string,
    dump: ReadonlyMap<string, V>,
    compact: ReadonlyMap<string, V>,
    compare: (path: string, dump: V, compact: V) => void,
  ): void {
    for (const [name, value] of dump) {
      const other = compact.get(name);
      if (other === undefined) this.#differ(`${what} only in dump`, `${path}.${name}`);
      else compare(`${path}.${name}`, value, other);
    }
    for (const name of compact.keys()) if (!dump.has(name)) this.#differ(`${what} only in compact`, `${path}.${name}`);
  }

  readonly #attribute = (path: string, dump: Attribute, compact: Attribute): void => {
    for (const flag of Object.keys(FLAGS) as (keyof typeof FLAGS)[]) this.#fact(flag, path, dump[flag], compact[flag]);
    this.#fact("attribute nesting", path, dump.nested?.nesting, compact.nested?.nesting);
    if (dump.nested && compact.nested) {
      this.#named(path, "attribute", dump.nested.attributes, compact.nested.attributes, this.#attribute);
    } else this.#fact("type", path, typeKey(dump.type), typeKey(compact.type));
  };

  readonly #nested = (path: string, dump: NestedBlock, compact: NestedBlock): void => {
    for (const fact of ["nesting", "min", "max"] as const) this.#fact(`block ${fact}`, path, dump[fact], compact[fact]);
    this.#block(path, dump.block, compact.block);
  };

  #fact(fact: string, path: string, dump: unknown, compact: unknown): void {
    if (dump === compact) this.equal.set(fact, (this.equal.get(fact) ?? 0) + 1);
    else this.#differ(fact, `${path}: dump ${dump}, compact ${compact}`);
  }

  #differ(what: string, description: string): void {
    const known = this.differences.get(what);
    if (known) known.push(description);
    else this.differences.set(what, [description]);
  }
}
