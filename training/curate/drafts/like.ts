/** Programs of like requests as drafts: what a scenario gives where it can't read a value of the request. */
import { blocksOf } from "../../../src/core/block-texts.ts";
import type { Row } from "../row.ts";

/** More than this many characters are none to learn adapting from. */
const LONGEST = 4000;

/** Rows by the family and the blocks of their programs; each gets the program of one that was there before it. */
export class Like {
  readonly #last = new Map<string, string>();

  /** The program of another row that has the same blocks, if there was one. */
  of({ family, program }: Row): string | undefined {
    if (program.length > LONGEST || family.includes(" + ")) return undefined;
    const key = [family, ...blocksOf({ "main.tf": program }).keys()].join("\n");
    const other = this.#last.get(key);
    this.#last.set(key, program);
    return other === program ? undefined : other;
  }
}

const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** Whether the request says every word of the program that the draft hasn't: nobody could guess another. */
export function isSaid(program: string, draft: string, request: string): boolean {
  const [there, said] = [wordsIn(draft), wordsIn(request)];
  return [...wordsIn(program)].every((word) => there.has(word) || said.has(word));
}
