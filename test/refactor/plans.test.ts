/**
 * Refactorings are exact: for every case in which one is made, the program before and the program after plan the same, once addresses that have become
 * others are taken as one, and the program after has no finding that it hadn't before. What becomes of the text, the tests in wasm/internal/refactor say.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { planDifference } from "../../src/change/proof.ts";
import { newFindings } from "../../src/core/mend.ts";
import type { Refactoring } from "../../src/core/refactor.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { sectionsOf } from "../txtar.ts";

const FOLDER = import.meta.dirname;
const cases = readdirSync(FOLDER).filter((name) => name.endsWith(".txtar") && !/refused|^locate/.test(name));

describe("refactorings", async () => {
  const verifier = await createNodeVerifier({ quietMs: 60_000 });
  afterAll(() => verifier.dispose());

  test.each(cases)("%s", async (name) => {
    const { about, sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
    const files = Object.fromEntries(
      sections.flatMap(({ path, content }) => (path.startsWith("result") ? [] : [[path, content]])),
    );
    const request = JSON.parse(/^\{.*$/m.exec(about)?.[0] ?? "") as Refactoring;
    const result = await verifier.refactor(files, request);
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.files).not.toEqual(files);
    const [before, after] = [
      await verifier.verify({ files, withPlan: true }),
      await verifier.verify({ files: result.files, withPlan: true }),
    ];
    expect(newFindings(before, after)).toEqual([]);
    expect(before.plan).toBeDefined();
    const unsettled = result.diagnostics.some(({ code }) => code === "refactor-no-moves");
    if (!unsettled) expect(planDifference(before, after, result.moved)).toEqual([]);
  });
});
