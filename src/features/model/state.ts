/** Which model there is, whether it is loaded, and how fast it writes. Nothing is ever loaded unasked. */
import { computed, signal } from "@preact/signals";
import { WorkerDied } from "../../bridge/supervisor.ts";
import type { Completion, CompletionModel } from "../../core/completion.ts";
import type { ModelCard, ModelInfo, ModelService } from "./service.ts";

export type Load =
  | { kind: "none" }
  | { kind: "loading"; loaded: number; total: number }
  | { kind: "ready"; info: ModelInfo }
  | { kind: "failed"; message: string };

export const ENGINE_LABELS = { "webgpu-f16": "GPU, 16-bit", "webgpu-f32": "GPU, 32-bit", cpu: "CPU" } as const;

/** "91 MB", in decimal megabytes as downloads are counted. */
export const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

export function createModel(service: ModelService) {
  const cards = signal<readonly ModelCard[] | undefined>(undefined);
  const chosen = signal("");
  const load = signal<Load>({ kind: "none" });
  /** Tokens a second of the last completion. */
  const speed = signal<number>();
  let abort: AbortController | undefined;
  let loading: Promise<boolean> = Promise.resolve(false);

  const card = computed(() => cards.value?.find(({ id }) => id === chosen.value) ?? cards.value?.[0]);
  const ready = computed(() => load.value.kind === "ready");

  const completion: CompletionModel = {
    async complete(request, onText, stop) {
      try {
        const done: Completion = await service.complete(request, onText, stop);
        const writing = done.seconds - done.firstTokenSeconds;
        if (done.tokens > 1 && writing > 0) speed.value = (done.tokens - 1) / writing;
        return done;
      } catch (error) {
        // The worker is gone, and what it had loaded with it.
        if (error instanceof WorkerDied) load.value = { kind: "failed", message: reason(error) };
        throw error;
      }
    },
  };

  const begin = async (): Promise<boolean> => {
    const wanted = card.value;
    if (!wanted) return false;
    abort = new AbortController();
    const { signal: stop } = abort;
    load.value = { kind: "loading", loaded: 0, total: wanted.bytes };
    try {
      const info = await service.load(
        wanted.id,
        (loaded, total) => {
          if (load.value.kind === "loading" && !stop.aborted) load.value = { kind: "loading", loaded, total };
        },
        stop,
      );
      speed.value = undefined;
      load.value = { kind: "ready", info };
      return true;
    } catch (error) {
      load.value = stop.aborted ? { kind: "none" } : { kind: "failed", message: reason(error) };
      return false;
    }
  };

  return {
    cards,
    chosen,
    card,
    load,
    ready,
    speed,
    completion,
    /** One line for the status bar. */
    line: computed(() => {
      const state = load.value;
      if (state.kind === "loading")
        return `Loading the model, ${Math.floor((100 * state.loaded) / Math.max(state.total, 1))} %`;
      if (state.kind === "failed") return "Model failed";
      if (state.kind === "none") return "No model loaded";
      const rate = speed.value ? `, ${speed.value.toFixed(1)} tok/s` : "";
      return `${ENGINE_LABELS[state.info.engine]}${rate}`;
    }),
    async start() {
      try {
        cards.value = await service.catalogue();
      } catch (error) {
        cards.value = [];
        load.value = { kind: "failed", message: reason(error) };
      }
    },
    /** Loads the chosen model, or waits for it when that is under way. Resolves to whether it is there now. */
    loadNow(): Promise<boolean> {
      if (load.value.kind !== "loading") loading = ready.value ? Promise.resolve(true) : begin();
      return loading;
    },
    cancel: () => abort?.abort(),
    async unload() {
      load.value = { kind: "none" };
      await service.unload();
    },
  };
}

export type Model = ReturnType<typeof createModel>;
