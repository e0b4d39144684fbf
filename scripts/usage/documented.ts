/** Lists of values that documentation names for an argument, where the verifier's rules (wasm/internal/values) have none. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { ROOT } from "../build-cache.ts";
import { factsOf, SHARED } from "../yardsticks/shared.ts";
import { inner2 } from "./relations.ts";
import { hasPath } from "./walk.ts";

interface Fact {
  kind: "resource" | "data";
  type: string;
  path: string[];
  argument: string;
  values?: (string | number | boolean)[];
  confidence: "high" | "low";
}

interface Rules {
  type: string;
  values?: Record<string, string[]>;
  anyCase?: Record<string, string[]>;
  doubtful?: Omit<Rules, "type">;
}

/** type → path → all of the argument's values. */
export function documentedLists(provider: string, schemas: Schemas): Map<string, Map<string, string[]>> {
  const lists = new Map<string, Map<string, string[]>>();
  if (!existsSync(factsFile(provider))) return lists;
  const rules = rulesOf(provider);
  for (const { kind, type: name, path, argument, values = [], confidence } of factsOf<Fact>(provider)) {
    const texts = values.filter((value) => typeof value === "string");
    if (confidence !== "high" || texts.length < 2 || texts.length < values.length) continue;
    const type = kind === "data" ? `data.${name}` : name;
    const key = [...path, argument].join(".");
    const ruled = (rules.get(type) ?? []).some(({ values, anyCase }) => values?.[key] ?? anyCase?.[key]);
    if (!ruled && hasPath(schemas.block(type), [...path, argument])) inner2(lists, type).set(key, texts);
  }
  return lists;
}

const factsFile = (provider: string): string => join(SHARED, `facts/facts-${provider}.jsonl.gz`);

/** What the verifier knows, certain or doubtful, by type. */
function rulesOf(provider: string): Map<string, Omit<Rules, "type">[]> {
  const file = join(ROOT, `wasm/internal/values/${provider}.jsonl`);
  const all = new Map<string, Omit<Rules, "type">[]>();
  for (const line of existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(1) : []) {
    const { type, doubtful, ...rules } = JSON.parse(line) as Rules;
    all.set(type, [...(all.get(type) ?? []), rules, ...(doubtful ? [doubtful] : [])]);
  }
  return all;
}
