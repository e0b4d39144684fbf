/** Jobs in this process: nothing is kept when it ends. */
import { EventEmitter } from "node:events";
import { isFinal, type PlanJob, type PlanRequest, type PlanResult } from "../../src/core/plan-service.ts";
import type { Plan } from "../engine/planner.ts";
import { QUEUE } from "../limits.ts";
import { newId } from "./id.ts";
import { type Jobs, type Owner, QueueFull } from "./jobs.ts";
import type { Observer } from "./observer.ts";

interface Entry {
  job: PlanJob;
  owner: Owner;
  /** Forgotten when it is final: what the user sent isn't kept. */
  request?: PlanRequest | undefined;
  stop: AbortController;
  bytes: number;
}

export interface MemoryOptions {
  concurrency?: number;
  waiting?: number;
  keptMs?: number;
  keptBytes?: number;
  observer?: Observer;
}

export function createMemoryJobs(plan: Plan, options: MemoryOptions = {}): Jobs {
  const { concurrency = QUEUE.concurrency, waiting = QUEUE.waiting, observer } = options;
  const { keptMs = QUEUE.keptMs, keptBytes = QUEUE.keptBytes } = options;
  const entries = new Map<string, Entry>();
  const queue: Entry[] = [];
  const running = new Set<Promise<void>>();
  const changes = new EventEmitter().setMaxListeners(0);
  let closed = false;

  const update = (entry: Entry, change: Partial<PlanJob>) => {
    Object.assign(entry.job, change);
    changes.emit(entry.job.id);
  };

  const finish = (entry: Entry, change: Pick<PlanJob, "state"> & Partial<PlanJob>) => {
    if (isFinal(entry.job)) return;
    entry.request = undefined;
    delete entry.job.step;
    entry.bytes = JSON.stringify(change).length;
    update(entry, { ...change, finished: now() });
    observer?.finished(entry.job);
    forget();
  };

  /** Drops results that are older than an hour, and the oldest where there are too many. */
  const forget = () => {
    const done = [...entries.values()].filter(({ job }) => isFinal(job));
    let bytes = done.reduce((sum, entry) => sum + entry.bytes, 0);
    for (const { job, bytes: own } of done) {
      if (bytes <= keptBytes && Date.now() - Date.parse(job.finished ?? "") < keptMs) break;
      entries.delete(job.id);
      bytes -= own;
    }
  };
  const timer = setInterval(forget, Math.min(60_000, keptMs)).unref();

  const work = async (entry: Entry) => {
    const { request, stop } = entry;
    update(entry, { state: "running", started: now() });
    observer?.started(entry.job);
    try {
      const onStep = (step: PlanJob["step"] & string) => update(entry, { step });
      const result: PlanResult = await plan(request as PlanRequest, { signal: stop.signal, onStep });
      finish(entry, { state: "done", result });
    } catch (error) {
      if (stop.signal.aborted) finish(entry, { state: "cancelled" });
      else finish(entry, { state: "failed", reason: error instanceof Error ? error.message : String(error) });
    }
  };

  const next = () => {
    while (!closed && running.size < concurrency) {
      const entry = queue.shift();
      if (!entry) return;
      const done: Promise<void> = work(entry).then(() => {
        running.delete(done);
        next();
      });
      running.add(done);
    }
  };

  const own = (id: string, owner: Owner) => {
    const entry = entries.get(id);
    return entry?.owner === owner ? entry : undefined;
  };
  const shown = ({ job }: Entry): PlanJob =>
    job.state === "queued" ? { ...job, ahead: queue.findIndex((other) => other.job === job) } : { ...job };

  return {
    async add(request, owner) {
      if (closed || queue.length >= waiting) throw new QueueFull();
      const id = newId();
      const job: PlanJob = { id, state: "queued", created: now() };
      const entry: Entry = { job, owner, request, stop: new AbortController(), bytes: 0 };
      entries.set(id, entry);
      queue.push(entry);
      next();
      return id;
    },
    async get(id, owner) {
      const entry = own(id, owner);
      return entry && shown(entry);
    },
    async cancel(id, owner) {
      const entry = own(id, owner);
      if (!entry) return undefined;
      const at = queue.indexOf(entry);
      if (at >= 0) queue.splice(at, 1);
      entry.stop.abort(new Error("It was cancelled."));
      finish(entry, { state: "cancelled" });
      return shown(entry);
    },
    watch(id, changed) {
      changes.on(id, changed);
      return () => void changes.off(id, changed);
    },
    counts: async () => ({ waiting: queue.length, running: running.size, dead: 0 }),
    async close() {
      closed = true;
      clearInterval(timer);
      for (const { job, stop } of entries.values()) if (!isFinal(job)) stop.abort(new Error("The service ends."));
      for (const entry of queue.splice(0)) finish(entry, { state: "cancelled" });
      await Promise.all(running);
    },
  };
}

const now = () => new Date().toISOString();
