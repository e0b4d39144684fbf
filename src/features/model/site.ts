/** The models that come with this site, run in a worker of this tab. */
import { computed, signal } from "@preact/signals";
import { createModelService, type ModelCard, type ModelInfo, type ModelService } from "./service.ts";
import { type Loaded, type Supplier, size } from "./state.ts";

export const ENGINE_LABELS = { "webgpu-f16": "GPU, 16-bit", "webgpu-f32": "GPU, 32-bit", cpu: "CPU" } as const;

export function createSite(service: ModelService = createModelService()) {
  const cards = signal<readonly ModelCard[] | undefined>(undefined);
  const chosen = signal("");
  const failure = signal("");
  const card = computed(() => cards.value?.find(({ id }) => id === chosen.value) ?? cards.value?.[0]);
  return {
    id: "site",
    label: "this site",
    takesConstraint: true,
    complete: service.complete,
    cards,
    card,
    chosen,
    offer: computed(() => {
      if (!card.value) return undefined;
      const { name, bytes } = card.value;
      const terms = `${size(bytes)}, loaded from this site and run in this tab`;
      return {
        name,
        bytes,
        terms,
        action: `Load model (${size(bytes)}, from this site)`,
        verb: "Load",
        undo: "Unload",
      };
    }),
    none: computed(() =>
      cards.value
        ? failure.value || "No model comes with this site. Editor, verifier and policies work without one."
        : "Looking for models…",
    ),
    async start() {
      cards.value = await service.catalogue().catch((error: Error) => {
        failure.value = error.message;
        return [];
      });
    },
    async load(onProgress, signal, onReplaced) {
      const id = card.value?.id ?? "";
      return shown(await service.load(id, onProgress, signal, (info) => onReplaced(shown(info))));
    },
    unload: service.unload,
  } satisfies Supplier & Record<string, unknown>;
}

const shown = ({ engine, explanation, loadSeconds }: ModelInfo): Loaded => {
  return { engine: ENGINE_LABELS[engine], explanation, seconds: loadSeconds };
};

export type Site = ReturnType<typeof createSite>;
