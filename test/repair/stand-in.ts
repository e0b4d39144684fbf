/** Parts without a model: changes that are right with them owe nothing to a model's choice. */
import { createRetriever } from "../../src/ask/retrieve.ts";
import { readSchemas } from "../../src/cli/generator.ts";
import { firstChoice } from "../../src/decode/first.ts";
import type { LoopParts } from "../../src/loop/loop.ts";
import { nodePlacer } from "../../src/placing/node.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";

/** All that the loop needs, with the native verifier; with an encoder where TERRAFORMER_PLACER names its folder, for measuring. */
export async function standInParts(): Promise<LoopParts & { verifier: NodeVerifier }> {
  const verifier = await createNodeVerifier({ quietMs: 30_000 });
  const schemas = await readSchemas();
  const folder = process.env.TERRAFORMER_PLACER;
  const placer = folder ? nodePlacer(folder, (error) => console.error(error)) : undefined;
  return { model: firstChoice, verifier, schemas, retriever: createRetriever(schemas), placer, now: () => 0 };
}
