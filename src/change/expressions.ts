/** Literals inside the expressions of a block: found, and put other text in the place of. */
import type { Item } from "../core/outline.ts";
import type { BlockText } from "./splice.ts";

export interface Found {
  start: number;
  end: number;
  /** Without quotes. */
  text: string;
}

/** Arguments of a block, those of nested blocks included. */
export function* argumentsIn(item: Item): Generator<Item> {
  for (const inner of item.items) {
    if (inner.kind === "argument") yield inner;
    else if (inner.kind === "block") yield* argumentsIn(inner);
  }
}

/** Strings in the expressions of a block; of one with templates, the literal parts aren't told apart. */
export function stringsIn({ text, item }: BlockText): Found[] {
  return [...argumentsIn(item)].flatMap(({ body, end }) =>
    [...text.slice(body, end).matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map((match) => ({
      start: body + match.index,
      end: body + match.index + match[0].length,
      text: match[1] as string,
    })),
  );
}

/** The block with other text in places that don't overlap. */
export function replaced(text: string, places: readonly { start: number; end: number; text: string }[]): string {
  let result = text;
  for (const { start, end, text: other } of [...places].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + other + result.slice(end);
  return result;
}
