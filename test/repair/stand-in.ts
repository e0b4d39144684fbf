/** Parts without a model: changes that are right with them owe nothing to a model's choice. */
import { createRetriever } from "../../src/ask/retrieve.ts";
import { readSchemas, shippedPlacer } from "../../src/cli/generator.ts";
import { firstChoice } from "../../src/decode/first.ts";
import type { LoopParts } from "../../src/loop/loop.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";

/** All that the loop needs, with the native verifier. */
export async function standInParts(): Promise<LoopParts & { verifier: NodeVerifier }> {
  const verifier = await createNodeVerifier({ quietMs: 30_000 });
  const schemas = await readSchemas();
  return {
    model: firstChoice,
    verifier,
    schemas,
    retriever: createRetriever(schemas),
    placer: shippedPlacer(),
    now: () => 0,
  };
}
