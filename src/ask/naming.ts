/** How the blocks of a program are called: their labels, and the names that the request gives the things themselves. */

import { freeName } from "../core/references.ts";
import type { Text } from "../language/texts.ts";
import type { Demand } from "./retrieve.ts";

/** A block that is wanted: the program is to have it. */
export interface Wanted {
  type: string;
  /** Its label: unique for its type. */
  name: string;
  /** What the request calls the thing, literally. */
  called?: string;
  /** Who asks for it, for the user. */
  why?: string;
  /** What the request says it is for: a name where it needs one and has none. */
  purpose?: string;
}

/** A name this far from the words for the thing belongs to something else. */
const NEAR = 60;

/** The blocks of a request's groups, in their order. `texts`: those in the request. */
export function namedBlocks(groups: readonly Demand[], texts: readonly Text[]): Wanted[] {
  const names = assigned(groups, texts);
  const labels = new Set<string>();
  return groups.flatMap((group) => {
    const { type, name, count, why, purpose } = group;
    const called = names.get(group);
    return Array.from({ length: count }, (_, i): Wanted => {
      const plain = name ?? "main";
      const label = freeName(count > 1 ? `${plain}_${i + 1}` : plain, (one) => labels.has(`${type}.${one}`));
      labels.add(`${type}.${label}`);
      const own = { ...(called !== undefined && i === 0 && { called }), ...(why && { why }) };
      const needed = name ?? purpose?.replaceAll("_", "-");
      return { type, name: label, ...own, ...(needed !== undefined && { purpose: needed }) };
    });
  });
}

/** Each name to the nearest thing that is asked for: the words for it mostly stand before. */
function assigned(groups: readonly Demand[], texts: readonly Text[]): Map<Demand, string> {
  const found = new Map<Demand, string>();
  const distance = (group: Demand, { at, text }: Text) => {
    if (group.at === undefined) return Number.POSITIVE_INFINITY;
    return at >= group.at ? at - group.at : (group.at - at - text.length) * 1.5;
  };
  for (const text of texts) {
    if (!["name", "path", "word"].includes(text.kind)) continue;
    const [nearest] = groups
      .filter((group) => !found.has(group))
      .map((group) => ({ group, far: distance(group, text) }))
      .filter(({ far }) => far < NEAR)
      .sort((a, b) => a.far - b.far);
    if (nearest) found.set(nearest.group, text.text);
  }
  return found;
}
