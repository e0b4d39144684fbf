/** Data that only a cloud can read, in a plan with stubs: what makes it wait, as the verifier's own plan tells (src/core/waiting.ts). */
import { fromRoot, fromTop } from "../../src/core/place.ts";
import type { PlanRequest } from "../../src/core/plan-service.ts";
import type { Files } from "../../src/core/report.ts";
import { waitingFiles } from "../../src/core/waiting.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";

/** Gives the files to plan beside the program's; none where everything can be read, or the verifier has no plan of it. */
export const createWaiting =
  (verifier: Pick<NodeVerifier, "verify">, isStub: (source: string) => boolean) =>
  async ({ files, root = "", vars = {}, varFiles = [] }: PlanRequest, signal: AbortSignal): Promise<Files> => {
    const report = await verifier.verify(
      {
        files: Object.fromEntries(Object.entries(files).map(([path, content]) => [fromRoot(root, path), content])),
        ...(root && { root }),
        vars,
        varFiles: varFiles.map((path) => fromRoot(root, path)),
        stages: ["parse", "schema", "plan"],
        withPlan: true,
      },
      signal,
    );
    const added = report.plan === undefined ? {} : waitingFiles(report.plan, isStub);
    return Object.fromEntries(Object.entries(added).map(([path, content]) => [fromTop(root, path), content]));
  };
