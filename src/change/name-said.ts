/** What a part of a request calls the one that it wants added, as the siblings are called. */
import type { Clause } from "../language/clauses.ts";
import { VERB } from "../language/clauses.ts";
import { isShape } from "../language/literals.ts";
import { numberOf, ordinalOf } from "../language/numbers.ts";
import { isPause, type Token } from "../language/tokens.ts";
import { typeWords } from "../language/words.ts";
import { wordsOf } from "./blocks.ts";
import { type Mention, SILENT } from "./mentions.ts";

export interface Naming {
  type: string | undefined;
  mention: Mention | undefined;
  /** What the siblings are called. */
  names: readonly string[];
  /** Names of arguments, whose words call nothing. */
  explained: readonly string[];
  /** Whether ways of asking have a word: behind a noun it mostly goes on with the sentence. */
  isCommon: (word: string) => boolean;
}

/** None where it says no name, or where words at several places may be it. */
export function namesSaid(clause: Clause, { type = "", mention, names, explained, isCommon }: Naming): string[] {
  const { tokens, texts, outright, text } = clause;
  const isNew = (said: string) => !names.some((name) => name.toLowerCase() === said.toLowerCase());
  const given = texts.find((one) => one.kind === "name" && isNew(one.text));
  if (given) return [given.text];
  const values = outright.filter((one) => isShape(one) || one.quantity !== undefined || one.kind === "network");
  const known = new Set([...typeWords(type), ...explained.flatMap(wordsOf)]);
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
  // "An invoices queue", "a queue for invoices", "a user dana"; "add dana".
  const isBeside = (run: readonly number[]) => {
    const [first = 0] = run;
    if (mention === undefined) return VERB.test(tokens[first - 1]?.said ?? "");
    if (run.at(-1) === mention.from - 1 || (first === mention.to + 1 && tokens[mention.to]?.said === "for"))
      return true;
    // "A third worker, sms, with …".
    const isSetOff =
      first === mention.to &&
      text
        .slice(tokens[run.at(-1) as number]?.end)
        .trimStart()
        .startsWith(",");
    if (isSetOff && isPause(tokens[first] as Token)) return true;
    const isUnknown = run.every((i) => !isCommon(tokens[i]?.said ?? ""));
    return isUnknown && (first === mention.to || VERB.test(tokens[first - 1]?.said ?? ""));
  };
  // "Dana and erin", each with only a comma or "and" before it.
  const isNext = (run: readonly number[], last: number) =>
    /^\s*(?:,|,?\s*and)\s+$/i.test(text.slice(tokens[last]?.end, tokens[run[0] as number]?.start));
  const beside = runs.filter(isBeside);
  const [first, ...others] = beside;
  if (!first) return [];
  const all = [first];
  for (const run of runs.slice(runs.indexOf(first) + 1)) if (isNext(run, all.at(-1)?.at(-1) as number)) all.push(run);
  if (others.some((run) => !all.includes(run))) return [];
  const isLower = names.every((name) => name === name.toLowerCase());
  const joint = names.some((name) => name.includes("_")) ? "_" : "-";
  return all
    .map((run) => run.map((i) => text.slice(tokens[i]?.start, tokens[i]?.end)).join(joint))
    .map((name) => (isLower ? name.toLowerCase() : name));
}
