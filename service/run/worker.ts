/** All that plans on this machine, put together: sandbox, engine, providers, gate. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { findEngine } from "../engine/engine.ts";
import { createGate } from "../engine/gate.ts";
import { createPlanner, type Plan } from "../engine/planner.ts";
import { providersFrom } from "../engine/providers.ts";
import { createWaiting } from "../engine/waiting.ts";
import type { RunLimits } from "../limits.ts";
import { createBare } from "../sandbox/bare.ts";
import { createBubblewrap } from "../sandbox/bubblewrap.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

export interface WorkerOptions {
  engine?: string | undefined;
  /** A filesystem mirror of real providers. */
  providers?: string | undefined;
  /** That of stubs. Default: what `npm run build:tofu` has made, if it has. */
  stubs?: string | undefined;
  limits: RunLimits;
  insecure: boolean;
}

export interface Worker {
  plan: Plan;
  /** For people and `/healthz`. */
  about: { engine: string; sandbox: string; bounds: string; filter: string };
  dispose(): Promise<void>;
}

const STUBS = fileURLToPath(new URL("../../.cache/tofu/providers", import.meta.url));

async function sandboxOf({ insecure, limits }: WorkerOptions): Promise<Sandbox> {
  if (insecure) return createBare();
  return createBubblewrap(limits).catch((error) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `There is no sandbox: ${why}. Programs would run with your rights and your network. --insecure-no-sandbox starts the service all the same, for programs that you trust.`,
    );
  });
}

/** Throws what is missing, in words for the operator. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { limits } = options;
  const sandbox = await sandboxOf(options);
  const engine = await findEngine(sandbox, limits, options.engine);
  const stubs = options.stubs ?? (existsSync(STUBS) ? STUBS : undefined);
  const providers = providersFrom({
    real: options.providers,
    stubs,
    bare: sandbox.kind === "none",
    engine: engine.name,
  });
  const verifier = await createNodeVerifier();
  return {
    plan: createPlanner({
      sandbox,
      engine,
      providers,
      limits,
      gate: createGate(verifier, providers),
      waiting: createWaiting(verifier, providers.isStub),
    }),
    about: {
      engine: `${engine.name} ${engine.version}`,
      ...{ sandbox: sandbox.kind, bounds: sandbox.bounds, filter: sandbox.filter },
    },
    dispose: () => verifier.dispose(),
  };
}
