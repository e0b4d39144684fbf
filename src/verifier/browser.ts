/** The verifier of the page: engine and policy each in a worker of its own, schemas and policies fetched from our own origin. */
import { type Remote, wrap } from "comlink";
import { type Handle, type Life, QUIET_MS, type Status, Supervisor } from "../bridge/supervisor.ts";
import type { Turn } from "../bridge/watchdog.ts";
import type { SchemaEntry } from "../core/catalogue.ts";
import { createVerifier, type Engine, once, policyWarmUp, written } from "./client.ts";
import { createMetronome } from "./metronome.ts";
import type { ProgramWorker, Sign } from "./worker.ts";

interface Channel extends Handle {
  api: Remote<ProgramWorker>;
}

export interface BrowserVerifier extends Engine {
  readonly status: Status;
  /** Tells `listener` of every change of status; gives the function that ends it. */
  onStatus(listener: (status: Status) => void): () => void;
  /** Ends the engine's worker, as a crash would. For the tests. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

const PAGE = () => document.baseURI;

/** Starts the engine at once, OPA on first use. `quietMs`: how long a worker may work silently before it counts as hung. */
export async function createBrowserVerifier({ quietMs = QUIET_MS } = {}): Promise<BrowserVerifier> {
  const catalogue = (await fetchJson("schemas/index.json")) as SchemaEntry[];
  const listeners = new Set<(status: Status) => void>();
  let status: Status = "idle";
  const metronome = createMetronome();
  const engine = new Supervisor<Channel>({
    name: "verifier",
    quietMs,
    spawn: (life) => {
      const worker = new Worker(new URL("../../workers/verifier.ts", import.meta.url), { type: "module" });
      return spawn(worker, life, metronome);
    },
    setup: async ({ api }) => void (await api.call(JSON.stringify({ op: "init", catalogue }))),
    poisonedBy: () => true, // the programs answer whatever comes; a rejection is a trap
    onStatus(next) {
      status = next;
      for (const listener of listeners) listener(next);
    },
  });
  const bundledPolicies = once(async () => (await fetchJson("policies.json")) as Record<string, string>);
  const policy = new Supervisor<Channel>({
    name: "policy engine",
    setup: async ({ api }) => void (await api.call(JSON.stringify(policyWarmUp(await bundledPolicies())))),
    quietMs,
    spawn: (life) => {
      const worker = new Worker(new URL("../../workers/policy.ts", import.meta.url), { type: "module" });
      return spawn(worker, life, metronome);
    },
    poisonedBy: () => true,
  });
  const ask = (program: Supervisor<Channel>) => (request: object, signal?: AbortSignal) =>
    program.run(async ({ api }) => JSON.parse(await api.call(written(request))) as unknown, signal);

  const verifier = createVerifier({
    engine: ask(engine),
    policy: ask(policy),
    catalogue,
    schemaText: async ({ file }) => (await fetchOk(`schemas/${file}`)).text(),
    bundledPolicies,
  });
  void engine.start().catch(() => {}); // its failure is told to the first caller
  return {
    ...verifier,
    get status() {
      return status;
    },
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kill: () => engine.kill(),
    async dispose() {
      await Promise.all([engine.dispose(), policy.dispose()]);
      metronome.dispose();
    },
  };
}

async function spawn(worker: Worker, life: Life, turn: Turn): Promise<Channel> {
  worker.addEventListener("message", ({ data }: MessageEvent<Sign | undefined>) => {
    if (data && "beat" in data) life.beat();
    if (data && "died" in data) life.died(data.died);
  });
  worker.addEventListener("error", (event) => life.died(event.message || "it could not be loaded"));
  const api = wrap<ProgramWorker>(worker);
  await api.start(new URL("wasm/", PAGE()).href);
  return { api, turn, terminate: () => worker.terminate() };
}

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(new URL(path, PAGE()));
  if (!response.ok) throw new Error(`${path} could not be loaded (status ${response.status}).`);
  return response;
}

const fetchJson = async (path: string): Promise<unknown> => (await fetchOk(path)).json();
