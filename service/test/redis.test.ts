/** Jobs in a real Redis, workers in processes of their own: none is lost, whoever dies. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFinal, type PlanJob } from "../../src/core/plan-service.ts";
import { type Jobs, QueueAway, QueueFull } from "../queue/jobs.ts";
import { createRedisJobs } from "../queue/redis.ts";
import { type RedisServer, redisMissing, startRedis } from "./redis-server.ts";
import { RESULT } from "./service.ts";

const WORKER = fileURLToPath(new URL("worker-process.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");
const FILES = { "main.tf": "" };

describe.runIf(!redisMissing)(`jobs in Redis${redisMissing ? ` (skipped: ${redisMissing})` : ""}`, () => {
  let redis: RedisServer;
  let jobs: Jobs;
  let workers: ChildProcess[];

  beforeEach(async () => {
    redis = await startRedis();
    jobs = createRedisJobs(redis.url, { waiting: 100 });
    workers = [];
  });
  afterEach(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await jobs.close();
    await redis.remove();
  });

  const work = async (ms: number) => {
    const child = spawn(process.execPath, ["--import", TSX, WORKER, redis.url, String(ms)]);
    workers.push(child);
    await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
    return child;
  };
  const look = async (id: string, owner = "me") => (await jobs.get(id, owner)) as PlanJob;
  const state = (id: string) => async () => (await look(id)).state;
  const LONG = { timeout: 60_000, interval: 200 };

  it("are planned, told as they go on, and seen by their owner alone", async () => {
    const id = await jobs.add({ files: FILES }, "me");
    expect(await look(id)).toMatchObject({ id, state: "queued", ahead: 0 });
    let changes = 0;
    const unwatch = jobs.watch(id, () => changes++);
    await work(50);
    await expect.poll(state(id), LONG).toBe("done");
    expect((await look(id)).result).toEqual(RESULT);
    // What was sent isn't kept.
    const inside = new Redis(redis.url);
    await expect.poll(() => inside.hget(`bull:terraformer-plans:${id}`, "data"), LONG).not.toContain("main.tf");
    inside.disconnect();
    expect(changes).toBeGreaterThan(0);
    unwatch();
    expect(await jobs.get(id, "other")).toBeUndefined();
    expect(await jobs.cancel(id, "other")).toBeUndefined();
    expect(await jobs.get("A".repeat(24), "me")).toBeUndefined();
  });

  it("are cancelled, whether they wait or run", async () => {
    const waiting = await jobs.add({ files: FILES }, "me");
    expect((await jobs.cancel(waiting, "me"))?.state).toBe("cancelled");
    expect((await look(waiting)).state).toBe("cancelled");
    expect(await jobs.get(waiting, "other")).toBeUndefined();
    await work(60_000);
    const running = await jobs.add({ files: FILES }, "me");
    await expect.poll(state(running), LONG).toBe("running");
    expect((await jobs.cancel(running, "me"))?.state).toBe("cancelled");
    expect((await look(running)).state).toBe("cancelled");
  });

  it("aren't taken when too many wait", async () => {
    await jobs.close();
    jobs = createRedisJobs(redis.url, { waiting: 2 });
    await jobs.add({ files: FILES }, "me");
    await jobs.add({ files: FILES }, "me");
    await expect(jobs.add({ files: FILES }, "me")).rejects.toThrow(QueueFull);
    expect(await jobs.counts()).toEqual({ waiting: 2, running: 0, dead: 0 });
  });

  it("aren't lost when a worker is killed and Redis starts anew", async () => {
    const first = await work(100);
    await work(100);
    const ids: string[] = [];
    for (let i = 0; i < 40; i++) ids.push(await jobs.add({ files: FILES }, "me"));
    await expect
      .poll(async () => (await Promise.all(ids.map((id) => look(id)))).filter(isFinal).length, LONG)
      .toBeGreaterThan(5);
    first.kill("SIGKILL");
    await redis.crash();
    await expect(jobs.get(ids[0] as string, "me")).rejects.toThrow(QueueAway);
    await redis.start();
    await expect
      .poll(async () => {
        const all = await Promise.all(ids.map((id) => look(id))).catch(() => []);
        return all.filter(({ state }) => state === "done").length;
      }, LONG)
      .toBe(40);
  });

  it("are tried again, and given up with the reason, their files kept for whoever looks", async () => {
    await work(10);
    const fails = await jobs.add({ files: { "fails.tf": "" } }, "me");
    await expect.poll(state(fails), LONG).toBe("failed");
    expect((await look(fails)).reason).toBe("There is no room.");
    expect((await jobs.counts()).dead).toBe(1);
  });
});
