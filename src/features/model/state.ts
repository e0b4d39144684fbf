/** Which model there is, whether it is loaded, and how fast it writes. Nothing is ever loaded, and no server asked, unasked. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { WorkerDied } from "../../bridge/supervisor.ts";
import type { Completion, CompletionModel } from "../../core/completion.ts";

/** What would be loaded now. */
export interface Offer {
  name: string;
  /** How it comes here and where it runs, to go on after its name: "91 MB, loaded from this site and run in this tab". */
  terms: string;
  /** On the button: "Load model (91 MB, from this site)". */
  action: string;
  /** What loading it is called: "Load". */
  verb: string;
  /** On the button that ends it. */
  undo: string;
  /** Of the download, as far as is known; 0 when there is none. */
  bytes: number;
}

/** A model that is there. */
export interface Loaded {
  /** What computes, in short: "GPU, 16-bit", "localhost:11434". */
  engine: string;
  /** Why this one, for the user. */
  explanation: string;
  seconds: number;
}

/** Something that gives a model: this site, a catalogue, a server. */
export interface Supplier extends CompletionModel {
  readonly id: string;
  /** In the list to choose from. */
  readonly label: string;
  readonly offer: ReadonlySignal<Offer | undefined>;
  /** Why there is no offer. */
  readonly none: ReadonlySignal<string>;
  /**
   * Loads what it offers. `onProgress` counts bytes, or with a total of 1 the share; `onReplaced` is told later when what computes had to be replaced.
   */
  load(
    onProgress: (loaded: number, total: number) => void,
    signal: AbortSignal,
    onReplaced: (loaded: Loaded) => void,
  ): Promise<Loaded>;
  unload(): Promise<void>;
}

export type Load =
  | { kind: "none" }
  | { kind: "loading"; loaded: number; total: number }
  | { kind: "ready"; loaded: Loaded }
  | { kind: "failed"; message: string };

/** "91 MB", "1.2 GB", in decimal units as downloads are counted. */
export const size = (bytes: number) =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The first supplier is chosen until the user chooses another. */
export function createModel(suppliers: readonly [Supplier, ...Supplier[]]) {
  const supplier = signal<Supplier>(suppliers[0]);
  const load = signal<Load>({ kind: "none" });
  /** Tokens a second of the last completion. */
  const speed = signal<number>();
  let abort: AbortController | undefined;
  let loading: Promise<boolean> = Promise.resolve(false);

  const offer = computed(() => supplier.value.offer.value);
  const ready = computed(() => load.value.kind === "ready");

  const completion: CompletionModel = {
    get takesGrammar() {
      return supplier.value.takesGrammar ?? false;
    },
    get takesConstraint() {
      return supplier.value.takesConstraint ?? false;
    },
    async complete(request, onText, stop, onReading) {
      try {
        const done: Completion = await supplier.value.complete(request, onText, stop, onReading);
        const writing = done.seconds - done.firstTokenSeconds;
        // What was certain takes no step: only what the model chose says how fast it is.
        const { chosen = done.tokens } = done;
        if (chosen > 1 && writing > 0) speed.value = (chosen - 1) / writing;
        return done;
      } catch (error) {
        // The worker is gone, and what it had loaded with it.
        if (error instanceof WorkerDied) load.value = { kind: "failed", message: reason(error) };
        throw error;
      }
    },
  };

  const begin = async (): Promise<boolean> => {
    const wanted = offer.value;
    if (!wanted) return false;
    abort = new AbortController();
    const { signal: stop } = abort;
    load.value = { kind: "loading", loaded: 0, total: wanted.bytes };
    try {
      const loaded = await supplier.value.load(
        (done, total) => {
          if (load.value.kind === "loading" && !stop.aborted) load.value = { kind: "loading", loaded: done, total };
        },
        stop,
        (replaced) => {
          if (load.value.kind === "ready" && !stop.aborted) load.value = { kind: "ready", loaded: replaced };
        },
      );
      stop.throwIfAborted();
      speed.value = undefined;
      load.value = { kind: "ready", loaded };
      return true;
    } catch (error) {
      load.value = stop.aborted ? { kind: "none" } : { kind: "failed", message: reason(error) };
      return false;
    }
  };

  const unload = async () => {
    load.value = { kind: "none" };
    await supplier.value.unload();
  };

  return {
    suppliers,
    supplier,
    offer,
    load,
    ready,
    speed,
    completion,
    /** One line for the status bar. */
    line: computed(() => {
      const state = load.value;
      if (state.kind === "loading") return `Loading the model${percent(state)}`;
      if (state.kind === "failed") return "Model failed";
      if (state.kind === "none") return "No model loaded";
      const rate = speed.value ? `, ${speed.value.toFixed(1)} tok/s` : "";
      return `${state.loaded.engine}${rate}`;
    }),
    /** Takes another supplier; what the one before had loaded goes. Not while it loads or writes. */
    async choose(id: string) {
      const next = suppliers.find((one) => one.id === id);
      if (!next || next === supplier.value || load.value.kind === "loading") return;
      await unload();
      supplier.value = next;
    },
    /** Loads the chosen model, or waits for it when that is under way. Resolves to whether it is there now. */
    loadNow(): Promise<boolean> {
      if (load.value.kind !== "loading") loading = ready.value ? Promise.resolve(true) : begin();
      return loading;
    },
    cancel: () => abort?.abort(),
    unload,
  };
}

const percent = ({ loaded, total }: { loaded: number; total: number }) =>
  total > 0 ? `, ${Math.floor((100 * loaded) / total)} %` : "";

export type Model = ReturnType<typeof createModel>;
