/** An encoder on disk, in Node: a folder with model.onnx and tokenizer.json, as training/place/export.py makes it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deferred } from "./deferred.ts";
import { createPlacer, type Placer, type Runtime } from "./placer.ts";

/** Loaded when it is first asked. */
export const nodePlacer = (folder: string): Placer =>
  deferred(async () => {
    const [model, tokenizer, ort] = await Promise.all([
      readFile(join(folder, "model.onnx")),
      readFile(join(folder, "tokenizer.json"), "utf8"),
      import("onnxruntime-node"),
    ]);
    return createPlacer(ort as unknown as Runtime, model, JSON.parse(tokenizer));
  });
