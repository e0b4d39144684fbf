/** Jobs in Redis or Valkey, by BullMQ: many workers on many machines, and none lost when one dies or Redis starts anew. */
import { EventEmitter } from "node:events";
import { type Job, Queue, QueueEvents, UnrecoverableError, Worker } from "bullmq";
import { Redis } from "ioredis";
import {
  isFinal,
  type PlanJob,
  type PlanRequest,
  type PlanResult,
  type PlanStep,
} from "../../src/core/plan-service.ts";
import type { Plan } from "../engine/planner.ts";
import { QUEUE } from "../limits.ts";
import { newId } from "./id.ts";
import { type Counts, type Jobs, type Owner, QueueAway, QueueFull } from "./jobs.ts";
import type { Observer } from "./observer.ts";

const NAME = "terraformer-plans";
/** How long Redis may take to answer. */
const ANSWER_MS = 5000;
/** A worker that is silent for that long is dead, and its job goes to another. */
const LOCK_MS = 10_000;
const CANCEL_MS = 500;

interface Data {
  owner: Owner;
  created: string;
  /** Taken out when there is a result. Of a job that was given up it stays, for as long as that is kept. */
  request?: PlanRequest;
}
type QueuedPlan = Job<Data, PlanResult>;

/** What is known of a job that was cancelled; BullMQ has no such state. */
interface Tomb {
  owner: Owner;
  job: PlanJob;
}
const tombOf = (id: string) => `${NAME}:cancelled:${id}`;

export interface RedisOptions {
  waiting?: number;
  keptMs?: number;
  log?(line: string): void;
}

const quiet = (log: (line: string) => void) => {
  let last = "";
  return (error: Error) => {
    // One line an outage, not one an attempt; and nothing of the address, which may have a password in it.
    const line = `queue: ${(error as NodeJS.ErrnoException).code ?? error.name}`;
    if (line !== last) log(line);
    last = line;
  };
};

export function createRedisJobs(url: string, options: RedisOptions = {}): Jobs {
  const { waiting = QUEUE.waiting, keptMs = QUEUE.keptMs, log = () => {} } = options;
  const connection = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true });
  const listening = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue<Data, PlanResult>(NAME, { connection });
  const events = new QueueEvents(NAME, { connection: listening });
  const changes = new EventEmitter().setMaxListeners(0);
  const told = quiet(log);
  for (const part of [connection, listening]) part.on("error", told);
  queue.on("error", told);
  events.on("error", told);
  for (const event of ["active", "progress", "completed", "failed", "stalled", "waiting", "removed"] as const)
    events.on(event, ({ jobId }: { jobId: string }) => changes.emit(jobId));

  const shown = async (found: QueuedPlan): Promise<PlanJob> => {
    const state = stateOf(await found.getState());
    // What was found before its state may be of before its end, without a result.
    const job = (isFinal({ state }) && (await queue.getJob(found.id as string))) || found;
    const { step } = (typeof job.progress === "object" ? job.progress : {}) as { step?: PlanStep };
    const at = state === "queued" ? await connection.lpos(queue.toKey("wait"), job.id as string) : null;
    const ahead = at === null ? undefined : (await connection.llen(queue.toKey("wait"))) - 1 - at;
    return {
      id: job.id as string,
      state,
      created: job.data.created,
      ...(job.processedOn && { started: new Date(job.processedOn).toISOString() }),
      ...(job.finishedOn && { finished: new Date(job.finishedOn).toISOString() }),
      ...(state === "running" && step && { step }),
      ...(ahead !== undefined && ahead >= 0 && { ahead }),
      ...(state === "done" && { result: job.returnvalue }),
      ...(state === "failed" && { reason: reasonOf(job) }),
    };
  };

  const find = async (id: string, owner: Owner): Promise<PlanJob | undefined> => {
    const tomb = await connection.get(tombOf(id));
    if (tomb) {
      const { owner: his, job } = JSON.parse(tomb) as Tomb;
      return his === owner ? job : undefined;
    }
    const job = await queue.getJob(id);
    return job?.data.owner === owner ? shown(job) : undefined;
  };

  const counts = async (): Promise<Counts> => {
    const all = await queue.getJobCounts("wait", "prioritized", "delayed", "active", "failed");
    const { wait = 0, prioritized = 0, delayed = 0, active = 0, failed = 0 } = all;
    return { waiting: wait + prioritized + delayed, running: active, dead: failed };
  };

  return {
    add: (request, owner) =>
      reached(async () => {
        if ((await counts()).waiting >= waiting) throw new QueueFull();
        const age = Math.ceil(keptMs / 1000);
        const id = newId();
        await queue.add(
          "plan",
          { owner, request, created: new Date().toISOString() },
          {
            jobId: id,
            attempts: QUEUE.attempts,
            backoff: { type: "exponential", delay: 500 },
            removeOnComplete: { age },
            removeOnFail: { age },
          },
        );
        return id;
      }),
    get: (id, owner) => reached(() => find(id, owner)),
    cancel: (id, owner) =>
      reached(async () => {
        const job = await find(id, owner);
        if (!job || isFinal(job)) return job;
        const { step: _, ahead: __, ...rest } = job;
        const ended: PlanJob = { ...rest, state: "cancelled", finished: new Date().toISOString() };
        const tomb: Tomb = { owner, job: ended };
        await connection.set(tombOf(id), JSON.stringify(tomb), "PX", keptMs);
        // One that runs is locked: its worker looks for the tomb.
        await queue.remove(id).catch(() => 0);
        changes.emit(id);
        return ended;
      }),
    watch(id, changed) {
      changes.on(id, changed);
      return () => void changes.off(id, changed);
    },
    counts: () => reached(counts),
    async close() {
      await Promise.allSettled([events.close(), queue.close()]);
      connection.disconnect();
      listening.disconnect();
    },
  };
}

export interface RedisWorkerOptions {
  concurrency?: number;
  observer?: Observer;
  log?(line: string): void;
}

/** Runs jobs of the queue until it is closed; what it is at then is ended and goes to another worker. */
export function createRedisWorker(
  url: string,
  plan: Plan,
  options: RedisWorkerOptions = {},
): { close(): Promise<void> } {
  const { concurrency = QUEUE.concurrency, observer, log = () => {} } = options;
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const stops = new Set<AbortController>();
  const told = quiet(log);

  const work = async (job: QueuedPlan): Promise<PlanResult> => {
    const { request, ...kept } = job.data;
    if (!request) throw new UnrecoverableError("Its files are gone.");
    const stop = new AbortController();
    stops.add(stop);
    let cancelled = false;
    const look = setInterval(async () => {
      cancelled ||= Boolean(await connection.exists(tombOf(job.id as string)).catch(() => 0));
      if (cancelled) stop.abort(new Error("It was cancelled."));
    }, CANCEL_MS);
    const times = { id: job.id as string, created: kept.created, started: new Date().toISOString() };
    observer?.started({ ...times, state: "running" });
    const ended = (change: Pick<PlanJob, "state"> & Partial<PlanJob>) =>
      observer?.finished({ ...times, finished: new Date().toISOString(), ...change });
    try {
      const onStep = (step: PlanStep) => void job.updateProgress({ step }).catch(() => {}); // only told
      const result = await plan(request, { signal: stop.signal, onStep });
      ended({ state: "done", result });
      return result;
    } catch (error) {
      ended({ state: cancelled ? "cancelled" : "failed" });
      if (cancelled) throw new UnrecoverableError("It was cancelled.");
      throw error;
    } finally {
      clearInterval(look);
      stops.delete(stop);
    }
  };

  const worker = new Worker<Data, PlanResult>(NAME, work, {
    connection,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
    maxStalledCount: QUEUE.attempts - 1,
  });
  connection.on("error", told);
  worker.on("error", told);
  // Only once Redis has the result: a job that is begun again needs its files.
  worker.on("completed", (job) => {
    const { request: _, ...kept } = job.data;
    void job.updateData(kept).catch(told);
  });
  return {
    async close() {
      for (const stop of stops) stop.abort(new Error("The worker ends."));
      await worker.close().catch(() => {});
      connection.disconnect();
    },
  };
}

function stateOf(state: string): PlanJob["state"] {
  if (state === "completed") return "done";
  if (state === "active") return "running";
  return state === "failed" ? "failed" : "queued";
}

const reasonOf = ({ failedReason = "" }: QueuedPlan): string =>
  /stalled/.test(failedReason) ? `Its worker ended ${QUEUE.attempts} times while it ran.` : failedReason;

/** Whatever Redis doesn't answer in time is told as one thing: it is away. */
async function reached<T>(ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QueueAway()), ANSWER_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    throw error instanceof QueueFull ? error : new QueueAway("queue", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
