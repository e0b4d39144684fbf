/** A program that scenarios begin: its blocks, what the request names beyond it, and what the user should know of it. */
import { namedBlocks, type Wanted } from "../ask/naming.ts";
import type { Begun, Demand, Retriever } from "../ask/retrieve.ts";
import { outline, typeOf } from "../core/outline.ts";
import { readingOf } from "../language/reading.ts";
import { rootsOfPhrase } from "../language/roots.ts";
import type { Kind } from "../language/texts.ts";
import { type Draft, type Given, LIKELY } from "../scenario/draft.ts";
import type { Group } from "../scenario/scenario.ts";
import { assumptionsOf } from "./assumed.ts";

/** How many errors the verifier finds in a program. */
export type ErrorsIn = (program: string) => Promise<number>;

/**
 * The draft for a request. A value that the verifier refuses isn't its parameter's, whatever stands beside it in the request: that has its usual one then.
 */
export async function begunFor(
  prompt: string,
  retriever: Pick<Retriever, "draft">,
  errorsIn: ErrorsIn,
  given: Given = {},
): Promise<Begun | undefined> {
  let draft = retriever.draft(prompt, { given });
  let errors = draft ? await errorsIn(draft.program) : 0;
  const usually = new Set<Group>();
  for (const group of errors > 0 ? saidIn(draft) : []) {
    const other = retriever.draft(prompt, { usually: new Set([...usually, group]), given });
    const left = other ? await errorsIn(other.program) : errors;
    if (left >= errors) continue;
    usually.add(group);
    [draft, errors] = [other, left];
    if (errors === 0) break;
  }
  return draft;
}

const saidIn = (draft: Draft | undefined): Group[] =>
  (draft?.used ?? []).flatMap(({ scenario: { groups }, filled: { said } }) =>
    groups.filter(({ names }) => names.some((name) => said.has(name))),
  );

/** The blocks of the draft, then those that the request names in words which no scenario of it speaks of; with `explained`, in any words. */
export function blocksOf(draft: Begun, prompt: string, explained = false): Wanted[] {
  const why = draft.used.map(({ scenario: { about } }) => about).join(" ");
  const begun = outline(draft.program).flatMap((item): Wanted[] => {
    const [type, name] = [typeOf(item), item.labels[1]];
    return type === undefined || name === undefined ? [] : [{ type, name, why: `scenario: ${why}` }];
  });
  const types = new Set(begun.map(({ type }) => type));
  const demands = draft.demands.filter(({ type }) => !types.has(type) && !types.has(`data.${type}`));
  // What is said within a name, a path or a machine's size asks for nothing.
  const taken = [...readingOf(prompt).texts, ...draft.spans];
  const isLiteral = (behind: number) => taken.some(({ at, end }) => at < behind && behind <= end);
  const beyond = demands.filter(
    ({ words, at, firm, likely = 1 }) =>
      words !== undefined &&
      (firm || explained || likely >= EVEN) &&
      (explained || !isExplained(words, draft)) &&
      !(at !== undefined && isLiteral(at)),
  );
  const needed = demands.filter((demand) => beyond.some((other) => isNeededBy(demand, other)));
  const named = namedBlocks([...beyond, ...needed], readingOf(prompt).texts);
  return [...begun, ...named];
}

/** Words that a draft doesn't speak of often mean none of the types that may be called so: of 138, on requests of training/rank and our own, 62 were wanted, of those that are as likely as not 47 of 86. */
const EVEN = 0.5;

const isExplained = (words: string, { explains }: Draft) => rootsOfPhrase(words).every((root) => explains.has(root));

const isNeededBy = ({ words, why = "" }: Demand, { type }: Demand) => words === undefined && why.startsWith(`${type} `);

/** Texts that nobody writes without meaning them to be somewhere. */
const MEANT: ReadonlySet<Kind> = new Set<Kind>(
  "email arn url network id zone region image machine domain schedule path file".split(" ") as Kind[],
);

/** What the request gives literally and the program doesn't have. */
export function unusedTexts(prompt: string, program: string): string[] {
  const literals = readingOf(prompt).texts.filter(({ kind, quoted }) => quoted || MEANT.has(kind));
  const written = program.toLowerCase();
  return [...new Set(literals.flatMap(({ text }) => (written.includes(text.toLowerCase()) ? [] : [text])))];
}

/** "Not in the program: 10.0.0.0/8": for the user to put where it belongs. */
export function unusedIn(prompt: string, program: string): string | undefined {
  const told = unusedTexts(prompt, program).slice(0, TOLD_AT_MOST);
  return told.length > 0 ? `Not in the program, though you say it: ${told.join(", ")}.` : undefined;
}

const TOLD_AT_MOST = 6;

/** "Begun as: A queue … Assumed, for you to check: aws_sqs_queue.jobs.delay_seconds = 4." One that is no more than a guess says so. `program`: what became of it. */
export function assumedIn(draft: Draft, program = draft.program): string {
  const abouts = draft.used.map(({ scenario: { about } }) => about).join(" ");
  const assumed = assumptionsOf(draft, {}, program)
    .slice(0, TOLD_AT_MOST)
    .map(({ places: [place], value }) => `${place} = ${value}`);
  const told = assumed.length > 0 ? ` Assumed, for you to check: ${assumed.join(", ")}.` : "";
  const guess = isGuess(draft) ? "A guess, since no scenario is much like it. " : "";
  return `${guess}Begun as: ${abouts}${told}`;
}

export const isGuess = ({ used }: Draft): boolean => used.every(({ probability }) => probability < LIKELY);
