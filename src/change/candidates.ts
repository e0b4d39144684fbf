/** Which literals of a request may be the values of which arguments of a program, with what speaks for each and against it. */
import { textOf } from "../core/literal-text.ts";
import { type Clause, removalIn } from "../language/clauses.ts";
import type { Literal } from "../language/literals.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import type { Features } from "../rank/logistic.ts";
import type { ProgramBlock } from "./blocks.ts";
import { type Fit, fitOf, kindOf, shapeOf } from "./fitness.ts";
import { decided, type Said } from "./further.ts";
import { NO_ODDS, type Odds, oddsFor } from "./odds.ts";
import { type Place, placesIn } from "./places.ts";
import type { Scene } from "./scene.ts";
import { furtherOf } from "./series.ts";
import { type Targets, targetsOf } from "./targets.ts";

export interface Candidate {
  /** UTF-16 index in the request. */
  at: number;
  literal: Literal;
  block: ProgramBlock;
  place: Place;
  /** HCL. */
  expression: string;
  /** What it may as well be meant to be. */
  either?: string;
  features: Features<MeantFeature>;
  /** It may be meant for one more of a kind, or for what is there. */
  isEither?: boolean;
  /** It is said of one more of a kind, together with what decides that one is meant. */
  isAssigned?: boolean;
}

export type MeantFeature = keyof ReturnType<typeof featuresOf>;

/** What of a block's arguments an encoder finds a literal likely at is looked at though no word leads to the block. */
const READ = 0.1;

/** Of more blocks only those that are spoken of are read, so that nobody waits for long: an encoder takes 20 ms for a block, in a page three times as long. */
const MANY = 60;

/** Of one block alone there is room for arguments that few give. */
const RARE = { share: 0.005, most: 40 };

/** Literals that no block is called by, with the arguments that they may be the value of. `blocks`: those that are looked at; without, all that the parts may be about. */
export async function candidatesIn(
  scene: Scene,
  clauses: readonly Clause[],
  blocks?: readonly ProgramBlock[],
): Promise<Candidate[]> {
  const all = await candidatesOf(scene, clauses, blocks);
  return all.flatMap((one) => (blocks ? one.found : decided(one)));
}

/** All that there are, by parts, before it is decided which of them mean one more of a kind. */
export async function candidatesOf(
  scene: Scene,
  clauses: readonly Clause[],
  blocks?: readonly ProgramBlock[],
): Promise<Said[]> {
  const free = scene.program.resources.filter(scene.isFree);
  const together = blocks || free.length > MANY ? new Map<string, Odds>() : await oddsFor(scene, free);
  const alone = new Map<string, Odds>();
  const all: Said[] = [];
  const { before } = scene;
  for (const clause of clauses) {
    const said = targetsOf(scene, clause);
    const targets = blocks ? { ...said, objects: blocks, open: [], byName: [], implied: false, isNew: false } : said;
    const { objects, open, byName } = targets;
    const isRead = ({ address }: ProgramBlock) =>
      [...(together.get(address)?.values() ?? [])]
        .flat()
        .some(({ likely, literal }) => likely > READ && isIn(clause, literal.at));
    const isPassed = (block: ProgramBlock) =>
      open.some((among) => isAmong(block, among) && !isAmong(block, calledAmong(among, byName[0] ?? [])));
    const own = blocks ?? [
      ...new Set([
        ...objects,
        ...open.flatMap((among) => calledAmong(among, byName[0] ?? [])),
        ...(byName[0] ?? []),
        ...currentIn(scene),
        ...scene.program.resources.filter((block) => scene.isFree(block) && isRead(block) && !isPassed(block)),
      ]),
    ];
    const found: Candidate[] = [];
    for (const block of blocks ? own : [...own, ...furtherOf(scene.program, own)]) {
      const { address } = block;
      const odds = alone.get(address) ?? (await oddsFor(scene, [block], RARE)).get(address) ?? NO_ODDS;
      alone.set(address, odds);
      found.push(...(await pairsOf(scene, clause, targets, block, odds, together.get(address) ?? odds)));
    }
    const spoken = [...objects, ...said.companions].map(({ address }) => address);
    all.push({ clause, found, named: spoken });
    const named = objects.length > 0 ? objects : open.length > 0 ? open.flat() : (byName[0] ?? []);
    if (!targets.implied && named.length > 0) scene.before = named;
  }
  scene.before = before;
  return all;
}

const isAmong = ({ address, further }: ProgramBlock, blocks: readonly ProgramBlock[]): boolean =>
  blocks.some((block) => block.address === (further?.of.address ?? address));

/** Of several that a noun stands for, those that the words around call by their names, where there are any. */
function calledAmong(among: readonly ProgramBlock[], called: readonly ProgramBlock[]): readonly ProgramBlock[] {
  const both = among.filter((block) => isAmong(block, called));
  return both.length > 0 ? both : among;
}

/** What the part before is about. */
const currentIn = ({ before, program }: Scene): ProgramBlock[] =>
  before.flatMap(({ address }) => program.find(address) ?? []);

export const isIn = ({ start, text }: Clause, at: number): boolean => start <= at && at < start + text.length;

/** A part's words without those that name blocks, or say that something is to go; what is left stays where it is. */
export function spokenOfArguments({ text, tokens, kind }: Clause, { spoken }: Pick<Targets, "spoken">): Reading {
  const removal = kind === "remove" ? removalIn(text) : null;
  const spans = [...spoken].map((at) => tokens[at] ?? { start: 0, end: 0 });
  if (removal) spans.push({ start: removal.index, end: removal.index + removal[0].length });
  const blanked = (rest: string, { start, end }: { start: number; end: number }) =>
    rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  return readingOf(spans.reduce(blanked, text));
}

async function pairsOf(
  scene: Scene,
  clause: Clause,
  targets: Targets,
  block: ProgramBlock,
  odds: Odds,
  together: Odds,
): Promise<Candidate[]> {
  const facts = block.type === undefined ? undefined : await scene.factsOf(block.type);
  const reading = spokenOfArguments(clause, targets);
  const plain = { ...block, text: scene.program.resolved(block) };
  const current = currentIn(scene);
  const places = placesIn(scene.parts.schemas, plain, facts, reading, odds);
  const names = new Set(places.map(({ name }) => name));
  const isOther = (one: Literal) => isName(one, clause, targets) || names.has(one.text) || one.text === block.name;
  return clause.literals.flatMap((literal): Candidate[] => {
    if (isOther(literal) || (literal.doubtful && literal.kind !== "shape")) return [];
    const at = clause.start + literal.at;
    const open = literal.doubtful ? places.filter((place) => isAlike(literal, place)) : places;
    const all = open.flatMap((place) => {
      const [said, beside] = [odds, together].map((of) => of.get(place.key)?.find((one) => one.literal.at === at));
      const fit = fitOf(place, literal, reading, said);
      const features = fit && { ...fit.features, anywhere: beside?.likely ?? 0 };
      return fit && features ? [{ ...fit, at, literal, block, place, features }] : [];
    });
    const others = all.map(({ features }) => features);
    return all.map((one) => ({
      ...one,
      features: featuresOf(one.features, others, clause, { ...targets, current }, block),
    }));
  });
}

/** "tmp/" may be prose, unless a nested block of which there may be more has something that looks like it: `prefix = "logs/"`. */
function isAlike({ text }: Literal, { present = "", elements, attribute }: Place): boolean {
  const own = kindOf(attribute.type) === "strings" ? /^\["([^"]*)"\]$/.exec(present)?.[1] : textOf(present);
  return elements.length > 0 && own !== undefined && shapeOf(own) === shapeOf(text) && shapeOf(text) !== "a";
}

/** With what speaks for it beside the other arguments of the block, and for the block. */
function featuresOf(
  own: Fit & { anywhere: number },
  all: readonly Fit[],
  clause: Clause,
  { objects, open, byName, implied, isNew, current }: Targets & { current: readonly ProgramBlock[] },
  block: ProgramBlock,
) {
  const most = (name: keyof Fit) => Math.max(...all.map((one) => one[name]));
  const isOne = (among: readonly ProgramBlock[]) => isAmong(block, among);
  const isNamed = isOne(objects);
  return {
    ...own,
    fittest: +(own.fit > 0 && own.fit >= most("fit")),
    saidMost: +(own.says > 0 && own.says >= most("says")),
    claimedMost: +(own.claimed > 0 && own.says > 0 && own.says >= most("says")),
    // Another one is said in so many words.
    isOutdone: +(own.says < 0.5 && all.some(({ fits, claimed, says }) => fits * claimed > 0 && says >= 1)),
    likeliestHere: own.likely / (most("likely") || 1),
    isNamed: +(isNamed && !implied),
    isImplied: +(isNamed && implied),
    isOpen: +isOne(open.flat()),
    isCurrent: +isOne(current),
    isCalled: +isOne(byName[0] ?? []),
    isOther: +(!isNamed && objects.length > 0 && !implied),
    isElsewhere: +(
      !isOne([...objects, ...open.flat(), ...(byName[0] ?? []), ...current]) &&
      open.length + byName.length > 0 &&
      !implied
    ),
    isBeyond: +(implied && objects.length > 0 && !isNamed),
    isBlind: +(block.type === undefined),
    isNew: +isNew,
    isAdded: +(clause.kind === "add" && !isNamed),
  };
}

function isName({ at, end }: Literal, { tokens }: Clause, { spoken }: Targets): boolean {
  const own = tokens.flatMap((token, i) => (at <= token.start && token.end <= end ? [i] : []));
  return own.length > 0 && own.every((i) => spoken.has(i));
}
