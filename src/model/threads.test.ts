import { expect, test } from "vitest";
import type { Backend } from "./engine.ts";
import { quicker, watched } from "./threads.ts";

/** Takes so many milliseconds a step, by a clock of its own. */
function timed(msOfStep: (tokens: number, step: number) => number) {
  let time = 0;
  let steps = 0;
  const log: string[] = [];
  const backend = (name: string, ms = msOfStep): Backend => ({
    contextLength: 100,
    vocabulary: 10,
    maxStep: 64,
    async step(tokens) {
      time += ms(tokens.length, steps++);
      return { ids: Int32Array.of(1), logits: Float32Array.of(1) };
    },
    more: async () => ({ ids: Int32Array.of(1), logits: Float32Array.of(1) }),
    truncate: async (to) => void log.push(`${name} cut to ${to}`),
    dispose: async () => void log.push(`${name} disposed`),
  });
  return { backend, log, now: () => time };
}

test("the number of threads that is quicker is taken, the other freed, and both are left empty", async () => {
  for (const [two, chosen, gone] of [
    [30, 2, 1],
    [900, 1, 2],
  ] as const) {
    const { backend, log, now } = timed(() => 0);
    const open = async (threads: number) => backend(`${threads}`, () => (threads === 1 ? 50 : two));
    expect((await quicker(open, 2, now)).threads).toBe(chosen);
    expect(log).toEqual(["1 cut to 0", "2 cut to 0", `${gone} disposed`]);
  }
});

test("threads that hold each other up cost one step of the probe, and no memory no start", async () => {
  const { backend, now } = timed(() => 0);
  await quicker(async (threads) => backend("", () => (threads === 1 ? 50 : 5000)), 2, now);
  expect(now()).toBe(5 * 50 + 5000);
  const open = (threads: number) =>
    threads > 1 ? Promise.reject(new Error("no memory")) : Promise.resolve(backend(""));
  expect((await quicker(open, 2, now)).threads).toBe(1);
});

/** Runs steps of one token until it breaks off; how many there were. */
async function stepsOf(msOfStep: (tokens: number, step: number) => number): Promise<number> {
  const { backend, now } = timed(msOfStep);
  let told = 0;
  const steady = watched(backend(""), now, () => told++);
  for (let step = 0; step < 50; step++)
    try {
      await steady.step([1], step, true);
    } catch (error) {
      expect([(error as Error).name, told]).toEqual(["StalledError", 1]);
      return step + 1;
    }
  return 50;
}

test("it breaks off when steps take many times their usual time, not for a hiccup or a slower machine", async () => {
  expect(await stepsOf(() => 40)).toBe(50);
  expect(await stepsOf((_, step) => (step % 5 === 4 ? 1500 : 40))).toBe(50);
  expect(await stepsOf((_, step) => (step > 10 ? 120 : 40))).toBe(50);
  expect(await stepsOf((_, step) => (step > 10 ? 1000 : 40))).toBe(14);
});
