/** The gate: what may not run is refused on the syntax tree, by the verifier's engine, before any process starts. */
import { fromRoot, fromTop } from "../../src/core/place.ts";
import type { PlanRequest } from "../../src/core/plan-service.ts";
import type { Diagnostic } from "../../src/core/report.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import type { Providers } from "./providers.ts";

export const createGate =
  (
    verifier: Pick<NodeVerifier, "gate">,
    { sources: allowed, versions }: Pick<Providers, "sources"> & Partial<Pick<Providers, "versions">>,
  ) =>
  async ({ files, root = "" }: PlanRequest, signal: AbortSignal): Promise<Diagnostic[]> => {
    const seen = Object.entries(files).map(([path, content]) => [fromRoot(root, path), content]);
    const found = await verifier.gate(
      { files: Object.fromEntries(seen), ...(root && { root }), allowed, ...(versions && { versions }) },
      signal,
    );
    return found.map((diagnostic) => ({ ...diagnostic, file: diagnostic.file && fromTop(root, diagnostic.file) }));
  };
