import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deferred } from "./deferred.ts";
import type { Placer } from "./placer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const none: Placer = { scores: async () => new Map() };

test("it is made once, ahead of the first request or by it", async () => {
  const make = vi.fn(async () => none);
  const placer = deferred(make);
  placer.load();
  await Promise.all([placer.scores("a", [], []), placer.scores("b", [], [])]);
  expect(make).toHaveBeenCalledTimes(1);
});

test("what can't be had is tried again by the next request", async () => {
  const make = vi.fn(async () => none).mockRejectedValueOnce(new Error("status 503"));
  const placer = deferred(make);
  await expect(placer.scores("a", [], [])).rejects.toThrow("status 503");
  expect(await placer.scores("a", [], [])).toEqual(new Map());
});

test("a request doesn't wait for long, and the next one has it", async () => {
  let arrive: (placer: Placer) => void = () => {};
  const placer = deferred(() => new Promise((done) => (arrive = done)), 1000);
  const asked = expect(placer.scores("a", [], [])).rejects.toThrow("on its way");
  await vi.advanceTimersByTimeAsync(1000);
  await asked;
  arrive(none);
  expect(await placer.scores("a", [], [])).toEqual(new Map());
});
