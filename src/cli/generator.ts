/** What the loop needs, put together for the command line. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createRetriever } from "../ask/retrieve.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { FileSource, Verifier } from "../core/report.ts";
import { firstChoice, NO_MODEL } from "../decode/first.ts";
import { readProviders } from "../knowledge/read.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { LoopParts } from "../loop/loop.ts";
import { acceptsBySchema } from "../model/accepts.ts";
import { modelById } from "../model/catalogue.ts";
import { checked } from "../model/checked.ts";
import { KNOWN_MODELS } from "../model/known.ts";
import { lazy } from "../model/lazy.ts";
import { loadNodeModel, localModels, type NodeModel } from "../model/node.ts";
import { nodePlacer } from "../placing/node.ts";
import type { Placer } from "../placing/placer.ts";
import { createNodeVerifier, type NodeVerifier } from "../verifier/node.ts";
import { warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

const ROOT = new URL("../../", import.meta.url);
/** Where models lie: those that ship, and those that were got. TERRAFORMER_MODELS names another place instead. */
const MODELS = process.env.TERRAFORMER_MODELS
  ? [userPath(process.env.TERRAFORMER_MODELS)]
  : ["public/models/", "models/"].map((folder) => fileURLToPath(new URL(folder, ROOT)));

/** The encoder that places literals (training/place). TERRAFORMER_PLACER names another one's folder instead. */
const PLACER = process.env.TERRAFORMER_PLACER
  ? userPath(process.env.TERRAFORMER_PLACER)
  : fileURLToPath(new URL("public/placer/", ROOT));

export type Generator = LoopParts & {
  modelId: string;
  /** Loads the model now; else it is when it is first asked. */
  load(): Promise<void>;
  dispose(): Promise<void>;
};

export interface ModelChoice {
  /** One of the catalogue; default: its first. `none`: the schema, the data and the request alone. */
  id?: string | undefined;
  /** A LoRA adapter's file, merged into it. */
  adapter?: string | undefined;
  /** The address of an OpenAI-compatible server, instead of a model of ours. */
  endpoint?: string | undefined;
  /** The model's name there; default: the first that the server lists. */
  endpointModel?: string | undefined;
}

interface Loaded {
  id: string;
  model: CompletionModel;
  load(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * What programs reach beyond the files that are given is looked for in `source`. Throws a UsageError when there is no such model, the endpoint
 * doesn't answer, or the verifier isn't built; its model when there is none at all.
 */
export async function createGenerator(choice: ModelChoice, source?: FileSource): Promise<Generator> {
  const usage = (error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  };
  const schemas = await readSchemas();
  const node = await createNodeVerifier().catch(usage);
  const verifier: NodeVerifier = {
    ...node,
    verify: (request, signal) => node.verify({ source, ...request }, signal),
  };
  try {
    const { id, model, load, dispose } = await chosenModel(choice, verifier).catch(usage);
    return {
      modelId: id,
      model,
      load,
      verifier,
      schemas,
      retriever: createRetriever(schemas),
      placer: shippedPlacer(),
      now: () => performance.now() / 1000,
      dispose: async () => void (await Promise.all([dispose(), verifier.dispose()])),
    };
  } catch (error) {
    await verifier.dispose();
    throw error;
  }
}

export const shippedPlacer = (): Placer => nodePlacer(PLACER);

const chosenModel = (choice: ModelChoice, verifier: Verifier): Promise<Loaded> =>
  choice.endpoint === undefined
    ? local(choice.id, choice.adapter)
    : connect(choice.endpoint, choice.endpointModel, verifier);

async function local(asked?: string, adapter?: string): Promise<Loaded> {
  if (asked === NO_MODEL) return { id: NO_MODEL, model: firstChoice, load: async () => {}, dispose: async () => {} };
  const known = await localModels(MODELS);
  // Without any, what needs none is still done.
  const toGet = KNOWN_MODELS.find(({ id }) => id === asked && !known.some((card) => card.id === id));
  if (toGet)
    throw new UsageError(`The model ${toGet.id} isn't here yet: "npm run models -- get ${toGet.id}" brings it.`);
  const card = asked !== undefined && known.length > 0 ? modelById(known, asked) : known[0];
  let loading: Promise<NodeModel> | undefined;
  const there = async () => {
    if (!card) throw new UsageError(`There are no models in ${MODELS.join(" or ")}: see README.md, Models.`);
    if (!loading) warn("Loading the model …");
    loading ??= loadNodeModel(card.folder, adapter === undefined ? {} : { adapter: userPath(adapter) });
    return (await loading).model;
  };
  return {
    id: card?.id ?? "none",
    model: lazy({
      takesConstraint: true,
      format: card?.format,
      complete: async (...request) => (await there()).complete(...request),
    }),
    load: async () => void (await there()),
    dispose: async () => void (await loading?.catch(() => {}))?.model.dispose(),
  };
}

async function connect(url: string, asked: string | undefined, verifier: Verifier): Promise<Loaded> {
  const key = process.env.TERRAFORMER_ENDPOINT_KEY;
  const { connectEndpoint } = await import("../model/connect.ts");
  const { id, model } = await connectEndpoint({ url, ...(asked ? { model: asked } : {}), ...(key ? { key } : {}) });
  return { id, model: checked(model, acceptsBySchema(verifier)), load: async () => {}, dispose: async () => {} };
}

/** The newest version of every provider that ships, and what is known of its use. */
export const readSchemas = (): Promise<Schemas> =>
  readProviders((path) =>
    readFile(new URL(`public/${path}`, ROOT), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw new Error(
        `public/${path} isn't there: "npm run build" makes it ("npm run scenarios" the scenarios alone).`,
      );
    }),
  );
