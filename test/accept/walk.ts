/** Programs at random: what the acceptor allows, followed wherever chance leads. */

import type { Scope } from "../../src/core/constraint.ts";
import { acceptorOf, type State } from "../../src/decode/accept/index.ts";

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

/** A line that has this much is brought to its end, and a block that has that much. */
const LONG_LINE = 120;
const LONG_BLOCK = 1500;
const MOST_TRIES = 3000;

/**
 * A block in the free layout that begins with `start`. What doesn't fit is often found only where a value ends, so the walk goes back to the line before
 * when it finds no way on; undefined when that takes too long.
 */
export function walkFreely(from: State, start: string, random: () => number): string | undefined {
  const first = from.next(start);
  if (!first) return undefined;
  const lines = [{ state: first, text: start, tries: 0 }];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const last = lines[lines.length - 1] as (typeof lines)[number];
    const next = walkLine(last.state, last.text.length > LONG_BLOCK, random);
    if (next?.state.complete && next.text.endsWith("}")) return last.text + next.text;
    if (next) lines.push({ state: next.state, text: last.text + next.text, tries: 0 });
    else if (++last.tries > 6 && lines.length > 1) lines.pop();
  }
  return undefined;
}

/** To the end of a line, or of the block. */
function walkLine(from: State, long: boolean, random: () => number): { state: State; text: string } | undefined {
  let text = "";
  let state = from;
  for (let steps = 0; steps < 60; steps++) {
    const home = long || text.length > LONG_LINE || (text !== "" && random() < 0.3);
    const offer = home ? state.exit() : state.offer(random);
    let piece = offer.slice(0, offer.lastIndexOf("\n") + 1) || offer;
    let next = state.next(piece);
    while (!next && piece.length > 1) {
      piece = piece.slice(0, -1);
      next = state.next(piece);
    }
    if (!next || piece === "") return undefined;
    state = next;
    text += piece;
    if (piece.endsWith("\n") || (state.complete && piece.endsWith("}"))) return { state, text };
  }
  return undefined;
}
