/** `plan-service`: reads its flags, starts what its role has, and says where it listens. */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { createMetrics, type Metrics } from "../api/metrics.ts";
import { createApi } from "../api/server.ts";
import type { Plan } from "../engine/planner.ts";
import { RUN, type RunLimits } from "../limits.ts";
import type { Jobs } from "../queue/jobs.ts";
import { createMemoryJobs } from "../queue/memory.ts";
import { createWorker } from "./worker.ts";

/** As commander gives them. */
export interface ServiceFlags {
  host: string;
  port: string;
  engine?: string | undefined;
  providers?: string | undefined;
  tokenFile?: string | undefined;
  allowOrigin: string[];
  concurrency: string;
  queueLimit: string;
  timeout: string;
  memory: string;
  outputLimit: string;
  insecureNoSandbox?: boolean;
  queue?: string;
  role?: string;
}

/** Wrong use; told in its own words. */
export class FlagError extends Error {}

const LEAST_TOKEN = 16;

export interface Running {
  url: string;
  jobs: Jobs;
  close(): Promise<void>;
}

export async function start(flags: ServiceFlags, log: (line: string) => void): Promise<Running> {
  const tokens = readTokens(flags.tokenFile);
  const loopback = isLoopback(flags.host);
  if (!loopback && tokens.length === 0)
    throw new FlagError(
      `--host ${flags.host} is reached from other machines, so a token is needed: put one into TERRAFORMER_PLAN_TOKEN, or some into a file, a line each, for --token-file.`,
    );
  const origins = flags.allowOrigin.map(originOf);
  const limits: RunLimits = {
    ...RUN,
    wallMs: number("--timeout", flags.timeout, 1, 3600) * 1000,
    memoryBytes: number("--memory", flags.memory, 64, 65_536) * 1024 * 1024,
    outputBytes: number("--output-limit", flags.outputLimit, 1, 256) * 1024 * 1024,
  };
  const concurrency = number("--concurrency", flags.concurrency, 1, 64);
  const waiting = number("--queue-limit", flags.queueLimit, 1, 100_000);
  const port = number("--port", flags.port, 0, 65_535);
  const role = roleOf(flags);
  const metrics = createMetrics();
  const worker =
    role === "api"
      ? undefined
      : await createWorker({
          engine: flags.engine,
          providers: flags.providers,
          limits,
          insecure: flags.insecureNoSandbox ?? false,
        });
  const { jobs, endWork } = await queued(flags.queue, worker?.plan, { concurrency, waiting, metrics, log });
  const server = createApi({
    jobs,
    access: { tokens, origins, loopback },
    metrics,
    about: { ...worker?.about, queue: flags.queue === undefined ? "in process" : "redis" },
    plans: role !== "worker",
    log,
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, flags.host, resolve));
  const at = server.address();
  const url = `http://${flags.host.includes(":") ? `[${flags.host}]` : flags.host}:${typeof at === "object" && at ? at.port : port}`;
  if (worker?.about.sandbox === "bubblewrap" && worker.about.filter === "none")
    log(`WARNING: system calls aren't filtered: their numbers are known of x64 and arm64, not of ${process.arch}.`);
  if (worker?.about.sandbox === "none") log("WARNING: no sandbox. Programs run with your rights and your network.");
  return {
    url,
    jobs,
    async close() {
      server.close();
      await endWork();
      await jobs.close();
      server.closeAllConnections();
      await worker?.dispose();
    },
  };
}

const ROLES = ["both", "api", "worker"] as const;

function roleOf({ role = "both", queue }: ServiceFlags): (typeof ROLES)[number] {
  const found = ROLES.find((name) => name === role);
  if (!found) throw new FlagError(`--role ${role}: must be one of ${ROLES.join(", ")}.`);
  if (found !== "both" && queue === undefined)
    throw new FlagError(`--role ${role} needs --queue: in one process there is no other to share the work with.`);
  return found;
}

interface Queueing {
  concurrency: number;
  waiting: number;
  metrics: Metrics;
  log(line: string): void;
}

/** The queue that is asked for, and what ends the work on it in this process. Without `plan` others work. */
async function queued(
  url: string | undefined,
  plan: Plan | undefined,
  { concurrency, waiting, metrics: { observer }, log }: Queueing,
): Promise<{ jobs: Jobs; endWork(): Promise<void> }> {
  if (url === undefined)
    return { jobs: createMemoryJobs(plan as Plan, { concurrency, waiting, observer }), endWork: async () => {} };
  if (!/^rediss?:\/\/[^/]/.test(url))
    throw new FlagError("--queue must be the address of a Redis or Valkey, such as redis://localhost:6379.");
  // Only who has a Redis pays for its client.
  const { createRedisJobs, createRedisWorker } = await import("../queue/redis.ts");
  const worker = plan && createRedisWorker(url, plan, { concurrency, observer, log });
  return { jobs: createRedisJobs(url, { waiting, log }), endWork: async () => worker?.close() };
}

/** Of the environment and of `--token-file`. */
function readTokens(file: string | undefined): string[] {
  const own = process.env.TERRAFORMER_PLAN_TOKEN?.trim();
  let lines: string[] = [];
  try {
    if (file !== undefined) lines = readFileSync(file, "utf8").split("\n");
  } catch (error) {
    throw new FlagError(`--token-file ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const tokens = [
    ...(own ? [own] : []),
    ...lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("#")),
  ];
  if (file !== undefined && tokens.length === 0) throw new FlagError(`--token-file ${file}: has no token.`);
  // None is repeated here.
  if (tokens.some((token) => token.length < LEAST_TOKEN || !/^[\x21-\x7e]+$/.test(token)))
    throw new FlagError(
      `A token has ${LEAST_TOKEN} characters or more, and no spaces: openssl rand -hex 24 makes one.`,
    );
  return tokens;
}

const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

function originOf(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== value.replace(/\/$/, ""))
    throw new FlagError(`--allow-origin ${value}: must be the origin of a page, such as http://localhost:4173.`);
  return url.origin;
}

function number(flag: string, value: string, least: number, most: number): number {
  const found = Number(value);
  if (value.trim() === "" || !Number.isInteger(found) || found < least || found > most)
    throw new FlagError(`${flag} ${value}: must be a whole number from ${least} to ${most}.`);
  return found;
}
