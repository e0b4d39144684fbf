/** The model's worker as the page sees it: one at a time, ended when it hangs, and a CompletionModel for the repair loop. */
import { proxy, type Remote, wrap } from "comlink";
import type { ModelInfo, ModelWorker } from "../../../workers/model.ts";
import { type Handle, type Life, Supervisor } from "../../bridge/supervisor.ts";
import type { Completion, CompletionModel, CompletionRequest, OnReading } from "../../core/completion.ts";
import { KNOWN_MODELS } from "../../model/known.ts";
import { OWN, ownModels, removeOwn } from "../../model/own.ts";
import { httpShards } from "../../model/shards.ts";
import type { ModelCard } from "../../model/weights.ts";

export type { ModelCard, ModelInfo };

/** Where a model is: on this site, kept in this browser, or nowhere that the page can reach. */
export type Place = "site" | "browser" | "elsewhere";

export interface PlacedCard extends ModelCard {
  place: Place;
  /** Its folder's address, below the page's. */
  folder: string;
}

export interface ModelService extends CompletionModel {
  /** The models that come with this site, that were added to it, that the user opened, and those that there are besides. */
  catalogue(): Promise<PlacedCard[]>;
  /**
   * Keeps a model's file in this browser, or an adapter's merged into `onto`; a file that is one of the site's models, which are `shipped`, as if it had been
   * downloaded. Rejects with why it can't be used.
   */
  adopt(
    files: File[],
    onto: PlacedCard | undefined,
    onProgress: (bytes: number) => void,
    shipped: readonly PlacedCard[],
  ): Promise<ModelCard>;
  /** Removes what `adopt` kept. */
  remove(id: string): Promise<void>;
  /**
   * Loads a model in place of the one before. `onProgress` counts bytes; `onReplaced` is told when another engine took the place of one that broke off.
   * Aborting ends the worker, download and all.
   */
  load(
    card: PlacedCard,
    onProgress: (loaded: number, total: number) => void,
    signal: AbortSignal,
    onReplaced: (info: ModelInfo) => void,
  ): Promise<ModelInfo>;
  unload(): Promise<void>;
}

interface Channel extends Handle {
  api: Remote<ModelWorker>;
}

/** A step of a large model on a slow machine takes seconds, so silence is no sign of a hang; that a stop is not obeyed is. */
const OBEYS_WITHIN_MS = 3000;

/** After these the worker's device or memory can't be used again. */
export const isLost = (error: unknown) =>
  error instanceof Error && /^(?:DeviceLost|OutOfMemory|Crash|Interrupted)Error$/.test(error.name);

export function createModelService(): ModelService {
  const supervisor = new Supervisor<Channel>({ name: "model", spawn, quietMs: 0, poisonedBy: isLost });
  return {
    async catalogue() {
      const placed = (place: Place, parent: string) => (card: ModelCard) => ({
        ...card,
        place,
        folder: `${parent}${card.id}/`,
      });
      const here = [
        ...(await shipped()).map(placed("site", "models/")),
        ...(await added()).map(placed("site", MORE)),
        ...(await ownModels(document.baseURI).catch(() => [])).map(placed("browser", OWN)),
      ];
      const ids = new Set(here.map(({ id }) => id));
      const known = KNOWN_MODELS.filter(({ id }) => !ids.has(id)).map(placed("elsewhere", ""));
      // The same model twice is the one of the site.
      return [...here.filter(({ id }, at) => here.findIndex((card) => card.id === id) === at), ...known];
    },

    adopt(files, onto, onProgress, shipped) {
      const base = document.baseURI;
      const places = shipped.map(({ folder, bytes }) => ({ folder: new URL(folder, base).href, bytes }));
      const { place: _, ...chosen } = onto ?? { place: "" };
      const model = onto && { ...(chosen as ModelCard), folder: new URL(onto.folder, base).href };
      return supervisor.run(({ api }) => api.adopt(base, files, model, proxy(onProgress), places));
    },

    remove: (id) => removeOwn(document.baseURI, id),

    async load(card, onProgress, signal, onReplaced) {
      const folder = new URL(card.folder, document.baseURI).href;
      const end = () => void supervisor.kill("the load was stopped");
      signal.addEventListener("abort", end, { once: true });
      try {
        return await supervisor.run(async ({ api }) => {
          const info = await api.load(folder, {}, proxy(onProgress), proxy(onReplaced));
          // The first request finds what all begin with read already, or waits for the rest of it.
          void import("../../write/format.ts").then(({ FIXED_PREFIX }) => api.warm([...FIXED_PREFIX])).catch(() => {});
          return info;
        }, signal);
      } finally {
        signal.removeEventListener("abort", end);
      }
    },

    unload: () => supervisor.kill("unloaded"),

    complete: completing(supervisor),
  };
}

/** Models that were added to the site. */
const MORE = "models/more/";

/** Their list is no part of the page: it is kept like weights, for when the site can't be reached. Where there is none, there are none. */
async function added(): Promise<ModelCard[]> {
  try {
    const list = await httpShards(new URL(MORE, document.baseURI))("catalogue.json", { fresh: true });
    return JSON.parse(new TextDecoder().decode(list));
  } catch {
    return [];
  }
}

async function shipped(): Promise<ModelCard[]> {
  const response = await fetch(new URL("models/catalogue.json", document.baseURI));
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`The list of models could not be loaded (status ${response.status}).`);
  // A development server answers with the page itself where a file is missing.
  return response.headers.get("content-type")?.includes("json") ? response.json() : [];
}

/** A worker's part in a completion: `stop` takes the place of the signal. */
export interface CompletingWorker {
  complete(request: CompletionRequest, onText?: (text: string) => void, onReading?: OnReading): Promise<Completion>;
  stop(): void;
}

/** Completes in the supervised worker, which is ended when it doesn't obey. */
export function completing(
  supervisor: Supervisor<Handle & { api: Remote<CompletingWorker> }>,
): CompletionModel["complete"] {
  return (request, onText, signal, onReading) =>
    supervisor.run(async ({ api }) => {
      let late: ReturnType<typeof setTimeout> | undefined;
      const stop = () => {
        void api.stop();
        late = setTimeout(() => void supervisor.kill("it did not stop when asked to"), OBEYS_WITHIN_MS);
      };
      signal?.addEventListener("abort", stop, { once: true });
      try {
        if (signal?.aborted) stop();
        return await api.complete(request, onText && proxy(onText), onReading && proxy(onReading));
      } finally {
        clearTimeout(late);
        signal?.removeEventListener("abort", stop);
      }
    });
}

async function spawn(life: Life): Promise<Channel> {
  const worker = new Worker(new URL("../../../workers/model.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", (event) => life.died(event.message || "it could not be loaded"));
  return { api: wrap<ModelWorker>(worker), terminate: () => worker.terminate() };
}
