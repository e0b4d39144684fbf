/** Arguments that exclude or stand in for each other, as the provider's rules say: heeded when a block is narrowed. */
import type { TypeFacts } from "../core/facts.ts";
import type { Attribute, Block, NestedBlock } from "../core/schema.ts";

/** A block that is being narrowed. */
export interface Narrowing {
  /** The whole schema. */
  block: Block;
  /** What is kept of it. Arguments are taken out and added. */
  attributes: Map<string, Attribute>;
  blocks: ReadonlyMap<string, NestedBlock>;
  /** Path within the type: `` or `rule.`. */
  at: string;
}

/**
 * At most one of what excludes each other stays; of those of which one is needed, the one that `reluctance` is least for is added, and `decide` told about it.
 */
export function heedGroups(
  { conflicts = [], one = [], any = [], doubtful = {} }: TypeFacts,
  { block, attributes, blocks, at }: Narrowing,
  reluctance: (name: string) => number,
  decide: (name: string, attribute: Attribute) => void,
): void {
  const here = (group: readonly string[]) =>
    group.filter((member) => member.startsWith(at)).map((member) => member.slice(at.length));
  const has = (name: string) => attributes.has(name) || blocks.has(name);
  for (const group of [...conflicts, ...(doubtful.conflicts ?? []), ...one].map(here)) {
    const weigh = (name: string) => (blocks.has(name) ? 2 : attributes.get(name)?.required ? 1 : 0);
    for (const name of group
      .filter(has)
      .toSorted((a, b) => weigh(b) - weigh(a))
      .slice(1))
      if (!block.attributes.get(name)?.required) attributes.delete(name);
  }
  for (const group of [...one, ...any].map(here)) {
    if (group.length === 0 || group.some((name) => has(name) || name.includes("."))) continue;
    const [name] = group.filter((member) => block.attributes.has(member)).sort((a, b) => reluctance(a) - reluctance(b));
    const attribute = name === undefined ? undefined : block.attributes.get(name);
    if (name === undefined || !attribute) continue;
    decide(name, attribute);
    attributes.set(name, { ...attribute, required: true });
  }
}
