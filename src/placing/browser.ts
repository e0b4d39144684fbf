/** The encoder that ships, in a worker of the page. */
import { importOrt } from "../model/ort-web.ts";
import { type Deferred, deferred } from "./deferred.ts";
import { createPlacer, type Runtime } from "./placer.ts";

/** `base`: the page's address. */
export const browserPlacer = (base: string): Deferred =>
  deferred(async () => {
    const [model, tokenizer, ort] = await Promise.all([
      fetched(base, "placer/model.onnx").then((response) => response.arrayBuffer()),
      fetched(base, "placer/tokenizer.json").then((response) => response.json() as Promise<object>),
      importOrt(),
    ]);
    return createPlacer(ort as unknown as Runtime, new Uint8Array(model), tokenizer);
  });

async function fetched(base: string, path: string): Promise<Response> {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response;
}
