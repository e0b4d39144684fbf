/** `evaluate`: prompts in, a row each and a summary out. What each program is judged by is never shown to who writes it. */
import { createHash } from "node:crypto";
import { readTasks, shardOf } from "../evaluate/input.ts";
import { policyProblem } from "../evaluate/judge.ts";
import { keyOf, type Row, type Settings, type Task } from "../evaluate/record.ts";
import { differs, type Known } from "../evaluate/resume.ts";
import { evaluateTask } from "../evaluate/run.ts";
import { summarize } from "../evaluate/summary.ts";
import { openSink, type Sink } from "./evaluate-file.ts";
import { summaryTable } from "./evaluate-table.ts";
import type { Generator } from "./generator.ts";
import { type ModelFlags, modelChoice } from "./model-flags.ts";
import { wholeNumber } from "./options.ts";
import { warn } from "./output.ts";
import { readNamed, readStdin } from "./read.ts";
import { plural } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface EvaluateFlags extends ModelFlags {
  rounds: string;
  samples: string;
  seed: string;
  constraint: boolean;
  shard?: string;
  out?: string;
  resume?: boolean;
}

/** A model or server that fails so often in turn is gone: the other prompts wait for `--resume`. */
const FAILURES_IN_TURN = 3;
const MOST_SEED = 0xffffffff;

interface Work {
  task: Task;
  seed: number;
}

/** Exit code: 0 when every prompt has its verdict, 1 when some have none. */
export async function evaluate(path: string, flags: EvaluateFlags): Promise<number> {
  const choice = modelChoice(flags);
  const rounds = wholeNumber("--rounds", flags.rounds, { most: 3 });
  const samples = wholeNumber("--samples", flags.samples, { least: 1, most: 10_000 });
  const seed = wholeNumber("--seed", flags.seed, { most: MOST_SEED + 1 - samples });
  const tasks = shard(readInput(path), flags.shard);
  const model = flags.model ?? flags.endpointModel;
  const known: Known = { model, endpoint: flags.endpoint, rounds, constraint: flags.constraint };
  const sink = openSink(flags, tasks, known);
  const all = tasks.flatMap((task) => Array.from({ length: samples }, (_, i): Work => ({ task, seed: seed + i })));
  const wanted = new Set(all.map((work) => keyOf(work.task.id, work.seed)));
  const rows = sink.kept.filter((row) => wanted.has(keyOf(row.id, row.seed)));
  const done = new Set(rows.map((row) => keyOf(row.id, row.seed)));
  const rest = all.filter((work) => !done.has(keyOf(work.task.id, work.seed)));

  const complete = rest.length === 0 || (await runAll(rest, choice, known, rows, sink));
  const [first] = rows;
  const summary = first && summarize(tasks, rows, { ...first.settings, seed, samples });
  if (summary && complete) await sink.write(summary);
  if (summary) warn(`\n${summaryTable(summary)}`);
  if (!complete) warn(`Stopped: ${plural(all.length - rows.length, "program")} left.${hint(flags)}`);
  return complete && summary?.errors === 0 ? 0 : 1;
}

const hint = ({ out }: EvaluateFlags) => (out === undefined ? "" : " The same command with --resume goes on.");

/** Adds a row to `rows` for all of `work`; false when interrupted. */
async function runAll(
  work: readonly Work[],
  choice: ReturnType<typeof modelChoice>,
  known: Known,
  rows: Row[],
  sink: Sink,
): Promise<boolean> {
  if (choice.endpoint !== undefined) warn(`Asking ${choice.endpoint} …`);
  // Loaded on use: to add up what is there needs no model.
  const { createGenerator } = await import("./generator.ts");
  const generator = await createGenerator(choice);
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once("SIGINT", interrupt);
  try {
    const { endpoint, ...others } = known;
    const settings: Settings = { ...others, ...(endpoint !== undefined && { endpoint }), model: generator.modelId };
    const problem = sink.kept[0] && differs(sink.kept[0].settings, { ...known, model: generator.modelId });
    if (problem) throw new UsageError(`${problem} Give the flags it was made with, or name another file with --out.`);
    await checkPolicies(work, generator);
    await generator.load().catch((error) => {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    });
    return await each(work, generator, settings, controller.signal, async (row, i) => {
      await sink.write(row);
      rows.push(row);
      warn(`${i + 1}/${work.length} ${progress(row)}`);
    });
  } finally {
    process.off("SIGINT", interrupt);
    await generator.dispose();
  }
}

async function each(
  work: readonly Work[],
  generator: Generator,
  settings: Settings,
  signal: AbortSignal,
  put: (row: Row, i: number) => Promise<void>,
): Promise<boolean> {
  let failures = 0;
  for (const [i, { task, seed }] of work.entries()) {
    const row = await evaluateTask(generator, task, settings, seed, signal);
    if (!row) return false;
    await put(row, i);
    failures = row.error === undefined ? 0 : failures + 1;
    if (failures < FAILURES_IN_TURN || i === work.length - 1) continue;
    warn(`${failures} failures in turn; the last: ${row.error}`);
    return false;
  }
  return true;
}

/** Before the first program is written, which may take hours. */
async function checkPolicies(work: readonly Work[], { verifier }: Generator): Promise<void> {
  for (const { line, policy, id } of new Set(work.map(({ task }) => task))) {
    const problem = policy === undefined ? undefined : await policyProblem(verifier, policy);
    if (problem) throw new UsageError(`line ${line} (${id}): the policy can't be used. ${problem}`);
  }
}

function readInput(path: string): Task[] {
  const text = (path === "-" ? readStdin() : readNamed(path)).toString("utf8");
  const { tasks, problems } = readTasks(text, (line) => createHash("sha256").update(line).digest("hex").slice(0, 12));
  const name = path === "-" ? "standard input" : path;
  if (problems.length > 0) {
    const more = problems.length > 5 ? [`and ${plural(problems.length - 5, "line")} more`] : [];
    throw new UsageError([...problems.slice(0, 5), ...more].map((problem) => `${name}, ${problem}`).join("\n"));
  }
  if (tasks.length === 0)
    throw new UsageError(`${name} has no prompt. Write one object a line: {"id": "vpc", "prompt": "a VPC"}.`);
  return tasks;
}

function shard(tasks: Task[], flag: string | undefined): Task[] {
  if (flag === undefined) return tasks;
  const [, nth, of] = /^(\d+)\/(\d+)$/.exec(flag) ?? [];
  if (!of || Number(nth) < 1 || Number(nth) > Number(of))
    throw new UsageError(`--shard ${flag}: must be I/N with I from 1 to N, such as 1/4.`);
  const mine = shardOf(tasks, Number(nth), Number(of));
  if (mine.length === 0) throw new UsageError(`--shard ${flag}: only ${plural(tasks.length, "prompt")} to share out.`);
  return mine;
}

function progress(row: Row): string {
  const compiles = row.needs_values ? `deployable once ${row.needs_values.join(", ")} has a value` : "compilable";
  const level = row.deployable ? "deployable" : row.compilable ? compiles : "not compilable";
  const verdict = row.correct === null ? [level] : [level, row.correct ? "correct" : "not correct"];
  if (row.missing.length > 0) verdict.push(`without ${row.missing.join(", ")}`);
  const cost = [plural(row.rounds, "repair"), `${row.tokens} tokens`, `${row.seconds.toFixed(1)} s`];
  return `${row.id}: ${(row.error === undefined ? [...verdict, ...cost] : [`no verdict: ${row.error}`]).join(", ")}`;
}
