/** The engines that a model may run on here, each as the completion model that the loop sees. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { CompletionModel, CompletionRequest } from "../../../src/core/completion.ts";
import { LocalModel } from "../../../src/model/completion.ts";
import { SteppedEngine } from "../../../src/model/engine.ts";
import { readGguf } from "../../../src/model/gguf.ts";
import { fileShards, loadNodeModel } from "../../../src/model/node.ts";
import { ortBackend } from "../../../src/model/ort.ts";
import type { EngineKind } from "../../../src/model/probe.ts";
import { selfTest } from "../../../src/model/selftest.ts";
import { tokenizerOf } from "../../../src/model/tokenizer.ts";
import { loadWeights } from "../../../src/model/weights.ts";
import { FIXED_PREFIX } from "../../../src/write/format.ts";
import { ROOT } from "../../build-cache.ts";
import { chromium } from "../../doctor.mjs";
import { dawnOrt } from "./dawn.ts";

export interface Opened {
  model: CompletionModel;
  /** From the weights' files to a passed self-test. */
  loadSeconds: number;
  close(): Promise<void>;
}

export interface EngineOption {
  name: string;
  /** Why it can't be measured here. */
  lacks?: string | undefined;
  open(): Promise<Opened>;
}

/** As in the page: the KV cache holds this many tokens. */
const CONTEXT_LENGTH = 4096;
const WEBGPU_OFF = "a GPU isn't asked for (set TERRAFORMER_WEBGPU=1)";

export function engineOptions(id: string): EngineOption[] {
  const gpu = process.env.TERRAFORMER_WEBGPU ? undefined : WEBGPU_OFF;
  const folder = join(ROOT, isGot(id) ? "models" : "public/models", id);
  return [
    { name: "node-cpu", open: () => native(folder, "cpu") },
    { name: "wllama", lacks: chromium() ? undefined : "no Chromium", open: () => wllama(id) },
    { name: "node-webgpu-f16", lacks: gpu, open: () => native(folder, "webgpu-f16") },
    { name: "node-webgpu-f32", lacks: gpu, open: () => native(folder, "webgpu-f32") },
    { name: "web-webgpu-f16", lacks: gpu ?? noDawn(), open: () => web(folder, "float16") },
    { name: "web-webgpu-f32", lacks: gpu ?? noDawn(), open: () => web(folder, "float") },
  ];
}

/** Whether a model is beside the one that ships: see scripts/models.ts. */
const isGot = (id: string) => existsSync(join(ROOT, "models", id));

async function native(folder: string, kind: EngineKind): Promise<Opened> {
  const started = performance.now();
  const { model } = await loadNodeModel(folder, { contextLength: CONTEXT_LENGTH, kinds: [kind] });
  return opened(model, started);
}

/** onnxruntime-web, which the page runs, over Dawn's binding for Node. */
async function web(folder: string, precision: "float" | "float16"): Promise<Opened> {
  const started = performance.now();
  const { manifest, bytes } = await loadWeights(fileShards(folder));
  const gguf = readGguf(bytes);
  const backend = await ortBackend(await dawnOrt(), gguf, {
    provider: "webgpu",
    precision,
    contextLength: CONTEXT_LENGTH,
  });
  const engine = new SteppedEngine(tokenizerOf(gguf), backend);
  await selfTest(engine, manifest.selfTest);
  return opened(new LocalModel(engine), started);
}

async function opened(model: LocalModel, started: number): Promise<Opened> {
  const loadSeconds = (performance.now() - started) / 1000;
  await model.warm(FIXED_PREFIX);
  return { model, loadSeconds, close: () => model.dispose() };
}

/** The page's worker on the CPU, in Chromium; only the loop and the verifier run here. */
export async function wllama(id: string, threads?: number): Promise<Opened> {
  const { launch } = await import("../../../test/browser/chromium.ts");
  const { openHarness } = await import("../../../test/browser/harness.ts");
  const browser = await launch();
  const { page, close } = await openHarness(browser.context);
  const wanted = [`models/${isGot(id) ? "more/" : ""}${id}/`, threads] as const;
  const info = await page.evaluate(([folder, n]) => globalThis.harness.load(folder, "cpu", n), wanted);
  await page.evaluate((messages) => globalThis.harness.warm(messages), [...FIXED_PREFIX]);
  const complete = (request: CompletionRequest) =>
    page.evaluate((packed) => globalThis.harness.completePacked(packed), packed(request));
  return {
    model: {
      takesConstraint: true,
      async complete(request, onText) {
        const done = await complete(request);
        onText?.(done.text);
        return done;
      },
    },
    loadSeconds: info.loadSeconds,
    close: async () => {
      await close();
      await browser.close();
    },
  };
}

/** Maps, which a constraint has, don't go through JSON. */
const packed = (request: CompletionRequest): string =>
  JSON.stringify(request, (_, value) => (value instanceof Map ? { $map: [...value] } : value));

function noDawn(): string | undefined {
  try {
    createRequire(import.meta.url).resolve("webgpu");
    return existsSync(join(ROOT, "node_modules/onnxruntime-web")) ? undefined : "no onnxruntime-web";
  } catch {
    return "the package webgpu isn't installed (npm install --no-save webgpu)";
  }
}
