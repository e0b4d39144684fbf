/** Which blocks a clause is about: those that it names, those of the clause before, or those that its words fit. */
import type { Clause } from "../language/clauses.ts";
import type { ProgramBlock } from "./blocks.ts";
import { mentionsIn, rankedByName } from "./mentions.ts";
import type { Scene } from "./scene.ts";

export interface Targets {
  objects: readonly ProgramBlock[];
  /** What is used for the change. */
  companions: readonly ProgramBlock[];
  /** One of each is meant. */
  open: (readonly ProgramBlock[])[];
  /** Where no noun says what is meant: blocks by their names, the likeliest first. */
  byName: (readonly ProgramBlock[])[];
  /** They are those of the part before. */
  implied: boolean;
  /** Tokens that name blocks. */
  spoken: ReadonlySet<number>;
  /** What is meant is said by its address. */
  isAddressed: boolean;
  /** Something that is to be made is spoken of. */
  isNew: boolean;
}

const PRONOUN = /\b(?:it|its|them|their|they|that|those|each|all of them|both)\b/i;

export function targetsOf(scene: Scene, clause: Clause): Targets {
  const { isFree } = scene;
  const mentions = mentionsIn(clause, scene.program);
  const current = scene.before.flatMap(({ address }) => scene.program.find(address) ?? []).filter(isFree);
  const named = mentions.filter(({ used }) => !used).flatMap(({ blocks }) => blocks.filter(isFree));
  const open = mentions
    .filter(
      ({ used, among, types }) => !used && among.length > 0 && !named.some(({ type = "" }) => types.includes(type)),
    )
    // "That bucket" is the one before, where it can be.
    .map(({ among }) => {
      const same = among.filter(({ address }) => current.some((block) => block.address === address));
      return (same.length > 0 ? same : among).filter(isFree);
    });
  const isPronoun = named.length + open.length === 0 && current.length > 0 && PRONOUN.test(clause.text);
  const objects = [...new Set(isPronoun ? current : named)];
  const ranked = rankedByName(clause.tokens, scene.program.resources.filter(isFree));
  const scores = [...new Set(ranked.map(({ score }) => score))];
  const groups = scores.map((own) => ranked.filter(({ score }) => score === own).map(({ block }) => block));
  const isWithin = (start: number) => mentions.some(({ from, to }) => start >= from && start < to);
  return {
    ...{ objects, open, byName: current.length > 0 ? [...groups, current] : groups },
    companions: [...new Set(mentions.filter(({ used }) => used).flatMap(({ blocks }) => blocks))],
    implied: isPronoun || (objects.length === 0 && ranked.length === 0),
    isAddressed: mentions.some(({ address, used, blocks }) => address !== undefined && !used && blocks.length > 0),
    isNew: mentions.some(({ isNew }) => isNew),
    spoken: new Set(clause.tokens.flatMap((_, i) => (isWithin(i) ? [i] : []))),
  };
}
