/** The model's worker: loads a model, completes conversations. Spoken to through comlink; see `ModelWorker`. */
import { expose } from "comlink";
import type { Completion, CompletionRequest } from "../src/core/completion.ts";
import { type LoadOptions, loadInBrowser } from "../src/model/browser.ts";
import { LocalModel } from "../src/model/completion.ts";
import type { EngineKind } from "../src/model/probe.ts";
import { httpShards } from "../src/model/shards.ts";
import type { Manifest } from "../src/model/weights.ts";

export interface ModelInfo {
  manifest: Manifest;
  engine: EngineKind;
  /** Why this engine, for the user. */
  explanation: string;
  loadSeconds: number;
}

let model: LocalModel | undefined;
let running: AbortController | undefined;

const worker = {
  /** Loads the model in `folder` (an address that ends with a slash), in place of one loaded before. Callbacks are comlink proxies. */
  async load(
    folder: string,
    options: Pick<LoadOptions, "engine" | "contextLength" | "threads"> = {},
    onProgress?: (loaded: number, total: number) => void,
  ): Promise<ModelInfo> {
    await this.dispose();
    const started = performance.now();
    const loaded = await loadInBrowser(httpShards(new URL(folder, self.location.href)), {
      ...options,
      ...(onProgress ? { onProgress } : {}),
    });
    model = new LocalModel(loaded.engine);
    const { manifest, kind, explanation } = loaded;
    return { manifest, engine: kind, explanation, loadSeconds: (performance.now() - started) / 1000 };
  },

  /** See CompletionModel; `stop` takes the place of the signal, which can't cross over. */
  async complete(request: CompletionRequest, onText?: (text: string) => void): Promise<Completion> {
    if (!model) throw new Error("No model is loaded yet.");
    running = new AbortController();
    return model.complete(request, onText, running.signal);
  },

  /** Ends the completion under way: it resolves with what there is so far. */
  stop(): void {
    running?.abort();
  },

  async dispose(): Promise<void> {
    running?.abort();
    const gone = model;
    model = undefined;
    await gone?.dispose();
  },
};

export type ModelWorker = typeof worker;

expose(worker);
