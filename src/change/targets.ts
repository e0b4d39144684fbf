/** Which blocks a clause is about: those that it names, those of the clause before, or those that its words fit. */
import type { Clause } from "../language/clauses.ts";
import type { ProgramBlock } from "./blocks.ts";
import { rankedByName } from "./by-name.ts";
import { type Mention, mentionsIn, nameBehind } from "./mentions.ts";
import type { Scene } from "./scene.ts";

export interface Targets {
  objects: ProgramBlock[];
  /** What is used for the change. */
  companions: ProgramBlock[];
  /** One of each is meant. */
  open: (readonly ProgramBlock[])[];
  /** Where no noun says what is meant: blocks by their names, the likeliest first. */
  byName: ProgramBlock[][];
  /** They are those of the part before. */
  implied: boolean;
  /** Tokens that name blocks. */
  spoken: ReadonlySet<number>;
}

export function targetsOf(scene: Scene, clause: Clause): Targets {
  const free = (block: ProgramBlock) => !scene.isProtected(block.address) && !block.type?.startsWith("data.");
  const mentions = mentionsIn(clause, scene.program);
  const companions = mentions.filter(({ used }) => used).flatMap(({ blocks }) => blocks);
  const objects = mentions
    .filter(({ used }) => !used)
    .flatMap(({ blocks }) => blocks)
    .filter(free);
  const clear = new Set(objects.map(({ type }) => type));
  const open = mentions
    .filter(({ used, among, types }) => !used && among.length > 0 && !types.some((type) => clear.has(type)))
    // "That bucket" is the one before, where it can be.
    .map(({ among }) => {
      const same = among.filter(({ address }) => scene.before.some((block) => block.address === address));
      return (same.length > 0 ? same : among).filter(free);
    });
  const pronoun = /\b(?:it|its|them|their|they|that|those|each|all of them|both)\b/i.test(clause.text);
  const implied = objects.length === 0 && open.length === 0 && pronoun && current(scene).length > 0;
  if (implied) objects.push(...current(scene).filter(free));
  const ranked = rankedByName(clause, scene.program).filter(({ block }) => free(block));
  const groups = new Map<number, ProgramBlock[]>();
  for (const { block, score } of ranked) groups.set(score, [...(groups.get(score) ?? []), block]);
  const earlier = current(scene).filter(free);
  const byName = [...groups.values(), ...(earlier.length > 0 ? [earlier] : [])];
  const tokensOf = ({ from, to }: Mention) => Array.from({ length: to - from }, (_, i) => from + i);
  const spoken = new Set(mentions.flatMap((one) => [...tokensOf(one), ...(nameBehind(clause, one)?.at ?? [])]));
  return {
    objects: unique(objects),
    companions: unique(companions),
    open,
    byName,
    implied: implied || (objects.length === 0 && ranked.length === 0),
    spoken,
  };
}

/** What the part before spoke of, as it is now. */
const current = ({ before, program }: Scene): ProgramBlock[] =>
  before.flatMap(({ address }) => program.find(address) ?? []);

const unique = (blocks: readonly ProgramBlock[]): ProgramBlock[] => [
  ...new Map(blocks.map((block) => [block.address, block])).values(),
];
