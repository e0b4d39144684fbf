/** What a part of a request calls the one that it wants added, as the siblings are called. */
import type { Clause } from "../language/clauses.ts";
import { VERB } from "../language/clauses.ts";
import { isShape } from "../language/literals.ts";
import { numberOf, ordinalOf } from "../language/numbers.ts";
import type { Token } from "../language/tokens.ts";
import { typeWords } from "../language/words.ts";
import { wordsOf } from "./blocks.ts";
import type { Instances } from "./instances.ts";
import { type Mention, SILENT } from "./mentions.ts";

/** `explained`: names of arguments, whose words call nothing. Undefined where it says no name, or where several words may be it. */
export function nameSaid(
  clause: Clause,
  { block }: Instances,
  mention: Mention | undefined,
  names: readonly string[],
  explained: readonly string[],
): string | undefined {
  const { tokens, texts, outright, text } = clause;
  const isNew = (said: string) => !names.some((name) => name.toLowerCase() === said.toLowerCase());
  const given = texts.find((one) => one.kind === "name" && isNew(one.text));
  if (given) return given.text;
  const values = outright.filter((one) => isShape(one) || one.quantity !== undefined || one.kind === "network");
  const known = new Set([...typeWords(block.type ?? ""), ...explained.flatMap(wordsOf)]);
  const isFree = (token: Token | undefined, i: number) =>
    token !== undefined &&
    !(mention && i >= mention.from && i < mention.to) &&
    !(SILENT.has(token.said) || VERB.test(token.said) || known.has(token.word)) &&
    numberOf(token.said) === undefined &&
    ordinalOf(token.said) === undefined &&
    !values.some(({ at, end }) => at <= token.start && token.start < end);
  const runs: number[][] = [];
  for (const [i, token] of tokens.entries()) {
    if (!isFree(token, i)) continue;
    if (runs.at(-1)?.at(-1) === i - 1 && /^[\s_-]*$/.test(token.before)) runs.at(-1)?.push(i);
    else runs.push([i]);
  }
  const isBeside = (run: readonly number[]) =>
    mention !== undefined &&
    (run.at(-1) === mention.from - 1 ||
      run[0] === mention.to ||
      (run[0] === mention.to + 1 && tokens[mention.to]?.said === "for"));
  const beside = runs.filter(isBeside);
  const [run, ...others] = beside.length > 0 ? beside : runs;
  if (!run || others.length > 0) return undefined;
  const words = run.map((i) => text.slice(tokens[i]?.start, tokens[i]?.end));
  const isLower = names.every((name) => name === name.toLowerCase());
  const own = words.join(names.some((name) => name.includes("_")) ? "_" : "-");
  return isLower ? own.toLowerCase() : own;
}
