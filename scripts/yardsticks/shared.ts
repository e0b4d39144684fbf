/** What the yardsticks share: where the judgements of others are read from, and how agreement is told. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { ROOT } from "../build-cache.ts";

/** The folder with the judgements of others: TERRAFORMER_SHARED, or `shared` beside the repository. Not part of the project. */
export const SHARED = process.env.TERRAFORMER_SHARED ?? join(ROOT, "../shared");

export const haveShared = (): boolean => existsSync(join(SHARED, "yardsticks"));

const unzipped = (path: string): string => gunzipSync(readFileSync(join(SHARED, path))).toString("utf8");

/** The rows of a yardstick, one JSON value a line. */
export const rowsOf = <Row>(name: string): Row[] =>
  unzipped(`yardsticks/${name}.jsonl.gz`)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);

/** The examples of a provider's documentation. */
export const corpusOf = <Row>(provider: string): Row[] =>
  unzipped(`corpus/provider-docs-${provider}.jsonl.gz`)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);

/** Facts that were taken from a provider's documentation, one argument each. */
export const factsOf = <Fact>(provider: string): Fact[] =>
  unzipped(`facts/facts-${provider}.jsonl.gz`)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Fact);

/** The text of a real `terraform providers schema -json`. */
export const schemaDump = (name: string): string => unzipped(`schema-dumps/${name}.json.gz`);

export interface Context {
  /** At most so many rows, from the beginning. */
  limit: number;
  /** Asked for alone, so that it may take minutes. */
  alone: boolean;
  /** What the names of the policies begin with that are looked at; empty for all. */
  rules: string;
  /** A verifier, with provider schemas of one's own when given; ended by the caller of the yardstick. */
  verifier(providerSchemas?: Record<string, string>): Promise<NodeVerifier>;
}

export type Verdict = "agree" | "false accept" | "false reject" | "differ";

/** One row judged. `note` says in what the two differ, or why the row is no fair question to us. */
export interface Judged {
  id: string;
  verdict: Verdict | "exception";
  note?: string;
  /** What is counted within the row, by name. */
  counts?: Record<string, [equal: number, of: number]>;
  /** "cause: what" of each that isn't equal. */
  misses?: string[];
}

export type Yardstick = (context: Context) => AsyncIterable<Judged>;

/** The verdict on a row that is either right or wrong. */
export function compare(theirs: boolean, ours: boolean): Verdict {
  if (theirs === ours) return "agree";
  return ours ? "false accept" : "false reject";
}

/** JSON with keys in order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}
