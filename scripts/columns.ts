/**
 * Results of `evaluate` side by side: `npm run -s columns -- [--judges] RESULTS…` prints a table in Markdown. Shares have intervals of 95 % (Wilson).
 * --judges: the same programs as others judge them: Terraform's own parser, where it is on the PATH (`terraform validate` needs the providers, which a machine
 * without network hasn't), and checkov, which is installed into .cache/peers.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { Row } from "../src/evaluate/record.ts";
import { PROGRAM_FILE } from "../src/mend/program.ts";
import { findPeers, type Peers, run } from "./bench/peers.ts";

const { values, positionals: paths } = parseArgs({
  options: { judges: { type: "boolean", default: false } },
  allowPositionals: true,
});
if (paths.length === 0) throw new Error("Name the files that `evaluate --out FILE` wrote.");

/** The rows of a file of results, without the summary that ends it. */
const rowsOf = (path: string): Row[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .filter(({ id }) => id !== undefined);

const percent = (share: number) => Math.round(100 * share);

/** `23 of 60: 38 % (27–51)` */
function share(verdicts: readonly boolean[]): string {
  const [n, hits] = [verdicts.length, verdicts.filter(Boolean).length];
  if (n === 0) return "–";
  const z = 1.96;
  const [p, over] = [hits / n, 1 + z ** 2 / n];
  const middle = (p + z ** 2 / (2 * n)) / over;
  const half = (z / over) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return `${hits} of ${n}: ${percent(p)} % (${percent(middle - half)}–${percent(middle + half)})`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

type Columns = Record<string, string>;

function ours(rows: readonly Row[]): Columns {
  const seconds = rows.map((row) => row.seconds ?? 0);
  return {
    compilable: share(rows.map(({ compilable }) => compilable)),
    "deployable (strict)": share(rows.map(({ deployable }) => deployable)),
    correct: share(rows.flatMap(({ correct }) => (correct === null ? [] : [correct]))),
    "seconds, median and all": `${median(seconds).toFixed(1)}, ${Math.round(seconds.reduce((a, b) => a + b, 0))}`,
  };
}

interface Checked {
  results: Record<"passed_checks" | "failed_checks", { file_path: string }[]> & { parsing_errors: string[] };
}

/** What others say of the programs, each in a folder of its own; a row without a program counts as one that nobody can read. */
function theirs(rows: readonly Row[], { terraform, checkov }: Peers): Columns {
  const root = mkdtempSync(join(tmpdir(), "columns-"));
  try {
    const folders = rows.map(({ program }, i) => {
      const folder = join(root, String(i));
      mkdirSync(folder);
      const files = typeof program === "string" ? { [PROGRAM_FILE]: program } : program;
      for (const [path, text] of Object.entries(files ?? {})) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return { folder, written: Object.values(files ?? {}).some((text) => text.trim() !== "") };
    });
    return {
      ...(terraform && {
        "Terraform parses": share(folders.map(({ folder, written }) => written && parses(terraform, folder))),
      }),
      ...(checkov && checked(checkov, root, folders)),
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function parses(terraform: string, folder: string): boolean {
  try {
    run(terraform, ["fmt", "-write=false", "-list=false", "-recursive", folder]);
    return true;
  } catch {
    return false;
  }
}

function checked(checkov: string, root: string, folders: readonly { written: boolean }[]): Columns {
  const args = ["-d", root, "--framework", "terraform", "-o", "json", "--compact", "--skip-download"];
  const answer = JSON.parse(run(checkov, args)) as Checked | Checked[];
  const { passed_checks, failed_checks, parsing_errors } = (Array.isArray(answer) ? answer[0] : answer)?.results ?? {
    passed_checks: [],
    failed_checks: [],
    parsing_errors: [],
  };
  // `/3/main.tf` of a check, the whole path of what isn't parsed
  const of = (path: string) => Number(path.replace(root, "").split("/")[1]);
  const unread = new Set(parsing_errors.map(of));
  const failed = folders.map((_, i) => failed_checks.filter(({ file_path }) => of(file_path) === i).length);
  const all = passed_checks.length + failed_checks.length;
  return {
    "checkov parses": share(folders.map(({ written }, i) => written && !unread.has(i))),
    "checks of checkov that pass": all === 0 ? "–" : `${percent(passed_checks.length / all)} % of ${all}`,
    "checks that fail, median a program": String(median(failed)),
  };
}

const peers = values.judges ? findPeers(true, ["terraform", "checkov"]) : {};
const columns = paths.map((path) => {
  const rows = rowsOf(path);
  return { name: basename(path).replace(/\.\w+$/, ""), ...ours(rows), ...(values.judges && theirs(rows, peers)) };
});
const heads = [...new Set(columns.flatMap((one) => Object.keys(one)))].slice(1);
console.log(`| | ${heads.join(" | ")} |\n|---|${heads.map(() => "---|").join("")}`);
for (const { name, ...cells } of columns)
  console.log(`| ${name} | ${heads.map((head) => (cells as Columns)[head] ?? "–").join(" | ")} |`);
