/** One of many texts, as one thread: a range of a sorted list, narrowed character by character. */
import { end, type Out, State, type Then, type Thread } from "./machine.ts";

/** Texts in the order of their code units, each once. */
export type Sorted = readonly string[];

export const sorted = (texts: Iterable<string>): Sorted =>
  [...new Set(texts)].filter((text) => text !== "").sort((a, b) => (a < b ? -1 : 1));

/** What comes after the text at `index`. */
type After = (index: number, out: Out) => void;

class Words implements Thread {
  constructor(
    private readonly texts: Sorted,
    private readonly after: After,
    private readonly preferred: number,
    private readonly low: number,
    private readonly high: number,
    private readonly at: number,
  ) {}

  step(char: string, out: Out): void {
    const { texts, at } = this;
    const low = this.bound(char, false);
    const high = this.bound(char, true);
    if (low === high) return;
    let rest = low;
    if ((texts[low] as string).length === at + 1) {
      this.after(low, out);
      rest++;
    }
    if (rest < high) out.push(new Words(texts, this.after, this.preferred, rest, high, at + 1));
  }

  only(): string | undefined {
    const char = this.texts[this.low]?.[this.at];
    return this.texts[this.high - 1]?.[this.at] === char ? char : undefined;
  }

  exit(): string {
    const { low, high, at, preferred } = this;
    if (preferred >= low && preferred < high) return (this.texts[preferred] as string).slice(at);
    let shortest = this.texts[low] as string;
    for (let i = low; i < Math.min(high, low + 50); i++) {
      const text = this.texts[i] as string;
      if (text.length < shortest.length) shortest = text;
    }
    return shortest.slice(at);
  }

  offer(random: () => number): string {
    const index = this.low + Math.floor(random() * (this.high - this.low));
    return (this.texts[index] as string).slice(this.at);
  }

  /** The first text whose character here is `char`, or the first behind those. */
  private bound(char: string, behind: boolean): number {
    let low = this.low;
    let high = this.high;
    while (low < high) {
      const middle = (low + high) >> 1;
      const own = (this.texts[middle] as string)[this.at] as string;
      if (behind ? own <= char : own < char) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** One of `texts`; `preferred` is the one that leads to the end soonest. */
export const words =
  (texts: Sorted, after: After, preferred = -1): Then =>
  (out) => {
    if (texts.length > 0) out.push(new Words(texts, after, preferred, 0, texts.length, 0));
  };

/** One of `texts`, whichever, then the same; where there is no room to choose, the first of them, which is the most usual where that is known. */
export const oneOf = (texts: Iterable<string>, then: Then): Then => {
  const [first = ""] = texts;
  const all = sorted(texts);
  return words(all, (_, out) => then(out), all.indexOf(first));
};

/** One of some texts, and nothing else. */
export const acceptOneOf = (texts: readonly string[]): State =>
  State.of((out) => {
    if (texts.includes("")) end(out);
    oneOf(texts, end)(out);
  });
