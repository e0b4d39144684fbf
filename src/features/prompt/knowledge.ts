/**
 * All that generating takes beside a model: the loop, the newest schema of each provider, the retriever over their types. This file is imported when it
 * is first needed, so that a page that only judges doesn't load it.
 */
import { newestOf, type SchemaEntry } from "../../core/catalogue.ts";
import { ProviderSchema } from "../../core/schema.ts";
import { createRetriever, type Retriever } from "../../prompt/retrieve.ts";
import { Schemas } from "../../prompt/schemas.ts";
import { runLoop } from "../../repair/loop.ts";

export interface Knowledge {
  schemas: Schemas;
  retriever: Retriever;
  runLoop: typeof runLoop;
}

async function get(path: string): Promise<Response> {
  const response = await fetch(new URL(`schemas/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`The provider schemas could not be loaded (${path}: status ${response.status}).`);
  return response;
}

async function loadKnowledge(): Promise<Knowledge> {
  const catalogue = (await (await get("index.json")).json()) as SchemaEntry[];
  const texts = await Promise.all(newestOf(catalogue).map(async ({ file }) => (await get(file)).text()));
  const schemas = new Schemas(texts.map((text) => ProviderSchema.parse(text)));
  return { schemas, retriever: createRetriever(schemas.names()), runLoop };
}

let loading: Promise<Knowledge> | undefined;

/** Gives the same knowledge to every caller; a failure is tried again by the next one. */
export function knowledge(): Promise<Knowledge> {
  loading ??= loadKnowledge().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
