/** Tiny programs that show what notes can't: how a document is written, what refers to what, how blocks nest. The nearest one goes into the prompt where there is room. */
import examples from "./examples.json" with { type: "json" };
import { estimateTokens } from "./notes.ts";

export const EXAMPLES: readonly string[] = examples.map((lines) => lines.join("\n"));

const TYPED = EXAMPLES.map((text) => ({
  text,
  types: [...text.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string),
  tokens: estimateTokens(`Example:\n${text}\n`),
}));

/** The example of most of `types`, those first that are asked for first; undefined when none of them has one within `budget` tokens. */
export function exampleFor(types: readonly string[], budget: number): string | undefined {
  const rank = (own: readonly string[]) =>
    Math.min(...own.map((type) => (types.includes(type) ? types.indexOf(type) : Number.POSITIVE_INFINITY)));
  const fitting = TYPED.filter(
    ({ types: own, tokens }) => tokens <= budget && own.every((type) => types.includes(type)),
  );
  return fitting.sort((a, b) => b.types.length - a.types.length || rank(a.types) - rank(b.types))[0]?.text;
}
