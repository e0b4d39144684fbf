/** What a part of a request speaks of as if it were there, and isn't. */
import { phrasesAt } from "../ask/mentions.ts";
import { type Clause, VERB } from "../language/clauses.ts";
import { isPause, type Token } from "../language/tokens.ts";
import { alike, SMALL } from "../language/words.ts";
import { type ProgramText, wordsOf } from "./blocks.ts";
import { instancesOf } from "./instances.ts";
import { isCalled, type Mention, nounAt, phrasesOf, SILENT, USES } from "./mentions.ts";

/** "For the bucket", where nothing is one: a thing that is spoken of as if it were there, and isn't what the part does something to. */
export function missingIn({ tokens }: Clause, program: ProgramText): { type: string; text: string } | undefined {
  const present = new Set(program.blocks.flatMap(({ type }) => type?.replace(/^data\./, "") ?? []));
  const isCalledSo = (own: readonly Token[]) =>
    program.blocks.some((block) => own.some(({ word }) => isCalled(block, word)));
  for (let from = 0; from < tokens.length; ) {
    const firm = phrasesOf(tokens, from, program).filter(({ concept }) => concept.with.length === 0);
    const length = Math.max(1, ...firm.map(({ words }) => words.length));
    const types = firm.filter(({ words }) => words.length === length).flatMap(({ concept }) => concept.types);
    const own = tokens.slice(from, from + length);
    const at = articleBefore(tokens, from);
    const type = types.find((one) => program.providers.includes(one.replace(/^data\./, "").split("_")[0] as string));
    const next = tokens[from + length];
    // "The hosted zone id" is no zone.
    const isHead = !next || isPause(next) || SILENT.has(next.said) || VERB.test(next.said);
    const isObject = at !== undefined && (at === 0 || VERB.test(tokens[at - 1]?.said ?? ""));
    const isThere = types.some((one) => present.has(one)) || nounAt(tokens, from, program) !== undefined;
    if (
      type !== undefined &&
      at !== undefined &&
      isHead &&
      !isObject &&
      !isThere &&
      !isCalledSo(tokens.slice(at + 1, from + length))
    )
      return { type, text: own.map(({ said }) => said).join(" ") };
    from += length;
  }
  return undefined;
}

/** Words before a noun that nothing of the one block that it may mean explains: "the orders queue" where the only queue is another one. */
export function strangeWords(
  { tokens }: Clause,
  { from, to, length, blocks, address, used }: Mention,
  program: ProgramText,
): string[] {
  const [block, ...others] = blocks;
  const at = articleBefore(tokens, from);
  if (!block || others.length > 0 || address !== undefined || used || at === undefined) return [];
  if (USES.has(tokens[at - 1]?.said ?? "")) return [];
  const made = instancesOf(program, block)?.collection?.expression ?? "";
  const own = [...wordsOf(block.text), ...wordsOf(made), ...block.called];
  const isAdjective = (k: number) => phrasesAt(tokens, k, () => true).length > 0;
  return tokens
    .slice(at + 1, to - length)
    .flatMap(({ said, word }, i) =>
      SILENT.has(said) || VERB.test(said) || isAdjective(at + 1 + i) || own.some((one) => alike(one, word))
        ? []
        : [said],
    );
}

/** Where the definite article of a noun stands, with a few words between. */
function articleBefore(tokens: readonly Token[], from: number): number | undefined {
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    if (isPause(tokens[at + 1] as Token)) return undefined;
    if (/^(?:the|our|my|that|this)$/.test(tokens[at]?.said ?? "")) return at;
    if (SMALL.has(tokens[at]?.said ?? "")) return undefined;
  }
  return undefined;
}
