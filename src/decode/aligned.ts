import type { TokenEngine } from "./engine.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A prompt and its answer as tokens. Text that nobody chose is cut into tokens as the model would have written it: together with what stands before it, from the
 * last place where a token surely begins, which is where white space follows something else.
 */
export class AlignedTokens {
  readonly tokens: number[];

  constructor(
    private readonly engine: TokenEngine,
    prompt: readonly number[],
  ) {
    this.tokens = [...prompt];
  }

  /** Takes a token that was chosen. */
  push(token: number): void {
    this.tokens.push(token);
  }

  /** Takes text. The last tokens may become others. */
  add(text: string): void {
    const from = this.boundary();
    const tail = this.tokens.splice(from);
    this.tokens.push(...this.engine.tokenize(this.textOf(tail) + text));
  }

  private boundary(): number {
    for (let at = this.tokens.length; at > 0; at--) {
      const before = this.tokens[at - 1] as number;
      if (this.engine.isEnd(before)) return at;
      const next = this.tokens[at];
      if (next !== undefined && !/\s$/.test(this.textOf([before])) && /^\s/.test(this.textOf([next]))) return at;
    }
    return 0;
  }

  textOf(tokens: readonly number[]): string {
    const pieces = tokens.map((token) => this.engine.piece(token));
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return decoder.decode(bytes);
  }
}
