import { computed, signal } from "@preact/signals";
import { expect, it } from "vitest";
import { WorkerDied } from "../../bridge/supervisor.ts";
import type { Completion, CompletionRequest } from "../../core/completion.ts";
import { createModel, type Supplier, size } from "./state.ts";

const REQUEST: CompletionRequest = { messages: [], maxTokens: 1, temperature: 0, topP: 1, seed: 1 };
const DONE: Completion = { text: "x", tokens: 11, promptTokens: 1, seconds: 3, firstTokenSeconds: 1, stop: "end" };
const LOADED = { engine: "GPU", explanation: "", seconds: 1 };

function supplier(id: string, changes: Partial<Supplier> = {}) {
  const calls: string[] = [];
  const made: Supplier = {
    id,
    label: id,
    offer: signal({ name: id, terms: "", action: "Load", verb: "Load", undo: "Unload", bytes: 100 }),
    none: signal(""),
    load: async (onProgress) => {
      calls.push("load");
      onProgress(50, 100);
      return LOADED;
    },
    unload: async () => void calls.push("unload"),
    complete: async () => DONE,
    ...changes,
  };
  return { ...made, calls };
}

it("loads what the chosen supplier offers, once, and unloads it when another is chosen", async () => {
  const [site, server] = [supplier("site"), supplier("server", { takesGrammar: true })];
  const model = createModel([site, server]);
  expect(model.completion.takesGrammar).toBe(false);
  expect([await model.loadNow(), await model.loadNow()]).toEqual([true, true]);
  expect(model.line.value).toBe("GPU");
  await model.choose("server");
  expect([site.calls, model.load.value.kind]).toEqual([["load", "unload"], "none"]);
  expect(model.completion.takesGrammar).toBe(true);
  await model.choose("nobody");
  expect(model.supplier.value.id).toBe("server");
});

it("tells the progress, takes no other supplier meanwhile, and is as before when it is cancelled", async () => {
  const site = supplier("site", {
    load: (onProgress, stop) => {
      onProgress(50, 100);
      return new Promise((_, reject) => stop.addEventListener("abort", () => reject(stop.reason)));
    },
  });
  const model = createModel([site, supplier("server")]);
  const loading = model.loadNow();
  expect(model.line.value).toBe("Loading the model, 50 %");
  await model.choose("server");
  expect(model.supplier.value.id).toBe("site");
  model.cancel();
  expect(await loading).toBe(false);
  expect(model.load.value).toEqual({ kind: "none" });
});

it("shows what computes now when it was replaced, while the model is there", async () => {
  let replace: (loaded: typeof LOADED) => void = () => {};
  const site = supplier("site", {
    load: async (_, __, onReplaced) => {
      replace = onReplaced;
      return LOADED;
    },
  });
  const model = createModel([site]);
  await model.loadNow();
  replace({ ...LOADED, engine: "CPU" });
  expect(model.line.value).toBe("CPU");
  await model.unload();
  replace({ ...LOADED, engine: "GPU" });
  expect(model.load.value).toEqual({ kind: "none" });
});

it("isn't ready when a load ends after it was cancelled", async () => {
  let finish = (_: typeof LOADED) => {};
  const site = supplier("site", { load: () => new Promise((done) => (finish = done)) });
  const model = createModel([site]);
  const loading = model.loadNow();
  model.cancel();
  finish(LOADED);
  expect(await loading).toBe(false);
  expect(model.load.value).toEqual({ kind: "none" });
});

it("says why it failed: at loading, and when its worker is lost", async () => {
  const broken = supplier("site", { load: () => Promise.reject(new Error("no room")) });
  const failed = createModel([broken]);
  expect(await failed.loadNow()).toBe(false);
  expect(failed.load.value).toEqual({ kind: "failed", message: "no room" });

  let lose = false;
  const site = supplier("site", {
    complete: () => (lose ? Promise.reject(new WorkerDied("model", "lost")) : Promise.resolve(DONE)),
  });
  const model = createModel([site]);
  await model.loadNow();
  await model.completion.complete(REQUEST);
  expect(model.line.value).toBe("GPU, 5.0 tok/s");
  lose = true;
  await expect(model.completion.complete(REQUEST)).rejects.toThrow("lost");
  expect(model.load.value).toMatchObject({ kind: "failed", message: expect.stringContaining("lost") });
});

it("loads nothing where nothing is offered", async () => {
  const empty = supplier("site", { offer: computed(() => undefined) });
  expect(await createModel([empty]).loadNow()).toBe(false);
  expect(empty.calls).toEqual([]);
});

it("counts in decimal units", () => {
  expect([91_700_000, 999_000_000, 4_286_000_000].map(size)).toEqual(["92 MB", "999 MB", "4.3 GB"]);
});
