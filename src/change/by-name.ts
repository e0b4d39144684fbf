/** Blocks that a request speaks of by their names. */
import type { Clause } from "../language/clauses.ts";
import { alike, SMALL } from "../language/words.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";

/** Words that name no block. */
export const SILENT = new Set([
  ...SMALL,
  ..."about another both can could each every existing first here how if last least less more most new not off only other out own present same second third too up what your two three four five six seven eight nine ten".split(
    " ",
  ),
]);
export const isCalled = ({ called }: ProgramBlock, word: string): boolean =>
  [...called].some((own) => alike(own, word));

export interface Ranked {
  block: ProgramBlock;
  /** Tokens that name it. */
  hits: readonly number[];
  score: number;
}

/** Resources by the words of the clause that are in their names, rare words first; those that no word names aren't among them. */
export function rankedByName({ tokens }: Pick<Clause, "tokens">, program: ProgramText): Ranked[] {
  const blocks = program.resources.filter(({ type }) => !type.startsWith("data."));
  const spread = new Map<number, number>();
  const hitsOf = (block: ProgramBlock) =>
    tokens.flatMap(({ word, said }, i) => (!SILENT.has(said) && isCalled(block, word) ? [i] : []));
  const all = blocks.map((block) => ({ block, hits: hitsOf(block) })).filter(({ hits }) => hits.length > 0);
  for (const { hits } of all) for (const hit of hits) spread.set(hit, (spread.get(hit) ?? 0) + 1);
  return all
    .map(({ block, hits }) => {
      const typed = wordsOf(block.type as string).slice(1);
      const byType = tokens.filter(({ word, said }) => !SILENT.has(said) && typed.some((own) => own === word)).length;
      const byName = hits.reduce((sum, hit) => sum + 1 + 1 / (spread.get(hit) ?? 1), 0);
      const rest = wordsOf(block.name).filter((own) => !tokens.some(({ word }) => alike(own, word))).length;
      return { block, hits, score: byName + byType - 0.3 * rest };
    })
    .sort((a, b) => b.score - a.score || (a.block.address < b.block.address ? -1 : 1));
}
