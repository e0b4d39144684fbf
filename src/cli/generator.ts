/** What the loop needs, put together for the command line. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { newestOf, type SchemaEntry } from "../core/catalogue.ts";
import { ProviderSchema } from "../core/schema.ts";
import { readCatalogue } from "../model/catalogue.ts";
import { createNodeModel, fileShards } from "../model/node.ts";
import { createRetriever } from "../prompt/retrieve.ts";
import { Schemas } from "../prompt/schemas.ts";
import type { LoopParts } from "../repair/loop.ts";
import { createNodeVerifier } from "../verifier/node.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

const ROOT = new URL("../../", import.meta.url);
/** Where catalogue.json and a folder for each model lie; TERRAFORMER_MODELS names another place. */
const MODELS = process.env.TERRAFORMER_MODELS
  ? userPath(process.env.TERRAFORMER_MODELS)
  : fileURLToPath(new URL("public/models/", ROOT));

export type Generator = LoopParts & { modelId: string; dispose(): Promise<void> };

/** `modelId` default: the catalogue's first. Throws a UsageError when there is no such model or the verifier isn't built. */
export async function createGenerator(modelId?: string): Promise<Generator> {
  const id = modelId ?? (await defaultModel());
  const usage = (error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  };
  const schemas = await readSchemas();
  const verifier = await createNodeVerifier().catch(usage);
  try {
    const { model } = await createNodeModel({ modelsDir: MODELS, id }).catch(usage);
    return {
      modelId: id,
      model,
      verifier,
      schemas,
      retriever: createRetriever(schemas.names()),
      now: () => performance.now() / 1000,
      dispose: async () => void (await Promise.all([model.dispose(), verifier.dispose()])),
    };
  } catch (error) {
    await verifier.dispose();
    throw error;
  }
}

async function defaultModel(): Promise<string> {
  if (!existsSync(MODELS)) throw new UsageError(`There are no models in ${MODELS}: see README.md, Models.`);
  const [first] = await readCatalogue(fileShards(MODELS));
  if (!first) throw new UsageError(`${MODELS}: catalogue.json lists no model: see README.md, Models.`);
  return first.id;
}

/** The newest version of every provider that ships. */
export async function readSchemas(): Promise<Schemas> {
  const folder = new URL("public/schemas/", ROOT);
  const entries = JSON.parse(await readFile(new URL("index.json", folder), "utf8")) as SchemaEntry[];
  const texts = await Promise.all(newestOf(entries).map(({ file }) => readFile(new URL(file, folder), "utf8")));
  return new Schemas(texts.map((text) => ProviderSchema.parse(text)));
}
