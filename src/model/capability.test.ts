import { describe, expect, it } from "vitest";
import { type Capability, ladderOf, recommended } from "./capability.ts";

const MACHINE: Capability = {
  gpu: { unusable: "", f16: true, largestBuffer: 2 ** 31 },
  memory64: true,
  isolated: true,
  cores: 8,
  memoryGb: 8,
};
const ladder = (changes: Partial<Capability>) => ladderOf({ ...MACHINE, ...changes });
const works = (changes: Partial<Capability>) => ladder(changes).map((rung) => rung.works);

describe("the ladder", () => {
  it("says what works, best first, and why not", () => {
    expect(works({})).toEqual([true, true, true, true]);
    const noHalf = { unusable: "", f16: false, largestBuffer: 2 ** 31 };
    expect(works({ gpu: noHalf })).toEqual([false, true, true, true]);
    expect(ladder({ gpu: noHalf })[0]?.why).toContain("shader-f16");
    const none = { unusable: "This browser has no WebGPU", f16: false, largestBuffer: 0 };
    expect(works({ gpu: none, memory64: false })).toEqual([false, false, false, true]);
    expect(ladder({ gpu: none })[1]?.why).toBe("This browser has no WebGPU");
  });

  it("says how many threads there are, and why only one", () => {
    expect(ladder({})[2]?.why).toBe("up to 8 threads");
    expect(ladder({ isolated: false })[2]?.why).toBe("one thread only: this page came without COOP and COEP headers");
  });
});

const card = (id: string, parameters: number, more: object = {}) => ({
  ...{ id, name: id, licence: "MIT", source: "", description: "", contextLength: 1, here: true, kept: false },
  ...{ parameters, bytes: parameters, memoryBytes: 2 * parameters },
  ...more,
});

describe("the model to take", () => {
  const small = card("small", 135e6);
  const trained = { format: "tasks-1" };
  const half = card("half", 5e8, trained);
  const large = card("large", 1.5e9, trained);

  it("is the largest that fits the machine and the room", () => {
    expect(recommended([small, half, large], MACHINE, 1e10).id).toBe("large");
    expect(recommended([small, half, large], MACHINE, 6e8).id).toBe("half");
    expect(recommended([half, { ...large, kept: true }], MACHINE, 0).id).toBe("large");
    expect(recommended([half, large], { ...MACHINE, memoryGb: 4 }, undefined).id).toBe("half");
    const cpu = { ...MACHINE, gpu: { ...MACHINE.gpu, unusable: "None" } };
    expect(recommended([half, large], cpu, undefined)).toMatchObject({
      id: "half",
      why: expect.stringContaining("CPU"),
    });
  });

  it("is none that isn't here, can't run or does no better than no model", () => {
    const untrained = card("untrained", 1.5e9);
    expect(recommended([small, untrained, { ...half, here: false }], MACHINE, undefined)).toEqual({
      why: expect.stringMatching(/^None of the models at hand/),
    });
    expect(recommended([{ ...small, ...trained }], MACHINE, undefined).id).toBe("small");
    const nothing = { ...MACHINE, gpu: { ...MACHINE.gpu, unusable: "None" }, memory64: false };
    expect(recommended([half], nothing, undefined)).toEqual({ why: expect.stringMatching(/^No model runs/) });
    expect(recommended([large], { ...MACHINE, memoryGb: 2 }, undefined)).toEqual({
      why: expect.stringMatching(/take more memory/),
    });
  });
});
