/** What a type can't be without: what an argument that it requires refers to, as examples show. */
import type { Block } from "../core/schema.ts";
import { isNamedAfter, type Need } from "../knowledge/knowledge.ts";
import type { Schemas } from "../knowledge/schemas.ts";

/** `needs`: types that a type can't be without; `each`: types of whose blocks each has one of it. */
export type NeedsOf = (type: string) => { needs: readonly string[]; each: readonly string[] };

/** An argument refers to other types now and then; to this one it does for the most part. */
const MOSTLY = 0.5;
/** Of the examples: what is optional, or isn't named after what it leads to, is needed where most lead to it. */
const MOST = 2 / 3;
/** Of fewer examples nothing follows for what is in an optional block. */
const FEW = 5;

export function needsIn(schemas: Schemas): NeedsOf {
  const { knowledge } = schemas;
  const isNeeded = (type: string, block: Block, { type: other, argument, share, always }: Need): boolean => {
    if (always) return true;
    if (other === type || (other.startsWith("data.") && !isLookedUp(other, share))) return false;
    const refs = knowledge.refsAt(type, argument);
    const shareOf = (wanted: string) =>
      refs.reduce((sum, { target, share }) => sum + (target === wanted ? share : 0), 0);
    // Examples that only look it up would do with one that is made, too.
    if (shareOf(other) + shareOf(`data.${other}`) <= MOSTLY) return false;
    const { required, inside } = placeOf(block, argument.split("."));
    const named = isNamedAfter(argument, other);
    // An argument that is named after it has nothing else to lead to, unless there are well-known values for it.
    if (required && named && knowledge.values(type, argument).length === 0) return true;
    return (required || (named && (inside || knowledge.examples(type) >= FEW))) && share > MOST;
  };
  /** What can be made isn't looked up, but for what is there for everybody: nothing has to be said of it. */
  const isLookedUp = (type: string, share: number): boolean =>
    share > MOST && schemas.block(type.replace(/^data\./, "")) === undefined && knowledge.usual(type).length === 0;
  return (type) => {
    const block = schemas.block(type);
    const needs = block ? knowledge.needs(type).filter((need) => isNeeded(type, block, need)) : [];
    return { needs: needs.map((need) => need.type), each: knowledge.each(type) };
  };
}

/** Whether a block can't be without an argument, at a path through blocks; `inside`: without the block that it is in. */
function placeOf(
  { attributes, blocks }: Block,
  [first = "", ...rest]: readonly string[],
): { required: boolean; inside: boolean } {
  if (rest.length === 0) return { required: attributes.get(first)?.required === true, inside: true };
  const nested = blocks.get(first);
  return nested !== undefined && nested.min > 0 ? placeOf(nested.block, rest) : { required: false, inside: false };
}
