/** What people say for arguments and blocks, for the opposites of switches, and for values: knowledge/written/said.json. */
import { own } from "../core/own.ts";
import said from "../knowledge/written/said.json" with { type: "json" };
import { rootsOfPhrase } from "../language/roots.ts";

/** A phrase as the roots of its words. */
export type SpokenPhrase = readonly string[];

const known = new Map<string, readonly SpokenPhrase[]>();

/** What a table has for a path: under the whole of it, its end, or its name. */
export function spokenFor(table: "fields" | "opposites" | "values", path: string): readonly SpokenPhrase[] {
  const all: Readonly<Record<string, string>> = said[table];
  const steps = path.replace(/^data\./, "").split(".");
  const key = steps.map((_, i) => steps.slice(i).join(".")).find((end) => own(all, end) !== undefined);
  if (key === undefined) return [];
  const found = known.get(`${table} ${key}`) ?? (all[key] as string).split("|").map(rootsOfPhrase);
  known.set(`${table} ${key}`, found);
  return found;
}
