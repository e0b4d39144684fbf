/** The page's own parts without the page: what the tests in Chromium drive. */
import { wrap } from "comlink";
import type { CompletionRequest } from "../../../src/core/completion.ts";
import type { EngineKind } from "../../../src/model/probe.ts";
import { createBrowserVerifier } from "../../../src/verifier/browser.ts";
import type { ModelWorker } from "../../../workers/model.ts";

const verifier = await createBrowserVerifier({ quietMs: 60_000 });
const model = wrap<ModelWorker>(new Worker(new URL("../../../workers/model.ts", import.meta.url), { type: "module" }));

const parts = {
  load: (folder: string, engine: EngineKind, threads?: number) =>
    model.load(new URL(folder, document.baseURI).href, { engine, ...(threads ? { threads } : {}) }),
  complete: (request: CompletionRequest) => model.complete(request),
  /** Stops a completion after a while, and says how long it took to end. */
  async stopAfter(request: CompletionRequest, milliseconds: number) {
    const running = model.complete(request);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const asked = performance.now();
    await model.stop();
    return { ...(await running), endedAfterMs: performance.now() - asked };
  },
  verify: async (request: string): Promise<string> => JSON.stringify(await verifier.verify(JSON.parse(request))),
  format: (files: Record<string, string>) => verifier.format(files),
  kill: () => verifier.kill(),
};
declare global {
  var harness: typeof parts;
}
globalThis.harness = parts;
