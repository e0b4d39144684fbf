/** A program for a request out of scenarios: the each of its passages goes to the one that explains most of it. */

import { addressesIn } from "../core/outline.ts";
import { own } from "../core/own.ts";
import type { Span } from "../language/texts.ts";
import { chosenFor } from "./choose.ts";
import { withExisting } from "./existing.ts";
import { joined } from "./join.ts";
import { atBest, type Hints, Matcher, NO_HINTS } from "./match.ts";
import { withNames } from "./names.ts";
import { only, type Passage, passagesOf } from "./passages.ts";
import { rendered } from "./render.ts";
import type { Group, Scenario } from "./scenario.ts";
import { listsIn } from "./several.ts";
import { type Filled, fill } from "./slots.ts";
import { without } from "./words.ts";

export interface Used {
  scenario: Scenario;
  filled: Filled;
  probability: number;
}

export interface Draft {
  program: string;
  used: readonly Used[];
  /** The request without the texts that say parameters of the scenarios. Numbers stay: what is beside them is told by them. */
  rest: string;
  /** Places of what says parameters. */
  spans: readonly Span[];
  /** Roots of the request's words that the scenarios speak of. */
  explains: ReadonlySet<string>;
  /** The program with another value for a parameter of a scenario: what differs is where it stands. */
  probe(scenario: Scenario, name: string, value: string): string;
}

export type Given = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface DraftOptions {
  least?: number;
  usually?: ReadonlySet<Group>;
  /** What the user gives for parameters, by scenario. */
  given?: Given;
}

/** What a less likely one begins is told to be a guess: it has its types wrong more often than what the words of the request name (`npm run scenarios -- --check`). */
export const LIKELY = 0.4;
/**
 * A less likely one isn't looked at. Of requests with many demands the one that is right is hardly likelier, since most of their words are of none: what is begun so is written beside what the request names by itself, and the better
 * of both is taken (`loop/choose.ts`).
 */
const GUESS = 0.1;

export class Scenarios {
  readonly all: readonly Scenario[];
  #made: Matcher | undefined;

  constructor(scenarios: readonly Scenario[]) {
    this.all = scenarios;
  }

  get matcher(): Matcher {
    this.#made ??= new Matcher(this.all);
    return this.#made;
  }

  /** `hintsIn`: what a text says of types and clouds. Undefined where no scenario is as likely as `least`. `usually`: see `fill`. */
  draft(
    request: string,
    hintsIn: (text: string) => Hints = () => NO_HINTS,
    { least, usually, given = {} }: DraftOptions = {},
  ): Draft | undefined {
    const { types, providers, refused } = hintsIn(request);
    // Names in a list are no words: "called red, blue and green" says nothing of deployments.
    const plain = without(request, listsIn(request));
    const passages = passagesOf(plain);
    const enough = least ?? GUESS;
    const matchesIn = (text: string) => {
      const words = this.matcher.read(text);
      const quick = this.matcher.matches(words, { types: new Set(), providers, refused });
      // Reading what a text names takes longest.
      const may = quick.some((match) => atBest(match) >= Math.min(enough, LIKELY));
      const hints = text === plain ? { types, providers, refused } : hintsIn(text);
      return may ? this.matcher.matches(words, hints) : [];
    };
    const { weightOf } = this.matcher;
    const words = this.matcher.read(plain);
    const chosen = chosenFor({ request: plain, passages, words, weightOf, matchesIn, least: enough });
    if (chosen.length === 0) return undefined;
    const used = chosen.map(({ match: { scenario, probability } }, i): Used => {
      // What is said of others is not said of it.
      const others = chosen.filter((_, j) => j !== i);
      const isOwn = (place: number) =>
        !others.some(({ first, last }) => place >= at(passages, first).from && place < at(passages, last).to);
      const filled = fill(scenario, only(request, isOwn), this.matcher.isCommon, usually, own(given, scenario.name));
      return { scenario, probability, filled };
    });
    const has = ({ scenario }: Used) => programFor(scenario, types, refused).types.some((type) => refused.has(type));
    if (used.some(has)) return undefined;
    const written = (used: readonly Used[]) =>
      withExisting(programOf(used, types, refused), request, (text) => hintsIn(text).types);
    const probe: Draft["probe"] = (scenario, name, value) =>
      written(used.map((one) => (one.scenario === scenario ? withOther(one, name, value) : one)));
    const spans = used.flatMap(({ filled }) => filled.spans);
    const rest = without(
      request,
      spans.filter(({ at, end }) => !/^\d+(?:\.\d+)?$/.test(request.slice(at, end))),
    );
    const explains = new Set(chosen.flatMap(({ match }) => [...match.explains]));
    return { program: written(used), used, rest, spans, explains, probe };
  }
}

function programOf(used: readonly Used[], types: ReadonlySet<string>, refused: ReadonlySet<string>): string {
  let program = "";
  for (const { scenario, filled } of used.toSorted((a, b) => Number(!!a.scenario.on) - Number(!!b.scenario.on))) {
    const template = withNames(programFor(scenario, types, refused).template, scenario, filled);
    for (const values of [filled.values, ...filled.others])
      program = joined(program, rendered(template, scenario, { ...filled, values }, hostIn(program, scenario)));
  }
  return program;
}

const withOther = (used: Used, name: string, value: string): Used => ({
  ...used,
  filled: { ...used.filled, values: { ...used.filled.values, [name]: value } },
});

const at = (passages: readonly Passage[], i: number) => passages[i] as Passage;
/** The program that has most of the types which the request names, and none that it refuses where there is one; the first of equals. */
function programFor(
  { programs }: Scenario,
  types: ReadonlySet<string>,
  refused: ReadonlySet<string>,
): Scenario["programs"][number] {
  const count = (own: readonly string[], of: ReadonlySet<string>) => own.filter((type) => of.has(type)).length;
  const worth = (own: readonly string[]) => count(own, types) - MORE_THAN_ANY * count(own, refused);
  return programs.reduce((best, one) => (worth(one.types) > worth(best.types) ? one : best));
}

/** Types that one program has. */
const MORE_THAN_ANY = 1000;

/** The address of the block that an extension goes with. */
function hostIn(program: string, { on }: Scenario): string | undefined {
  return on && addressesIn(program).find((address) => on.some((type) => address.startsWith(`${type}.`)));
}
