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
  /** Documented values of lists that may not be complete: only how they are spelt is judged. */
  spelling: Record<string, string[]>;
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
  read?: Reading[];
}

/**
 * Types whose schema was read in the provider's source. What the documentation says of them is certain, but for what that source
 * doesn't check: paths by form, the members of a group joined by ", ".
 */
interface Reading {
  source: string;
  types: string[];
  unchecked?: Partial<Record<keyof Rules, string[]>>;
}

/** Whose word a rule is. */
export type Source = "documentation" | "API" | "written";

/** One rule, as `npm run values -- --audit` counts them. `key` is a path, or the members of a group. */
export interface Rule {
  type: string;
  form: keyof Rules;
  key: string;
  source: Source;
  /** Told as an error. */
  certain: boolean;
  /** Whether the provider's source, where it was read, has the check. */
  read?: boolean;
}

const keysOf = (part: Rules[keyof Rules]): string[] =>
  Array.isArray(part) ? part.map((group) => group.join(", ")) : Object.keys(part);

export const emptyRules = (): Rules => ({
  values: {},
  anyCase: {},
  spelling: {},
  range: {},
  length: {},
  items: {},
  format: {},
  needs: {},
  conflicts: [],
  any: [],
  one: [],
});

const FORMS = Object.keys(emptyRules()) as (keyof Rules)[];
/** The forms whose rules stand by path. */
const MAPS = ["values", "anyCase", "spelling", "range", "length", "items", "format", "needs"] as const;

/** Adds a group of arguments unless it is there. */
export function addGroup(groups: string[][], group: string[]): void {
  const ordered = [...new Set(group)].sort();
  if (ordered.length > 0 && !groups.some((other) => other.join() === ordered.join())) groups.push(ordered);
}

function merge(to: Rules, from: Partial<Rules>): void {
  // One argument has one list of values: with regard to case, or without.
  for (const key of Object.keys(from.values ?? {})) delete to.anyCase[key];
  for (const key of Object.keys(from.anyCase ?? {})) delete to.values[key];
  for (const part of MAPS) Object.assign(to[part], from[part]);
  for (const part of ["conflicts", "any", "one"] as const)
    for (const group of from[part] ?? []) addGroup(to[part], group);
  const told = (group: string[]) => to.one.some((one) => group.every((key) => one.includes(key)));
  to.conflicts = to.conflicts.filter((group) => !told(group));
  to.any = to.any.filter((group) => !told(group));
}

/** Moves a rule, if it is there. */
function move(form: keyof Rules, key: string, from: Rules, to: Rules): void {
  const part = from[form];
  const other = to[form];
  if (Array.isArray(part) && Array.isArray(other)) {
    const at = part.findIndex((group) => group.join(", ") === key);
    if (at >= 0) addGroup(other, part.splice(at, 1)[0] ?? []);
  } else if (!Array.isArray(part) && key in part) {
    Object.assign(other, { [key]: part[key] });
    delete part[key];
  }
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
  /** All rules with what they say, by type, form and key. */
  readonly #told = new Map<string, Omit<Rule, "certain"> & { id: string; text: string }>();

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
    const { read = [] } = written;
    for (const reading of read) this.#read(reading, true);
    for (const { types, from, until, source: _, doubtful, ...rules } of written.rules)
      for (const type of types) {
        const entry = this.of(type, { ...(from && { from }), ...(until && { until }) });
        merge(entry.certain, rules);
        merge(entry.doubtful, doubtful ?? {});
      }
    this.came("written");
    for (const reading of read) this.#read(reading, false);
  }

  /** Notes whose word the rules are that are new, or say something else than before. */
  came(source: Source): void {
    for (const [id, rules] of this.#all())
      for (const form of FORMS)
        for (const key of keysOf(rules[form])) {
          const part = rules[form];
          const text = JSON.stringify(Array.isArray(part) ? key : part[key]);
          const name = `${id} ${form} ${key}`;
          const type = id.split(" ")[0] ?? "";
          if (this.#told.get(name)?.text !== text) this.#told.set(name, { id, type, form, key, source, text });
        }
  }

  *#all(): Generator<[string, Rules]> {
    for (const [id, { certain, doubtful }] of this.#entries)
      yield* [
        [id, doubtful],
        [id, certain],
      ] as [string, Rules][];
  }

  /**
   * Of types whose source was read: makes certain what the documentation says and the provider checks, before what is written by
   * hand; then doubtful what it doesn't check, whoever says it.
   */
  #read({ types, unchecked = {} }: Reading, checked: boolean): void {
    for (const told of this.#told.values()) {
      // What only an API limits wasn't looked for in the source.
      const asked = told.source !== "API" || told.form === "values";
      if (!types.includes(told.type) || told.form === "spelling" || !asked) continue;
      told.read = !unchecked[told.form]?.includes(told.key);
      if (told.read !== checked || (checked && told.source !== "documentation")) continue;
      for (const [id, { certain, doubtful }] of this.#entries)
        if (id.split(" ")[0] === told.type)
          move(told.form, told.key, checked ? doubtful : certain, checked ? certain : doubtful);
    }
  }

  /** All rules, with whose word they are and what the provider's source says. */
  get rules(): readonly Rule[] {
    return [...this.#told.values()].map((told) => ({
      ...told,
      certain: keysOf(this.#entries.get(told.id)?.certain[told.form] ?? []).includes(told.key),
    }));
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
    const count = (part: keyof Rules, of: keyof Entry) =>
      [...this.#entries.values()].reduce((sum, entry) => sum + Object.keys(entry[of][part]).length, 0);
    const counts = (of: keyof Entry) => FORMS.map((part) => `${count(part, of)} ${part}`).join(", ");
    console.log(`${provider}.jsonl: ${lines.length} lines, ${text.length.toLocaleString("en")} bytes`);
    console.log(`  certain: ${counts("certain")}\n  doubtful: ${counts("doubtful")}`);
  }
}

/** What is certain need not be doubted; of texts whose form is certain, the length isn't either. */
function dropTold(certain: Rules, doubtful: Rules): void {
  for (const part of MAPS) for (const key of Object.keys(certain[part])) delete doubtful[part][key];
  for (const part of ["values", "anyCase", "length", "format"] as const)
    for (const key of Object.keys(certain[part])) {
      delete doubtful.length[key];
      delete doubtful.format[key];
    }
  for (const part of [certain.values, certain.anyCase, doubtful.values])
    for (const key of Object.keys(part)) delete doubtful.spelling[key];
  const told = (group: string[], groups: string[][]) =>
    groups.some((other) => group.every((key) => other.includes(key)));
  doubtful.conflicts = doubtful.conflicts.filter((group) => !told(group, [...certain.conflicts, ...certain.one]));
  doubtful.any = doubtful.any.filter((group) => !told(group, [...certain.any, ...certain.one]));
}
