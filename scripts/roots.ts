/**
 * Verifies the root modules of real programs on disk, and says what was read of them and what is said against them, by cause.
 *   npm run roots -- CHECKOUTS [--limit N] [--code CODE] [--json FILE]
 * CHECKOUTS is a folder of repositories. A root is a folder with configuration that no other in its repository calls. What they are called with
 * isn't known, so variables have no values. --code prints every finding of one kind. Exit code 1 when a program was called valid without a
 * module or file that lies in its own repository.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { Disk } from "../src/cli/disk.ts";
import { isConfiguration } from "../src/core/file-kinds.ts";
import type { Diagnostic, Report } from "../src/core/report.ts";
import { createNodeVerifier } from "../src/verifier/node.ts";

const LOCAL = /\bsource"?\s*[=:]\s*"(\.\.?\/[^"]*)"/g;
const UNREAD = new Set(["module-not-available", "file-not-read"]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: "string", default: "1000000" },
    code: { type: "string" },
    json: { type: "string" },
  },
});
const [checkouts] = positionals;
if (!checkouts || positionals.length > 1 || !(Number(values.limit) > 0)) {
  console.error("npm run roots -- CHECKOUTS: a folder of repositories; --limit wants a number above 0.");
  process.exit(2);
}

interface Judged {
  root: string;
  /** It calls a module or names a file above its folder. */
  above: boolean;
  report: Report;
}

/** Folders with configuration that no other of the repository calls. */
function rootsOf(repository: string): string[] {
  const folders = new Set<string>();
  const called = new Set<string>();
  for (const entry of readdirSync(repository, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !isConfiguration(entry.name) || /[\\/]\.terraform[\\/]/.test(entry.parentPath)) continue;
    folders.add(entry.parentPath);
    for (const [, source = ""] of readFileSync(join(entry.parentPath, entry.name), "utf8").matchAll(LOCAL))
      if (join(entry.parentPath, source) !== entry.parentPath) called.add(join(entry.parentPath, source));
  }
  return [...folders].filter((folder) => !called.has(folder) && !called.has(`${folder}/`)).sort();
}

const verifier = await createNodeVerifier({ engine: "native", quietMs: 60_000 });
const judged: Judged[] = [];
const begun = performance.now();
for (const repository of readdirSync(checkouts, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  for (const folder of rootsOf(join(checkouts, repository.name))) {
    if (judged.length >= Number(values.limit)) break;
    const disk = new Disk(folder);
    const report = await verifier.verify({ files: disk.own(), source: disk, bundledPolicies: false });
    const above = disk.asked.some(({ path }) => path.startsWith("../"));
    judged.push({ root: relative(checkouts, folder) || dirname(folder), above, report });
  }
await verifier.dispose();

/** What isn't read though it lies in the same repository: then a verdict says too much. */
const missing = ({ report }: Judged): Diagnostic[] =>
  report.diagnostics.filter(
    ({ code, detail }) =>
      UNREAD.has(code) && /^(?:The module )?"\.\.?\//.test(detail) && !/outside the repository/.test(detail),
  );
const share = (part: Judged[]) => `${part.length} of ${judged.length}`;
const valid = judged.filter(({ report }) => report.ok);
const seconds = ((performance.now() - begun) / 1000).toFixed(0);
console.log(
  `${judged.length} roots in ${seconds} s; ${share(judged.filter(({ above }) => above))} reach above their folder`,
);
console.log(
  `valid: ${share(valid)}; valid with nothing unread: ${share(valid.filter(({ report }) => !report.diagnostics.some(({ code }) => UNREAD.has(code))))}`,
);

table(
  "not read",
  (d) => UNREAD.has(d.code),
  ({ code, detail }) => `${code}: ${detail.match(/isn't read: (.*?)(?:\.|, and|\. What|$)/)?.[1] ?? detail}`,
);
table(
  "errors",
  (d) => d.severity === "error",
  ({ code }) => code,
);
table(
  "warnings",
  (d) => d.severity === "warning" && !UNREAD.has(d.code),
  ({ code }) => code,
);
if (values.code)
  for (const { root, report } of judged)
    for (const d of report.diagnostics.filter(({ code }) => code === values.code))
      console.log(`${root}: ${d.file}:${d.range.start.line} ${d.severity}: ${d.detail}`);
if (values.json) writeFileSync(values.json, judged.map((row) => `${JSON.stringify(row)}\n`).join(""));

const overstated = valid.filter((row) => missing(row).length > 0);
for (const row of overstated) console.log(`valid, unread: ${row.root}: ${missing(row)[0]?.detail}`);
process.exitCode = overstated.length > 0 ? 1 : 0;

/** How many findings of a kind there are by cause, in how many roots, and one of them. */
function table(title: string, is: (d: Diagnostic) => boolean, causeOf: (d: Diagnostic) => string): void {
  const causes = new Map<string, { count: number; roots: Set<string>; first: string }>();
  for (const { root, report } of judged)
    for (const d of report.diagnostics.filter(is)) {
      const known = causes.get(causeOf(d)) ?? {
        count: 0,
        roots: new Set(),
        first: `${root}: ${d.file}:${d.range.start.line}`,
      };
      causes.set(causeOf(d), { ...known, count: known.count + 1, roots: known.roots.add(root) });
    }
  console.log(`\n${title}, by cause: findings, roots, the first`);
  for (const [cause, { count, roots, first }] of [...causes].sort((a, b) => b[1].roots.size - a[1].roots.size))
    console.log(`  ${String(count).padStart(5)} ${String(roots.size).padStart(4)}  ${cause}  (${first})`);
}
