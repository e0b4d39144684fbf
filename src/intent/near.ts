/** Words about a place in a request. */
import { blockOf, type Knowledge } from "../knowledge/knowledge.ts";
import type { Reading } from "../language/reading.ts";
import { alike } from "../language/words.ts";
import { GENERIC, WEAK } from "./evidence.ts";
import { ownRoots } from "./field-found.ts";
import type { Slot } from "./slots.ts";

/** So many words before a place speak of it, and so many behind it. */
const BEFORE = 4;
const BEHIND = 3;
/** What is told of the block may stand farther away. */
const FAR = 8;
/** How much less a word counts that stands farther away. */
const FADES = 0.7;
const PROVIDERS = new Set(["aw", "googl", "azurerm", "kubernet"]);

const weigh = (root: string): number => (GENERIC.has(root) ? 0.2 : WEAK.has(root) ? 0.6 : 1);

/** The most that one of so many steps comes to. */
function most(steps: number, of: (step: number) => number): number {
  let best = 0;
  for (let step = 1; step <= steps; step++) best = Math.max(best, of(step));
  return best;
}

/** What stands around literals, for arguments of one type. */
export class Near {
  readonly #own: ReadonlySet<string>;
  readonly #head: string;
  readonly #places: readonly number[];

  constructor(
    private readonly reading: Reading,
    private readonly type: string,
  ) {
    this.#own = new Set([...ownRoots(type)].filter((root) => !PROVIDERS.has(root)));
    this.#head = [...this.#own].at(-1) ?? "";
    this.#places = [...this.#own].flatMap((root) => reading.placesOf(root));
  }

  #weight(at: number, roots: ReadonlySet<string>): number {
    const root = this.reading.words[at]?.root ?? "";
    return roots.has(root) ? weigh(root) : 0;
  }

  /** Words before or behind a place, nearer ones count more. */
  before = (from: number, roots: ReadonlySet<string> = this.#own, reach = BEFORE): number =>
    most(reach, (d) => this.#weight(from - d, roots) / d ** FADES);

  behind = (to: number, roots: ReadonlySet<string> = this.#own): number =>
    most(BEHIND, (d) => this.#weight(to + d - 1, roots) / d ** FADES);

  /** Words from one place to another. */
  within = (from: number, to: number, roots: ReadonlySet<string>): number =>
    most(to - from, (d) => this.#weight(from + d - 1, roots));

  /** Words of the blocks around an argument. */
  around(from: number, to: number, { around }: Slot): number {
    return around.size === 0
      ? 0
      : Math.max(this.within(from - FAR, from, around), this.within(to, to + BEFORE, around));
  }

  /** What people say for an argument. */
  spoken(from: number, to: number, { phrases }: Slot): number {
    const { words } = this.reading;
    let most = 0;
    for (const phrase of phrases)
      for (const start of this.reading.placesOf(phrase[0] ?? "")) {
        const away = start < from ? from - start - phrase.length + 1 : start - to + 1;
        if (away > BEFORE || (start >= from && start < to)) continue;
        const whole = phrase.every((root, i) => words[start + i]?.root === root || words[start + i + 1]?.root === root);
        if (whole) most = Math.max(most, 1 / Math.max(1, away) ** FADES);
      }
    return most;
  }

  /** Whether the last word of the type, which says what the thing is, stands near on one side; nearer is more. */
  head(from: number, step: number, reach = BEHIND): number {
    for (let d = 0; d < reach; d++) if (this.reading.words[from + d * step]?.root === this.#head) return 1 / (d + 1);
    return 0;
  }

  /** How near any word of the type is. */
  nearest(from: number): number {
    return 1 / (1 + Math.min(20, ...this.#places.map((at) => Math.abs(at - from))));
  }

  /** Whether a word is one that configurations are made of. */
  isKnown(at: number): boolean {
    const root = this.reading.words[at]?.root ?? "";
    return this.#own.has(root) || WEAK.has(root) || GENERIC.has(root);
  }

  /** Whether the word before a number is one of the values of an argument beside the one of `path`: an engine's version. */
  isProduct(from: number, path: string, knowledge: Knowledge): boolean {
    const said = this.reading.words[from - 1]?.said ?? "";
    const block = blockOf(path);
    const isValue = (name: string) =>
      knowledge
        .values(this.type, block === "" ? name : `${block}.${name}`)
        .some(({ value }) => alike(String(value).toLowerCase(), said));
    return said.length > 3 && knowledge.usual(this.type, block).some(({ name }) => isValue(name));
  }
}
