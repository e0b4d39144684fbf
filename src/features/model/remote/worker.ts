/** web-llm's worker as the page sees it. */
import { proxy, type Remote, wrap } from "comlink";
import workerUrl from "../../../../workers/webllm.ts?worker&url";
import { type Handle, type Life, Supervisor } from "../../../bridge/supervisor.ts";
import type { CompletionModel } from "../../../core/completion.ts";
import type { Wanted } from "../../../model/webllm-load.ts";
import type { WebLlmSession } from "../../../model/webllm-session.ts";
import { completing, isLost } from "../service.ts";

export interface WebLlmService extends CompletionModel {
  /** Loads a model in place of the one before. Aborting ends the worker, download and all; what has come in is kept. */
  load(wanted: Wanted, onShare: (share: number) => void, signal: AbortSignal): Promise<{ precision: string }>;
  unload(): Promise<void>;
}

interface Channel extends Handle {
  api: Remote<WebLlmSession>;
}

export function createWebLlmService(): WebLlmService {
  const supervisor = new Supervisor<Channel>({ name: "model", spawn, quietMs: 0, poisonedBy: isLost });
  return {
    takesGrammar: true,
    async load(wanted, onShare, signal) {
      const end = () => void supervisor.kill("the load was stopped");
      signal.addEventListener("abort", end, { once: true });
      try {
        const done = await supervisor.run(({ api }) => api.load(wanted, proxy(onShare)).catch(failed), signal);
        if (!(done instanceof Error)) return done;
        // What a failed load has taken of the GPU goes with its worker.
        await supervisor.kill("the load failed");
        throw done;
      } finally {
        signal.removeEventListener("abort", end);
      }
    },
    unload: () => supervisor.kill("unloaded"),
    complete: completing(supervisor),
  };
}

const failed = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** Through a blob, the worker is bound by this page's policy, whichever page it is; the file itself has the narrow one of all others. */
async function spawn(life: Life): Promise<Channel> {
  const code = `import ${JSON.stringify(new URL(workerUrl, document.baseURI).href)};`;
  const blob = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(blob, { type: "module", name: "webllm" });
  worker.addEventListener("error", (event) => life.died(event.message || "it could not be loaded"));
  return {
    api: wrap<WebLlmSession>(worker),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(blob);
    },
  };
}
