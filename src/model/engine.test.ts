import { describe, expect, it } from "vitest";
import { type Backend, SteppedEngine } from "./engine.ts";
import { DeviceLostError, EngineError, OutOfMemoryError } from "./errors.ts";

const codec = { tokenize: (text: string) => [...text].map(Number), piece: () => new Uint8Array(), isEnd: () => false };

/** A backend that takes `milliseconds` a token. */
function backend(milliseconds: number, fail?: string): Backend & { steps: number[] } {
  const steps: number[] = [];
  return {
    contextLength: 1000,
    vocabulary: 2,
    maxStep: 256,
    steps,
    async step(tokens, _position, wanted) {
      if (fail) throw new Error(fail);
      steps.push(tokens.length);
      await new Promise((resolve) => setTimeout(resolve, tokens.length * milliseconds));
      return wanted ? { ids: Int32Array.of(1), logits: Float32Array.of(1) } : undefined;
    },
    more: async () => ({ ids: Int32Array.of(1, 0), logits: Float32Array.of(1, 0) }),
    async truncate() {},
    async dispose() {},
  };
}

describe("a stepped engine", () => {
  it("answers a stop within 300 ms, however long the prompt, and knows how far it came", async () => {
    const slow = backend(7);
    const engine = new SteppedEngine(codec, slow);
    const controller = new AbortController();
    const running = engine.append(new Array(900).fill(1), controller.signal).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const asked = performance.now();
    controller.abort();
    expect(await running).toMatchObject({ name: "AbortError" });
    expect(performance.now() - asked).toBeLessThan(300);
    expect(engine.position).toBe(slow.steps.reduce((sum, count) => sum + count, 0));
    expect(engine.position).toBeGreaterThan(0);
  });

  it("takes longer steps on a faster backend", async () => {
    const fast = backend(0);
    await new SteppedEngine(codec, fast).append(new Array(900).fill(1));
    expect(Math.max(...fast.steps)).toBe(256);
    expect(fast.steps.reduce((sum, count) => sum + count, 0)).toBe(900);
  });

  it("reads several tokens a step, however long one takes", async () => {
    const slow = backend(50);
    await new SteppedEngine(codec, slow).append(new Array(20).fill(1));
    expect(slow.steps).toEqual([8, 4, 4, 4]);
  });

  it("refuses what doesn't fit, and nonsense", async () => {
    const engine = new SteppedEngine(codec, backend(0));
    await expect(engine.append(new Array(1001).fill(1))).rejects.toThrow(RangeError);
    await expect(engine.append([])).rejects.toThrow(RangeError);
    await expect(engine.rewind(1)).rejects.toThrow(RangeError);
  });

  it("gives the errors of libraries a name", async () => {
    const append = (message: string) => new SteppedEngine(codec, backend(0, message)).append([1]);
    await expect(append("A valid external Instance reference no longer exists: device lost")).rejects.toThrow(
      DeviceLostError,
    );
    await expect(append("std::bad_alloc")).rejects.toThrow(OutOfMemoryError);
    await expect(append("something else")).rejects.toThrow(new EngineError("something else"));
  });
});
