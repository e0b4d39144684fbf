/** What speaks for a program as the answer to a request, beside the verifier's verdict: what of the request stands in it, and what of it nobody asked for. */
import type { Demand } from "../ask/retrieve.ts";
import { isRepeated, outline, typeOf } from "../core/outline.ts";
import { amountsOf } from "../language/quantities.ts";
import { readingOf } from "../language/reading.ts";
import { rootsOfName, rootsOfPhrase } from "../language/roots.ts";
import { hasWord } from "../language/words.ts";
import type { Draft } from "../scenario/draft.ts";
import type { Matcher } from "../scenario/match.ts";

/**
 * `words`: the share of what the request's words say that the program has words for. `literals`: the share of its texts and numbers that the program has; `placed`: at an argument
 * whose name is said. `named`: the share of the blocks that it names. `extra`: types that it doesn't ask for, up to a bound; `unsaid`: those of
 * them of which no word is said. `drafted`: it begins as scenarios do; `likely`: the least likely of these, `explained`: the share of the request's words that they speak of;
 * `spelt`: the share of the named types that the request says whole.
 */
export type Evidence = keyof ReturnType<typeof evidenceOf>;

const EXTRA_AT_MOST = 5;

/** A request as programs are compared with it. */
export interface Asked {
  request: string;
  demands: readonly Demand[];
  matcher: Pick<Matcher, "read" | "weightOf">;
}

export function evidenceOf(program: string, draft: Draft | undefined, asked: Asked) {
  const { request, demands, matcher } = asked;
  const words = matcher.read(request);
  const share = (of: Iterable<string>) => matcher.weightOf(of) / (matcher.weightOf(words) || 1);
  const there = new Set(rootsOfPhrase(program.replace(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/gu, " ")));
  const types = typesIn(program);
  const named = demands.filter((demand) => demand.words !== undefined);
  const blocks = named.reduce((sum, { type, count }) => sum + Math.min(count, types.get(type) ?? 0), 0);
  const all = named.reduce((sum, { count }) => sum + count, 0);
  const wanted = new Set(demands.map(({ type }) => type));
  const extra = [...types.keys()].filter((type) => !wanted.has(type));
  const isSaid = (type: string) =>
    rootsOfName(type)
      .slice(1)
      .some((root) => words.has(root));
  return {
    words: share([...words].filter((root) => there.has(root))),
    ...literalEvidence(program, request),
    named: blocks / Math.max(1, all),
    extra: Math.min(EXTRA_AT_MOST, extra.length) / EXTRA_AT_MOST,
    unsaid: Math.min(EXTRA_AT_MOST, extra.filter((type) => !isSaid(type)).length) / EXTRA_AT_MOST,
    drafted: +(draft !== undefined),
    likely: draft ? Math.min(...draft.used.map(({ probability }) => probability)) : 0,
    explained: draft ? share(draft.explains) : 0,
    spelt: draft ? named.filter((demand) => demand.firm).length / Math.max(1, named.length) : 0,
  };
}

/** How many blocks of each type. */
function typesIn(program: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of outline(program)) {
    const type = typeOf(item);
    if (type === undefined) continue;
    found.set(type, (found.get(type) ?? 0) + (isRepeated(item) ? 2 : 1));
  }
  return found;
}

function literalEvidence(program: string, request: string): Record<"literals" | "placed", number> {
  const literals = literalLines(program, request);
  if (literals.length === 0) return { literals: 1, placed: 1 };
  const reading = readingOf(request);
  const isNamed = (line: string) => {
    const name = /^\s*"?([\w-]+)"?\s*[=:]/.exec(line)?.[1];
    return name !== undefined && reading.says(rootsOfName(name));
  };
  const share = (is: (lines: string[]) => boolean) =>
    literals.filter(({ lines }) => is(lines)).length / literals.length;
  return { literals: share((lines) => lines.length > 0), placed: share((lines) => lines.some(isNamed)) };
}

/** Texts and numbers of the request that the program doesn't have, as they are said. */
export const literalsLacking = (program: string, request: string): string[] => [
  ...new Set(literalLines(program, request).flatMap(({ text, lines }) => (lines.length > 0 ? [] : [text]))),
];

/** Each text and number of the request, with the lines of the program that have it. */
function literalLines(program: string, request: string): { text: string; lines: string[] }[] {
  const literals = readingOf(request).literals.filter(({ kind }) => kind !== "bare");
  const all = program.toLowerCase().split("\n");
  return literals.map(({ text, quantity }) => {
    const values = quantity ? amountsOf(quantity).map(String) : [];
    return {
      text,
      lines: all.filter((line) => [text.toLowerCase(), ...values].some((value) => hasWord(line, value))),
    };
  });
}
