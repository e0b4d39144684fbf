/** The head of a `for`, in lists and objects and in texts. */
import type { Out, Then } from "../machine.ts";
import { type Context, elements, type Names } from "./context.ts";
import { expression } from "./expression.ts";
import { hand, peek, space } from "./peek.ts";
import { word } from "./words.ts";

/** `x in list` or `k, v in map` behind `for`; `then` gets the variables with these before the others. */
export function loop(context: Context, then: (names: Names | undefined, out: Out) => void): Then {
  const over = (first: string, second: string | undefined): Then =>
    word(
      (name, char, out) => {
        if (name !== "in") return;
        const collection = expression(context, ({ type }, o) => {
          const of = elements(type);
          if (!of) return;
          const outer = context.names;
          if (second === undefined) return then({ name: first, type: of.value, next: outer }, o);
          then({ name: second, type: of.value, next: { name: first, type: of.key, next: outer } }, o);
        });
        hand(collection, char, out);
      },
      ["in "],
    );
  const behindFirst = (first: string): Then =>
    space(true, (out) =>
      peek(
        (char, o) => {
          if (char !== ",") return hand(over(first, undefined), char, o);
          const second = word((name, c, p) => hand(space(true, over(first, name)), c, p), ["v "]);
          space(true, second)(o);
        },
        "in ",
        ", ",
      )(out),
    );
  return space(
    true,
    word((name, char, out) => hand(behindFirst(name), char, out), ["x "]),
  );
}
