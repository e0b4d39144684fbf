/**
 * Patterns that a text has to match, read a character at a time: what can't become a match is found where it goes wrong. They are the common part of
 * RE2 and JavaScript: classes, groups, alternatives, repetitions, anchors at the ends. A pattern with anything else isn't read.
 */
import { type Matches, type Piece, parsePattern } from "./pattern-syntax.ts";

/** How far a text has got; what it may go on with is asked of it. */
export interface Matching {
  readonly accepts: boolean;
  next(char: string): Matching | undefined;
}

/** More places than this aren't kept; a repetition of many hundred would need them. */
const MOST_PLACES = 4000;

interface Place {
  /** Places that are reached without a character. */
  readonly free: number[];
  readonly matches?: Matches;
  readonly to?: number;
}

class Machine {
  readonly places: Place[] = [];
  private readonly sets = new Map<string, State>();

  add(place: Omit<Place, "free"> & { free?: number[] }): number {
    this.places.push({ free: [], ...place });
    return this.places.length - 1;
  }

  /** Places for a piece before those at `then`; where it begins. */
  build(piece: Piece, then: number): number {
    if (this.places.length > MOST_PLACES) return then;
    if ("matches" in piece) return this.add({ matches: piece.matches, to: then });
    if ("all" in piece) return piece.all.reduceRight((behind, own) => this.build(own, behind), then);
    if ("either" in piece) return this.add({ free: piece.either.map((own) => this.build(own, then)) });
    let start = then;
    if (piece.most === undefined) {
      const loop = this.add({ free: [then] });
      (this.places[loop] as Place).free.push(this.build(piece.of, loop));
      start = loop;
    } else
      for (let i = piece.least; i < piece.most; i++) start = this.add({ free: [this.build(piece.of, start), then] });
    for (let i = 0; i < piece.least; i++) start = this.build(piece.of, start);
    return start;
  }

  /** The state of being at all places that these lead to. */
  state(places: Iterable<number>): State {
    const all = new Set<number>();
    const open = [...places];
    for (let own = open.pop(); own !== undefined; own = open.pop()) {
      if (all.has(own)) continue;
      all.add(own);
      open.push(...(this.places[own] as Place).free);
    }
    const sorted = [...all].sort((a, b) => a - b);
    const key = sorted.join(" ");
    const state = this.sets.get(key) ?? new State(this, sorted);
    this.sets.set(key, state);
    return state;
  }
}

/** The place where a match ends. */
const END = 0;

class State implements Matching {
  readonly accepts: boolean;
  private readonly known = new Map<string, State | undefined>();

  constructor(
    private readonly machine: Machine,
    private readonly places: readonly number[],
  ) {
    this.accepts = places.includes(END);
  }

  next(char: string): State | undefined {
    if (this.known.has(char)) return this.known.get(char);
    const to = this.places.flatMap((own) => {
      const { matches, to: next } = this.machine.places[own] as Place;
      return matches?.(char) ? [next as number] : [];
    });
    const state = to.length > 0 ? this.machine.state(to) : undefined;
    this.known.set(char, state);
    return state;
  }
}

const read = new Map<string, Matching | undefined>();

/** The beginning of every match; undefined when the pattern can't be read. */
export function matching(pattern: string): Matching | undefined {
  if (read.has(pattern)) return read.get(pattern);
  const piece = parsePattern(pattern);
  let start: Matching | undefined;
  if (piece) {
    const machine = new Machine();
    machine.add({});
    const begin = machine.build(piece, END);
    if (machine.places.length <= MOST_PLACES) start = machine.state([begin]);
  }
  read.set(pattern, start);
  return start;
}

/** Printed characters, the plainest first. */
const TRIED = `a0A-_./:${Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join("")} `.replace(
  /["\\$%]/g,
  "",
);
const LONGEST_WAY = 80;

/** Whether whatever follows will match. */
export function isSettled(state: Matching): boolean {
  return state.accepts && [...TRIED].every((char) => state.next(char)?.accepts);
}

/** The shortest text, of at least so many plain characters, that makes a match of what was read; undefined when none is near. */
export function wayOut(states: readonly Matching[], not: Matching | undefined, least = 0): string | undefined {
  let open: { states: readonly Matching[]; not: Matching | undefined; text: string }[] = [{ states, not, text: "" }];
  const seen = new Set<string>();
  const ids = new Map<Matching, number>();
  const id = (state: Matching) => {
    const known = ids.get(state) ?? ids.size;
    ids.set(state, known);
    return known;
  };
  for (let length = 0; length <= LONGEST_WAY && open.length > 0; length++) {
    const next: typeof open = [];
    for (const { states: own, not: refused, text } of open) {
      if (length >= least && own.every(({ accepts }) => accepts) && !refused?.accepts) return text;
      for (const char of TRIED) {
        const behind = own.map((state) => state.next(char));
        const against = refused?.next(char);
        if (behind.some((state) => state === undefined) || (against && isSettled(against))) continue;
        const key = `${Math.min(length, least)} ${[...behind, against].map((state) => (state ? id(state) : "-")).join(" ")}`;
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ states: behind as Matching[], not: against, text: text + char });
      }
    }
    open = next;
  }
  return undefined;
}
