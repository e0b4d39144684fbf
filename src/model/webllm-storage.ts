/** What web-llm has kept of models in this browser. Weights are many parts, so it is all or nothing. */
const SCOPES = ["webllm/model", "webllm/config", "webllm/wasm"];

type Caches = Pick<CacheStorage, "has" | "open" | "delete">;

/** Whether any file of a model is kept. Never throws: where nothing can be kept, nothing is. */
export async function hasStoredModels(caches: Caches | undefined = globalThis.caches): Promise<boolean> {
  try {
    if (!(await caches?.has("webllm/model"))) return false;
    return ((await (await caches?.open("webllm/model"))?.keys()) ?? []).length > 0;
  } catch {
    return false;
  }
}

export async function removeStoredModels(caches: Caches = globalThis.caches): Promise<void> {
  await Promise.all(SCOPES.map((scope) => caches.delete(scope)));
}
