/** The models of this site and those that the user opened, run in a worker of this tab. */
import { computed, signal } from "@preact/signals";
import { createModelService, type ModelInfo, type ModelService, type Place, type PlacedCard } from "./service.ts";
import { type Loaded, type Supplier, size } from "./state.ts";

export const ENGINE_LABELS = { "webgpu-f16": "GPU, 16-bit", "webgpu-f32": "GPU, 32-bit", cpu: "CPU" } as const;

/** Where a model comes from, to go on after its size. */
export const ORIGIN: Record<Place, string> = {
  site: "from this site",
  browser: "kept in this browser",
  elsewhere: "not on this site",
};

/** Files that may be a model or an adapter. */
export const IS_MODEL = /\.(gguf|safetensors)$/i;

export function createSite(service: ModelService = createModelService()) {
  const cards = signal<readonly PlacedCard[] | undefined>(undefined);
  const chosen = signal("");
  const failure = signal("");
  /** The file that is being taken, and how much of it was. */
  const opening = signal<{ name: string; done: number; total: number } | undefined>(undefined);
  /** Why the last file wasn't taken. */
  const refused = signal("");
  const card = computed(() => cards.value?.find(({ id }) => id === chosen.value) ?? cards.value?.[0]);

  async function start(): Promise<void> {
    cards.value = await service.catalogue().catch((error: Error) => {
      failure.value = error.message;
      return [];
    });
  }

  return {
    id: "site",
    label: "this site",
    takesConstraint: true,
    complete: service.complete,
    cards,
    card,
    chosen,
    opening,
    refused,
    offer: computed(() => {
      // What is being taken will be chosen.
      if (!card.value || card.value.place === "elsewhere" || opening.value) return undefined;
      const { name, bytes, place } = card.value;
      const from = place === "site" ? "loaded from this site" : "kept in this browser";
      return {
        ...{ name, bytes, verb: "Load", undo: "Unload" },
        terms: `${size(bytes)}, ${from} and run in this tab`,
        action: `Load model (${size(bytes)}, ${ORIGIN[place]})`,
      };
    }),
    none: computed(() => {
      if (opening.value) return "";
      if (!cards.value) return "Looking for models…";
      if (card.value)
        return `It isn't on this site. Open its GGUF file here, or have it added to the site: npm run models -- get ${card.value.id}`;
      return failure.value || "No model comes with this site. Editor, verifier and policies work without one.";
    }),
    start,
    /** Takes a file as a model, or as an adapter of the chosen one, and chooses what comes of it. */
    async open(files: File[]): Promise<void> {
      const file = files.find(({ name }) => IS_MODEL.test(name)) ?? files[0];
      if (opening.value || !file) return;
      const onto = card.value?.place === "elsewhere" ? undefined : card.value;
      const tell = (done: number) => {
        opening.value = { name: file.name, done, total: file.size };
      };
      refused.value = "";
      tell(0);
      try {
        // So that the browser doesn't drop it when space gets scarce; it may refuse, and then it may.
        void navigator.storage?.persist?.().catch(() => false);
        const { id } = await service.adopt(
          files,
          onto,
          tell,
          (cards.value ?? []).filter(({ place }) => place === "site"),
        );
        await start();
        chosen.value = id;
      } catch (error) {
        refused.value = error instanceof Error ? error.message : String(error);
      } finally {
        opening.value = undefined;
      }
    },
    /** Removes a model that the user opened from this browser: the chosen one, unless another is given. */
    async remove(which: PlacedCard | undefined = card.value): Promise<void> {
      if (which?.place !== "browser") return;
      await service.remove(which.id);
      await start();
    },
    async load(onProgress, signal, onReplaced) {
      if (!card.value) throw new Error("There is no model to load.");
      return shown(await service.load(card.value, onProgress, signal, (info) => onReplaced(shown(info))));
    },
    unload: service.unload,
  } satisfies Supplier & Record<string, unknown>;
}

const shown = ({ engine, explanation, loadSeconds }: ModelInfo): Loaded => {
  return { engine: ENGINE_LABELS[engine], explanation, seconds: loadSeconds };
};

export type Site = ReturnType<typeof createSite>;
