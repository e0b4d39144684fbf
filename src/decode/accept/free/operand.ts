/** What an expression may begin with: literals, names, calls, collections, parentheses. */
import { isNamed } from "../characters.ts";
import type { Out, Then } from "../machine.ts";
import { call, isFunction } from "./call.ts";
import { object, tuple } from "./collection.ts";
import { DEEPEST, NULL, within } from "./context.ts";
import { behind, type Chain, expression } from "./expression.ts";
import { hand, peek, space, told } from "./peek.ts";
import { type Operand, root } from "./reference.ts";
import { heredoc, quoted } from "./template.ts";
import { word } from "./words.ts";

export function operand(chain: Chain): Then {
  const { context } = chain;
  if (context.depth >= DEEPEST) return () => {};
  const after = (own: Operand, out: Out) => behind(chain, own)(out);
  const decide = (char: string, out: Out) => {
    if (char === '"') return quoted(context, after)(out);
    if (char === "[") return tuple(within(context), after)(out);
    if (char === "{") return object(context, after)(out);
    if (char === "(")
      return expression(within(context), (own, o) =>
        peek((c, p) => c === ")" && after(own.absent ? own : { type: own.type }, p), ")")(o),
      )(out);
    if (char === "<") return heredoc(context, after)(out);
    if (char === "-" || char === "!")
      return space(context.lines, operand({ ...chain, unary: chain.unary + char }))(out);
    if (char >= "0" && char <= "9") return number(chain, char, "digits")(out);
    if (isNamed(char, true)) hand(named(chain), char, out);
  };
  return peek(decide, () => [...told(chain.hints ?? []), '"', "1", "true", "[", "{", "(", ...someNames(chain)]);
}

function someNames({ context }: Chain): string[] {
  if (context.plain) return [];
  const names = ["upper(", "length(", "jsonencode(", "merge(", "path.module", "!", "-", "<<EOT\n", "null"];
  for (let own = context.names; own; own = own.next) names.push(own.name);
  return [...names, ...context.scope.declared.keys()];
}

/** A name alone, or what it calls. */
function named(chain: Chain): Then {
  const { context } = chain;
  return word((name, char, out) => {
    if (name === "true" || name === "false") return hand(behind(chain, { type: "bool", constant: name }), char, out);
    if (name === "null") return hand(behind(chain, NULL), char, out);
    if (context.plain) return;
    if (char === ":" && (name === "provider" || name === "core")) return qualified(chain, name)(out);
    const next = space(
      context.lines,
      peek((c, o) => {
        if (c !== "(") return hand(behind(chain, root(name, context)), c, o);
        if (isFunction(name)) call(name, within(context), (own, p) => behind(chain, own)(p))(o);
      }),
    );
    hand(next, char, out);
  });
}

/** `provider::aws::arn_parse(…)`: nothing is known of such functions. `core::` is the language's own. */
function qualified(chain: Chain, space: string): Then {
  return peek((colon, out) => {
    if (colon !== ":") return;
    word((name, char, o) => {
      if (char === ":") return qualified(chain, `${space}::${name}`)(o);
      if (char !== "(" || (space === "core" && !isFunction(name))) return;
      const known = space === "core" ? name : undefined;
      call(known, within(chain.context), (own, p) => behind(chain, own)(p))(o);
    })(out);
  });
}

type Part = "digits" | "point" | "fraction" | "exponent" | "sign";

/** `1`, `0.5`, `1e-3`. */
function number(chain: Chain, text: string, part: Part): Then {
  return peek((char, out) => {
    const isDigit = char >= "0" && char <= "9";
    const more = (next: Part) => number(chain, text + char, next)(out);
    if (isDigit) return more(part === "point" ? "fraction" : part === "sign" ? "exponent" : part);
    if (part === "point") return;
    if (char === "." && part === "digits") return more("point");
    if ((char === "e" || char === "E") && (part === "digits" || part === "fraction")) return more("sign");
    if (part === "sign") return (char === "+" || char === "-") && /[eE]$/.test(text) ? more("sign") : undefined;
    hand(behind(chain, { type: "number", constant: text }), char, out);
  });
}
