/**
 * Measures decoding, constrained against free, on every engine that is at hand: same weights, same requests, one run.
 *   npm run bench:decode [-- --engines node-cpu,wllama] [--prompts N] [--model ID] [--out RESULTS.json]
 *   npm run bench:decode -- --beside: what a request takes in Chromium on the CPU, alone and beside a busy program.
 * Requests are spread over our hundred that ask for new programs. TERRAFORMER_WEBGPU=1 measures the GPU, too. A figure of a busy machine is a bad one.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { createRetriever } from "../../../src/ask/retrieve.ts";
import { readSchemas } from "../../../src/cli/generator.ts";
import { createNodeVerifier } from "../../../src/verifier/node.ts";
import { isChange, readPrompts } from "../../../test/prompts/set.ts";
import { quantile } from "../measure.ts";
import { besideOthers } from "./beside.ts";
import { engineOptions, type Opened } from "./engines.ts";
import { type Run, run } from "./measure.ts";

const { values } = parseArgs({
  options: {
    engines: { type: "string" },
    prompts: { type: "string", default: "8" },
    model: { type: "string", default: "smollm2-135m-instruct" },
    out: { type: "string" },
    beside: { type: "boolean", default: false },
  },
});

interface Measured {
  engine: string;
  constraint: boolean;
  loadSeconds: number;
  runs: Run[];
}

const schemas = await readSchemas();
const verifier = await createNodeVerifier({ quietMs: 60_000 });
const parts = { verifier, schemas, retriever: createRetriever(schemas) };
const all = readPrompts().filter((prompt) => !isChange(prompt));
const count = Math.min(all.length, Number(values.prompts));
const prompts = Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]?.prompt ?? "");

if (values.beside) {
  console.log(await besideOthers(parts, values.model));
  process.exit();
}
const wanted = values.engines?.split(",");
const measured: Measured[] = [];
// So that no engine's first request pays for what the verifier does once.
await verifier.verify({ files: { "main.tf": 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n' } });
for (const { name, lacks, open } of engineOptions(values.model)) {
  if (wanted ? !wanted.includes(name) : lacks) {
    if (!wanted) console.error(`${name}: not measured: ${lacks}.`);
    continue;
  }
  try {
    await measure(name, await open());
  } catch (error) {
    console.error(`${name}: not measured: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
await verifier.dispose();

const free = measured.find(({ engine, constraint }) => engine === "wllama" && !constraint);
const where = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)} at the end`;
console.log(`${table()}\n\n${count} requests, ${values.model}: ${new Date().toISOString().slice(0, 10)}, ${where}.`);
if (values.out) writeFileSync(values.out, `${JSON.stringify({ where, prompts, measured }, null, 1)}\n`);
process.exit();

async function measure(engine: string, { model, loadSeconds, close }: Opened): Promise<void> {
  try {
    for (const constraint of [true, false]) {
      const runs: Run[] = [];
      for (const prompt of prompts) {
        runs.push(await run(parts, model, { prompt, seed: 1, constraint }));
        console.error(`${engine} ${constraint ? "constrained" : "free"} ${JSON.stringify(runs.at(-1))}`);
      }
      measured.push({ engine, constraint, loadSeconds, runs });
    }
  } finally {
    await close();
  }
}

function table(): string {
  const head = ["engine", "", "first token, s", "tokens/s", "× wllama free", "constraint, µs a token", "chosen"];
  const rows = measured.map(({ engine, constraint, runs }) => {
    const speed = rate(runs);
    return [
      engine,
      constraint ? "constrained" : "free",
      fixed(quantile(runs.map((one) => one.firstTokenSeconds).filter(Number.isFinite), 0.5), 2),
      fixed(speed, 1),
      free ? fixed(speed / rate(free.runs), 2) : "–",
      constraint ? fixed((1e6 * sum(runs, "constraintSeconds")) / sum(runs, "tokens"), 0) : "–",
      constraint ? `${fixed((100 * sum(runs, "chosen")) / sum(runs, "tokens"), 0)} %` : "–",
      ...[`${runs.filter(({ verified }) => verified).length} of ${runs.length}`],
      fixed(sum(runs, "loopSeconds") / runs.length, 1),
      secondsToVerified(runs),
    ];
  });
  const columns = [...head, "verified", "s a request", "s a verified program"];
  return [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** All that was spent, over what came of it: a request that ends without a verified program costs, too. */
function secondsToVerified(runs: Run[]): string {
  const verified = runs.filter((one) => one.verified).length;
  return verified === 0
    ? `more than ${fixed(sum(runs, "loopSeconds"), 0)}`
    : fixed(sum(runs, "loopSeconds") / verified, 1);
}

/** Tokens of the answer a second, the wait for the first one included. */
function rate(runs: Run[]): number {
  return sum(runs, "tokens") / sum(runs, "seconds");
}

function sum(runs: Run[], of: "tokens" | "chosen" | "seconds" | "constraintSeconds" | "loopSeconds"): number {
  return runs.reduce((total, one) => total + one[of], 0);
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}
