/** Which literals of a request are the values of which arguments of a program: by weights that are fitted on changes whose outcome is known (`npm run changes -- --fit`), all of them together. */
import { matched } from "../intent/matching.ts";
import { inUnitOf } from "../language/quantities.ts";
import { type Weights, weighed } from "../rank/logistic.ts";
import type { ProgramBlock } from "./blocks.ts";
import type { Candidate, MeantFeature } from "./candidates.ts";
import weights from "./meant.json" with { type: "json" };

export interface Meant extends Candidate {
  likely: number;
  /** Other blocks of a kind that it may as well be meant for. */
  rivals: readonly ProgramBlock[];
  /** It could stand somewhere else instead, or nothing leads to the block but the value. */
  isDoubtful: boolean;
}

/** At worse odds a literal is better left out; what is said beside the name of a block is meant for something in it. */
const LEAST = Math.log(1 / 4);
const LEAST_NAMED = Math.log(1 / 10);
const isSaid = ({ features: { isNamed, isImplied, isCalled } }: Candidate) => isNamed + isImplied + isCalled > 0;
/** Whether the part, or the one before, leads to the block. */
const isSpokenOf = ({ features: { isNamed, isImplied, isCalled, isOpen, isCurrent } }: Candidate) =>
  isNamed + isImplied + isCalled + isOpen + isCurrent > 0;
/** What is said of one more of a kind is put there. */
const ASSIGNED = 0.5;
const CLEARLY_ELSEWHERE = Math.log(1.5);
/** So much likelier is clearly likelier. */
const CLEARLY = Math.log(20);

/** "2 hours" as 2 seconds: nothing else is in the range of the argument. */
const isInOtherUnit = ({ literal: { quantity }, place: { name }, expression }: Candidate): boolean =>
  quantity?.measure !== undefined &&
  quantity.step === undefined &&
  /^\d/.test(expression) &&
  Number(expression) !== inUnitOf(name, quantity);

/** Each literal where it is likeliest, of all together; and in every block of the kind, where the request names several. */
export function meantAmong<C extends Candidate>(
  candidates: readonly C[],
  by: Weights<MeantFeature> = weights,
): (C & Meant)[] {
  const edges = candidates.map((one) => {
    const own = weighed(by, one.features, by.bias);
    const worth = one.isAssigned ? Math.max(own, ASSIGNED) : own;
    const to = `${one.block.address} ${one.place.path.join(".")}`;
    return {
      ...one,
      from: one.at,
      to,
      worth: worth - (isSaid(one) ? LEAST_NAMED : LEAST),
      likely: 1 / (1 + Math.exp(-worth)),
    };
  });
  const chosen = matched(edges, () => 1);
  const taken = new Set(chosen.map(({ to }) => to));
  return chosen.flatMap((one) => {
    const same = edges.filter(
      ({ at, place, block, to }) =>
        at === one.at &&
        place.key === one.place.key &&
        block.type === one.block.type &&
        block.address !== one.block.address &&
        !taken.has(to),
    );
    const named = same.filter(({ features }) => one.features.isNamed === 1 && features.isNamed === 1);
    const rivals = same
      .filter(
        ({ features, worth }) =>
          features.isCalled === one.features.isCalled && features.isOpen === 1 && worth > one.worth - CLEARLY,
      )
      .map(({ block }) => block);
    // In another nested block of the kind, where nothing tells which.
    const isTwin = (other: (typeof edges)[number]) =>
      other.at === one.at &&
      other.block.address === one.block.address &&
      other.place.key === one.place.key &&
      other.to !== one.to &&
      other.worth >= one.worth;
    const isElsewhere = (other: (typeof edges)[number]) =>
      other.at === one.at &&
      other.place.key !== one.place.key &&
      other.worth > Math.max(0, one.worth - CLEARLY_ELSEWHERE);
    const isDoubtful =
      one.isEither === true ||
      !isSpokenOf(one) ||
      isInOtherUnit(one) ||
      edges.some((other) => isTwin(other) || isElsewhere(other));
    return [one, ...named].map((each) => ({ ...each, rivals, isDoubtful }));
  });
}
