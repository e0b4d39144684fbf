/** The package's own engine as far as it goes without a GPU: to its errors. */
import { type MLCEngineConfig, prebuiltAppConfig, MLCEngine as RealEngine } from "@mlc-ai/web-llm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { downloadOf, WEBLLM_HOSTS, WEBLLM_MODELS } from "./webllm-catalogue.ts";
import { webLlmError } from "./webllm-errors.ts";
import { type Folder, keepFolder } from "./webllm-folder.ts";
import { type Gpu, loadWebLlm, type Package, type Wanted } from "./webllm-load.ts";

const gpu = (...features: string[]): Gpu => ({ requestAdapter: async () => ({ features: new Set(features) }) });
const CODER: Wanted = { kind: "catalogue", id: "Qwen2.5-Coder-1.5B" };

/** The package with an engine that only notes what it is told, or fails as `broken` says. */
function noting(broken?: unknown) {
  const told: { config?: MLCEngineConfig; id?: string } = {};
  class Engine {
    constructor(config: MLCEngineConfig) {
      told.config = config;
    }
    async reload(id: string) {
      told.id = id;
      told.config?.initProgressCallback?.({ progress: 0.5, timeElapsed: 1, text: "" });
      if (broken) throw broken;
    }
    async unload() {}
  }
  const load = async () => ({ MLCEngine: Engine, prebuiltAppConfig }) as unknown as Package;
  return { told, load };
}

describe("the catalogue", () => {
  const record = (id: string) => prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);

  it.each(WEBLLM_MODELS.map((card) => [card.name, card] as const))("%s is what the package has", (_, card) => {
    for (const build of Object.values(card.builds)) {
      const found = record(build.id);
      expect(found?.vram_required_MB).toBeGreaterThan(0);
      expect(build.memoryMB).toBe(Math.ceil(found?.vram_required_MB ?? 0));
      for (const url of [found?.model, found?.model_lib]) expect(WEBLLM_HOSTS).toContain(new URL(url ?? "").host);
    }
    expect(downloadOf(card)).toBeLessThan(card.builds.f16.memoryMB * 1e6);
  });
});

describe("loading", () => {
  it("takes the build that the GPU can run, and tells the progress", async () => {
    for (const [adapter, id] of [
      [gpu("shader-f16"), "Qwen2.5-Coder-1.5B-Instruct-q4f16_1-MLC"],
      [gpu(), "Qwen2.5-Coder-1.5B-Instruct-q4f32_1-MLC"],
    ] as const) {
      const { told, load } = noting();
      const shares: number[] = [];
      await loadWebLlm(CODER, { load, gpu: adapter, onProgress: (share) => shares.push(share) });
      expect(told.id).toBe(id);
      expect(told.config?.appConfig?.model_list.map(({ model_id }) => model_id)).toEqual([id]);
      expect(shares).toEqual([0.5]);
    }
  });

  it.each([
    ["http://box/models/qwen", "http://box/models/qwen/mlc-chat-config.json"],
    ["http://box/models/qwen/", "http://box/models/qwen/mlc-chat-config.json"],
    ["https://hub.box/me/qwen/resolve/v2/", "https://hub.box/me/qwen/resolve/v2/mlc-chat-config.json"],
    ["https://huggingface.co/me/qwen", "https://huggingface.co/me/qwen/resolve/main/mlc-chat-config.json"],
  ])("of a folder at %s, the package's engine asks for %s", async (files, asked) => {
    const urls: string[] = [];
    vi.stubGlobal("caches", {
      open: async () => ({ match: async () => undefined, add: async ({ url }: Request) => void urls.push(url) }),
    });
    vi.stubGlobal("location", new URL("https://here/"));
    const load = async () => ({ MLCEngine: RealEngine, prebuiltAppConfig });
    const wanted: Wanted = { kind: "address", files, library: "http://box/qwen.wasm" };
    const error = await loadWebLlm(wanted, { load, gpu: gpu() }).catch((caught) => caught);
    expect(urls).toEqual([asked]);
    expect(error).toMatchObject({ name: "UnreachableError" });
    expect(error.message).toContain(new URL(files).host);
  });
  afterEach(() => void vi.unstubAllGlobals());

  it("says that there is no GPU before it loads anything", async () => {
    const load = vi.fn();
    await expect(loadWebLlm(CODER, { load, gpu: undefined })).rejects.toMatchObject({ name: "NoGpuError" });
    const none: Gpu = { requestAdapter: async () => null };
    await expect(loadWebLlm(CODER, { load, gpu: none })).rejects.toThrow(/WebGPU.*this site's own model/);
    expect(load).not.toHaveBeenCalled();
  });

  it("refuses what isn't in the catalogue", async () => {
    const { load } = noting();
    await expect(loadWebLlm({ kind: "catalogue", id: "x" }, { load, gpu: gpu() })).rejects.toThrow("no model x");
  });
});

const thrown = (name: string, message: string) => Object.assign(new Error(message), { name });
describe("what goes wrong has a name and an advice", () => {
  it.each<[unknown, string, RegExp]>([
    [thrown("WebGPUNotAvailableError", "x"), "NoGpuError", /graphics acceleration/],
    [new Error("Unable to find a compatible GPU. This issue might be because"), "NoGpuError", /graphics acceleration/],
    [thrown("ShaderF16SupportError", "x"), "NoGpuError", /32-bit build/],
    [new Error("Cannot initialize runtime because of requested maxBufferSize exceeds limit."), "NoGpuError", /smaller/],
    [
      thrown("DeviceLostError", "The WebGPU device was lost while loading the model."),
      "OutOfMemoryError",
      /takes about 5 GB/,
    ],
    [thrown("ModelNotLoadedError", "Model not loaded before"), "DeviceLostError", /Load the model again/],
    [new RangeError("Array buffer allocation failed"), "OutOfMemoryError", /not enough memory/],
    [
      thrown(
        "ContextWindowSizeExceededError",
        "Prompt tokens exceed context window size: number of prompt tokens: 5000; context window size: 4096\nC",
      ),
      "RequestTooLongError",
      /shorten it\. \(number of prompt tokens: 5000; context window size: 4096\)/,
    ],
    [thrown("IntegrityError", "Integrity verification failed for x"), "IntegrityError", /Load it again/],
    [new DOMException("Quota exceeded.", "QuotaExceededError"), "StorageFullError", /Free space/],
    [new TypeError("Failed to execute 'add' on 'Cache': Request failed"), "UnreachableError", /hub\.box/],
    [new TypeError("Failed to fetch"), "UnreachableError", /hub\.box/],
    [new DOMException("Failed to execute 'add' on 'Cache'", "NetworkError"), "UnreachableError", /hub\.box/],
    [new WebAssembly.CompileError("expected magic word"), "NotAModelError", /built for the model/],
    [new SyntaxError("Unexpected token '<'"), "NotAModelError", /mlc-chat-config/],
    ["what nobody expects", "Error", /what nobody expects/],
  ])("%s", (error, name, message) => {
    const named = webLlmError(error, { model: "Qwen", from: "hub.box", memory: "5 GB" });
    expect(named.name).toBe(name);
    expect(named.message).toMatch(message);
    expect(webLlmError(named, { model: "other" })).toBe(named);
  });
});

describe("a folder that the user picks", () => {
  const file = (path: string) => ({ path, file: new Blob([path]) });
  const WHOLE = ["m/mlc-chat-config.json", "m/tensor-cache.json", "m/params_shard_0.bin", "lib/m.wasm"].map(file);

  /** Cache storage in memory. */
  function storage() {
    const kept = new Map<string, Map<string, Response>>();
    const open = async (name: string) => {
      const entries = kept.get(name) ?? new Map();
      kept.set(name, entries);
      return {
        keys: async () => [...entries.keys()].map((url) => ({ url })),
        delete: async (url: string) => entries.delete(url),
        put: async (url: string, response: Response) => void entries.set(url, response),
      };
    };
    return { kept, caches: { open } as unknown as CacheStorage };
  }

  it("is kept where the package looks for it, in place of the one before", async () => {
    const { kept, caches } = storage();
    await keepFolder([...WHOLE, file("m/old.bin")], caches);
    const { files, library } = await keepFolder(WHOLE, caches);
    const urls = (scope: string) => [...(kept.get(`webllm/${scope}`)?.keys() ?? [])];
    expect(urls("config")).toEqual([`${files}mlc-chat-config.json`]);
    expect(urls("model")).toEqual([`${files}tensor-cache.json`, `${files}params_shard_0.bin`]);
    expect(urls("wasm")).toEqual([library]);
    expect(await kept.get("webllm/wasm")?.get(library)?.text()).toBe("lib/m.wasm");
  });

  it.each<[RegExp, Folder]>([
    [/no mlc-chat-config\.json/, WHOLE.slice(1)],
    [/no tensor-cache\.json.*ndarray-cache/, WHOLE.filter(({ path }) => !path.includes("tensor"))],
    [/no model library/, WHOLE.slice(0, 3)],
    [/2 model libraries/, [...WHOLE, file("m/other.wasm")]],
  ])("%s", async (message, folder) => {
    await expect(keepFolder(folder, storage().caches)).rejects.toThrow(message);
  });
});
