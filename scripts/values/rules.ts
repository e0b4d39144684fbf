/** Rules of values, as wasm/internal/values reads them: what they look like, how they are collected, merged and written. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../build-cache.ts";

/**
 * What a provider refuses in one type beyond its schema. Keys are paths through blocks ("rule.status"); the members of a
 * group are in one block. For each argument the last rule of a kind wins.
 */
export interface Rules {
  /** The allowed values; `anyCase`: whose case doesn't matter. */
  values: Record<string, string[]>;
  anyCase: Record<string, string[]>;
  /** Least and greatest number; both count. */
  range: Record<string, [number, number]>;
  /** Of texts, in characters. */
  length: Record<string, [number, number]>;
  /** Of lists and sets of simple values: how many. */
  items: Record<string, [number, number]>;
  /** Name of a format: one of the book's `formats`, or of wasm/internal/values/formats.go; or `~` and a pattern of RE2. */
  format: Record<string, string>;
  /** Arguments that have to be given too. */
  needs: Record<string, string[]>;
  /** At most one, at least one, exactly one of them. */
  conflicts: string[][];
  any: string[][];
  one: string[][];
}

/** Ranges and lengths that are open to one side end here (or at its negative less one). */
export const NO_LIMIT = 2_147_483_647;

/** Which majors of the provider a rule holds for: all when both are absent. */
export interface Majors {
  from?: number;
  until?: number;
}

/** A pattern, one that must not match and others that must match too, and what to say of a text that is otherwise ("must be …"). */
export interface Format {
  pattern: string;
  not?: string;
  and?: string[];
  words: string;
}

/** Rules that were written by hand: wasm/internal/values/written/<provider>.json. */
interface Written {
  source: string;
  formats: Record<string, Format>;
  rules: (Partial<Rules> & Majors & { source: string; types: string[]; doubtful?: Partial<Rules> })[];
}

export const emptyRules = (): Rules => ({
  values: {},
  anyCase: {},
  range: {},
  length: {},
  items: {},
  format: {},
  needs: {},
  conflicts: [],
  any: [],
  one: [],
});

/** Adds a group of arguments unless it is there. */
export function addGroup(groups: string[][], group: string[]): void {
  const ordered = [...new Set(group)].sort();
  if (ordered.length > 0 && !groups.some((other) => other.join() === ordered.join())) groups.push(ordered);
}

function merge(to: Rules, from: Partial<Rules>): void {
  // One argument has one list of values: with regard to case, or without.
  for (const key of Object.keys(from.values ?? {})) delete to.anyCase[key];
  for (const key of Object.keys(from.anyCase ?? {})) delete to.values[key];
  for (const part of ["values", "anyCase", "range", "length", "items", "format", "needs"] as const)
    Object.assign(to[part], from[part]);
  for (const part of ["conflicts", "any", "one"] as const)
    for (const group of from[part] ?? []) addGroup(to[part], group);
  const told = (group: string[]) => to.one.some((one) => group.every((key) => one.includes(key)));
  to.conflicts = to.conflicts.filter((group) => !told(group));
  to.any = to.any.filter((group) => !told(group));
}

const without = (rules: Rules): Partial<Rules> =>
  Object.fromEntries(Object.entries(rules).filter(([, part]) => Object.keys(part).length > 0));

interface Entry {
  certain: Rules;
  doubtful: Rules;
}

/** The rules of one provider. Certain ones are told as errors, doubtful ones as warnings. */
export class Book {
  readonly #entries = new Map<string, Entry>();
  #formats: Record<string, Format> = {};

  /** Rules of a type for some majors, to be added to. Data sources are "data.TYPE", the provider block "provider.NAME". */
  of(type: string, { from, until }: Majors = {}): Entry {
    const key = [type, from ?? "", until ?? ""].join(" ");
    const entry = this.#entries.get(key) ?? { certain: emptyRules(), doubtful: emptyRules() };
    this.#entries.set(key, entry);
    return entry;
  }

  /** Adds what was written by hand for a provider; it wins over what is there. */
  addWritten(provider: string): void {
    const path = join(ROOT, "wasm/internal/values/written", `${provider}.json`);
    if (!existsSync(path)) return;
    const written = JSON.parse(readFileSync(path, "utf8")) as Written;
    this.#formats = { ...this.#formats, ...written.formats };
    for (const { types, from, until, source: _, doubtful, ...rules } of written.rules)
      for (const type of types) {
        const entry = this.of(type, { ...(from && { from }), ...(until && { until }) });
        merge(entry.certain, rules);
        merge(entry.doubtful, doubtful ?? {});
      }
  }

  /** Makes the case of values matter only in a warning. */
  looseCase(): void {
    for (const { certain, doubtful } of this.#entries.values()) {
      for (const [key, values] of Object.entries(certain.values)) {
        certain.anyCase[key] = values;
        doubtful.values[key] = values;
      }
      certain.values = {};
    }
  }

  /** Writes wasm/internal/values/<provider>.jsonl and says what is in it. Lines are sorted by type: the engine searches them. */
  write(provider: string, source: string): void {
    const lines = [...this.#entries]
      .map(([key, { certain, doubtful }]) => {
        const [type = "", from, until] = key.split(" ");
        const majors = { ...(from && { from: Number(from) }), ...(until && { until: Number(until) }) };
        dropTold(certain, doubtful);
        const doubts = without(doubtful);
        const rules = { ...without(certain), ...(Object.keys(doubts).length > 0 && { doubtful: doubts }) };
        return { type, text: JSON.stringify({ type, ...majors, ...rules }), empty: Object.keys(rules).length === 0 };
      })
      .filter(({ empty }) => !empty)
      .sort((a, b) => (a.type === b.type ? (a.text < b.text ? -1 : 1) : a.type < b.type ? -1 : 1))
      .map(({ text }) => text);
    const header = JSON.stringify({ source, generated: "npm run values", formats: this.#formats });
    const text = `${[header, ...lines].join("\n")}\n`;
    writeFileSync(join(ROOT, "wasm/internal/values", `${provider}.jsonl`), text);
    const parts = Object.keys(emptyRules()) as (keyof Rules)[];
    const count = (part: keyof Rules, of: keyof Entry) =>
      [...this.#entries.values()].reduce((sum, entry) => sum + Object.keys(entry[of][part]).length, 0);
    const counts = (of: keyof Entry) => parts.map((part) => `${count(part, of)} ${part}`).join(", ");
    console.log(`${provider}.jsonl: ${lines.length} lines, ${text.length.toLocaleString("en")} bytes`);
    console.log(`  certain: ${counts("certain")}\n  doubtful: ${counts("doubtful")}`);
  }
}

/** What is certain need not be doubted; of texts whose form is certain, the length isn't either. */
function dropTold(certain: Rules, doubtful: Rules): void {
  for (const part of ["values", "anyCase", "range", "length", "items", "format", "needs"] as const)
    for (const key of Object.keys(certain[part])) delete doubtful[part][key];
  for (const part of ["values", "anyCase", "length", "format"] as const)
    for (const key of Object.keys(certain[part])) {
      delete doubtful.length[key];
      delete doubtful.format[key];
    }
}
