/** The page's own parts without the page: what the tests in Chromium drive. */
import { proxy, wrap } from "comlink";
import type { CompletionRequest, Message } from "../../../src/core/completion.ts";
import type { EngineKind } from "../../../src/model/probe.ts";
import { createBrowserVerifier } from "../../../src/verifier/browser.ts";
import type { ModelInfo, ModelWorker } from "../../../workers/model.ts";
import { BREAKS, type Break } from "./taken.ts";

const verifier = await createBrowserVerifier({ quietMs: 60_000 });
const model = wrap<ModelWorker>(new Worker(new URL("../../../workers/model.ts", import.meta.url), { type: "module" }));

const parts = {
  load: (folder: string, engine: EngineKind, threads?: number) =>
    model.load(new URL(folder, document.baseURI).href, { engine, ...(threads ? { threads } : {}) }),
  complete: (request: CompletionRequest) => model.complete(request),
  warm: (messages: Message[]) => model.warm(messages),
  /** A request in JSON, with each Map as `{$map: entries}`. */
  completePacked: (packed: string) =>
    model.complete(JSON.parse(packed, (_, value) => (value?.$map ? new Map(value.$map) : value))),
  /** Stops a completion after a while, and says how long it took to end. */
  async stopAfter(request: CompletionRequest, milliseconds: number) {
    const running = model.complete(request);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const asked = performance.now();
    await model.stop();
    return { ...(await running), endedAfterMs: performance.now() - asked };
  },
  /**
   * Completes on a worker whose engine breaks off while it writes, as soon as so many pieces of text were told; then completes again on the same worker,
   * to see that it still can.
   */
  async breakAt(folder: string, engine: EngineKind[], request: CompletionRequest, pieces: number, how: Break) {
    const worker = new Worker(new URL("./breaking.ts", import.meta.url), { type: "module" });
    try {
      const breakable = wrap<ModelWorker>(worker);
      const replaced: ModelInfo[] = [];
      const onReplaced = proxy((info: ModelInfo) => void replaced.push(info));
      await breakable.load(new URL(folder, document.baseURI).href, { engine }, undefined, onReplaced);
      const told: string[] = [];
      const breaks = new BroadcastChannel(BREAKS);
      const onText = proxy((text: string) => {
        if (told.push(text) === pieces) breaks.postMessage(how);
      });
      const done = await breakable.complete(request, onText);
      const after = await breakable.complete({ ...request, maxTokens: 4 });
      return { done, told, replaced, after };
    } finally {
      worker.terminate();
    }
  },
  verify: async (request: string): Promise<string> => JSON.stringify(await verifier.verify(JSON.parse(request))),
  format: (files: Record<string, string>) => verifier.format(files),
  kill: () => verifier.kill(),
};
declare global {
  var harness: typeof parts;
}
globalThis.harness = parts;
