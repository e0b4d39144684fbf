/** Elements made of characters: names and the inside of strings. */
import type { Out, Then, Thread } from "./machine.ts";

const LETTER = /[\p{ID_Start}_]/u;
const NAME = /[\p{ID_Continue}-]/u;
const ascii = (pattern: RegExp) => Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
const LETTERS = ascii(LETTER);
const NAMES = ascii(NAME);

/** Whether a name may begin with, or go on with, a character. Half a surrogate pair never. */
export function isNamed(char: string, first: boolean): boolean {
  const code = char.charCodeAt(0);
  if (code < 128) return (first ? LETTERS : NAMES)[code] as boolean;
  return (first ? LETTER : NAME).test(char);
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;
const SOME_NAMES = ["main", "a", "web", "my_name", "x1", "this"];
const SOME_TEXTS = ["a", "web", "10.0.0.0/16", "a b", "ü", "$", "%", "\\n", '\\"', "#", "{", "'", "0"];

const LONGEST_NAME = 64;

/** A name; `then` gets it and says what follows. `permits`: what it may begin with. */
export const name =
  (then: (name: string) => Then, permits?: RegExp): Then =>
  (out) =>
    void out.push(new Name("", permits, then));

class Name implements Thread {
  constructor(
    private readonly text: string,
    private readonly permits: RegExp | undefined,
    private readonly then: (name: string) => Then,
  ) {}

  step(char: string, out: Out): void {
    if (this.text.length >= LONGEST_NAME || !isNamed(char, this.text === "")) return;
    const text = this.text + char;
    if (this.permits && !this.permits.test(text)) return;
    out.push(new Name(text, this.permits, this.then));
    this.then(text)(out);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    if (this.text === "") return "x";
    const behind: Out = [];
    this.then(this.text)(behind);
    return behind.length > 0 ? "" : "x";
  }

  offer(random: () => number): string {
    return pick(SOME_NAMES, random);
  }
}

export interface Inside {
  /** Characters that may still come. */
  readonly room: number;
  /** What follows `${`, and behind its `}` what is handed in. */
  readonly template?: (back: Then) => Then;
  /** What follows the closing quote. */
  readonly behind: Then;
}

/** The inside of a string on one line, and its closing quote. */
export const inside =
  (about: Inside): Then =>
  (out) =>
    void out.push(new Text(about, about.room, ""));

/** An expression takes as much room as so many characters, so that a text of expressions comes to an end, too. */
const TEMPLATE = 16;

class Text implements Thread {
  constructor(
    private readonly about: Inside,
    private readonly room: number,
    /** `$`, `%`, `$$`, `%%` or a backslash just read: what it means, the next character decides. */
    private readonly open: "" | "$" | "%" | "double" | "\\",
  ) {}

  step(char: string, out: Out): void {
    const { about, room, open } = this;
    if (open === "\\") {
      if ('nrt"\\'.includes(char)) out.push(new Text(about, room - 1, ""));
      return;
    }
    if (char === '"') {
      about.behind(out);
      return;
    }
    if (char === "{" && open === "$" && about.template) {
      const left = Math.max(0, room - TEMPLATE);
      about.template((after) => void after.push(new Text(about, left, "")))(out);
      return;
    }
    if ((char === "{" && open !== "") || room <= 0 || !isPlain(char)) return;
    const doubled = (char === "$" || char === "%") && (open === char || open === "double");
    const opens = char === "\\" || char === "$" || char === "%" ? char : "";
    out.push(new Text(about, room - 1, doubled ? "double" : opens));
  }

  only(): string | undefined {
    return this.room <= 0 && this.open === "" ? '"' : undefined;
  }

  exit(): string {
    return this.open === "\\" ? "n" : '"';
  }

  offer(random: () => number): string {
    const draw = random();
    if (draw < 0.5) return '"';
    return draw < 0.6 ? "${" : pick(SOME_TEXTS, random);
  }
}

/** Printed characters. What stands for bytes that are no text isn't. */
export function isPlain(char: string): boolean {
  const code = char.charCodeAt(0);
  return code >= 0x20 && !(code >= 0x7f && code < 0xa0) && code !== 0xfffd && code !== 0xfeff;
}

/** A text as a string of HCL. */
export const quote = (text: string): string =>
  `"${text
    .replace(/["\\]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(/[$%](?=\{)/g, "$&$&")}"`;
