import { describe, expect, it } from "vitest";
import { probe } from "./probe.ts";

type Gpu = NonNullable<Parameters<typeof probe>[0]>;
const large = { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 31 };
const gpu = (adapter: object | null): Gpu => ({
  requestAdapter: async () => adapter && ({ features: new Set(), limits: large, ...adapter } as never),
});
// Node 20 has no 64-bit WebAssembly, the browsers that matter have.
const cpu = WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 4, 1)) ? ["cpu"] : [];

describe("the probe", () => {
  it.each([
    ["16-bit shaders", gpu({ features: new Set(["shader-f16"]) }), ["webgpu-f16", "webgpu-f32", ...cpu], "16-bit"],
    ["no 16-bit shaders", gpu({}), ["webgpu-f32", ...cpu], "32-bit"],
    ["no adapter", gpu(null), cpu, "no GPU"],
    ["a software adapter", gpu({ info: { isFallbackAdapter: true } }), cpu, "software"],
    ["small buffers", gpu({ limits: { maxBufferSize: 1, maxStorageBufferBindingSize: 1 } }), cpu, "too small"],
    ["a crash", { requestAdapter: () => Promise.reject(new Error("boom")) } as Gpu, cpu, "boom"],
  ])("with %s", async (_, given, rungs, words) => {
    const found = await probe(given);
    expect(found.rungs).toEqual(rungs);
    expect(found.explanation).toContain(words);
    expect(found.explanation).toMatch(/\.$/);
  });

  it("never throws without a GPU at all", async () => {
    expect((await probe(undefined)).rungs).toEqual(cpu);
  });
});
