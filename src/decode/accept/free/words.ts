/** Names, as people write them. */
import { isNamed } from "../characters.ts";
import type { Out, Then, Thread } from "../machine.ts";
import { type Hints, told } from "./peek.ts";

/** A whole name: `then` gets it and the first character behind it. */
export const word =
  (then: (name: string, char: string, out: Out) => void, hints: Hints = []): Then =>
  (out) =>
    void out.push(new Word("", then, hints));

class Word implements Thread {
  constructor(
    private readonly text: string,
    private readonly then: (name: string, char: string, out: Out) => void,
    private readonly hints: Hints,
  ) {}

  step(char: string, out: Out): void {
    if (isNamed(char, this.text === "")) out.push(new Word(this.text + char, this.then, this.hints));
    else if (this.text !== "") this.then(this.text, char, out);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    const { text } = this;
    const hint = told(this.hints).find((own) => own.startsWith(text) && own.length > text.length);
    return hint === undefined ? (text === "" ? "x" : " ") : hint.slice(text.length);
  }

  offer(random: () => number): string {
    const { text } = this;
    const hints = told(this.hints);
    if (text === "" && hints.length > 0) return hints[Math.floor(random() * hints.length)] as string;
    return text === "" ? "x" : (BEHIND[Math.floor(random() * BEHIND.length)] as string);
  }
}

const BEHIND = [" ", ".", "(", " = ", " {", "[0]", "\n", "}"];
