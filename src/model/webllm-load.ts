/** Loads a model into web-llm; its code comes only now. */
import type { ModelRecord } from "@mlc-ai/web-llm";
import { WebLlmModel } from "./webllm.ts";
import { WEBLLM_HOSTS, WEBLLM_MODELS } from "./webllm-catalogue.ts";
import { type About, NO_GPU, NoGpuError, NotAModelError, webLlmError } from "./webllm-errors.ts";
import { type Folder, keepFolder } from "./webllm-folder.ts";

/** Which model: one of the catalogue, one at an address, or one whose files the user gives. */
export type Wanted =
  | { kind: "catalogue"; id: string }
  /** `files`: a folder with mlc-chat-config.json, or a repository of a hub; `library`: the .wasm. */
  | { kind: "address"; files: string; library: string }
  | { kind: "folder"; files: Folder };

export interface WebLlm {
  model: WebLlmModel;
  /** What it computes in. */
  precision: "16-bit" | "32-bit" | "its own precision";
  dispose(): Promise<void>;
}

export type Package = Pick<typeof import("@mlc-ai/web-llm"), "MLCEngine" | "prebuiltAppConfig">;

/** The part of `navigator.gpu` that is asked before anything is downloaded. */
export interface Gpu {
  requestAdapter(options?: object): Promise<{ features: { has(name: string): boolean } } | null>;
}

interface Parts {
  load?: () => Promise<Package>;
  gpu?: Gpu | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** Resolves when the model can be asked; rejects with an error of webllm-errors.ts. */
export async function loadWebLlm(
  wanted: Wanted,
  {
    load = () => import("./webllm-package.ts"),
    gpu = (globalThis.navigator as { gpu?: Gpu } | undefined)?.gpu,
    onProgress = () => {},
  }: Parts = {},
): Promise<WebLlm> {
  const about = aboutOf(wanted);
  try {
    const f16 = await sixteenBit(gpu);
    const { MLCEngine, prebuiltAppConfig } = await load();
    const record = await recordOf(wanted, f16, prebuiltAppConfig.model_list);
    const engine = new MLCEngine({
      appConfig: { model_list: [record] },
      logLevel: "ERROR",
      initProgressCallback: ({ progress }) => onProgress(progress),
    });
    await engine.reload(record.model_id);
    return {
      model: new WebLlmModel(engine, about.model),
      precision: wanted.kind !== "catalogue" ? "its own precision" : f16 ? "16-bit" : "32-bit",
      dispose: () => engine.unload(),
    };
  } catch (error) {
    throw webLlmError(error, about);
  }
}

/** Whether the GPU computes in 16 bits. */
async function sixteenBit(gpu: Gpu | undefined): Promise<boolean> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (!adapter) throw new NoGpuError(NO_GPU);
  return adapter.features.has("shader-f16");
}

function aboutOf(wanted: Wanted): About {
  if (wanted.kind === "address") return { model: "the model", from: new URL(wanted.files).host };
  if (wanted.kind === "folder") return { model: "the model", from: "the folder" };
  const card = WEBLLM_MODELS.find(({ id }) => id === wanted.id);
  return {
    model: card?.name ?? wanted.id,
    from: WEBLLM_HOSTS.join(" and "),
    ...(card ? { memory: `${(card.builds.f16.memoryMB / 1000).toFixed(1)} GB` } : {}),
  };
}

/** Longer than most prompts with their answers, short enough for the memory of a laptop's GPU. */
const CONTEXT = { context_window_size: 4096 };

async function recordOf(wanted: Wanted, f16: boolean, list: readonly ModelRecord[]): Promise<ModelRecord> {
  if (wanted.kind === "catalogue") {
    const id = WEBLLM_MODELS.find((card) => card.id === wanted.id)?.builds[f16 ? "f16" : "f32"].id;
    const record = list.find(({ model_id }) => model_id === id);
    if (!record) throw new NotAModelError(`There is no model ${wanted.id} in the catalogue.`);
    return record;
  }
  const { files, library } = wanted.kind === "folder" ? await keepFolder(wanted.files) : wanted;
  return { model: modelUrl(files), model_id: "own", model_lib: library, overrides: CONTEXT };
}

/**
 * web-llm takes an address for a hub's repository and appends `resolve/main/`, unless it is in the address already: so it is put there and out again
 * for a plain folder. A hub's own address stays as it is.
 */
function modelUrl(files: string): string {
  const folder = files.endsWith("/") ? files : `${files}/`;
  const { host, pathname } = new URL(folder);
  const hub = host === WEBLLM_HOSTS[0] || /\/resolve\/[^/]+\//.test(pathname);
  return hub ? folder : `${folder}resolve/main/../../`;
}
