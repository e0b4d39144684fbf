/**
 * web-llm's worker: loads a larger model onto the GPU, completes conversations. Spoken to through comlink; see `WebLlmWorker`. It is started by
 * connected.html alone, through a blob, so that it is bound by that page's policy and by no wider one of its own.
 */
import { expose } from "comlink";
import type { Completion, CompletionRequest } from "../src/core/completion.ts";
import { DeviceLostError } from "../src/model/errors.ts";
import { InterruptedError, resuming } from "../src/model/resume.ts";
import { loadWebLlm, type Wanted, type WebLlm } from "../src/model/webllm-load.ts";

let wanted: Wanted | undefined;
let loaded: WebLlm | undefined;
let running: AbortController | undefined;

/** A lost GPU is asked for once more, and the answer goes on where it broke off. */
const recover = async (error: unknown): Promise<boolean> => {
  if (!(error instanceof DeviceLostError) || !wanted) return false;
  loaded = await loadWebLlm(wanted);
  return true;
};

const model = resuming(
  {
    takesGrammar: true,
    complete: (request, onText, signal) => {
      if (!loaded) throw new Error("No model is loaded yet.");
      return loaded.model.complete(request, onText, signal);
    },
  },
  recover,
);

const worker = {
  /** Loads a model in place of one loaded before. `onProgress`, a comlink proxy, gets the share that is done. */
  async load(asked: Wanted, onProgress?: (share: number) => void): Promise<Pick<WebLlm, "precision">> {
    await this.dispose();
    wanted = asked;
    loaded = await loadWebLlm(asked, { onProgress });
    return { precision: loaded.precision };
  },

  /** See CompletionModel; `stop` takes the place of the signal, which can't cross over. */
  async complete(request: CompletionRequest, onText?: (text: string) => void): Promise<Completion> {
    running = new AbortController();
    return model.complete(request, onText, running.signal).catch((error) => {
      // What was written so far has been told; the page wants to know by name why it ended.
      throw error instanceof InterruptedError ? error.cause : error;
    });
  },

  /** Ends the completion under way: it resolves with what there is so far. */
  stop(): void {
    running?.abort();
  },

  async dispose(): Promise<void> {
    running?.abort();
    const gone = loaded;
    loaded = undefined;
    await gone?.dispose();
  },
};

export type WebLlmWorker = typeof worker;

expose(worker);
