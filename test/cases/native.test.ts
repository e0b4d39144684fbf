import { afterAll, describe, expect, it } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { expectedOf, PATIENCE, readCases, updateCase } from "./case.ts";
import { unnoticed } from "./otherwise.ts";
import { says } from "./says.ts";

const verifier = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
afterAll(() => verifier.dispose());

describe("native", () => {
  it.each(readCases())("$name", async (one) => {
    const report = await verifier.verify(one.request);
    if (process.env.UPDATE) updateCase(one, report);
    else expect(expectedOf(one, report)).toBe(one.expected);
    expect(
      unnoticed(report, (other) => says(other, one.request.files)),
      "says.ts leaves this out",
    ).toEqual([]);
  });
});
