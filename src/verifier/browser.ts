/** The verifier of the page: engine and policy each in a worker of its own, schemas and policies fetched from our own origin. */
import { type Remote, wrap } from "comlink";
import { type Handle, type Life, QUIET_MS, type Status, Supervisor } from "../bridge/supervisor.ts";
import type { Turn } from "../bridge/watchdog.ts";
import { newestOf, type SchemaEntry } from "../core/catalogue.ts";
import type { LanguageService } from "../core/language.ts";
import type { Files } from "../core/report.ts";
import { createVerifier, type Engine, policyWarmUp, written } from "./client.ts";
import { createLanguage } from "./language.ts";
import { createMetronome } from "./metronome.ts";
import type { ProgramName } from "./program.ts";
import type { ProgramWorker, Sign } from "./worker.ts";

interface Channel extends Handle {
  api: Remote<ProgramWorker>;
}

export interface BrowserVerifier extends Engine {
  /** Answers the editor in a worker of its own, which starts with the first question. */
  readonly language: LanguageService;
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
  const listeners = new Set<(status: Status) => void>();
  let status: Status = "idle";
  const reading = fetchJson("schemas/index.json") as Promise<SchemaEntry[]>;
  const metronome = createMetronome();
  const engineProgram = program("engine");
  const init = async ({ api }: Channel) =>
    void (await api.call(JSON.stringify({ op: "init", catalogue: await reading })));
  const engine = new Supervisor<Channel>({
    name: "verifier",
    quietMs,
    spawn: (life) => {
      const worker = new Worker(new URL("../../workers/verifier.ts", import.meta.url), { type: "module" });
      return spawn(worker, engineProgram, life, metronome);
    },
    setup: init,
    poisonedBy: () => true, // the programs answer whatever comes; a rejection is a trap
    onStatus(next) {
      status = next;
      for (const listener of listeners) listener(next);
    },
  });
  void engine.start().catch(() => {}); // its failure is told to the first caller
  const typing = new Supervisor<Channel>({
    name: "language service",
    quietMs,
    spawn: (life) => {
      const worker = new Worker(new URL("../../workers/language.ts", import.meta.url), { type: "module" });
      return spawn(worker, engineProgram, life, metronome);
    },
    setup: init,
    poisonedBy: () => true,
  });
  const policyProgram = program("policy");
  const policy = new Supervisor<Channel>({
    name: "policy engine",
    async setup({ api }) {
      const bundled = await (await fetchOk("policies.txt")).text();
      await api.call(JSON.stringify(policyWarmUp(bundled)));
    },
    quietMs,
    spawn: (life) => {
      const worker = new Worker(new URL("../../workers/policy.ts", import.meta.url), { type: "module" });
      return spawn(worker, policyProgram, life, metronome);
    },
    poisonedBy: () => true,
  });
  const ask = (program: Supervisor<Channel>) => (request: object, signal?: AbortSignal) =>
    program.run(async ({ api }) => JSON.parse(await api.call(written(request))) as unknown, signal);

  const catalogue = await reading;
  /** Schemas that are on their way before the engine has asked for them. */
  const ahead = new Map<string, Promise<string | undefined>>();
  const schemaText = async ({ file }: SchemaEntry) => (await fetchOk(`schemas/${file}`)).text();
  const verifier = createVerifier({
    engine: ask(engine),
    policy: ask(policy),
    catalogue,
    async schemaText(entry) {
      const coming = ahead.get(entry.id);
      ahead.delete(entry.id);
      return (await coming) ?? schemaText(entry);
    },
  });
  const language = createLanguage({
    engine: ask(typing),
    catalogue,
    schemaText,
    usageText: (provider) =>
      fetchOk(`knowledge/${provider}.jsonl`).then(
        (response) => response.text(),
        () => "",
      ),
  });
  return {
    ...verifier,
    language,
    verify(request, signal) {
      // While the engine starts, the newest schemas of what the program names can come already. A wrong guess costs a fetch.
      if (status === "starting")
        for (const entry of newestOf(catalogue))
          if (!ahead.has(entry.id) && isNamed(entry, request.files))
            ahead.set(
              entry.id,
              schemaText(entry).catch(() => undefined), // it is asked for again, and then says why it can't be had
            );
      return verifier.verify(request, signal);
    },
    get status() {
      return status;
    },
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kill: () => engine.kill(),
    async dispose() {
      await Promise.all([engine.dispose(), typing.dispose(), policy.dispose()]);
      metronome.dispose();
    },
  };
}

/** Whether a program has types of a provider, as far as their names tell. */
const isNamed = ({ id }: SchemaEntry, files: Files) => {
  const types = `"${id.replace(/-\d+$/, "")}_`;
  return Object.values(files).some((text) => typeof text === "string" && text.includes(types));
};

/** `read`, called only the first time, and again after it failed. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= read().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}

/** A program, loaded and compiled when it is first wanted: a worker that takes the place of another is there at once. */
const program = (name: ProgramName) =>
  once(async () => {
    const response = await fetchOk(`wasm/${name}.wasm`);
    // Streaming compilation needs the right content type, which not every static host gives.
    return response.headers.get("content-type")?.startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  });

async function spawn(
  worker: Worker,
  compiled: () => Promise<WebAssembly.Module>,
  life: Life,
  turn: Turn,
): Promise<Channel> {
  worker.addEventListener("message", ({ data }: MessageEvent<Sign | undefined>) => {
    if (data && "beat" in data) life.beat();
    if (data && "died" in data) life.died(data.died);
  });
  worker.addEventListener("error", (event) => life.died(event.message || "it could not be loaded"));
  // Loading may take minutes where the network is slow: that is no hang.
  const loading = setInterval(life.beat, 500);
  const api = wrap<ProgramWorker>(worker);
  const loaded = Promise.all([compiled(), api.prepare(new URL("wasm/", PAGE()).href)]);
  const [module] = await loaded.finally(() => clearInterval(loading));
  await api.start(module);
  return { api, turn, terminate: () => worker.terminate() };
}

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(new URL(path, PAGE()));
  if (!response.ok) throw new Error(`${path} could not be loaded (status ${response.status}).`);
  return response;
}

const fetchJson = async (path: string): Promise<unknown> => (await fetchOk(path)).json();
