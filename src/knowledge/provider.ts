/** Reads one file of public/knowledge; a line is decoded when first used. */
import type { Header, TypeLine, WordsLine } from "./format.ts";

const NOTHING: TypeLine = { n: 0 };

export class ProviderKnowledge {
  readonly header: Header;
  readonly #lines: readonly string[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #decoded = new Map<string, TypeLine>();
  #words: WordsLine | undefined;

  /** Throws an Error when the first line isn't a header of format 1. */
  constructor(text: string) {
    this.#lines = text.trimEnd().split("\n");
    let header: Header | undefined;
    try {
      header = JSON.parse(this.#lines[0] ?? "");
    } catch {
      // Told below.
    }
    if (header?.format !== 1) throw new Error("Not a file of knowledge of format 1; run `npm run usage`.");
    this.header = header;
    this.#index = new Map(header.types.map((type, i) => [type, i]));
  }

  /** What is known of a type; of an unknown one that no example has it. */
  of(type: string): TypeLine {
    const index = this.#index.get(type);
    if (index === undefined) return NOTHING;
    let line = this.#decoded.get(type);
    if (!line) {
      line = JSON.parse(this.#lines[index + 1] ?? "{}") as TypeLine;
      this.#decoded.set(type, line);
    }
    return line;
  }

  get words(): WordsLine {
    this.#words ??= JSON.parse(this.#lines[this.header.types.length + 1] ?? "{}") as WordsLine;
    return this.#words;
  }
}
