/** The loop's worker as the page sees it. Model and verifier are the page's: the worker asks for them here. */
import { proxy, type Remote, wrap } from "comlink";
import type { LoopPage, LoopWorker, Takes } from "../../../workers/loop.ts";
import { type Handle, type Life, Supervisor } from "../../bridge/supervisor.ts";
import type { CompletionModel } from "../../core/completion.ts";
import type { FurtherStage } from "../../core/report.ts";
import type { LoopRequest } from "../../loop/loop.ts";
import type { LoopEvent, Outcome } from "../../loop/record.ts";
import type { Engine } from "../../verifier/client.ts";

export interface Loop {
  /** Loads all that a run needs beside model and verifier. */
  prepare(): Promise<void>;
  /** As `runLoop`. */
  run(
    model: CompletionModel,
    request: LoopRequest,
    onEvent: (event: LoopEvent) => void,
    signal: AbortSignal,
    further?: FurtherStage,
  ): Promise<Outcome>;
}

interface Channel extends Handle {
  api: Remote<LoopWorker>;
}

/** A worker that neither asks for anything nor waits for an answer for so long after a stop has lost the thread. */
const OBEYS_WITHIN_MS = 3000;

export function createLoop(verifier: Engine): Loop {
  const supervisor = new Supervisor<Channel>({ name: "generator", spawn, quietMs: 0 });
  return {
    prepare: () => supervisor.run(({ api }) => api.prepare(document.baseURI)),

    run: (model, request, onEvent, signal, further) =>
      supervisor.run(async ({ api }) => {
        const page = pageFor({ model, verifier, further }, onEvent, signal);
        let watch: ReturnType<typeof setInterval> | undefined;
        const stop = () => {
          void api.stop();
          const since = performance.now();
          watch = setInterval(() => {
            if (performance.now() - Math.max(since, page.lastAt()) > OBEYS_WITHIN_MS)
              void supervisor.kill("it did not stop when asked to");
          }, OBEYS_WITHIN_MS / 3);
        };
        signal.addEventListener("abort", stop, { once: true });
        try {
          const takes: Takes = {
            takesGrammar: model.takesGrammar ?? false,
            takesConstraint: model.takesConstraint ?? false,
            further: further !== undefined,
          };
          const outcome = api.run(document.baseURI, request, takes, proxy(page.calls));
          if (signal.aborted) stop();
          return await outcome;
        } finally {
          clearInterval(watch);
          signal.removeEventListener("abort", stop);
        }
      }),
  };
}

/** What the worker may call; `lastAt`: when it last did, or is at it. */
function pageFor(
  { model, verifier, further }: { model: CompletionModel; verifier: Engine; further: FurtherStage | undefined },
  onEvent: (event: LoopEvent) => void,
  signal: AbortSignal,
): { calls: LoopPage; lastAt(): number } {
  let pending = 0;
  let last = 0;
  const during = async <T>(call: () => Promise<T>): Promise<T> => {
    pending++;
    try {
      return await call();
    } finally {
      pending--;
      last = performance.now();
    }
  };
  return {
    lastAt: () => (pending > 0 ? performance.now() : last),
    calls: {
      event(event) {
        last = performance.now();
        onEvent(event);
      },
      complete: (request, onText, onReading, stoppable) =>
        during(async () => {
          const completion = await model.complete(request, onText, stoppable ? signal : undefined, onReading);
          return { completion, stopped: signal.aborted };
        }),
      verifier: (method, given, stoppable) =>
        during(() => {
          const call = verifier[method] as (...given: unknown[]) => Promise<unknown>;
          return call(...given, ...(stoppable ? [signal] : []));
        }),
      further: (report, files) => during(async () => further?.(report, files, signal) ?? report),
    },
  };
}

async function spawn(life: Life): Promise<Channel> {
  const worker = new Worker(new URL("../../../workers/loop.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", (event) => life.died(event.message || "it could not be loaded"));
  return { api: wrap<LoopWorker>(worker), terminate: () => worker.terminate() };
}
