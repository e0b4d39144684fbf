import { describe, expect, it } from "vitest";
import { SelfTestError } from "./errors.ts";
import { firstWorking } from "./ladder.ts";
import type { EngineKind } from "./probe.ts";

const all = { rungs: ["webgpu-f16", "webgpu-f32", "cpu"] as EngineKind[], explanation: "The model runs on the GPU." };
const failing = (broken: Partial<Record<EngineKind, string>>) => async (kind: EngineKind) => {
  if (broken[kind]) throw new SelfTestError(broken[kind]);
  return `started ${kind}`;
};

describe("the ladder of engines", () => {
  it("takes the first when it works", async () => {
    expect(await firstWorking(all, failing({}))).toEqual({
      kind: "webgpu-f16",
      started: "started webgpu-f16",
      explanation: "The model runs on the GPU.",
    });
  });

  it("goes down, and says why", async () => {
    const found = await firstWorking(all, failing({ "webgpu-f16": "wrong numbers", "webgpu-f32": "device lost" }));
    expect(found).toMatchObject({ kind: "cpu", started: "started cpu" });
    expect(found.explanation).toMatch(/^The model runs on the CPU, because the GPU in 32-bit failed: The GPU was lost/);
  });

  it("fails with the last one's error, or the explanation when there is none", async () => {
    await expect(firstWorking({ ...all, rungs: ["cpu"] }, failing({ cpu: "garbage" }))).rejects.toThrow("garbage");
    await expect(firstWorking({ rungs: [], explanation: "Only the verifier works." }, failing({}))).rejects.toThrow(
      "Only the verifier",
    );
  });
});
