/** What was asked before and what answered it: how alike a request is to scenarios, and which types stand together in their programs. */
import { outline } from "../core/outline.ts";
import { type Hints, type Match, Matcher } from "../scenario/match.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What the past tells of a type for a request. */
export interface Told {
  /** How likely the request wants a scenario that has it; of several that are likely it wants one. */
  near: number;
  /** Of the scenarios that have a type which the request names, the largest share that has this one. */
  share: number;
}

export const NOTHING: Told = { near: 0, share: 0 };
/** Scenarios that a request is compared with. */
const NEAREST = 8;
/** What few have says little: as if one more scenario had a named type, and nothing that others have. */
const UNSEEN = 1;
/** The first program of a scenario is the plainest; others show what may be there in its place. */
const FIRST = 0.7;
/** A way of writing a policy, and nothing that is wanted: programs may have `jsonencode` in its place. */
export const DOCUMENT = "data.aws_iam_policy_document";

/** Of several programs, the share that has each type. */
export function sharesOf(programs: readonly Iterable<string>[]): Map<string, number> {
  const shares = new Map<string, number>();
  const other = (1 - FIRST) / Math.max(1, programs.length - 1);
  for (const [i, types] of programs.entries())
    for (const type of new Set(types))
      shares.set(type, (shares.get(type) ?? 0) + (programs.length === 1 ? 1 : i === 0 ? FIRST : other));
  shares.delete(DOCUMENT);
  return shares;
}

export class Past {
  readonly #matcher: Matcher;
  /** Several things are asked of one request. */
  #last: { request: string; matches: Match[] } | undefined;
  readonly #shares = new Map<Scenario, ReadonlyMap<string, number>>();
  readonly #having = new Map<string, Scenario[]>();

  constructor(scenarios: readonly Scenario[], matcher = new Matcher(scenarios)) {
    this.#matcher = matcher;
    for (const scenario of scenarios) {
      const shares = sharesOf(scenario.programs.map(({ types }) => types));
      this.#shares.set(scenario, shares);
      for (const type of shares.keys()) this.#having.set(type, [...(this.#having.get(type) ?? []), scenario]);
    }
  }

  /** What is told of the types of alike scenarios, and of those that stand beside what is named. */
  of(request: string, hints: Hints): Map<string, Told> {
    const found = new Map<string, Told>();
    const nearest = this.nearest(request, hints);
    const all = nearest.reduce((sum, { probability }) => sum + probability, 0);
    for (const { scenario, probability } of nearest)
      for (const [type, share] of this.#shares.get(scenario) ?? []) {
        const { near } = found.get(type) ?? NOTHING;
        found.set(type, { near: near + (probability * share) / Math.max(1, all), share: 0 });
      }
    for (const named of hints.types) {
      const scenarios = this.#having.get(named) ?? [];
      const beside = new Map<string, number>();
      for (const scenario of scenarios)
        for (const [type, share] of this.#shares.get(scenario) ?? [])
          beside.set(type, (beside.get(type) ?? 0) + share / (scenarios.length + UNSEEN));
      for (const [type, share] of beside) {
        const told = found.get(type) ?? NOTHING;
        found.set(type, { ...told, share: Math.max(told.share, type === named ? 0 : share) });
      }
    }
    return found;
  }

  /** How many blocks of a type the scenarios that are alike have in their plainest programs: the number that is likeliest of all that have it. */
  countOf(type: string, request: string, hints: Hints): number {
    const likely = new Map<number, number>();
    for (const { scenario, probability } of this.nearest(request, hints)) {
      if (!this.#shares.get(scenario)?.has(type)) continue;
      const blocks = outline(scenario.programs[0]?.template ?? "");
      const count = blocks.filter(({ name, labels }) => name === "resource" && labels[0] === type).length;
      likely.set(Math.max(1, count), (likely.get(Math.max(1, count)) ?? 0) + probability);
    }
    return [...likely].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0];
  }

  /** The likeliest scenarios first. */
  nearest(request: string, hints: Hints): Match[] {
    if (this.#last?.request !== request)
      this.#last = { request, matches: this.#matcher.matches(this.#matcher.read(request), hints).slice(0, NEAREST) };
    return this.#last.matches;
  }
}
