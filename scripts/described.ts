/**
 * How much of what a request says is in the program that is written for it without a model, on requests made of programs of documentation (beside the repository; see scripts/described/describe.ts):
 *
 *   npm run -s described -- [--rows N] [--held] [--misses] [--program] [--out FILE] [--fit [--kept FILE]] [ID…]
 *
 * Types whose name has an even hash are for development, the others (`--held`) say whether it holds. Told: demands met, by kind; requests of which all are, and which plan. `--fit` only fits how programs for a request are chosen (src/loop/evidence.json), and keeps what it finds in a file, so that it goes on when it is stopped.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { outline } from "../src/core/outline.ts";
import { errorsOf } from "../src/core/report.ts";
import { runLoop } from "../src/loop/loop.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import type { Demand } from "./described/describe.ts";
import { fitChoice } from "./described/fit.ts";
import { judged, type Loss } from "./described/judge.ts";
import { describedRows } from "./described/rows.ts";

const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "300" },
    held: { type: "boolean" },
    misses: { type: "boolean" },
    program: { type: "boolean" },
    provider: { type: "string", default: "aws" },
    out: { type: "string" },
    fit: { type: "boolean" },
    kept: { type: "string" },
  },
});

const parts = await standInParts();
const rows = describedRows(parts.schemas, { held: options.held === true, provider: options.provider })
  .filter(({ id }) => ids.length === 0 || ids.includes(id))
  .slice(0, Number(options.rows));

if (options.fit) {
  await fitChoice(rows, parts, options.kept);
  await parts.verifier.dispose();
  process.exit(0);
}

const totals = new Map<string, [all: number, met: number]>();
const causes = new Map<string, number>();
let [whole, strict, extra] = [0, 0, 0];
const out: object[] = [];
for (const row of rows) {
  const { program, report } = await runLoop(parts, { prompt: row.request, seed: 0 });
  const lost: Loss[] = judged(row.demands, program);
  const plans = report?.ok === true && report.stages.plan === "pass";
  const missed = new Set(lost.map(({ demand }) => demand));
  for (const demand of row.demands) {
    const kind = demand.kind === "value" && demand.nested ? "value in a block" : demand.kind;
    const [all, met] = totals.get(kind) ?? [0, 0];
    totals.set(kind, [all + 1, met + (missed.has(demand) ? 0 : 1)]);
  }
  for (const { cause } of lost) causes.set(cause, (causes.get(cause) ?? 0) + 1);
  strict += +plans;
  whole += +(lost.length === 0 && plans);
  const wanted = new Set(row.demands.flatMap((one) => (one.kind === "type" ? [one.type] : [])));
  const more = outline(program).filter(({ name, labels: [type = ""] }) => name === "resource" && !wanted.has(type));
  extra += more.length;
  out.push({
    id: row.id,
    request: row.request,
    plans,
    lost: lost.map(told),
    extra: more.map(({ labels }) => labels[0]),
    program,
  });
  if (options.misses && (lost.length > 0 || !plans)) {
    console.log(`\n${row.id}: ${row.request}`);
    if (!plans)
      console.log(
        `  ! ${
          report
            ? errorsOf(report)
                .map(({ summary, address = "" }) => `${address} ${summary}`)
                .join("; ") || "not planned"
            : "nothing"
        }`,
      );
    for (const one of lost) console.log(`  - ${told(one)}`);
    if (more.length > 0) console.log(`  + ${more.map(({ labels }) => labels[0]).join(" ")}`);
    if (options.program) console.log(program);
  }
}
await parts.verifier.dispose();
if (options.out) writeFileSync(options.out, out.map((one) => `${JSON.stringify(one)}\n`).join(""));
console.log(
  `\n${rows.length} requests: all demands met and planned ${whole}, planned ${strict}, resources nobody asked for ${extra}`,
);
for (const [kind, [all, met]] of [...totals, ["all", sum()] as const])
  console.log(
    `${kind.padEnd(18)}${`${met}`.padStart(6)} of ${`${all}`.padStart(5)}${((100 * met) / all).toFixed(1).padStart(8)} %`,
  );
for (const [cause, count] of [...causes].sort(([, a], [, b]) => b - a))
  console.log(`  ${`${count}`.padStart(5)}  ${cause}`);

function sum(): [number, number] {
  return [...totals.values()].reduce(([a, b], [all, met]) => [a + all, b + met] as [number, number], [0, 0]);
}

function told({ demand, cause }: Loss): string {
  const where = demand.kind === "type" ? `${demand.type} x${demand.count}` : `${demand.type}.${demand.path}`;
  const what = (one: Demand) =>
    one.kind === "value" ? ` = ${one.value}` : one.kind === "reference" ? ` -> ${one.to}` : "";
  return `${cause}: ${where}${what(demand)}`;
}
