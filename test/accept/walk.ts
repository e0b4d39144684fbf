/** Programs at random: what the acceptor allows, followed wherever chance leads. */

import { acceptorOf, type State } from "../../src/decode/accept/index.ts";
import type { Scope } from "../../src/decode/constraint.ts";

/** Characters; a walk that gets longer takes the shortest way out. */
const LONG = 6000;

/** Follows `state` until the text is complete; undefined when it got stuck, which must not be. */
export function walk(state: State, random: () => number): string | undefined {
  let text = "";
  let now: State | undefined = state;
  while (now && !now.complete) {
    const piece: string = text.length > LONG ? now.closing() : now.forced() || drawn(now, random);
    if (piece === "") return undefined;
    text += piece;
    now = now.next(piece);
  }
  return now && text;
}

/** As much of an offer as is taken; the first character always is. */
function drawn(state: State, random: () => number): string {
  const offer = state.offer(random);
  for (let length = offer.length; length > 0; length--) {
    const piece = offer.slice(0, length);
    if (state.next(piece)) return piece;
  }
  return state.closing();
}

/** A block that begins with `start`, at random; undefined when the walk got stuck. */
export function walkBlock(scope: Scope, start: string, random: () => number): string | undefined {
  const body = walk(acceptorOf({ kind: "block", scope, start }), random);
  return body === undefined ? undefined : start + body;
}

/** The shortest block that begins with `start`. */
export const shortest = (scope: Scope, start: string): string =>
  start + acceptorOf({ kind: "block", scope, start }).closing();
