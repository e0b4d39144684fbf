/**
 * The machine under the acceptor: a nondeterministic parser by continuation. A state is a few threads, each waiting for a character; what comes
 * after an element is a function that adds the threads waiting behind it. Nothing is ever changed, so states are shared and kept freely.
 */
import type { Acceptor } from "../acceptor.ts";

/** One way in which the text may go on. */
export interface Thread {
  /** Adds what may follow `char`; nothing when it isn't taken. */
  step(char: string, out: Out): void;
  /** The one character that is taken; undefined when there are several. */
  only(): string | undefined;
  /** A text that leads to the end of the element; empty where it has ended and other threads go on. */
  exit(): string;
  /** A text that might follow, for walks at random. It need not be taken whole. */
  offer(random: () => number): string;
  /** Whether the text may end here. */
  ends?(): boolean;
}

export type Out = Thread[];
/** What comes after an element. */
export type Then = (out: Out) => void;

/** The text may end here. */
const END: Thread = { step: () => {}, only: () => undefined, exit: () => "", offer: () => "", ends: () => true };
export const end: Then = (out) => void out.push(END);

/** More threads than this at once are looked through for equal ones. */
const FEW = 6;
/** Words and signs on the way to the end; no schema's shortest block has as many. */
const MOST_STEPS = 5000;

export class State implements Acceptor {
  constructor(private readonly threads: readonly Thread[]) {}

  static of(start: Then): State {
    const out: Out = [];
    start(out);
    return new State(out);
  }

  next(text: string): State | undefined {
    let threads = this.threads;
    for (let i = 0; i < text.length; i++) {
      const char = text[i] as string;
      const out: Out = [];
      for (const thread of threads) thread.step(char, out);
      if (out.length === 0) return undefined;
      threads = out.length > FEW ? [...new Set(out)] : out;
    }
    return threads === this.threads ? this : new State(threads);
  }

  forced(): string {
    let text = "";
    let state: State | undefined = this;
    while (state) {
      const char = state.only();
      if (char === undefined) break;
      text += char;
      state = state.next(char);
    }
    return text;
  }

  get complete(): boolean {
    return this.threads.some((thread) => thread.ends?.() ?? false);
  }

  /** A short text after which the text may end; all that is found where the way gets too long. */
  closing(): string {
    let text = "";
    let state: State | undefined = this;
    for (let steps = 0; state && !state.complete && steps < MOST_STEPS; steps++) {
      const exit: string = state.exit();
      if (exit === "") return text;
      text += exit;
      state = state.next(exit);
    }
    return text;
  }

  /** The first step of the shortest way to the end. */
  exit(): string {
    let shortest = "";
    for (const thread of this.threads) {
      const exit = thread.exit();
      if (exit !== "" && (shortest === "" || exit.length < shortest.length)) shortest = exit;
    }
    return shortest;
  }

  /** Something that might follow, for walks at random; "" where nothing is known to. */
  offer(random: () => number): string {
    const start = Math.floor(random() * this.threads.length);
    for (let i = 0; i < this.threads.length; i++) {
      const offer = this.threads[(start + i) % this.threads.length]?.offer(random);
      if (offer) return offer;
    }
    return "";
  }

  private only(): string | undefined {
    const [first, ...rest] = this.threads;
    const char = first?.only();
    return rest.every((thread) => thread.only() === char) ? char : undefined;
  }
}

class Literal implements Thread {
  constructor(
    private readonly text: string,
    private readonly at: number,
    private readonly then: Then,
  ) {}

  step(char: string, out: Out): void {
    if (char !== this.text[this.at]) return;
    if (this.at + 1 === this.text.length) this.then(out);
    else out.push(new Literal(this.text, this.at + 1, this.then));
  }

  only(): string | undefined {
    return this.text[this.at];
  }

  exit(): string {
    return this.text.slice(this.at);
  }

  offer(): string {
    return this.exit();
  }
}

/** Exactly this text. */
export const literal =
  (text: string, then: Then): Then =>
  (out) => {
    if (text === "") then(out);
    else out.push(new Literal(text, 0, then));
  };

export const either =
  (...all: Then[]): Then =>
  (out) => {
    for (const one of all) one(out);
  };
