import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCatalogue } from "../../src/model/catalogue.ts";
import { readGguf } from "../../src/model/gguf.ts";
import { fileShards } from "../../src/model/node.ts";
import { type TextCodec, tokenizerOf } from "../../src/model/tokenizer.ts";
import { loadWeights } from "../../src/model/weights.ts";

const MODELS = fileURLToPath(new URL("../../public/models/", import.meta.url));

/** The tokenizer of the catalogue's first model, where that is at hand. */
export async function modelCodec(): Promise<(TextCodec & { name: string }) | undefined> {
  if (!existsSync(MODELS)) return undefined;
  const [first] = await readCatalogue(fileShards(MODELS));
  if (!first) return undefined;
  const { bytes } = await loadWeights(fileShards(`${MODELS}${first.id}`));
  return Object.assign(tokenizerOf(readGguf(bytes)), { name: first.id });
}
