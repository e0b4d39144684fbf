/** The models that there are, what of them is kept in this browser, and what the browser and the machine are enough for. Nothing is downloaded unasked. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Capability, capabilityHere, recommended } from "../../model/capability.ts";
import * as shelf from "../../model/kept.ts";
import type { PlacedCard } from "../model/service.ts";

export interface Storage {
  /** Bytes that the page may use in all, and uses; undefined where the browser doesn't say. */
  quota: number | undefined;
  usage: number | undefined;
  /** Whether the browser keeps it until the user removes it. */
  lasting: boolean;
}

export interface ModelsDeps {
  cards: ReadonlySignal<readonly PlacedCard[] | undefined>;
  /** Reads the list of models anew. */
  refresh(): Promise<void>;
  /** The page's address, below which the models are. */
  base: string;
  /** Gives the user a file to keep. */
  save(name: string, file: Blob): void;
  store?: Pick<StorageManager, "estimate" | "persist" | "persisted"> | undefined;
  capability?: () => Promise<Capability>;
}

export interface Row {
  card: PlacedCard;
  /** Bytes of it that are kept here. */
  kept: number;
  recommended: boolean;
}

export interface Progress {
  id: string;
  done: number;
  total: number;
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

export function createModels(deps: ModelsDeps) {
  const { cards, refresh, base, save, store = globalThis.navigator?.storage, capability = capabilityHere } = deps;
  const machine = signal<Capability>();
  const storage = signal<Storage>();
  const kept = signal<ReadonlyMap<string, number>>(new Map());
  const progress = signal<Progress>();
  /** Why the last download or removal didn't work, by the model's id. */
  const failures = signal<ReadonlyMap<string, string>>(new Map());
  let pausing: AbortController | undefined;

  const folderOf = (card: PlacedCard) => new URL(card.folder, base);
  const free = computed(() => {
    const { quota, usage } = storage.value ?? {};
    return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
  });
  const look = async () => {
    const { quota, usage } = (await store?.estimate?.().catch(() => undefined)) ?? {};
    storage.value = { quota, usage, lasting: (await store?.persisted?.().catch(() => false)) ?? false };
    const counted = (cards.value ?? []).map(async (card) => {
      if (card.place === "elsewhere") return [card.id, 0] as const;
      return [card.id, (await shelf.keptOf(folderOf(card)).catch(() => undefined))?.bytes ?? 0] as const;
    });
    kept.value = new Map(await Promise.all(counted));
  };
  const persist = async () => {
    await store?.persist?.().catch(() => false);
    await look();
  };
  const advice = computed(() => {
    if (!machine.value) return undefined;
    const listed = (cards.value ?? []).map((card) => {
      return { ...card, here: card.place !== "elsewhere", kept: (kept.value.get(card.id) ?? 0) >= card.bytes };
    });
    return recommended(listed, machine.value, free.value);
  });
  const fail = (id: string, why: string) => {
    failures.value = new Map([...failures.value].filter(([one]) => one !== id).concat(why ? [[id, why]] : []));
  };
  const doing = async (id: string, act: () => Promise<unknown>) => {
    fail(id, "");
    try {
      await act();
    } catch (error) {
      fail(id, reason(error));
    }
    await look();
  };

  return {
    machine,
    storage,
    free,
    progress,
    failures,
    advice,
    rows: computed<Row[]>(() =>
      (cards.value ?? []).map((card) => {
        return { card, kept: kept.value.get(card.id) ?? 0, recommended: advice.value?.id === card.id };
      }),
    ),

    /** Looks at machine, storage and what is kept: when the user wants to see it. */
    async show(): Promise<void> {
      machine.value ??= await capability();
      await look();
    },
    persist,

    /** Downloads what is missing of a model; one at a time. */
    async download(card: PlacedCard): Promise<void> {
      if (progress.value) return;
      pausing = new AbortController();
      const { signal: paused } = pausing;
      const missing = card.bytes - (kept.value.get(card.id) ?? 0);
      progress.value = { id: card.id, done: kept.value.get(card.id) ?? 0, total: card.bytes };
      await doing(card.id, async () => {
        await look();
        if (free.value !== undefined && free.value < missing)
          throw new Error(
            `The browser has ${Math.floor(free.value / 1e6)} MB left for this page, and ${Math.ceil(missing / 1e6)} MB are missing. Remove another model, or free space on the disk.`,
          );
        // So that the browser doesn't drop it when space gets scarce; it may refuse.
        void store?.persist?.().catch(() => false);
        await shelf
          .download(
            folderOf(card),
            (done, total) => {
              if (!paused.aborted) progress.value = { id: card.id, done, total };
            },
            paused,
          )
          .catch((error) => {
            if (!paused.aborted) throw error;
          });
      });
      progress.value = undefined;
    },
    /** Ends the download; what is whole stays, and it goes on from there. */
    pause: () => pausing?.abort(),

    /** Gives the model as one file: for a stick, another machine, another program. */
    saveAsFile: (card: PlacedCard) =>
      doing(card.id, async () => save(`${card.id}.gguf`, await shelf.asFile(folderOf(card)))),

    /** Removes from this browser what a site's model left in it. */
    async forget(card: PlacedCard): Promise<void> {
      await doing(card.id, () => shelf.forget(folderOf(card)));
      await refresh();
      await look();
    },
  };
}

export type Models = ReturnType<typeof createModels>;
