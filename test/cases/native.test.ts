import { afterAll, describe, expect, it } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE, readCases, updateCase, written } from "./case.ts";

const verifier = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
afterAll(() => verifier.dispose());

describe("native", () => {
  it.each(readCases())("$name", async ({ name, request, expected }) => {
    const report = await verifier.verify(request);
    if (process.env.UPDATE) updateCase(name, report);
    else expect(written(report)).toBe(expected);
  });
});
