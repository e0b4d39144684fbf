import { afterAll, describe, expect, it } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE, readCases, written } from "./case.ts";

const verifier = await createNodeVerifier({ engine: "wasm", quietMs: PATIENCE });
afterAll(() => verifier.dispose());

describe("WebAssembly in Node", () => {
  it.each(readCases())("$name", async ({ request, expected }) => {
    expect(written(await verifier.verify(request))).toBe(expected);
  });
});
