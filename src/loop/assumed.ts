/** What a draft assumes, since nobody said it, and at which arguments of the program that stands. */
import { addressOf, argumentsIn, type Item, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import type { Draft, Given } from "../scenario/draft.ts";
import type { Assumption } from "./record.ts";

interface Argument {
  /** `aws_sqs_queue.jobs.visibility_timeout_seconds`. */
  key: string;
  /** What stands there, without spaces: formatting changes them. */
  text: string;
}

/**
 * The first parameter of each group that the request doesn't say, with what else it has in our scenarios and where it is in the program.
 * `given`: what the user has put there since. `program`: what became of the draft; what it has otherwise is assumed no more.
 */
export function assumptionsOf(draft: Draft, given: Given = {}, program = draft.program): Assumption[] {
  const drafted = placesIn(draft.program);
  const left = new Set(placesIn(program).map(({ key, text }) => `${key} ${text}`));
  return draft.used.flatMap(({ scenario, filled: { values, said } }) => {
    const set = own(given, scenario.name) ?? {};
    return scenario.groups.flatMap(({ names: [name = ""], rows, isSwitch }): Assumption[] => {
      const isGiven = Object.hasOwn(set, name);
      if (isSwitch || (said.has(name) && !isGiven)) return [];
      const value = values[name] as string;
      const probed = placesIn(draft.probe(scenario, name, `${value}${PROBE}`));
      const isWhole = ({ text }: Argument) => text === value || text === JSON.stringify(value);
      const [whole, part] = [true, false].map((is) => differing(drafted, probed).filter((one) => isWhole(one) === is));
      const places = [...(whole ?? []), ...(part ?? [])].filter(({ key, text }) => left.has(`${key} ${text}`));
      const keys = [...new Set(places.map(({ key }) => key))];
      if (keys.length === 0) return [];
      const others = [...new Set(rows.map((row) => row[0] as string))].filter((other) => other !== value);
      return [{ scenario: scenario.name, name, places: keys, value, others, ...(isGiven && { given: true }) }];
    });
  });
}

/** "aws_sqs_queue.jobs.visibility_timeout_seconds and 2 more": where an assumption is to be changed by hand. */
export function labelOf({ places: [first = "", ...more] }: Pick<Assumption, "places">): string {
  return more.length > 0 ? `${first} and ${more.length} more` : first;
}

/** Behind a number it is another number, behind a word another word. */
const PROBE = "0";

/** Where the other program has something else. */
function differing(drafted: readonly Argument[], probed: readonly Argument[]): Argument[] {
  // What is called by the value has another address there, and its place all the same.
  const inOrder = drafted.length === probed.length;
  const others = new Map(probed.map(({ key, text }) => [key, text]));
  return drafted.filter(({ key, text }, i) => text !== (inOrder ? probed[i]?.text : others.get(key)));
}

const placesIn = (program: string): Argument[] =>
  outline(program).flatMap((block) => {
    const above = block.name === "locals" ? "local" : (addressOf(block) ?? block.name);
    const textOf = ({ body, end }: Item) => program.slice(body, end).replace(/\s+/g, "");
    return [...argumentsIn(block)].map((one) => ({ key: `${above}.${one.path}`, text: textOf(one) }));
  });
