/** Whether a part of a request means one more of what stands side by side (a rule, a port, a disk), or what is there of it: by weights that are fitted on changes whose outcome is known (`npm run changes -- --fit`). */
import { own } from "../core/own.ts";
import { type Clause, isMore, VERB } from "../language/clauses.ts";
import { weighed } from "../rank/logistic.ts";
import { type ProgramBlock, wordsOf } from "./blocks.ts";
import type { Candidate } from "./candidates.ts";
import weights from "./further.json" with { type: "json" };
import meant from "./meant.json" with { type: "json" };
import type { Element } from "./places.ts";
import type { Path } from "./splice.ts";

/** What a part of a request may ask one more of. */
export interface Asked {
  /** What it would be put in: the block that has others like it, or that belongs to another one. */
  block: ProgramBlock;
  /** Where the nested blocks stand; nothing where it would be a block of its own. */
  series?: Path;
  features: Readonly<Record<string, number>>;
  /** What its literals would be in one more. */
  further: Candidate[];
  /** Of these, for each literal the likeliest. */
  said: ReadonlySet<Candidate>;
  /** And in what is there of it. */
  beside: Candidate[];
  /** How much speaks for what would be in one more. */
  total: number;
  /** Literals that say what was. */
  old: ReadonlySet<number>;
}

/** What a part may say: candidates, and the addresses of the blocks that it names. */
export interface Said {
  clause: Clause;
  found: Candidate[];
  named: readonly string[];
}

const worthOf = ({ features }: Candidate): number => weighed(meant, features, meant.bias);

/** A literal at worse odds is left out. */
const LEAST = Math.log(1 / 14);
/** One at least has to be likelier, of what isn't named more so. */
const isEnough = (one: Candidate): boolean =>
  worthOf(one) > Math.log(one.features.isNamed + one.features.isCalled > 0 ? 1 / 10 : 1 / 4);
/** What is so much likelier somewhere else is meant for that. */
const LIKELIER = Math.log(3);

/** In parts of a request, all that one more may be meant of. `virtual`: candidates in blocks that aren't there. */
export function askedIn({ clause, found: all, named }: Said): Asked[] {
  const real = all.filter(({ block }) => !block.further);
  const nested = new Map<string, { block: ProgramBlock; series: Path; beside: Candidate[] }>();
  for (const one of real) {
    for (const { series, isInside } of one.place.elements) {
      if (isInside) continue;
      const key = `${one.block.address} ${series.join(".")}`;
      const own = nested.get(key) ?? { block: one.block, series, beside: [] };
      own.beside.push(one);
      nested.set(key, own);
    }
  }
  const blocks = new Map(all.flatMap((one) => (one.block.further ? [[one.block.address, one.block] as const] : [])));
  const found = [
    ...[...nested.values()].map((one) => ({ ...one, further: furtherFrom(one.beside, one.series) })),
    ...[...blocks.values()].map((block) => ({
      block,
      beside: real.filter((one) => one.block.type === block.type),
      further: all.filter((one) => one.block.address === block.address).map(asNew),
    })),
  ];
  const asked = found.flatMap((one) => {
    const others = real.filter((other) => !one.beside.includes(other));
    const said = assigned(one.further, others);
    const total = said.reduce((sum, other) => sum + worthOf(other) - LEAST, 0);
    return said.length === 0 ? [] : [{ ...one, said, total }];
  });
  const most = Math.max(...asked.map(({ total }) => total));
  return asked.map(({ said, total, ...one }) => {
    const old = replacedBy(one.beside, said);
    return {
      ...one,
      total,
      said: new Set(said),
      old: new Set(old.map(({ at }) => at)),
      features: featuresOf(clause, one, said, old, total < most, named),
    };
  });
}

/** What is there isn't there in one more. */
const asNew = (one: Candidate): Candidate => ({ ...one, features: { ...one.features, is: 0 } });

/** The same literals at the same arguments of one more nested block; by the likeliest of those that are there. */
function furtherFrom(beside: readonly Candidate[], series: Path): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const one of beside) {
    const { path, twins, present: _, ...place } = one.place;
    const count = place.elements.find((element) => same(element.series, series))?.count ?? 0;
    const moved = (own: Path) => [
      ...series,
      count,
      ...own.slice(series.length).filter((step) => typeof step === "string"),
    ];
    const candidate = asNew({
      ...one,
      place: { ...place, path: moved(path), further: true, ...(twins && { twins: twins.map(moved) }) },
    });
    const key = `${one.at} ${candidate.place.path.join(".")}`;
    const other = best.get(key);
    if (!other || worthOf(candidate) > worthOf(other)) best.set(key, candidate);
  }
  return [...best.values()];
}

const same = (a: Path, b: Path): boolean => a.join(".") === b.join(".");

/** Of each literal where it would be in one more, unless it is clearly meant for something else. */
function assigned(further: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  return [...new Set(further.map(({ at }) => at))].flatMap((at) => {
    const [best] = further.filter((one) => one.at === at).sort((a, b) => worthOf(b) - worthOf(a));
    const rival = Math.max(LEAST, ...others.filter((one) => one.at === at).map((one) => worthOf(one) - LIKELIER));
    // It is looked at for no other reason.
    return best && (worthOf(best) > rival || best.literal.doubtful) ? [best] : [];
  });
}

/** What a literal stands behind that something is given: "change the port to 8080", "port = 8080". */
const TO = /(?:\bto|=|:)\s*["'`]?$/i;

const isOld = ({ features }: Candidate): boolean => features.is === 1;

const newsIn = (beside: readonly Candidate[], said: readonly Candidate[]): Candidate[] =>
  said.filter((one) => !beside.some(({ at, features }) => at === one.at && features.is === 1));

/** "8080 instead of 80": the old value is said as well. */
const replacedBy = (beside: readonly Candidate[], said: readonly Candidate[]): Candidate[] =>
  beside.filter(
    (one) => one.features.is === 1 && newsIn(beside, said).some(({ place }) => one.place.key === place.key),
  );

function featuresOf(
  clause: Clause,
  { block, series, beside }: Pick<Asked, "block" | "series" | "beside">,
  said: readonly Candidate[],
  replaced: readonly Candidate[],
  isOutdone: boolean,
  named: readonly string[],
) {
  const old = beside.filter(isOld);
  const news = newsIn(beside, said);
  const isReplaced = replaced.length > 0;
  const isBeside = named.some((address) => address !== (block.further?.of ?? block).address);
  const words = new Set(clause.tokens.map(({ word }) => word));
  const name = series
    ? wordsOf(String(series.findLast((step) => typeof step === "string")))
    : wordsOf(block.type ?? "").slice(1);
  // Those that are there differ in it.
  const valuesAt = (key: string) => new Set(beside.flatMap(({ place }) => (place.key === key ? [place.present] : [])));
  const isTelling = ({ place }: Candidate) => place.tells || valuesAt(place.key).size > 1;
  const elements = beside.flatMap(({ place }) => place.elements.filter((one) => series && same(one.series, series)));
  const verb = clause.tokens.find(({ said }) => VERB.test(said))?.said;
  return {
    ...(verb !== undefined && { [`verb ${verb}`]: 1 }),
    more: +isMore(clause),
    outdone: +isOutdone,
    telling: +news.some(isTelling),
    other: +news.some((one) => !isTelling(one)),
    same: +(old.length > 0 && !isReplaced),
    sameBeside: +(old.length > 0 && !isReplaced && isBeside),
    sameOther: +(old.length > 0 && !isReplaced && news.some((one) => !isTelling(one))),
    givenTelling: +news.some((one) => isTelling(one) && TO.test(clause.text.slice(0, one.literal.at))),
    replaced: +isReplaced,
    several: Math.min(3, said.length) - 1,
    given: +news.some(({ literal }) => TO.test(clause.text.slice(0, literal.at))),
    called: +elements.some(({ called }) => called > 0),
    named: +name.some((word) => words.has(word)),
    many: +((elements[0]?.count ?? beside.length) > 1),
    block: +(series === undefined),
    // Another block is spoken of, which it may be about.
    beside: +isBeside,
    isNamed: +said.some(({ features }) => features.isNamed === 1),
    isOther: +said.every(({ features }) => features.isOther + features.isElsewhere > 0),
    there: +said.every(({ features }) => features.there === 1),
    worth: Math.max(-2, Math.min(3, Math.max(...said.map(worthOf)))),
  };
}

/** So much likelier than not is sure. */
const SURE = 0.75;

/** How likely one more is meant; what the weights don't know says nothing. */
export function likelyOf({ features }: Pick<Asked, "features">, by: Readonly<Record<string, number>>): number {
  const sum = Object.entries(features).reduce((all, [name, value]) => all + value * (own(by, name) ?? 0), by.bias ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

type Judged = Asked & { likely: number };

/** What is likelier than not first, and of that what more is said for. */
const byTurn = (a: Judged, b: Judged): number =>
  a.likely > 0.5 && b.likely > 0.5 ? b.total - a.total : b.likely - a.likely;

/** Of several nested blocks those that a part calls by more of their words than the others. */
function calledMost(all: readonly Candidate[]): Candidate[] {
  const keyOf = ({ block }: Candidate, { series }: Element) => `${block.address} ${series.join(".")}`;
  const most = new Map<string, number>();
  for (const one of all)
    for (const element of one.place.elements) {
      const key = keyOf(one, element);
      most.set(key, Math.max(most.get(key) ?? 0, element.called));
    }
  const left = all.filter((one) =>
    one.place.elements.every((element) => element.called === most.get(keyOf(one, element))),
  );
  // "The memory of the sidecar" is no other memory of what it is in.
  const called = left.filter(({ place }) => place.elements.some((one) => one.called > 0 && one.count > 1));
  const isCalled = ({ at, block, place }: Candidate) =>
    called.some((one) => one.at === at && one.block.address === block.address && one.place.name === place.name);
  return left.filter((one) => called.includes(one) || !isCalled(one));
}

/** The candidates that are left once it is decided where one more is meant, the likeliest first; `isEither`: of those it isn't sure. */
export function decided(part: Said, by: Readonly<Record<string, number>> = weights): Candidate[] {
  let left = calledMost(part.found.filter(({ block }) => !block.further));
  const taken = new Set<number>();
  const asked = askedIn(part).map((one) => ({ ...one, likely: likelyOf(one, by) }));
  for (const { further, beside, likely, old, said } of asked.sort(byTurn)) {
    const isSure = likely > SURE || likely < 1 - SURE;
    const theirs = new Set(beside);
    if (likely > 0.5 && [...said].some(isEnough) && !further.some(({ at }) => taken.has(at))) {
      const ats = new Set(further.map(({ at }) => at));
      for (const at of ats) taken.add(at);
      // The program has a form for it.
      left = left.filter((one) => !theirs.has(one) && !(one.place.made && ats.has(one.at)));
      left.push(...further.map((one) => ({ ...one, isEither: !isSure, isAssigned: said.has(one) })));
      continue;
    }
    // What was is said for what is to be.
    left = left.filter(({ at }) => !old.has(at));
    if (!isSure) left = left.map((one) => (theirs.has(one) ? { ...one, isEither: true } : one));
  }
  return left;
}
