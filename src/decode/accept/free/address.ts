/** Addresses that aren't values: what a block depends on, moves, or ignores. They are read as texts. */
import type { Out, Then } from "../machine.ts";
import type { Argument } from "./body.ts";
import { type Hints, hand, peek, space, told } from "./peek.ts";

/** One address, to the space or sign behind it. */
function address(then: (text: string, char: string, out: Out) => void, hints: Hints): Then {
  // Within brackets and quotes everything belongs to it.
  const more = (text: string, depth: number, quoted: boolean): Then =>
    peek(
      (char, out) => {
        if (quoted) {
          if (char !== "\n") more(text + char, depth, char !== '"')(out);
        } else if (char === '"') more(text + char, depth, true)(out);
        else if (char === "[") more(text + char, depth + 1, false)(out);
        else if (char === "]" && depth > 0) more(text + char, depth - 1, false)(out);
        else if (/[\p{ID_Continue}.*-]/u.test(char) || (depth > 0 && char !== "\n"))
          more(text + char, depth, false)(out);
        else if (text !== "" && depth === 0) then(text, char, out);
      },
      () => (text === "" ? told(hints) : ["\n"]),
    );
  return more("", 0, false);
}

/** An argument that is an address. In quotes, as it was written once, it is the same. */
export const addressArgument =
  (accepts: (address: string) => boolean, hints: Hints = []): Argument =>
  (context, then) =>
    space(
      false,
      address((text, char, out) => {
        if (accepts(bare(text)))
          hand(
            space(false, (o) => then(context, o)),
            char,
            out,
          );
      }, hints),
    );

/** An argument that is a list of addresses, or one of `words` instead. */
export const addressList =
  (accepts: (address: string) => boolean, words: readonly string[] = [], hints: Hints = []): Argument =>
  (context, then) => {
    const end = space(false, (out) => then(context, out));
    const item = address((text, char, out) => {
      if (!accepts(bare(text))) return;
      const behind = space(
        true,
        peek((next, o) => {
          if (next === "]") end(o);
          else if (next === ",") space(true, itemOrEnd)(o);
        }, "]"),
      );
      hand(behind, char, out);
    }, hints);
    const itemOrEnd = peek(
      (char, out) => (char === "]" ? end(out) : hand(item, char, out)),
      () => ["]", ...told(hints)],
    );
    const word = address((text, char, out) => words.includes(bare(text)) && hand(end, char, out), words);
    return space(
      false,
      peek((char, out) => (char === "[" ? space(true, itemOrEnd)(out) : hand(word, char, out)), "[", ...words),
    );
  };

/** Without the quotes around it. */
const bare = (text: string): string => (/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);
