/** The model's worker: loads a model, completes conversations. Spoken to through comlink; see `ModelWorker`. */
import { expose } from "comlink";
import type { Completion, CompletionRequest, Message, OnReading } from "../src/core/completion.ts";
import { type LoadedModel, type LoadOptions, loadInBrowser } from "../src/model/browser.ts";
import { keepOwn, type Shipped } from "../src/model/keep-own.ts";
import { LastingModel } from "../src/model/lasting.ts";
import { OWN, ownShards } from "../src/model/own.ts";
import type { EngineKind } from "../src/model/probe.ts";
import { httpShards } from "../src/model/shards.ts";
import type { Manifest, ModelCard, ShardSource } from "../src/model/weights.ts";

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

function sourceOf(folder: string, onUnkept?: () => void): ShardSource {
  const address = new URL(folder, self.location.href);
  return address.href.includes(`/${OWN}`) ? ownShards(address) : httpShards(address, onUnkept);
}

const UNKEPT = "The browser had no room to keep it: it comes from the site again next time.";

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
    let unkept = "";
    const source = sourceOf(folder, () => {
      unkept = ` ${UNKEPT}`;
    });
    let started = performance.now();
    const info = ({ manifest, kind, explanation }: LoadedModel): ModelInfo => {
      return {
        manifest,
        engine: kind,
        explanation: explanation + unkept,
        loadSeconds: (performance.now() - started) / 1000,
      };
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

  /** Keeps files of the user's as a model, `base` being the page's address; `onto` is the chosen one, and `folder` its own; `shipped` are the models of the site. */
  adopt(
    base: string,
    files: File[],
    onto: (ModelCard & { folder: string }) | undefined,
    onProgress: (bytes: number) => void,
    shipped: Shipped[],
  ): Promise<ModelCard> {
    if (!onto) return keepOwn(base, files, undefined, onProgress, shipped);
    const { folder, ...card } = onto;
    return keepOwn(base, files, { card, source: sourceOf(folder) }, onProgress, shipped);
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
