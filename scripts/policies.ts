/** Bundles policies/ into public/policies.json, {path: rego}, for the page and the command line: `npm run build:policies`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./build-cache.ts";

const FILE = join(ROOT, "public", "policies.json");

/** The Rego files that ship, without their tests: path relative to the repository → text, in order of path. */
export function readPolicies(): Record<string, string> {
  const shipped = readdirSync(join(ROOT, "policies"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
    .map((path) => `policies/${path.replaceAll("\\", "/")}`)
    .sort();
  if (shipped.length === 0) throw new Error(`no policies in ${join(ROOT, "policies")}: is the checkout complete?`);
  return Object.fromEntries(shipped.map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
}

/** Writes the bundle and gives its path. */
export function bundlePolicies(): string {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, JSON.stringify(readPolicies()));
  return FILE;
}

if (process.argv[1] === import.meta.filename) {
  const file = bundlePolicies();
  console.log(`${file}: ${Object.keys(JSON.parse(readFileSync(file, "utf8"))).length} policy files`);
}
