/**
 * What the plan service takes: `npm run bench:service [-- --jobs 200 --memory 1000]`.
 * First a load, in one run: jobs in a Redis of its own, two workers of one plan each, of which one is killed a third of the way and started anew, and Redis
 * killed and started anew two thirds of the way; every job has to be done. Then one process that plans many, one after the other, by a sandbox
 * and an engine that answers at once, and how its memory grows. Wants bubblewrap, redis-server and an engine.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createPlanner } from "../../service/engine/planner.ts";
import { providersFrom } from "../../service/engine/providers.ts";
import { RUN } from "../../service/limits.ts";
import { createMemoryJobs } from "../../service/queue/memory.ts";
import { createRedisJobs } from "../../service/queue/redis.ts";
import { createBubblewrap } from "../../service/sandbox/bubblewrap.ts";
import { startRedis } from "../../service/test/redis-server.ts";
import { isFinal, type PlanJob } from "../../src/core/plan-service.ts";
import { ROOT } from "../build-cache.ts";

const { values } = parseArgs({
  options: { jobs: { type: "string", default: "200" }, memory: { type: "string", default: "1000" } },
});
const FILES = { "main.tf": 'resource "terraform_data" "a" {\n  count = 10\n  input = "x${count.index}"\n}\n' };

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const seconds = (from = "", to = "") => (Date.parse(to) - Date.parse(from)) / 1000;

async function load(count: number): Promise<void> {
  const redis = await startRedis();
  const jobs = createRedisJobs(redis.url, { waiting: count });
  const workers: ChildProcess[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const args = ["plan-service", "--port", "0", "--role", "worker", "--queue", redis.url, "--concurrency", "1"];
      const child = spawn(process.execPath, [join(ROOT, "scripts/terraformer.mjs"), ...args]);
      workers.push(child);
      child.stderr.on("data", (text) => /listens/.test(String(text)) && resolve());
      child.once("exit", (code) => reject(new Error(`a worker ended with ${code}`)));
    });
  try {
    await Promise.all([work(), work()]);
    const begun = performance.now();
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await jobs.add({ files: FILES }, "bench"));
    const done = new Map<string, PlanJob>();
    const events = { killed: false, crashed: false };
    while (done.size < count) {
      await pause(500);
      const open = ids.filter((id) => !done.has(id));
      const seen = await Promise.all(open.map((id) => jobs.get(id, "bench"))).catch(() => []);
      for (const job of seen) if (job && isFinal(job)) done.set(job.id, job);
      if (!events.killed && done.size >= count / 3) {
        events.killed = true;
        workers[0]?.kill("SIGKILL");
        void work();
      }
      if (!events.crashed && done.size >= (2 * count) / 3) {
        events.crashed = true;
        await redis.crash();
        await redis.start();
      }
    }
    const all = [...done.values()];
    const waits = all.map(({ created, started }) => seconds(created, started)).sort((a, b) => a - b);
    const took = all
      .filter(({ result }) => result)
      .map(({ started, finished }) => seconds(started, finished))
      .sort((a, b) => a - b);
    const ok = all.filter(({ state, result }) => state === "done" && result?.ok).length;
    for (const { state, reason, result } of all)
      if (!result?.ok)
        console.log(`  ${state}: ${reason ?? result?.diagnostics.map(({ summary }) => summary).join(", ")}`);
    const total = (performance.now() - begun) / 1000;
    console.log(
      `${count} jobs at once, 2 plans at a time, one worker killed, Redis killed: ${ok} planned, ${count - ok} lost`,
    );
    console.log(
      `  in ${total.toFixed(0)} s; wait p50 ${quantile(waits, 0.5).toFixed(1)} s, p95 ${quantile(waits, 0.95).toFixed(1)} s; a plan p50 ${quantile(took, 0.5).toFixed(2)} s, p95 ${quantile(took, 0.95).toFixed(2)} s`,
    );
  } finally {
    for (const worker of workers) worker.removeAllListeners("exit").kill("SIGKILL");
    await jobs.close();
    await redis.remove();
  }
}

/** An engine that answers at once, so that what is measured is ours. */
const ENGINE = `#!/bin/sh
case "$1" in version) printf '{\\n  "terraform_version": "9.9.9"\\n}\\n';; show) echo '{"format_version":"1.2"}';; esac
`;

async function memory(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  chmodSync(folder, 0o755);
  const file = join(folder, "engine");
  writeFileSync(file, ENGINE);
  chmodSync(file, 0o755);
  const jobs = createMemoryJobs(
    createPlanner({
      sandbox: await createBubblewrap(),
      engine: {
        name: "OpenTofu",
        version: "9.9.9",
        command: "/engine/run",
        mounts: [{ from: file, to: "/engine/run" }],
      },
      providers: providersFrom({}),
      limits: RUN,
      gate: async () => [],
    }),
  );
  const one = async () => {
    const id = await jobs.add({ files: FILES }, "");
    await new Promise<void>((resolve) => {
      const look = async () => {
        const job = await jobs.get(id, "");
        if (job && isFinal(job)) resolve();
      };
      jobs.watch(id, () => void look());
    });
  };
  const megabytes = () => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 1024 / 1024;
  };
  const points: string[] = [];
  for (let i = 1; i <= count; i++) {
    await one();
    if (i % Math.ceil(count / 5) === 0 || i === 100) points.push(`${i}: ${megabytes().toFixed(0)} MB`);
  }
  console.log(`memory of one process over ${count} plans: ${points.join(", ")}`);
  await jobs.close();
  rmSync(folder, { recursive: true });
}

await load(Number(values.jobs));
await memory(Number(values.memory));
process.exit(0);
