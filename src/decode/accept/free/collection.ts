/** Lists and objects, and what `for` makes of others. */
import type { CtyType } from "../../../core/schema.ts";
import type { Out, Then } from "../machine.ts";
import { fits } from "../types.ts";
import { type Context, commonOf, type Names, type Value, within } from "./context.ts";
import { expression } from "./expression.ts";
import { loop } from "./loop.ts";
import { feed, hand, peek, shadow, space } from "./peek.ts";
import type { Operand } from "./reference.ts";
import { word } from "./words.ts";

type After = (own: Operand, out: Out) => void;

/** What was read, the last first. */
interface List<T> {
  readonly last: T;
  readonly before: List<T> | undefined;
}

function all<T>(list: List<T> | undefined): T[] {
  const items: T[] = [];
  for (let own = list; own; own = own.before) items.push(own.last);
  return items.reverse();
}

/** `for` where the word stands first; else what may stand there otherwise. */
function loopOr(looped: Then, other: Then): Then {
  const decide = (read: string): Then =>
    peek((char, out) => {
      const text = read + char;
      if (read === "for") {
        if (/[\p{ID_Continue}-]/u.test(char)) feed(other, text, out);
        else hand(looped, char, out);
      } else if ("for".startsWith(text)) decide(text)(out);
      else feed(other, text, out);
    });
  return (out) => {
    decide("")(out);
    shadow(other, out);
  };
}

/** What follows `[`. */
export function tuple(inner: Context, after: After): Then {
  const close = (items: List<CtyType> | undefined, out: Out) => after({ type: ["tuple", all(items)] }, out);
  const item = (before: List<CtyType> | undefined): Then => {
    const one = expression(inner, ({ type }, out) => {
      const items = { last: type, before };
      peek(
        (char, o) => {
          if (char === "]") close(items, o);
          else if (char === ",") space(true, itemOrEnd(items))(o);
        },
        "]",
        ", ",
      )(out);
    });
    return one;
  };
  const itemOrEnd = (items: List<CtyType> | undefined): Then =>
    peek((char, out) => (char === "]" ? close(items, out) : hand(item(items), char, out)), "]", '"', "1", "[");
  const looped = loop(inner, (names, out) =>
    colon(out, (o) => {
      const body = { ...inner, names };
      expression(body, ({ type }, p) => filter(body, "]", (q) => after({ type: ["list", type] }, q))(p))(o);
    }),
  );
  return space(true, loopOr(looped, itemOrEnd(undefined)));
}

const colon = (out: Out, then: Then) => peek((char, o) => char === ":" && then(o), ": ")(out);

/** `if …` and the closing bracket. */
function filter(context: Context, close: string, then: Then): Then {
  const condition = word(
    (name, char, out) => {
      if (name !== "if") return;
      const own = expression(context, ({ type }, o) => {
        if (fits(type, "bool")) peek((c, p) => c === close && then(p), close)(o);
      });
      hand(own, char, out);
    },
    ["if "],
  );
  return peek((char, out) => (char === close ? then(out) : hand(condition, char, out)), close, "if true");
}

interface Pair {
  readonly key: string | undefined;
  readonly type: CtyType;
}

/** What follows `{`. */
export function object(context: Context, after: After): Then {
  // Line breaks separate the members, whatever brackets lie around.
  const inner = within(context, false);
  const close = (pairs: List<Pair> | undefined, out: Out) => after({ type: typeOf(all(pairs)) }, out);
  const member = (before: List<Pair> | undefined): Then =>
    space(
      true,
      peek(
        (char, out) => {
          if (char === "}") close(before, out);
          else if (char === '"' || char === "(" || (char >= "0" && char <= "9"))
            hand(
              expression(inner, (key, o) => fits(key.type, "string") && equals(key, before)(o)),
              char,
              out,
            );
          else
            hand(
              word(
                (name, c, o) => hand(space(false, equals({ type: "string", constant: name }, before)), c, o),
                ["a ="],
              ),
              char,
              out,
            );
        },
        "}",
        "a = ",
        '"k" = ',
      ),
    );
  const equals = (key: Value, before: List<Pair> | undefined): Then => {
    const value = expression(inner, ({ type }, out) => {
      const pairs = { last: { key: key.constant, type }, before };
      peek(
        (char, o) => {
          if (char === "}") close(pairs, o);
          else if (char === "," || char === "\n") member(pairs)(o);
        },
        "}",
        "\n",
        ", ",
      )(out);
    });
    return peek((char, out) => (char === "=" || char === ":") && value(out), "= ");
  };
  return space(true, loopOr(objectLoop(within(context), after), member(undefined)));
}

function typeOf(pairs: readonly Pair[]): CtyType {
  const known = pairs.flatMap(({ key, type }) => (key === undefined ? [] : [[key, type] as const]));
  return known.length === pairs.length
    ? ["object", Object.fromEntries(known)]
    : ["map", commonOf(pairs.map(({ type }) => type))];
}

function objectLoop(inner: Context, after: After): Then {
  const values = (body: Context): Then =>
    expression(body, ({ type }, out) => {
      const done = (of: CtyType) => filter(body, "}", (o) => after({ type: ["map", of] }, o));
      done(type)(out);
      peek((char, o) => char === "..." && space(true, done(["list", type]))(o), "...")(out);
    });
  const pairs = (names: Names | undefined): Then => {
    const body = { ...inner, names };
    return expression(body, (key, out) => {
      if (fits(key.type, "string")) peek((char, o) => char === "=>" && space(true, values(body))(o), "=> ")(out);
    });
  };
  return loop(inner, (names, out) => colon(out, pairs(names)));
}
