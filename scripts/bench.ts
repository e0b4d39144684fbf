/**
 * Measures what the speed table of docs/benchmarks.md tells, each figure beside its goal.
 *   npm run bench [-- --quick] [--page [--only opening,typing,asking,growth]] [--peers] [--write]
 * --quick: fewer runs, quicker compression; --page: the page alone, with what it loads and does when; --peers: installs the tools that we are compared with; --write: puts the table into docs/benchmarks.md. A figure of a busy machine is a bad one: let it be idle.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { askingRows } from "./bench/asking.ts";
import { bombRows } from "./bench/bombs.ts";
import { compared } from "./bench/compare.ts";
import { middle, openingRows, openings, told as toldOf } from "./bench/first-finding.ts";
import { growthRows } from "./bench/growth.ts";
import { type Row, table } from "./bench/measure.ts";
import { nativeRows } from "./bench/native.ts";
import { beforeFirstVerify, travelling } from "./bench/page.ts";
import { findPeers } from "./bench/peers.ts";
import { typingRows } from "./bench/typing.ts";
import { wasmRows } from "./bench/wasm.ts";
import { ROOT } from "./build-cache.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    page: { type: "boolean", default: false },
    only: { type: "string" },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const quality = values.quick ? 5 : 11;

const told = (line: string) => values.page && console.log(line);

async function openingsRows(): Promise<Row[]> {
  const sizes = travelling(beforeFirstVerify("aws-6"));
  const total = Object.values(sizes).reduce((a, b) => a + b, 0);
  const opened = await openings(values.quick ? 3 : 7);
  told(`The opening in the middle of ${opened.length}:\n${toldOf(middle(opened))}\n`);
  return [
    ...openingRows(opened),
    {
      what: "page: bytes before the first verify of an aws program",
      measured: `${(total / 1e6).toFixed(2)} MB`,
      goal: "–",
    },
  ];
}

const PAGE: Record<string, () => Promise<Row[]>> = {
  opening: openingsRows,
  typing: typingRows,
  asking: () => askingRows(told),
  growth: () => growthRows(values.quick ? 40 : 200, told),
};

async function pageRows(): Promise<Row[]> {
  const wanted = values.only?.split(",") ?? Object.keys(PAGE);
  const rows: Row[] = [];
  for (const name of wanted) {
    const measure = PAGE[name];
    if (!measure) throw new Error(`--only takes ${Object.keys(PAGE).join(", ")}, not ${name}`);
    rows.push(...(await measure()));
  }
  return rows;
}

const rows: Row[] = [];
const groups: [string, () => Promise<Row[]>][] = [
  ["WebAssembly", () => wasmRows(values.quick ? 5 : 21, quality)],
  ["bombs", bombRows],
  ["native", nativeRows],
  ["page", pageRows],
];
for (const [name, measure] of groups) {
  if (values.page && name !== "page") continue;
  try {
    rows.push(...(await measure()));
  } catch (error) {
    // One part that isn't built must not hide the figures of the others.
    console.error(`${name}: not measured: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

let peers = "";
try {
  if (!values.page) peers = `\n${await compared(findPeers(values.peers), values.quick ? 5 : 15)}\n`;
} catch (error) {
  console.error(`peers: not compared: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

const load = loadavg()[0] ?? 0;
const where = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${load.toFixed(1)} at the end`;
const text = `${table(rows)}\n${peers}\nMeasured by \`npm run bench${values.quick ? " -- --quick" : ""}\`: ${where}.\n`;
console.log(text);
if (values.write) {
  const file = join(ROOT, "docs/benchmarks.md");
  const [before, , after] = readFileSync(file, "utf8").split(/(?<=<!-- bench -->\n)([\s\S]*?)(?=<!-- \/bench -->)/);
  writeFileSync(file, `${before}${text}${after}`);
}
process.exit();
