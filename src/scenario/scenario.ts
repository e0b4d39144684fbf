/** What people ask for, with programs that do it: scenarios, which `npm run scenarios` derives from training/families. */

/** Names that go together, and their values together; the usual ones first. */
export interface Group {
  readonly names: readonly string[];
  /** A row has a value for each name. */
  readonly rows: readonly (readonly string[])[];
  /** `yes` and `no`. */
  readonly isSwitch: boolean;
  /** What it has in common with groups that it goes with: where only one of them is said, the others have the row beside. */
  readonly akin?: string;
}

/** The row that is chosen for a group, or the one beside what is chosen for a group that it goes with. */
export function rowOf<G extends Group>(
  group: G,
  chosen: ReadonlyMap<G, readonly string[]>,
): readonly string[] | undefined {
  const own = chosen.get(group);
  if (own || group.akin === undefined) return own;
  for (const [{ akin, rows }, row] of chosen) {
    const at = akin === group.akin ? rows.indexOf(row) : -1;
    if (at >= 0) return group.rows[at];
  }
  return undefined;
}

export interface Scenario {
  /** `aws/queue-with-dead-letters`. */
  readonly name: string;
  /** In a sentence. */
  readonly about: string;
  readonly groups: readonly Group[];
  /** Ways of asking for it: Mustache templates. */
  readonly asks: readonly string[];
  /** Programs that do it, the plainest first: templates, and the types in them. */
  readonly programs: readonly { readonly template: string; readonly types: readonly string[] }[];
  /** Of an extension: the types that it goes with. */
  readonly on?: readonly string[];
  /** Of one that is bundled: reading all of them takes a second. */
  readonly words?: ScenarioWords;
}

/** What a request is compared with: roots of words, with spaces between them. */
export interface ScenarioWords {
  /** Of each way of asking. */
  readonly asks: readonly string[];
  /** Of the values: one that a request chooses by its word (postgres, fargate) speaks for the scenario. */
  readonly values: string;
}

/** One scenario a line. */
export const readScenarios = (text: string): Scenario[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Scenario);
