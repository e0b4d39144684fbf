/** A model that takes the first of what is possible: changes that are right with it owe nothing to a model's choice. */
import { createRetriever } from "../../src/ask/retrieve.ts";
import { readSchemas } from "../../src/cli/generator.ts";
import type { CompletionModel, CompletionRequest } from "../../src/core/completion.ts";
import { acceptorOf } from "../../src/decode/accept/index.ts";
import type { LoopParts } from "../../src/loop/loop.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";

/** The shortest text that a constraint takes: the first of several. */
function shortest({ constraint }: CompletionRequest): string {
  if (!constraint) return "";
  if (constraint.kind === "one-of") return constraint.texts[0] ?? "";
  let text = "";
  for (let state = acceptorOf(constraint); !state.complete; ) {
    const more = state.forced() || state.closing();
    const next = more === "" ? undefined : state.next(more);
    if (!next) break;
    text += more;
    state = next as typeof state;
  }
  return text;
}

const model: CompletionModel = {
  takesConstraint: true,
  complete: async (request) => ({
    ...{ text: shortest(request), tokens: 1, promptTokens: 1, seconds: 0, firstTokenSeconds: 0 },
    stop: "end",
  }),
};

/** All that the loop needs, with the native verifier. */
export async function standInParts(): Promise<LoopParts & { verifier: NodeVerifier }> {
  const verifier = await createNodeVerifier({ quietMs: 30_000 });
  const schemas = await readSchemas();
  return { model, verifier, schemas, retriever: createRetriever(schemas), now: () => 0 };
}
