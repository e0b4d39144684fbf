/** What the model may take for one block, all its tries together: one that has lost the thread must not keep what comes after it waiting. */
import type { Completion } from "../core/completion.ts";

const TOKENS = 1000;
const SECONDS = 60;

export class Budget {
  #tokens = TOKENS;
  #seconds = SECONDS;
  /** Whether a completion was cut off by it. */
  cut = false;

  /** For the next completion. */
  get left(): { maxTokens: number; maxSeconds: number } {
    return { maxTokens: Math.max(1, this.#tokens), maxSeconds: Math.max(0, this.#seconds) };
  }

  get isSpent(): boolean {
    return this.#tokens <= 0 || this.#seconds <= 0;
  }

  spend({ tokens, seconds, firstTokenSeconds, stop }: Completion): void {
    this.#tokens -= tokens;
    this.#seconds -= seconds - firstTokenSeconds;
    if (stop === "length") this.cut = true;
  }

  /** For a person, after `address` was written. */
  note(address: string): string {
    return `${address} was cut short, and what the model had not chosen is usual: a block may take ${TOKENS} tokens and ${SECONDS} s, the model has to read soon enough what it is about, and it has to fit into its memory.`;
  }
}
