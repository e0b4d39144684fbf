/** A service for a test: its HTTP interface over whatever plans, at a free port of this machine. */
import type { AddressInfo } from "node:net";
import type { PlanJob, PlanRequest, PlanResult } from "../../src/core/plan-service.ts";
import { createMetrics } from "../api/metrics.ts";
import { createApi } from "../api/server.ts";
import type { Plan } from "../engine/planner.ts";
import { createMemoryJobs, type MemoryOptions } from "../queue/memory.ts";

export const TOKEN = "test-token-0123456789abcdef";
export const OTHER = "other-token-0123456789abcdef";
export const PAGE = "http://localhost:4173";

export interface Service {
  url: string;
  /** All that was logged. */
  log: string[];
  /** As a client that has TOKEN. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  post(request: PlanRequest | string): Promise<Response>;
  /** A request's job when it is final. */
  planned(request: PlanRequest): Promise<PlanJob>;
  close(): Promise<void>;
}

export const RESULT: PlanResult = {
  ok: true,
  diagnostics: [],
  certificate: { engine: { name: "OpenTofu", version: "1.0.0" }, providers: [], sandbox: "bubblewrap" },
  timings: { gate: 1 },
  plan: { format_version: "1.2" },
};

export async function serve(
  plan: Plan,
  { tokens = [TOKEN, OTHER], ...options }: MemoryOptions & { tokens?: string[] } = {},
): Promise<Service> {
  const log: string[] = [];
  const metrics = createMetrics();
  const jobs = createMemoryJobs(plan, { ...options, observer: metrics.observer });
  const access = { tokens, origins: [PAGE], loopback: true };
  const server = createApi({ jobs, access, metrics, about: { engine: "none" }, log: (line) => log.push(line) });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own: Service["fetch"] = (path, { headers, ...init } = {}) =>
    fetch(url + path, { ...init, headers: { Authorization: `Bearer ${TOKEN}`, ...headers } });
  const post: Service["post"] = (request) =>
    own("/v1/plans", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: typeof request === "string" ? request : JSON.stringify(request),
    });
  return {
    url,
    log,
    fetch: own,
    post,
    async planned(request) {
      const answer = await post(request);
      if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()}`);
      const { id } = (await answer.json()) as PlanJob;
      // The stream ends with the job.
      await (await own(`/v1/plans/${id}/events`)).text();
      return (await (await own(`/v1/plans/${id}`)).json()) as PlanJob;
    },
    async close() {
      server.close();
      await jobs.close();
      server.closeAllConnections();
    },
  };
}

/** A plan that goes on until the test ends it. */
export function held() {
  const started: PlanRequest[] = [];
  const waiting: (() => void)[] = [];
  const plan: Plan = (request, { signal, onStep }) =>
    new Promise((resolve, reject) => {
      started.push(request);
      onStep("plan");
      waiting.push(() => resolve(RESULT));
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  return { plan, started, release: () => waiting.splice(0).forEach((end) => void end()) };
}
