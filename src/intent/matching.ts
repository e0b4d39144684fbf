/** Which of many goes where, so that all together is likeliest: greedy choices give one the place that another needs. */

export interface Edge {
  from: unknown;
  to: string;
  /** Above zero: it is better than nothing. */
  worth: number;
}

/**
 * The matching of most worth: each `from` goes to one place at most, and a place takes at most `room` of them. By paths that better it, one after the other (Bellman and Ford),
 * which ends with the best one.
 */
export function matched<E extends Edge>(edges: readonly E[], room: (to: string) => number): E[] {
  const useful = edges.filter(({ worth }) => worth > 0);
  const chosen = new Map<unknown, E>();
  const filled = new Map<string, number>();
  const all = [...new Set(useful.map(({ from }) => from))];
  for (;;) {
    const path = bestPath(all, useful, chosen, (to) => (filled.get(to) ?? 0) < room(to));
    if (!path) return [...chosen.values()];
    const last = path.at(-1) as E;
    filled.set(last.to, (filled.get(last.to) ?? 0) + 1);
    for (const edge of path) chosen.set(edge.from, edge);
  }
}

/** From what has no place yet to a place that is free, over places whose holders move on; undefined where that gains nothing. */
function bestPath<E extends Edge>(
  all: readonly unknown[],
  edges: readonly E[],
  chosen: ReadonlyMap<unknown, E>,
  isFree: (to: string) => boolean,
): E[] | undefined {
  const gain = new Map<unknown, number>(all.flatMap((from) => (chosen.has(from) ? [] : [[from, 0] as const])));
  const by = new Map<unknown, E>();
  const holders = new Map<string, unknown[]>();
  for (const [from, { to }] of chosen) holders.set(to, [...(holders.get(to) ?? []), from]);
  for (let round = 0; round < all.length; round++) {
    let moved = false;
    for (const edge of edges) {
      const before = gain.get(edge.from);
      if (before === undefined || chosen.get(edge.from) === edge) continue;
      for (const holder of holders.get(edge.to) ?? []) {
        const after = before + edge.worth - (chosen.get(holder)?.worth ?? 0);
        if (after <= (gain.get(holder) ?? Number.NEGATIVE_INFINITY) + 1e-9) continue;
        gain.set(holder, after);
        by.set(holder, edge);
        moved = true;
      }
    }
    if (!moved) break;
  }
  let best: { end: E; worth: number } | undefined;
  for (const edge of edges) {
    const worth = (gain.get(edge.from) ?? Number.NEGATIVE_INFINITY) + edge.worth;
    if (isFree(edge.to) && chosen.get(edge.from) !== edge && worth > (best?.worth ?? 1e-9)) best = { end: edge, worth };
  }
  if (!best) return undefined;
  const path = [best.end];
  for (let at = by.get(best.end.from); at; at = by.get(at.from)) path.unshift(at);
  return path;
}
