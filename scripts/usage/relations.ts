/** Which types lead to which: by the references of a block. */
import type { Schemas } from "../../src/knowledge/schemas.ts";
import type { Declared } from "./examples.ts";
import { allReferences, asReference, directReferences, type Walked } from "./walk.ts";

/** A block of an example with what it says. */
export interface Read extends Declared {
  walked: Walked;
}

/** Counts are of examples, never of blocks: an example that shows one thing five times isn't five examples. */
export class Relations {
  /** Examples that have a block of the type. */
  readonly examples = new Map<string, number>();
  /** type → path → "TYPE.ATTRIBUTE" → examples. */
  readonly refs = new Map<string, Map<string, Map<string, number>>>();
  /** type → other → examples in which it refers to it, and those in which to several of it at once. */
  readonly needs = new Map<string, Map<string, { count: number; many: number; paths: Map<string, number> }>>();
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  add(blocks: readonly Read[]): void {
    const seen = new Set<string>();
    for (const block of blocks) {
      for (const { target, path, many } of this.#targets(block)) {
        const need = inner(inner2(this.needs, block.type), target, () => ({ count: 0, many: 0, paths: new Map() }));
        if (once(seen, `need ${block.type} ${target}`)) need.count++;
        if (many && once(seen, `many ${block.type} ${target}`)) need.many++;
        if (once(seen, `path ${block.type} ${target} ${path}`)) increase(need.paths, path);
      }
      for (const { path, to } of this.#direct(block))
        if (once(seen, `ref ${block.type} ${path} ${to}`)) increase(inner2(inner2(this.refs, block.type), path), to);
    }
    for (const type of new Set(blocks.map((block) => block.type))) increase(this.examples, type);
  }

  *#targets({ walked }: Read): Generator<{ target: string; path: string; many: boolean }> {
    for (const { path, expression } of walked.arguments) {
      const names = new Map<string, Set<string>>();
      for (const found of allReferences(expression)) {
        const reference = asReference(found);
        if (!reference || !this.#schemas.block(reference.type)) continue;
        const of = names.get(reference.type) ?? new Set();
        names.set(reference.type, of.add(reference.name));
      }
      for (const [target, of] of names) yield { target, path: path.join("."), many: of.size > 1 };
    }
  }

  *#direct({ walked }: Read): Generator<{ path: string; to: string }> {
    for (const said of walked.arguments)
      for (const { path, names } of directReferences(said.expression)) {
        const reference = asReference(names);
        if (!reference || !has(this.#schemas, reference.type, reference.attribute)) continue;
        yield { path: [...said.path, ...path].join("."), to: `${reference.type}.${reference.attribute}` };
      }
  }
}

function has(schemas: Schemas, type: string, attribute: string): boolean {
  const block = schemas.block(type);
  return block !== undefined && (block.attributes.has(attribute) || block.blocks.has(attribute));
}

/** True the first time. */
export function once(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

export const increase = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

export function inner<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The map in a map of maps. */
export const inner2 = <K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> => inner(map, key, () => new Map<L, V>());
