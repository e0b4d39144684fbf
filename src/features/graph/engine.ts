/** The layout's worker as the page sees it: made when it is first needed, ended when its answer isn't wanted any more. */
import { type Remote, wrap } from "comlink";
import type { LayoutWorker } from "../../../workers/layout.ts";
import type { Layout, LayoutRequest } from "./layout.ts";

export function createLayout() {
  let worker: Worker | undefined;
  let api: Remote<LayoutWorker>;
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  return async (request: LayoutRequest, stop: AbortSignal): Promise<Layout> => {
    if (!worker) {
      worker = new Worker(new URL("../../../workers/layout.ts", import.meta.url), { type: "module" });
      api = wrap<LayoutWorker>(worker);
    }
    const own = worker;
    const failed = new Promise<never>((_, reject) => {
      own.addEventListener("error", () => {
        if (worker === own) end();
        reject(new Error("The graph could not be laid out: its worker could not be loaded."));
      });
    });
    // A layout can't be interrupted from inside.
    const give = () => worker === own && end();
    stop.addEventListener("abort", give);
    try {
      return await Promise.race([api.layout(request), failed]);
    } finally {
      stop.removeEventListener("abort", give);
    }
  };
}
