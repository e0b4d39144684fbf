/** Expressions as people write them: operands, operators, conditionals. Their types are found bottom-up and judged where they are used. */
import type { CtyType } from "../../../core/schema.ts";
import type { Out, Then } from "../machine.ts";
import { fits } from "../types.ts";
import { type Context, common, NULL, type Typed, type Value, within } from "./context.ts";
import { operand } from "./operand.ts";
import { type Hints, hand, peek, shadow, space } from "./peek.ts";
import { attribute, element, finished, type Operand, splatted } from "./reference.ts";
import { word } from "./words.ts";

/** How tightly operators bind. */
const BINDS: Readonly<Record<string, number>> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  ">": 4,
  "<=": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
};

/** An expression under way. */
export interface Chain {
  readonly context: Context;
  readonly then: Typed;
  /** Signs before the operand, the innermost last. */
  readonly unary: string;
  readonly hints?: Hints;
  /** The operator before the operand. */
  readonly operator?: string;
  /** What the operators so far come to. */
  readonly result?: "number" | "bool";
}

/** An expression and the space behind it. `hints`: what it may be, the first on the way to the end. */
export const expression = (context: Context, then: Typed, hints?: Hints): Then =>
  space(context.lines, operand({ context, then, unary: "", ...(hints && { hints }) }));

/** What may follow an operand. */
export function behind(chain: Chain, own: Operand): Then {
  const { lines } = chain.context;
  const decide = (char: string, out: Out) => {
    switch (char) {
      case ".":
        return dot(chain, own)(out);
      case "[":
        return bracket(chain, own)(out);
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        return operate(chain, own, char, out);
      case "&":
      case "|":
        return peek((next, o) => next === char && operate(chain, own, char + char, o), char)(out);
      case "<":
      case ">":
      case "=":
      case "!":
        return peek((next, o) => comparison(chain, own, char, next, o), "=")(out);
      case "?":
        return conditional(chain, own, out);
      default: {
        const value = whole(chain, own);
        if (value) hand((o) => chain.then(value, o), char, out);
      }
    }
  };
  return space(lines, (out) => {
    const value = whole(chain, own);
    // Ways out are known where the expression may end.
    if (value) shadow((o) => chain.then(value, o), out);
    peek(decide, ...HINTS)(out);
  });
}

const HINTS = [".", "[0]", " == ", " + ", " ? ", "[*]"];

function comparison(chain: Chain, own: Operand, char: string, next: string, out: Out) {
  if (next === "=") return operate(chain, own, `${char}=`, out);
  if (char === "<" || char === ">") {
    const threads: Out = [];
    operate(chain, own, char, threads);
    for (const thread of threads) thread.step(next, out);
    return;
  }
  const value = char === "=" ? whole(chain, own) : undefined;
  if (!value) return;
  if (next === ">") return hand((o) => chain.then(value, o), "=>", out);
  const threads: Out = [];
  hand((o) => chain.then(value, o), "=", threads);
  for (const thread of threads) thread.step(next, out);
}

/** The value of the operand with its signs, as the operators on both sides want it; undefined when it isn't. */
function checked(chain: Chain, own: Operand, next?: string): CtyType | undefined {
  let type = finished(own);
  if (type === undefined) return undefined;
  for (let i = chain.unary.length - 1; i >= 0; i--) {
    const wanted = chain.unary[i] === "-" ? "number" : "bool";
    if (!fits(type, wanted)) return undefined;
    type = wanted;
  }
  const { operator } = chain;
  const left = operator === undefined ? 0 : (BINDS[operator] as number);
  const right = next === undefined ? 0 : (BINDS[next] as number);
  const tightest = Math.max(left, right);
  if (own.absent && (chain.unary !== "" || (tightest > 0 && tightest !== 3))) return undefined;
  if (tightest >= 4) return fits(type, "number") ? type : undefined;
  return tightest === 0 || tightest === 3 || fits(type, "bool") ? type : undefined;
}

function operate(chain: Chain, own: Operand, operator: string, out: Out) {
  if (checked(chain, own, operator) === undefined) return;
  const { context, then } = chain;
  const result = chain.result === "bool" || (BINDS[operator] as number) < 5 ? "bool" : "number";
  space(context.lines, operand({ context, then, unary: "", operator, result }))(out);
}

/** What the expression comes to if it ends here. */
function whole(chain: Chain, own: Operand): Value | undefined {
  const type = checked(chain, own);
  if (type === undefined) return undefined;
  if (chain.result) return { type: chain.result };
  const { constant, absent } = own;
  if (absent) return NULL;
  if (constant === undefined || chain.unary.startsWith("!")) return { type };
  return { type, constant: chain.unary + constant };
}

function conditional(chain: Chain, own: Operand, out: Out) {
  const condition = whole(chain, own);
  if (!condition || condition.absent || !fits(condition.type, "bool")) return;
  const { context, then } = chain;
  const otherwise = (first: Value) =>
    expression(context, (second, o) => {
      if (first.absent) return then(second.absent ? NULL : { type: second.type }, o);
      const type = second.absent ? first.type : common(first.type, second.type);
      if (type !== undefined) then({ type }, o);
    });
  expression(context, (first, o) => peek((char, p) => char === ":" && otherwise(first)(p), ": ")(o))(out);
}

function dot(chain: Chain, own: Operand): Then {
  return (out) => {
    const named = word(
      (name, char, o) => {
        const of = attribute(own, name, chain.context);
        if (of) hand(behind(chain, of), char, o);
      },
      () => hintsOf(own, chain.context),
    );
    named(out);
    peek((char, o) => {
      if (char === "*") {
        const of = splatted(own, "attributes", chain.context);
        if (of) behind(chain, of)(o);
      } else if (char >= "0" && char <= "9") digits(chain, own, char)(o);
      else if (char === ".") peek((next, p) => next === "." && spread(chain, own, p), ".")(o);
    })(out);
  };
}

/** Names that may follow a dot, a few of them. */
function hintsOf(own: Operand, { scope }: Context): string[] {
  if (own.pending !== undefined) {
    const before = `${own.pending}.`;
    return [...scope.declared.keys()]
      .filter((address) => address.startsWith(before))
      .map((address) => address.slice(before.length).replace(/\..*/, ""));
  }
  return typeof own.type !== "string" && own.type[0] === "object" ? Object.keys(own.type[1]) : [];
}

/** `list.0`, as it was written once. */
function digits(chain: Chain, own: Operand, text: string): Then {
  return peek((char, out) => {
    if (char >= "0" && char <= "9") return digits(chain, own, text + char)(out);
    const of = element(own, { type: "number", constant: text }, chain.context);
    if (of) hand(behind(chain, of), char, out);
  });
}

function spread(chain: Chain, own: Operand, out: Out) {
  const value = whole(chain, own);
  if (value) hand((o) => chain.then(value, o), "...", out);
}

function bracket(chain: Chain, own: Operand): Then {
  const inner = within(chain.context);
  const close = (of: Operand | undefined): Then =>
    peek((char, out) => char === "]" && of && behind(chain, of)(out), "]");
  const key = expression({ ...inner, addresses: false }, (value, out) =>
    close(element(own, value, chain.context))(out),
  );
  return space(true, (out) =>
    peek(
      (char, o) => {
        if (char === "*") space(true, close(splatted(own, "full", chain.context)))(o);
        else hand(key, char, o);
      },
      "0",
      '"',
    )(out),
  );
}
