/** Renames of whatever a program declares, on the programs of the hundred prompts: the plan stays what it was, up to the address. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { planDifference } from "../../src/change/proof.ts";
import { newFindings } from "../../src/core/mend.ts";
import { addressOf, outline } from "../../src/core/outline.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { sectionsOf } from "../txtar.ts";

const FOLDER = join(import.meta.dirname, "../prompts/hundred");
/** Of every so many blocks one is renamed, another one in every program. */
const EVERY = 7;

const programs = readdirSync(FOLDER).flatMap((name) =>
  sectionsOf(readFileSync(join(FOLDER, name), "utf8")).sections.flatMap(({ path, content }) =>
    path.endsWith(".tf") ? [{ name: `${name} ${path}`, text: content }] : [],
  ),
);
const renames = programs
  .flatMap(({ name, text }) =>
    outline(text)
      .map(addressOf)
      .flatMap((address) => (address && !address.startsWith("provider.") ? [{ name, text, address }] : [])),
  )
  .filter((_, i) => i % EVERY === 0);

describe("renames", async () => {
  const verifier = await createNodeVerifier({ quietMs: 60_000 });
  afterAll(() => verifier.dispose());

  test("there are enough of them", () => {
    expect(renames.length).toBeGreaterThan(50);
  });

  test.each(renames)("$name: $address", async ({ text, address }) => {
    const files = { "main.tf": text };
    const result = await verifier.refactor(files, { action: "rename", address, to: "zz_other" });
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [before, after] = [
      await verifier.verify({ files, withPlan: true }),
      await verifier.verify({ files: result.files, withPlan: true }),
    ];
    expect(newFindings(before, after)).toEqual([]);
    expect(planDifference(before, after, result.moved) ?? []).toEqual([]);
  });
});
