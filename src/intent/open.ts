/** What a block may hold though nobody found that the request speaks of it: the model may, and the schema permits it. */
import type { Open } from "../core/constraint.ts";
import type { Block } from "../core/schema.ts";
import type { Chooser } from "./choose.ts";

/** Nested blocks so deep inside what is opened aren't: no request speaks of them. */
const DEEPEST = 2;
/** What no request asks for by being silent about it. */
const NEVER = new Set(["id", "tags_all", "region", "timeouts", "provider"]);

/** By path, of the block of `type` and of all inside it. `narrowed`: what is written of it anyway. */
export function openIn(narrowed: Block, whole: Block, type: string, chooser: Chooser): Map<string, Open> {
  const found = new Map<string, Open>();
  open(narrowed, whole, type, DEEPEST);
  return found;

  /** Whether the model can write all that the block requires. */
  function open(own: Block | undefined, block: Block, path: string, depth: number): boolean {
    const names = new Set<string>();
    for (const [name, attribute] of block.attributes) {
      if (NEVER.has(name) || own?.attributes.has(name)) continue;
      if (!attribute.required && !attribute.optional) continue;
      const offered = chooser.offers({ name, path: `${path}.${name}` }, attribute);
      if (attribute.required && !offered) return false;
      if (!attribute.required && offered) names.add(name);
    }
    for (const [name, nested] of block.blocks) {
      if (NEVER.has(name) || nested.block.deprecated) continue;
      const inner = own?.blocks.get(name)?.block;
      if (!inner && depth === 0) continue;
      const writable = open(inner, nested.block, `${path}.${name}`, inner ? depth : depth - 1);
      if (inner) continue;
      if (nested.min > 0 && !writable) return false;
      if (nested.min === 0 && writable) names.add(name);
    }
    found.set(path, { block, names });
    return true;
  }
}
