/** What is counted of a set, and the card that says it. */
import type { Drop, Row, TaskName } from "../row.ts";

type Counts = Map<string, number>;
const add = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Counts by one property, before and after what is there twice is taken out. */
class Both {
  readonly before: Counts = new Map();
  readonly after: Counts = new Map();

  add(key: string, isKept: boolean): void {
    add(this.before, key);
    if (isKept) add(this.after, key);
  }
}

export class Tally {
  readonly task: TaskName;
  made = 0;
  kept = 0;
  /** Rows that still differ when literals are masked. */
  distinctMasked = 0;
  readonly #drops: Counts = new Map();
  /** What mustn't be there is told also where it wasn't. */
  readonly #refused: Counts = new Map([
    ["held-out prompt", 0],
    ["held-out program", 0],
    ["secret", 0],
  ]);
  readonly #rounds: Counts = new Map();
  readonly #splits = new Both();
  readonly #by: Record<"source" | "provider" | "kind" | "difficulty" | "families", Both> = {
    source: new Both(),
    provider: new Both(),
    kind: new Both(),
    difficulty: new Both(),
    families: new Both(),
  };
  readonly #families = new Both();
  readonly #resources = new Both();

  constructor(task: TaskName) {
    this.task = task;
  }

  drop({ cause }: Drop): void {
    add(this.#drops, cause);
  }

  row(row: Row, refused: string | undefined): void {
    const isKept = refused === undefined;
    this.made++;
    if (isKept) this.kept++;
    else add(this.#refused, refused);
    add(this.#rounds, String(row.certificate.rounds));
    this.#splits.add(row.split, isKept);
    this.#by.source.add(row.source, isKept);
    this.#by.provider.add(row.provider, isKept);
    if (row.kind !== undefined) this.#by.kind.add(row.kind.includes(" + ") ? "several" : row.kind, isKept);
    this.#by.difficulty.add(bracket(row.difficulty), isKept);
    const names = row.family.split(" + ");
    this.#by.families.add(`${names.length} in a row`, isKept);
    for (const name of names) this.#families.add(name, isKept);
    for (const type of row.resources) this.#resources.add(type, isKept);
  }

  /** Types of resources and data sources in what is left. */
  get types(): number {
    return this.#resources.after.size;
  }

  /** The card's part of this set, in Markdown. */
  card(): string {
    const dropped = sum(this.#drops);
    const first = this.#rounds.get("0") ?? 0;
    const all = this.made + dropped;
    const biggest = Math.max(0, ...this.#families.after.values());
    const lines = [
      `## TF-${this.task[0]?.toUpperCase()}${this.task.slice(1)}`,
      "",
      `${this.kept} rows of ${this.made} that passed and ${all} that were tried; ${this.distinctMasked} of them differ in more than literals. ${this.#splits.after.get("train") ?? 0} for training, ${this.#splits.after.get("test") ?? 0} for testing. ${this.#families.after.size} families (the largest has ${percent(biggest, this.kept)} of the rows), ${this.types} types.`,
      "",
      `Passed at once: ${percent(first, all)}${[...this.#rounds]
        .filter(([round]) => round !== "0")
        .sort()
        .map(
          ([round, count]) =>
            `, after ${round} ${round === "1" ? "round" : "rounds"} of fixes ${percent(count, all)} more`,
        )
        .join("")}.`,
      "",
      ...table("Dropped by the verifier", this.#drops),
      ...table("Taken out", this.#refused),
      ...Object.entries(this.#by).flatMap(([name, both]) => (both.before.size > 0 ? compared(name, both) : [])),
      ...compared("resource, the 40 most", this.#resources, 40),
    ];
    return `${lines.join("\n")}\n`;
  }
}

/** Brackets of how many blocks a program has. */
const bracket = (blocks: number): string =>
  blocks <= 1 ? "1 block" : blocks <= 4 ? "2–4 blocks" : blocks <= 12 ? "5–12 blocks" : "13 blocks or more";

const sum = (counts: Counts): number => [...counts.values()].reduce((all, one) => all + one, 0);
const percent = (part: number, of: number): string => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)} %`);
const most = (counts: Counts, limit = Number.POSITIVE_INFINITY) =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, limit);

const table = (title: string, counts: Counts): string[] =>
  counts.size === 0
    ? []
    : [`| ${title} | rows |`, "|---|---|", ...most(counts, 25).map(([name, count]) => `| ${name} | ${count} |`), ""];

const compared = (title: string, { before, after }: Both, limit?: number): string[] => [
  `| ${title} | before | after |`,
  "|---|---|---|",
  ...most(before, limit).map(([name, count]) => `| ${name} | ${count} | ${after.get(name) ?? 0} |`),
  "",
];
