import type { TokenEngine } from "./engine.ts";

/** Texts that more tokens than this begin with are too many to look at one by one. */
const MANY = 400;

/** The texts of an engine's tokens. */
export class Vocabulary {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly texts = new Map<number, string | undefined>();
  private sorted: { text: string; token: number }[] | undefined;

  constructor(private readonly engine: TokenEngine) {}

  /** A token's text; undefined when it ends a turn or is part of a character only. */
  text(token: number): string | undefined {
    if (!this.texts.has(token)) this.texts.set(token, this.decoded(token));
    return this.texts.get(token);
  }

  /** What tokens that begin with `text` go on with, in no particular order; undefined when they are too many to tell. */
  continuations(text: string): string[] | undefined {
    this.sorted ??= this.sort();
    const { sorted } = this;
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as { text: string }).text < text) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; sorted[at]?.text.startsWith(text); at++) {
      if (found.length === MANY) return undefined;
      const rest = sorted[at]?.text.slice(text.length);
      if (rest) found.push(rest);
    }
    return found;
  }

  private decoded(token: number): string | undefined {
    if (this.engine.isEnd(token)) return undefined;
    try {
      return this.decoder.decode(this.engine.piece(token)) || undefined;
    } catch {
      return undefined; // a part of a character
    }
  }

  private sort(): { text: string; token: number }[] {
    const all: { text: string; token: number }[] = [];
    for (let token = 0; token < this.engine.vocabulary; token++) {
      const text = this.text(token);
      if (text !== undefined) all.push({ text, token });
    }
    return all.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  }
}
