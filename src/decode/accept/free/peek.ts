/**
 * What people write, read with one character to look ahead: an element ends where the next one's first character comes, which it hands on. Elements
 * take the space behind them, so that one thread is enough nearly everywhere. Signs of several characters are handed on as one.
 */
import type { Out, Then, Thread } from "../machine.ts";

/** Texts that may follow, the first of them on the way to the end; found when someone asks. */
export type Hints = readonly string[] | (() => readonly string[]);

export const told = (hints: Hints): readonly string[] => (typeof hints === "function" ? hints() : hints);

/** Waits for one character and decides by it. */
class Peek implements Thread {
  constructor(
    private readonly on: (char: string, out: Out) => void,
    private readonly hints: Hints,
  ) {}

  step(char: string, out: Out): void {
    this.on(char, out);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    return told(this.hints)[0] ?? "";
  }

  offer(random: () => number): string {
    const hints = told(this.hints);
    return hints[Math.floor(random() * hints.length)] ?? "";
  }
}

/** `hints` may be the texts themselves, or one function that finds them. */
export const peek =
  (on: (char: string, out: Out) => void, ...hints: string[] | [() => readonly string[]]): Then =>
  (out) => {
    const [first] = hints;
    out.push(new Peek(on, typeof first === "function" ? first : (hints as string[])));
  };

/** Gives a character, or a sign, to what comes next. */
export function hand(then: Then, char: string, out: Out): void {
  const threads: Out = [];
  then(threads);
  for (const thread of threads) thread.step(char, out);
}

/** Space and comments, then what comes next; line breaks only where they mean nothing. */
export function space(lines: boolean, then: Then): Then {
  const thread = new Space(lines, then);
  return (out) => void out.push(thread);
}

class Space implements Thread {
  constructor(
    private readonly lines: boolean,
    private readonly then: Then,
  ) {}

  step(char: string, out: Out): void {
    if (char === " " || char === "\t" || char === "\r" || (char === "\n" && this.lines)) out.push(this);
    else if (char === "#") out.push(new Comment(this, false));
    else if (char === "/") out.push(new Peek((next, o) => this.slash(next, o), []));
    else hand(this.then, char, out);
  }

  /** A slash may begin a comment, or divide. */
  private slash(next: string, out: Out): void {
    if (next === "/") out.push(new Comment(this, false));
    else if (next === "*") out.push(new Comment(this, true));
    else {
      const threads: Out = [];
      hand(this.then, "/", threads);
      for (const thread of threads) thread.step(next, out);
    }
  }

  private get behind(): Out {
    const threads: Out = [];
    this.then(threads);
    return threads;
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    return this.behind.map((thread) => thread.exit()).find((exit) => exit !== "") ?? "";
  }

  offer(random: () => number): string {
    const { behind } = this;
    const offer = behind[Math.floor(random() * behind.length)]?.offer(random) ?? "";
    return random() < 0.2 && offer !== "\n" ? ` ${offer}` : offer;
  }

  ends(): boolean {
    return this.behind.some((thread) => thread.ends?.() ?? false);
  }
}

class Comment implements Thread {
  constructor(
    private readonly space: Space,
    private readonly block: boolean,
    private readonly star = false,
  ) {}

  step(char: string, out: Out): void {
    if (!this.block) {
      if (char === "\n") this.space.step(char, out);
      else out.push(this);
    } else if (char === "/" && this.star) out.push(this.space);
    else if ((char === "*") !== this.star) out.push(new Comment(this.space, true, char === "*"));
    else out.push(this);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    return this.block ? (this.star ? "/" : "*/") : "\n";
  }

  offer(random: () => number): string {
    return random() < 0.5 ? this.exit() : "x";
  }

  ends(): boolean {
    return !this.block && this.space.ends();
  }
}

/** Exactly this sign, then space, then what comes next. */
export const sign = (text: string, lines: boolean, then: Then): Then => {
  const behind = space(lines, then);
  return peek((char, out) => {
    if (char === text) behind(out);
  }, text);
};

/** Gives a text, character by character, to what comes next. */
export function feed(then: Then, text: string, out: Out): void {
  let threads: Out = [];
  then(threads);
  for (const char of text) {
    const next: Out = [];
    for (const thread of threads) thread.step(char, next);
    threads = next;
  }
  out.push(...threads);
}

/** Threads that only tell what may come, since a peeking one takes the characters. */
export function shadow(then: Then, out: Out) {
  const threads: Out = [];
  then(threads);
  for (const thread of threads)
    out.push({
      step: () => {},
      only: () => undefined,
      exit: () => thread.exit(),
      offer: (random) => thread.offer(random),
      ends: () => thread.ends?.() ?? false,
    });
}
