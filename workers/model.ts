/** The model's worker: loads a model, completes conversations. Spoken to through comlink; see `ModelWorker`. */
import { expose } from "comlink";
import type { Completion, CompletionRequest, Message, OnReading } from "../src/core/completion.ts";
import { type LoadedModel, type LoadOptions, loadInBrowser } from "../src/model/browser.ts";
import { LastingModel } from "../src/model/lasting.ts";
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

let model: LastingModel<LoadedModel> | undefined;
let running: AbortController | undefined;
let warming: AbortController | undefined;

const worker = {
  /**
   * Loads the model in `folder` (an address that ends with a slash), in place of one loaded before. `onReplaced` is told when its engine broke off and
   * another took its place. Callbacks are comlink proxies.
   */
  async load(
    folder: string,
    options: Pick<LoadOptions, "engine" | "contextLength" | "threads"> = {},
    onProgress?: (loaded: number, total: number) => void,
    onReplaced?: (info: ModelInfo) => void,
  ): Promise<ModelInfo> {
    await this.dispose();
    const source = httpShards(new URL(folder, self.location.href));
    let started = performance.now();
    const info = ({ manifest, kind, explanation }: LoadedModel): ModelInfo => {
      return { manifest, engine: kind, explanation, loadSeconds: (performance.now() - started) / 1000 };
    };
    const loaded = await LastingModel.load(
      (probed, signal) => {
        started = performance.now();
        const again = { ...(probed && { probed }), ...(signal && { signal }) };
        return loadInBrowser(source, { ...options, ...again, ...(onProgress && !probed && { onProgress }) });
      },
      (replaced) => onReplaced?.(info(replaced)),
    );
    model = loaded.model;
    return info(loaded.started);
  },

  /** Reads messages that all conversations begin with, so that the first token of the next comes sooner. */
  async warm(messages: Message[]): Promise<void> {
    warming = new AbortController();
    await model?.warm(messages, warming.signal);
  },

  /** See CompletionModel; `stop` takes the place of the signal, which can't cross over. */
  async complete(
    request: CompletionRequest,
    onText?: (text: string) => void,
    onReading?: OnReading,
  ): Promise<Completion> {
    if (!model) throw new Error("No model is loaded yet.");
    running = new AbortController();
    return model.complete(request, onText, running.signal, onReading);
  },

  /** Ends the completion under way: it resolves with what there is so far. */
  stop(): void {
    running?.abort();
    warming?.abort();
  },

  async dispose(): Promise<void> {
    this.stop();
    const gone = model;
    model = undefined;
    await gone?.dispose();
  },
};

export type ModelWorker = typeof worker;

expose(worker);
