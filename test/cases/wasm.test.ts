import { afterAll, describe, expect, it } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE, readCases, written } from "./case.ts";

const native = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
const wasm = await createNodeVerifier({ engine: "wasm", quietMs: PATIENCE });
afterAll(() => Promise.all([native.dispose(), wasm.dispose()]));

describe("WebAssembly in Node gives every byte of the native report", () => {
  it.each(readCases())("$name", async ({ request }) => {
    expect(written(await wasm.verify(request))).toBe(written(await native.verify(request)));
  });
});
