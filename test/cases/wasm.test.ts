import { afterAll, describe, expect, it } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { readCases, written } from "./case.ts";

const verifier = await createNodeVerifier({ engine: "wasm" });
afterAll(() => verifier.dispose());

describe("WebAssembly in Node", () => {
  it.each(readCases())("$name", async ({ request, expected }) => {
    expect(written(await verifier.verify(request))).toBe(expected);
  });
});
