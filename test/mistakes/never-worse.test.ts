/** No repair makes a program worse: whichever of those that are offered are made, all parses as before and nothing new is found. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { repairOf } from "../../src/core/edits.ts";
import { isWorse, mended } from "../../src/core/mend.ts";
import type { Diagnostic, Files, Report, VerifyRequest } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE, readCases } from "../cases/case.ts";
import { built } from "../cli/run.ts";
import { sectionsOf } from "../txtar.ts";

const FOLDER = import.meta.dirname;

function mistakes(): { name: string; request: VerifyRequest }[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".txtar"));
  return names.map((name) => {
    const { sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
    const own = sections.filter(({ path }) => path !== "says.txt" && !path.startsWith("fixed/"));
    return { name, request: { files: Object.fromEntries(own.map(({ path, content }) => [path, content])) } };
  });
}

/** Limits and bombs are other tests' business, and take long. */
const cases = readCases().filter(({ name }) => /^(?:clean|error|plan|policy)-/.test(name));

/** A third of the repairs, another third for every seed. */
function some(report: Report, seed: number): Report {
  let state = seed;
  const keep = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % 3 === 0;
  };
  const without = ({ edits: _, ...rest }: Diagnostic): Diagnostic => rest;
  return {
    ...report,
    diagnostics: report.diagnostics.map((d) => (repairOf(d).length === 0 || keep() ? d : without(d))),
  };
}

describe.skipIf(!built)("repairs", async () => {
  if (!built) return;
  const verifier = await createNodeVerifier({ quietMs: PATIENCE });
  afterAll(() => verifier.dispose());
  let count = 0;

  test.each([...mistakes(), ...cases])("of $name", async ({ request }) => {
    const verify = (files: Files) => verifier.verify({ ...request, bundledPolicies: false, files });
    const before = await verify(request.files);
    if (before.diagnostics.every((d) => repairOf(d).length === 0)) return;
    for (const seed of [0, 1, 2, 3]) {
      const { files, made } = await mended(request.files, async (some_) =>
        seed === 0 ? verify(some_) : some(await verify(some_), seed),
      );
      count += made.length;
      const after = await verify(files);
      expect(isWorse(before, after)).toBe(false);
      expect(after.diagnostics.length).toBeLessThanOrEqual(before.diagnostics.length);
      if (seed === 0) expect(made.length > 0).toBe(files !== request.files);
    }
  });

  test("are made at all", () => expect(count).toBeGreaterThan(100));
});
