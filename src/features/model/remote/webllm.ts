/** Larger models on this machine's GPU: from web-llm's catalogue, or the user's own files. */
import { computed, signal } from "@preact/signals";
import type { CompletionModel } from "../../../core/completion.ts";
import { downloadOf, WEBLLM_HOSTS, WEBLLM_MODELS, type WebLlmCard } from "../../../model/webllm-catalogue.ts";
import type { Wanted } from "../../../model/webllm-load.ts";
import { hasStoredModels, removeStoredModels } from "../../../model/webllm-storage.ts";
import { type Loaded, type Supplier, size } from "../state.ts";
import type { WebLlmService } from "./worker.ts";

interface Parts {
  service: WebLlmService;
  /** Adds the check of each block. */
  check(model: CompletionModel): CompletionModel;
}

const FIRST = WEBLLM_MODELS[0] as WebLlmCard;

export function createCatalogue({ service, check }: Parts) {
  const chosen = signal(FIRST.id);
  const card = computed(() => WEBLLM_MODELS.find(({ id }) => id === chosen.value) ?? FIRST);
  const download = computed(() => Math.round(downloadOf(card.value) / 1e7) * 1e7);
  return {
    id: "catalogue",
    label: "web-llm's catalogue",
    chosen,
    card,
    download,
    offer: computed(() => ({
      name: card.value.name,
      bytes: download.value,
      terms: `about ${size(download.value)} from ${WEBLLM_HOSTS.join(" and ")}, run on this machine's GPU`,
      action: `Load model (about ${size(download.value)})`,
      verb: "Load",
      undo: "Unload",
    })),
    none: signal(""),
    load: (onProgress, signal) =>
      loadFrom(
        service,
        { kind: "catalogue", id: card.value.id },
        (share) => onProgress(share * download.value, download.value),
        signal,
      ),
    unload: service.unload,
    ...checkedPart(service, check),
  } satisfies Supplier & Record<string, unknown>;
}

export function createFolder({ service, check }: Parts) {
  const files = signal("");
  const library = signal("");
  /** Files that the user picked, in place of addresses. */
  const picked = signal<readonly File[]>([]);
  const wanted = computed((): Wanted | undefined => {
    if (picked.value.length > 0)
      return {
        kind: "folder",
        files: picked.value.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
      };
    const [at, lib] = [files.value.trim(), library.value.trim()];
    const both = [at, lib].every((url) => /^https?:\/\//.test(url) && URL.canParse(url));
    return both ? { kind: "address", files: at, library: lib } : undefined;
  });
  return {
    id: "folder",
    label: "a folder of yours",
    files,
    library,
    picked,
    offer: computed(() => {
      const { value } = wanted;
      if (!value) return undefined;
      const bytes = picked.value.reduce((sum, file) => sum + file.size, 0);
      const from = value.kind === "address" ? new URL(value.files).host : "the folder";
      const about = bytes > 0 ? `${size(bytes)}, copied into this browser` : `from ${from}`;
      return {
        name: "in the folder",
        bytes,
        terms: `${about} and run on this machine's GPU`,
        action: `Load model (${about})`,
        verb: "Load",
        undo: "Unload",
      };
    }),
    none: computed(() => "choose a folder, or give the addresses of the files and of the library."),
    load: async (onProgress, signal) => {
      if (!wanted.value) throw new Error("No folder is chosen.");
      return loadFrom(service, wanted.value, (share) => onProgress(share, 1), signal);
    },
    unload: service.unload,
    ...checkedPart(service, check),
  } satisfies Supplier & Record<string, unknown>;
}

/** Whether models are kept in this browser, and an end to that. */
export function createStored() {
  const some = signal(false);
  const refresh = async () => {
    some.value = await hasStoredModels();
  };
  return { some, refresh, remove: () => removeStoredModels().then(refresh) };
}

function checkedPart(service: WebLlmService, check: Parts["check"]): CompletionModel {
  const { complete } = check({ takesGrammar: true, complete: service.complete });
  return { takesGrammar: true, complete };
}

async function loadFrom(
  service: WebLlmService,
  wanted: Wanted,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Loaded> {
  const begun = performance.now();
  const { precision } = await service.load(wanted, onShare, signal);
  return {
    engine: "GPU, web-llm",
    explanation: `The model runs on this machine's GPU, in ${precision}: what you write stays here. Each block is led by a grammar of its provider's schema and checked.`,
    seconds: (performance.now() - begun) / 1000,
  };
}

export type Catalogue = ReturnType<typeof createCatalogue>;
export type FolderSupplier = ReturnType<typeof createFolder>;
export type Stored = ReturnType<typeof createStored>;
