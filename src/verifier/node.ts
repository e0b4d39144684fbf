/** The verifier of the command line: the native programs when they are built, else the same ones in WebAssembly. */
import { spawn as spawnProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type Handle, type Life, Supervisor } from "../bridge/supervisor.ts";
import { turnsOf } from "../bridge/watchdog.ts";
import type { SchemaEntry } from "../core/catalogue.ts";
import type { LanguageService } from "../core/language.ts";
import type { Diagnostic, Files } from "../core/report.ts";
import { createVerifier, type Engine, policyWarmUp, written } from "./client.ts";
import { createLanguage } from "./language.ts";
import type { ProgramName } from "./program.ts";

const ROOT = new URL("../../", import.meta.url);
const WASM = new URL("public/wasm/", ROOT);
const RULES = new URL("public/policies.txt", ROOT);
/** Where the native programs find what ships, by flag. */
const DATA: Record<ProgramName, [string, URL]> = {
  engine: ["--schemas", new URL("public/schemas/", ROOT)],
  policy: ["--rules", RULES],
};
const binary = (name: ProgramName) => new URL(`wasm/bin/${name}`, ROOT);

interface Channel extends Handle {
  call(request: string): Promise<string>;
}

export interface NodeVerifierOptions {
  /** Default: native when built. */
  engine?: "native" | "wasm";
  /** Name (`aws`, `acme/widgets`) → text of `terraform providers schema -json`. */
  providerSchemas?: Record<string, string>;
  /** Milliseconds of processor time that a program may be silent before it counts as hung. */
  quietMs?: number;
}

export type NodeVerifier = Engine & {
  /** What of a program may not be run by a plan service that knows these providers: errors with their ranges. Rejects when it can't be told. */
  gate(request: GateRequest, signal?: AbortSignal): Promise<Diagnostic[]>;
  language: LanguageService;
  dispose(): Promise<void>;
};

/** As `VerifyRequest` has them. */
export interface GateRequest {
  files: Files;
  root?: string;
  /** Sources, such as `hashicorp/aws`. Default: those whose schemas ship. */
  allowed?: string[];
  /** By their sources, which versions there are of them. Of one that isn't in it nothing is said. */
  versions?: Record<string, string[]>;
}

/** Throws when neither build is there, or a provider schema can't be read. */
export async function createNodeVerifier(options: NodeVerifierOptions = {}): Promise<NodeVerifier> {
  const kind = options.engine ?? (existsSync(binary("engine")) ? "native" : "wasm");
  const needed = kind === "native" ? binary("engine") : new URL("engine.wasm", WASM);
  if (!existsSync(needed)) throw new Error("The verifier is not built yet: run `npm run build:wasm` first.");
  const catalogue = JSON.parse(await readFile(new URL("public/schemas/index.json", ROOT), "utf8")) as SchemaEntry[];

  const supervise = (name: ProgramName, setup?: (channel: Channel) => Promise<void>) =>
    new Supervisor<Channel>({
      name: name === "engine" ? "verifier" : "policy engine",
      spawn: (life) => (kind === "native" ? openProcess(name, life) : openWorker(name, life)),
      poisonedBy: () => true,
      ...(options.quietMs && { quietMs: options.quietMs }),
      ...(setup && { setup }),
    });
  let unusable = "";
  const engine = supervise("engine", async (channel) => {
    if (kind === "wasm") await channel.call(JSON.stringify({ op: "init", catalogue }));
    for (const [name, dump] of Object.entries(options.providerSchemas ?? {})) {
      const answer = JSON.parse(await channel.call(JSON.stringify({ op: "load-schema", name, dump })));
      if (answer.error) {
        unusable = `The provider schema for ${name} can't be used: ${answer.error}`;
        throw new Error(unusable);
      }
    }
  });
  const policy = supervise("policy", async (channel) => {
    if (kind === "wasm") await channel.call(JSON.stringify(policyWarmUp(await readFile(RULES, "utf8"))));
  });
  const schemaText = ({ file }: SchemaEntry) => readFile(new URL(`public/schemas/${file}`, ROOT), "utf8");
  const ask = (program: Supervisor<Channel>) => (request: object, signal?: AbortSignal) =>
    program.run(async (channel) => JSON.parse(await channel.call(written(request))) as unknown, signal);
  // A bad file is the caller's mistake: say so before any program, and in these words alone.
  if (options.providerSchemas)
    await engine.start().catch((error) => {
      throw unusable ? new Error(unusable) : error;
    });
  return {
    ...createVerifier({
      engine: ask(engine),
      policy: ask(policy),
      catalogue,
      schemaText,
      ...(kind === "native" && { wakePolicy: () => void policy.start().catch(() => {}) }), // its failure is told to who asks it
    }),
    async gate(request, signal) {
      const { diagnostics, error } = (await ask(engine)({ op: "gate", ...request }, signal)) as {
        diagnostics?: Diagnostic[];
        error?: string;
      };
      // Nothing passes for want of an answer.
      if (!Array.isArray(diagnostics) || error) throw new Error(`The program couldn't be looked through: ${error}`);
      return diagnostics;
    },
    language: createLanguage({
      engine: ask(engine),
      catalogue,
      schemaText,
      usageText: (provider) => readFile(new URL(`public/knowledge/${provider}.jsonl`, ROOT), "utf8").catch(() => ""),
    }),
    dispose: async () => void (await Promise.all([engine.dispose(), policy.dispose()])),
  };
}

/** A native program: a request a line on stdin, a response a line on stdout, in order. It reads schemas, and the rules that ship, itself. */
async function openProcess(name: ProgramName, life: Life): Promise<Channel> {
  const [flag, data] = DATA[name];
  // Detached, since Ctrl-C is for us: what is finished by then is still to be judged. It ends when its input does.
  const child = spawnProcess(fileURLToPath(binary(name)), ["--beat", flag, fileURLToPath(data)], {
    detached: process.platform !== "win32",
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-500);
  });
  child.stdin.on("error", () => {}); // its end is told by "close"
  const answers: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => (line ? answers.shift()?.(line) : life.beat()));
  await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject));
  child.on("close", (code, signal) => life.died(`exit ${code ?? signal}${complaint && `: ${complaint.trim()}`}`));
  return {
    call: (request) =>
      new Promise((resolve) => {
        answers.push(resolve);
        child.stdin.write(`${request}\n`);
      }),
    turn: turnsOf(() => processorMs(`/proc/${child.pid}`)),
    terminate: () => void child.kill("SIGKILL"),
  };
}

/** The processor time that a process or thread has had. Linux tells; undefined elsewhere. */
function processorMs(place: string): number | undefined {
  try {
    const stat = readFileSync(`${place}/stat`, "utf8");
    // Behind the name, which may have anything in it: the twelfth and the next are user and system time, in hundredths.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** The same program in WebAssembly, in a worker thread. */
async function openWorker(name: ProgramName, life: Life): Promise<Channel> {
  const worker = new Worker(new URL("src/verifier/node-worker.mjs", ROOT), { workerData: { name, base: WASM.href } });
  const answers: ((answer: string) => void)[] = [];
  worker.on("message", (message: { answer: string } | { beat: true } | { died: string }) => {
    if ("beat" in message) life.beat();
    else if ("died" in message) life.died(message.died);
    else answers.shift()?.(message.answer);
  });
  worker.on("error", (error) => life.died(String(error)));
  worker.on("exit", (code) => life.died(`exit ${code}`));
  const next = () => new Promise<string>((resolve) => answers.push(resolve));
  const thread = await next(); // it is ready
  return {
    call(request) {
      worker.postMessage(request);
      return next();
    },
    turn: turnsOf(() => processorMs(`/proc/self/task/${thread}`)),
    terminate: () => void worker.terminate(),
  };
}
