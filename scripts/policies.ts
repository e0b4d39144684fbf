/**
 * Compiles policies/ into public/policies.txt, as the policy program reads the rules that ship, for the page and the command line, and
 * writes their examples into public/examples.json, for the page: `npm run build:policies`.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../src/core/report.ts";
import { hashOf, isDone, markDone, ROOT } from "./build-cache.ts";

const FILE = join(ROOT, "public", "policies.txt");
const EXAMPLES = join(ROOT, "public", "examples.json");
const PROGRAM = join(ROOT, "wasm/bin/policy");

/** The Rego files that ship, without their tests: path relative to the repository → text, in order of path. */
export function readPolicies(): Record<string, string> {
  const shipped = readdirSync(join(ROOT, "policies"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
    .map((path) => `policies/${path.replaceAll("\\", "/")}`)
    .sort();
  if (shipped.length === 0) throw new Error(`no policies in ${join(ROOT, "policies")}: is the checkout complete?`);
  return Object.fromEntries(shipped.map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
}

/** Rules as the policy program reads those that ship. Throws an Error that names the mistakes when they don't compile. */
export function storedPolicies(files: Record<string, string>): string {
  const input = `${JSON.stringify({ op: "store", files })}\n`;
  const answer: { bundled?: string; diagnostics?: Diagnostic[]; error?: string } = JSON.parse(
    execFileSync(PROGRAM, { input, maxBuffer: 1 << 28, encoding: "utf8" }),
  );
  if (answer.bundled) return answer.bundled;
  const mistakes = answer.diagnostics?.map((d) => `${d.file}:${d.range.start.line}: ${d.summary}: ${d.detail}`);
  throw new Error(mistakes?.join("\n") ?? answer.error);
}

/** A rule's id → programs that fail it and pass it, for its page. */
export function examplesOf(files: Record<string, string>): Record<string, { bad: string; good: string }> {
  const rules = Object.keys(files).flatMap((path) => /^policies\/(.+)\/rule\.rego$/.exec(path)?.[1] ?? []);
  const program = (id: string, name: string) => readFileSync(join(ROOT, "policies", id, name), "utf8");
  return Object.fromEntries(rules.map((id) => [id, { bad: program(id, "bad.tf"), good: program(id, "good.tf") }]));
}

/** Writes the rules that ship, unless nothing has changed, and gives the file's path. */
export function bundlePolicies(): string {
  const files = readPolicies();
  const examples = JSON.stringify(examplesOf(files));
  const key = hashOf([...Object.keys(files).map((path) => join(ROOT, path)), PROGRAM]);
  // They are no part of what is compiled, and written in no time.
  if (!existsSync(EXAMPLES) || readFileSync(EXAMPLES, "utf8") !== examples) writeFileSync(EXAMPLES, examples);
  if (isDone("policies", key, [FILE])) return FILE;
  writeFileSync(`${FILE}.new`, storedPolicies(files));
  renameSync(`${FILE}.new`, FILE);
  markDone("policies", key);
  return FILE;
}

if (process.argv[1] === import.meta.filename) {
  const file = bundlePolicies();
  console.log(`${file}: ${readFileSync(file, "utf8").split("\n").length - 2} policy files`);
}
