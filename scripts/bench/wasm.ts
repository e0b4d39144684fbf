/** The WebAssembly verifier in this very process: start, first and warm verify, policies. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SchemaEntry } from "../../src/core/catalogue.ts";
import type { Report } from "../../src/core/report.ts";
import { createVerifier, policyWarmUp, written } from "../../src/verifier/client.ts";
import { leaveACore } from "../../src/verifier/node-threads.mjs";
import { type ProgramName, startProgram } from "../../src/verifier/program.ts";
import { ROOT } from "../build-cache.ts";
import { brotli } from "../compress.ts";
import { readPolicies, storedPolicies } from "../policies.ts";
import { languageRows } from "./language.ts";
import { atMost, quantile, type Row, timed } from "./measure.ts";
import { nineResources, programOf } from "./programs.ts";

const PUBLIC = join(ROOT, "public");
const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(PUBLIC, path), "utf8"));

/** Starts a program; gives how to ask it, and the milliseconds that compiling and starting took. */
async function open(name: ProgramName) {
  createRequire(import.meta.url)(join(PUBLIC, "wasm/wasm_exec.js"));
  const bytes = await readFile(join(PUBLIC, `wasm/${name}.wasm`));
  leaveACore();
  const begun = performance.now();
  const hooks = { beat() {}, died: (reason: string) => console.error(`${name}: ${reason}`) };
  const call = await startProgram(name, await WebAssembly.compile(bytes), hooks);
  const ms = performance.now() - begun;
  return { ms, ask: async (request: object) => JSON.parse(await call(written(request))) as unknown };
}

/** The policy program with the rules that ship, as every user of it starts it. */
async function openPolicies(bundled: string) {
  const policy = await open("policy");
  const [warmUpMs = Number.NaN] = await timed(1, () => policy.ask(policyWarmUp(bundled)));
  return { ...policy, warmUpMs };
}

/** What all rules share, and a hundred rules that have something to say of a plan: those over and over, in packages of their own. */
function hundredOf(rules: Record<string, string>, saying: string[]): Record<string, string> {
  const all = Object.fromEntries(Object.entries(rules).filter(([path]) => path.includes("/lib/")));
  for (let i = 0; i < 100; i++) {
    const path = saying[i % saying.length] ?? "";
    const round = Math.floor(i / saying.length);
    all[path.replace(".rego", `_${round}.rego`)] = (rules[path] ?? "").replace(/^package .*$/m, `$&_${round}`);
  }
  return all;
}

interface Change {
  change: { after: object | null };
}

/** Edits of a plan, one after the other: a tag is put on each of its resources, or on the next one. */
function edits(changes: Change[]): (every: boolean) => Change[] {
  let last = changes;
  let count = 0;
  return (every) => {
    count++;
    last = last.map((one, i) =>
      every || i === count % last.length
        ? { ...one, change: { ...one.change, after: { ...one.change.after, tags: { edit: `${count}` } } } }
        : one,
    );
    return last;
  };
}

const nothingFailed = (report: Report): void => {
  const [first] = report.diagnostics.filter(({ severity }) => severity === "error");
  if (first) throw new Error(`The program to measure with is not clean: ${first.summary}: ${first.detail}`);
};

/** `quality`: Brotli's, of which 11 takes minutes. */
export async function wasmRows(times: number, quality: number): Promise<Row[]> {
  const rows: Row[] = [];
  const size = async (name: string) => (await brotli(join(PUBLIC, `wasm/${name}.wasm`), quality)).length / 1e6;
  rows.push(atMost(`engine.wasm, brotli ${quality}`, await size("engine"), 7, "MB"));
  rows.push({
    what: `policy.wasm, brotli ${quality}, loaded on first use`,
    measured: `${(await size("policy")).toFixed(2)} MB`,
    goal: "–",
  });

  const engine = await open("engine");
  rows.push(atMost("engine: compile and start, Node", engine.ms, 250, "ms"));
  const catalogue = (await json("schemas/index.json")) as SchemaEntry[];
  const rules = readPolicies();
  const bundled = storedPolicies(rules);
  const began = performance.now();
  await engine.ask({ op: "init", catalogue });
  let policy: Awaited<ReturnType<typeof openPolicies>> | undefined;
  const verifier = createVerifier({
    engine: engine.ask,
    policy: async (request) => {
      policy ??= await openPolicies(bundled);
      return policy.ask(request);
    },
    catalogue,
    schemaText: ({ file }) => readFile(join(PUBLIC, "schemas", file), "utf8"),
  });
  type Stages = ("parse" | "schema" | "plan")[];
  const [early, plan]: [Stages, Stages] = [
    ["parse", "schema"],
    ["parse", "schema", "plan"],
  ];
  const verify = async (text: string, stages: Stages) =>
    nothingFailed(await verifier.verify({ files: { "main.tf": text }, stages }));
  /** As when one types: one block's text differs each time, and another block refers to it. */
  const edited = (lines: number, stages: Stages) => (i: number) =>
    verify(programOf(lines).replace('size}-0"', `size}-0-${i}"`), stages);
  /** With another provider configuration each time, on which every verdict depends: nothing is remembered. */
  const afresh = (lines: number, stages: Stages) => (i: number) =>
    verify(`${programOf(lines)}provider "aws" {\n  max_retries = ${i + 1}\n}\n`, stages);
  await afresh(100, plan)(0);
  rows.push(atMost("engine: first verify, its schema included", performance.now() - began, 1000, "ms"));

  /** The code is warm after some rounds: V8 has compiled it then. */
  const median = async (work: (i: number) => Promise<void>) => {
    await timed(5, work);
    return quantile(await timed(times, (i) => work(5 + i)), 0.5);
  };
  rows.push(atMost("100 lines through plan, warm, wasm", await median(afresh(100, plan)), 60, "ms"));
  rows.push(atMost("100 lines, parse and schema, wasm", await median(afresh(100, early)), 20, "ms"));
  rows.push(
    atMost("100 lines as one types: one block edited, parse and schema", await median(edited(100, early)), 20, "ms"),
  );
  rows.push(atMost("2,000 lines, parse and schema, wasm", await median(afresh(2000, early)), 300, "ms"));
  rows.push(atMost("2,000 lines as one types: one block edited", await median(edited(2000, early)), 300, "ms"));
  rows.push(atMost("2,000 lines through plan, wasm", await median(afresh(2000, plan)), 1000, "ms"));

  const typing = await open("engine"); // as in the page, where it has a worker of its own
  await typing.ask({ op: "init", catalogue });
  rows.push(...(await languageRows(typing.ask, catalogue)));

  policy ??= await openPolicies(bundled);
  const result = (await engine.ask({
    op: "verify",
    files: { "main.tf": nineResources },
    stages: plan,
    withPlan: true,
  })) as { plan: { resource_changes: Change[] } };
  const { policies } = (await policy.ask({ op: "evaluate", report: result, user: {} })) as Report;
  const saying = [...new Set(policies.map(({ rule }) => `policies/${rule}/rule.rego`))];
  const sets: [string, string, number][] = [
    ["all rules that ship", bundled, 50],
    ["100 policies", storedPolicies(hundredOf(rules, saying)), 15],
  ];
  for (const [what, stored, goal] of sets) {
    const fresh = await openPolicies(stored);
    const next = edits(result.plan.resource_changes);
    const judge = (every: boolean) => () => {
      const report = { ...result, plan: { ...result.plan, resource_changes: next(every) } };
      return fresh.ask({ op: "evaluate", report, user: {} });
    };
    const evaluate = judge(true);
    const [first = Number.NaN] = await timed(1, evaluate);
    await timed(5, evaluate);
    const warm = quantile(await timed(times, evaluate), 0.5);
    const afterAnEdit = quantile(await timed(times, judge(false)), 0.5);
    const preparing = fresh.warmUpMs + first - warm;
    rows.push(
      atMost(`preparing ${what} (starting and the first evaluation, less a later one), wasm`, preparing, 300, "ms"),
    );
    rows.push(atMost(`${what} on a plan of 9 resources, each of them new, wasm`, warm, goal, "ms"));
    rows.push(atMost(`${what} on a plan of 9 resources, one of them edited, wasm`, afterAnEdit, goal, "ms"));
  }
  rows.push({
    what: "memory of the process that measured all this, Node and the programs in it",
    measured: `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    goal: "–",
  });
  return rows;
}
