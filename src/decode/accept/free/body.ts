/** Bodies of blocks as people write them: arguments and nested blocks in any order, each as often as it may be. */
import type { Out, Then } from "../machine.ts";
import { type Context, DEEPEST, type Value, within } from "./context.ts";
import { expression } from "./expression.ts";
import { type Hints, hand, peek, space } from "./peek.ts";
import { word } from "./words.ts";

/** What a body may hold. */
export interface Spec {
  /** The argument of a name; undefined when there is none. */
  argument(name: string, seen: Seen): Argument | undefined;
  /** The nested block of a name; undefined when there is none. */
  block(name: string, seen: Seen): Nested | undefined;
  /** Whether nothing is missing. */
  whole(seen: Seen): boolean;
  /** Names to try, the one that leads to the end first. */
  hints(seen: Seen): readonly string[];
}

/** How often each name was written; `ARGUMENT` where it was an argument. */
export type Seen = ReadonlyMap<string, number>;
export const ARGUMENT = -1;

/** The value of an argument, from behind `= ` to the end of its line; what follows is in another context if it says so. */
export type Argument = (context: Context, then: (context: Context, out: Out) => void) => Then;

export interface Nested {
  readonly labels: number;
  /** The body for these labels; undefined when there is no such block. */
  body(labels: readonly string[], context: Context): { spec: Spec; context: Context } | undefined;
  /** What was written by it, by its labels; its own name when left out. */
  counts?(labels: readonly string[]): string;
  /** What the rest of the outer body may refer to besides. */
  change?(labels: readonly string[], context: Context): Context;
}

/** An argument that takes any value that `accepts` likes. */
export const argument =
  (accepts: (value: Value) => boolean, change?: (context: Context, value: Value) => Context, hints?: Hints): Argument =>
  (context, then) =>
    expression(
      { ...context, lines: false },
      (value, out) => {
        if (accepts(value)) then(change ? change(context, value) : context, out);
      },
      hints,
    );

interface Position {
  readonly spec: Spec;
  readonly context: Context;
  readonly seen: Seen;
  readonly end: Then;
}

/** What follows `{`, to the closing brace. */
export function body(spec: Spec, outer: Context, end: Then): Then {
  if (outer.depth >= DEEPEST) return () => {};
  const context = within(outer, false);
  const start = { spec, context, seen: new Map(), end };
  return space(
    false,
    peek(
      (char, out) => {
        if (char === "\n") lines(start)(out);
        else if (char === "}") close(start, out);
        else hand(item(start, true), char, out);
      },
      () => (spec.whole(start.seen) ? ["\n", "}"] : ["\n"]),
    ),
  );
}

function close({ spec, seen, end }: Position, out: Out): void {
  if (spec.whole(seen)) end(out);
}

function lines(position: Position): Then {
  const { spec, seen } = position;
  const own = item(position, false);
  return space(
    true,
    peek(
      (char, out) => {
        if (char === "}") close(position, out);
        else hand(own, char, out);
      },
      () => (spec.whole(seen) ? ["}", ...spec.hints(seen)] : spec.hints(seen)),
    ),
  );
}

/** An argument or a block; in a body on one line, an argument alone. */
function item(position: Position, single: boolean): Then {
  return word(
    (name, char, out) => {
      const behind = space(
        false,
        peek(
          (next, o) => {
            if (next === "=") assigned(position, name, single)(o);
            else if (!single) hand(nested(position, name), next, o);
          },
          " = ",
          " {\n",
        ),
      );
      hand(behind, char, out);
    },
    () => position.spec.hints(position.seen),
  );
}

function assigned(position: Position, name: string, single: boolean): Then {
  const { spec, context, seen } = position;
  const own = seen.has(name) ? undefined : spec.argument(name, seen);
  if (!own) return () => {};
  const after = { ...position, seen: new Map(seen).set(name, ARGUMENT) };
  return own(context, (changed, out) => {
    const next = { ...after, context: changed };
    if (single) peek((char, o) => char === "}" && close(next, o), "}")(out);
    else peek((char, o) => char === "\n" && lines(next)(o), "\n")(out);
  });
}

function nested(position: Position, name: string): Then {
  const { spec, context, seen } = position;
  const own = spec.block(name, seen);
  if (!own) return () => {};
  return labels(own.labels, [], (read) => {
    const inner = own.body(read, context);
    if (!inner) return () => {};
    const counted = own.counts?.(read) ?? name;
    const after = {
      ...position,
      context: own.change?.(read, context) ?? context,
      seen: new Map(seen).set(counted, (seen.get(counted) ?? 0) + 1),
    };
    const behind = space(
      false,
      peek((char, out) => char === "\n" && lines(after)(out), "\n"),
    );
    return body(inner.spec, inner.context, behind);
  });
}

/** Labels, in quotes or not, and the brace behind them. */
export function labels(left: number, read: readonly string[], then: (labels: readonly string[]) => Then): Then {
  if (left === 0) return peek((char, out) => char === "{" && then(read)(out), "{\n");
  const more = (label: string) => space(false, labels(left - 1, [...read, label], then));
  const bare = word((name, char, out) => hand(more(name), char, out));
  return peek((char, out) => {
    if (char === '"') label("", more)(out);
    else hand(bare, char, out);
  }, '"x" ');
}

function label(read: string, then: (label: string) => Then): Then {
  return peek(
    (char, out) => {
      if (char === '"') then(read)(out);
      else if (char !== "\n" && char !== "\\" && !/[$%]\{$/.test(read + char)) label(read + char, then)(out);
    },
    read === "" ? "x" : '"',
  );
}
