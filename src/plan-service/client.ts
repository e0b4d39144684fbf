/** A plan service as its users see it: a program in, the job that came of it out. */
import { isFinal, type PlanJob, type PlanRefusal, type PlanRequest } from "../core/plan-service.ts";
import { destinationOf } from "../model/destination.ts";

export interface PlanService {
  /** Such as `http://localhost:7411`. */
  url: string;
  token?: string | undefined;
  fetch?: typeof fetch;
  /** Between two looks at a job. */
  pauseMs?: number;
}

/** It isn't there, doesn't let us in or takes no such program. The message says which, as the end of a sentence. */
export class PlanServiceError extends Error {}

/** It answers at once, whatever it has to plan. */
const ANSWERS_WITHIN_MS = 20_000;
/** How often a busy service is asked again. */
const TRIES = 6;

/**
 * Has a program planned; `onJob` is told how it stands. Rejects with a `PlanServiceError` when there is no job to be had of it, and with the
 * signal's reason when that aborts: the service is told then to end it.
 */
export async function planBy(
  service: PlanService,
  request: PlanRequest,
  { signal, onJob = () => {} }: { signal?: AbortSignal | undefined; onJob?(job: PlanJob): void } = {},
): Promise<PlanJob> {
  const { pauseMs = 250 } = service;
  const ask = asker(service, signal);
  let job = await begun(ask, JSON.stringify(request), signal);
  try {
    for (let wait = pauseMs; ; wait = Math.min(wait * 1.5, 2000)) {
      onJob(job);
      if (isFinal(job)) return job;
      await pause(wait, signal);
      job = await ask(`/v1/plans/${encodeURIComponent(job.id)}`);
    }
  } catch (error) {
    if (signal?.aborted)
      await asker(service)(`/v1/plans/${encodeURIComponent(job.id)}`, { method: "DELETE" }).catch(() => {});
    throw error;
  }
}

type Ask = (path: string, init?: RequestInit) => Promise<PlanJob>;

async function begun(ask: Ask, body: string, signal?: AbortSignal): Promise<PlanJob> {
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  for (let tries = TRIES; ; tries--)
    try {
      return await ask("/v1/plans", init);
    } catch (error) {
      if (!(error instanceof Busy) || tries <= 1) throw error;
      await pause(error.seconds * 1000, signal);
    }
}

class Busy extends PlanServiceError {
  readonly seconds: number;
  constructor(seconds: number) {
    super("it has more to plan than it takes. Try again later.");
    this.seconds = seconds;
  }
}

function asker({ url, token, fetch: own = fetch }: PlanService, signal?: AbortSignal): Ask {
  const { origin, host } = destinationOf(url);
  const base = origin + new URL(url.includes("://") ? url : `http://${url}`).pathname.replace(/\/$/, "");
  return async (path, { headers, ...init } = {}) => {
    const abort = new AbortController();
    const stop = () => abort.abort(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    const timer = setTimeout(() => abort.abort(), ANSWERS_WITHIN_MS);
    try {
      const answer = await own(base + path, {
        ...init,
        // What is said to go to one address goes to no other, and the token with it.
        redirect: "error",
        headers: { ...headers, ...(token && { Authorization: `Bearer ${token}` }) },
        signal: abort.signal,
      });
      if (answer.ok) return (await answer.json()) as PlanJob;
      if (answer.status === 429) throw new Busy(Math.min(30, Number(answer.headers.get("Retry-After")) || 5));
      throw new PlanServiceError(`it says: ${await reasonIn(answer)}`);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof PlanServiceError) throw error;
      if (error instanceof SyntaxError) throw new PlanServiceError(`${host} doesn't answer as a plan service does.`);
      throw new PlanServiceError(`${host} doesn't answer: is the service running?`, { cause: error });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  };
}

async function reasonIn(answer: Response): Promise<string> {
  const { error } = (await answer.json().catch(() => ({}))) as Partial<PlanRefusal>;
  return error?.message ?? `${answer.status} ${answer.statusText}`.trim();
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
