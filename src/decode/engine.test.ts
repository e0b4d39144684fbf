import { describe, expect, it } from "vitest";
import { allCandidates, topCandidates } from "./engine.ts";

const LOGITS = Float32Array.of(1, -2, 0, -0, 1, 3.5, Number.NaN, -1e30, Number.NEGATIVE_INFINITY, 1e-40, 3e38);

describe("all candidates", () => {
  it("are in order, equal ones by id, without what is no number", () => {
    const { ids, logits } = allCandidates(LOGITS);
    expect([...ids]).toEqual([10, 5, 0, 4, 9, 2, 3, 1, 7]);
    expect([...logits]).toEqual([...ids].map((id) => LOGITS[id]));
  });

  it("begin with the most probable", () => {
    const logits = Float32Array.from({ length: 49_152 }, (_, id) => Math.sin(id * id) * 20);
    const [all, top] = [allCandidates(logits), topCandidates(logits)];
    expect(all.ids.subarray(0, 64)).toEqual(top.ids);
    expect(all.ids).toHaveLength(logits.length);
  });
});
