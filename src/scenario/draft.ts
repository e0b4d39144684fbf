/** A program for a request out of scenarios: the likeliest one, then those that explain what is left of its words. */
import { addressOf, outline } from "../core/outline.ts";
import { withGiven } from "./given.ts";
import { joined } from "./join.ts";
import { type Hints, Matcher, NO_HINTS } from "./match.ts";
import { rendered } from "./render.ts";
import type { Scenario } from "./scenario.ts";
import { type Filled, fill } from "./slots.ts";

export interface Used {
  scenario: Scenario;
  filled: Filled;
  probability: number;
}

export interface Draft {
  program: string;
  used: readonly Used[];
  /** The request without the texts that say parameters of the scenarios. */
  rest: string;
  /** Roots of the request's words that the scenarios speak of. */
  explains: ReadonlySet<string>;
}

/** A draft of a less likely one has its types wrong more often than what the words of the request name (`npm run scenarios -- --check`). One beside another has to be likelier. */
const LIKELY = 0.4;
/** Of a request that names no type, a guess is better than nothing. */
const GUESS = 0.1;
const LIKELY_BESIDE = 0.6;
const PARTS_AT_MOST = 4;
/** Another scenario takes at least so many words that nothing explains yet. */
const WORDS_AT_LEAST = 2;

export class Scenarios {
  readonly #scenarios: readonly Scenario[];
  #made: Matcher | undefined;

  constructor(scenarios: readonly Scenario[]) {
    this.#scenarios = scenarios;
  }

  get #matcher(): Matcher {
    this.#made ??= new Matcher(this.#scenarios);
    return this.#made;
  }

  /** Undefined where no scenario is as likely as `least`. */
  draft(request: string, hints: Hints = NO_HINTS, least = hints.types.size > 0 ? LIKELY : GUESS): Draft | undefined {
    const { types } = hints;
    let left: ReadonlySet<string> = this.#matcher.read(request);
    let open = types;
    let program = "";
    const explained = new Set<string>();
    const used: Used[] = [];
    while (used.length < PARTS_AT_MOST) {
      const match = this.#matcher
        .matches(left, { ...hints, types: open })
        .find(({ scenario }) => used.every((one) => one.scenario !== scenario) && hostOf(scenario, program) !== null);
      if (!match || match.probability < (used.length > 0 ? LIKELY_BESIDE : least)) break;
      if (used.length > 0 && match.explains.size < WORDS_AT_LEAST) break;
      const { scenario, probability } = match;
      const filled = fill(scenario, request, this.#matcher.isCommon);
      const { template, types: own } = programFor(scenario, types);
      program = joined(program, rendered(template, filled, hostOf(scenario, program) ?? undefined));
      used.push({ scenario, filled, probability });
      for (const word of match.explains) explained.add(word);
      left = new Set([...left].filter((word) => !match.explains.has(word)));
      open = new Set([...open].filter((type) => !own.includes(type)));
    }
    const rest = without(
      request,
      used.flatMap(({ filled: { spans } }) => spans),
    );
    if (used.length === 0) return undefined;
    return { program: withGiven(program, request, types), used, rest, explains: explained };
  }
}

const without = (text: string, spans: Filled["spans"]) =>
  spans.toSorted(([a], [b]) => b - a).reduce((rest, [from, to]) => `${rest.slice(0, from)} , ${rest.slice(to)}`, text);

/** The program that has most of the types which the request names; the first of equals. */
function programFor({ programs }: Scenario, types: ReadonlySet<string>): Scenario["programs"][number] {
  const count = (own: readonly string[]) => own.filter((type) => types.has(type)).length;
  return programs.reduce((best, one) => (count(one.types) > count(best.types) ? one : best));
}

/** The block that an extension goes with; undefined of a scenario that needs none, null where it is missing. */
function hostOf({ on }: Scenario, program: string): string | undefined | null {
  if (!on) return undefined;
  const addresses = outline(program).flatMap((item) => addressOf(item) ?? []);
  return addresses.find((address) => on.some((type) => address.startsWith(`${type}.`))) ?? null;
}
