/** Which repeated blocks a part of a request speaks of, and how many or which of their instances. */
import type { Clause } from "../language/clauses.ts";
import { ordinalOf } from "../language/numbers.ts";
import type { Quantity } from "../language/quantities.ts";
import { stands } from "../language/tokens.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";
import { elementsSaid } from "./elements-said.ts";
import { type Instances, instancesOf, isRepeated } from "./instances.ts";
import { type Mention, mentionsIn, rankedByName } from "./mentions.ts";
import type { Scene } from "./scene.ts";
import { cutAt, objectsFrom } from "./verbs/remove.ts";

/** What a clause says of instances. */
export interface Aim {
  instances: Instances;
  /** Undefined where only a name leads to them. */
  mention?: Mention;
}

/** The repeated blocks that a clause speaks of; of several the one that it calls best. */
export function aimOf(scene: Scene, clause: Clause): Aim | undefined {
  const { program } = scene;
  const repeated: ProgramBlock[] = program.resources.filter((block) => isRepeated(block) && scene.isFree(block));
  if (repeated.length === 0) return undefined;
  const cut = clause.kind === "remove" ? cutAt(clause.text) : -1;
  const begins = clause.kind === "remove" ? objectsFrom(clause) : 0;
  const mentions = mentionsIn(clause, program);
  for (const mention of mentions.length > 0 ? mentions : labelsIn(clause, program)) {
    const { used, blocks, among, types, from, isNew } = mention;
    const start = clause.tokens[from]?.start ?? 0;
    const fitting = isNew ? program.resources.filter(({ type }) => types.includes(type)) : [...blocks, ...among];
    const [block] = calledBest(clause, fitting);
    const instances = block && repeated.includes(block) ? instancesOf(program, block) : undefined;
    if (used || !instances || start < begins) continue;
    // "Bob from the users" names whom; "the lifecycle rule of the queues" no queue.
    const isBehind = cut >= 0 && start > cut;
    if (!isBehind || numberOfThem(clause, mention) || elementsSaid(clause, instances, mention).length > 0)
      return { instances, mention };
  }
  const all = repeated.flatMap((block) => instancesOf(program, block) ?? []);
  const named = all.filter((instances) => elementsSaid(clause, instances, undefined).length > 0);
  const [one, ...others] = clause.kind === "remove" ? named : [];
  if (one && others.every((other) => isSameHome(other, one))) return { instances: one };
  // "Remove bob and add dana".
  const [current, ...more] = clause.kind === "add" && mentions.length === 0 ? scene.before : [];
  const before = all.find(({ block }) => block.address === current?.address);
  return before && more.length === 0 ? { instances: before } : undefined;
}

const isSameHome = ({ home }: Instances, { home: other }: Instances): boolean =>
  home !== undefined && home.block.address === other?.block.address && home.name === other.name;

/** Where no noun says what is meant: the block whose label is said, if that is one, or if all of that label are made of the same. */
function labelsIn({ tokens }: Clause, program: ProgramText): Mention[] {
  const said = program.resources.flatMap((block) => {
    const own = wordsOf(block.name);
    const from = block.name.length < SHORT ? -1 : tokens.findIndex((_, i) => stands(tokens, i, own));
    return from < 0 || block.type.startsWith("data.") ? [] : [{ block, from, to: from + own.length }];
  });
  const [one, ...others] = said;
  if (!one) return [];
  const all = said.map(({ block }) => instancesOf(program, block));
  const isOne = others.length === 0 || all.every((each) => each && all[0] && isSameHome(each, all[0]));
  if (!isOne) return [];
  const { block, from, to } = one;
  const before = tokens.slice(Math.max(0, from - 2), from).map((token) => token.said);
  const isNew =
    !before.includes("the") && before.some((word) => /^(?:an?|another)$/.test(word) || ordinalOf(word) !== undefined);
  const rest = { along: [], among: [], used: false, isNew, length: to - from };
  return [{ from, to, types: [block.type], blocks: [block], ...rest }];
}

/** A shorter label may be anything. */
const SHORT = 3;

const calledBest = ({ tokens }: Clause, blocks: readonly ProgramBlock[]): readonly ProgramBlock[] => {
  const ranked = rankedByName(tokens, blocks);
  return ranked.length > 0 ? ranked.map(({ block }) => block) : blocks;
};

/** The number right before the noun: "2 web servers", "two more of the servers". */
export const numberOfThem = ({ quantities, text, tokens }: Clause, { from }: Mention): Quantity | undefined => {
  const start = tokens[from]?.start ?? 0;
  return quantities.find(
    ({ end, measure }) => measure === undefined && end <= start && BETWEEN.test(text.slice(end, start)),
  );
};

const BETWEEN = /^\s*(?:(?:more|additional|extra|further|fewer|less|new)\s+)?(?:of\s+(?:the|our|my|its|their)\s+)?$/i;

/** "The third server", "the last server" as -1. */
export function ordinalBefore({ tokens }: Clause, mention: Mention | undefined): number | undefined {
  const before = tokens.slice(Math.max(0, (mention?.from ?? 0) - 2), mention?.to ?? 0).map(({ said }) => said);
  return before.includes("last") ? -1 : before.map(ordinalOf).find((one) => one !== undefined);
}

/** "Server 2" is the second; `[1]` behind an address, too. */
export function indexBehind({ text, tokens }: Clause, mention: Mention | undefined): number | undefined {
  const behind = text.slice(mention ? tokens[mention.to - 1]?.end : text.length);
  const [, index] = /^\[(\d+)\]/.exec(behind) ?? [];
  const [, said] = /^ (?:number |no\. |#)?(\d+)\b/.exec(behind) ?? [];
  return index !== undefined ? Number(index) + 1 : said === undefined ? undefined : Number(said);
}

export function isPluralAt({ tokens }: Clause, { to }: Mention): boolean {
  const last = tokens[to - 1];
  return last !== undefined && last.said !== last.word;
}
