/** Regressions of real changes, by the real verifier: none in what was meant, some in what a careless writer does. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { regressionsOf, touchedBlocks } from "../../src/change/compare.ts";
import { churnOf } from "../../src/evaluate/change.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";
import { built } from "../cli/run.ts";
import { isChange, readPrompts } from "../prompts/set.ts";

type Texts = Record<string, string>;

let verifier: NodeVerifier;
beforeAll(async () => {
  if (built) verifier = await createNodeVerifier();
});
afterAll(() => verifier?.dispose());
const version = async (files: Texts) => ({ files, report: await verifier.verify({ files, withPlan: true }) });

describe.skipIf(!built)("the changes of our hundred prompts", () => {
  const changes = readPrompts().filter(isChange);

  it.each(changes.map((prompt) => [prompt.id, prompt] as const))("%s", async (_, { files, reference }) => {
    const [before, after] = [await version(files), await version(reference)];
    expect(regressionsOf(before, after, touchedBlocks(files, reference))).toEqual([]);
    expect(regressionsOf(before, await version(files), [])).toEqual([]);
    expect(churnOf(files, reference).blocks_changed).toBeGreaterThan(0);
  });

  it("are mostly seen by their blocks and values when nobody asked for them", async () => {
    const seen = await Promise.all(
      changes.map(
        async ({ files, reference }) => regressionsOf(await version(files), await version(reference), []).length > 0,
      ),
    );
    // The others only add blocks.
    expect(seen.filter(Boolean).length).toBeGreaterThanOrEqual(25);
  });
});
