import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { turnsOf, type Watch, watch } from "./watchdog.ts";

/** A worker that gets `share` of the processor, and whose watchdog tells why it was ended. */
let share: number;
let ended: string[];
let watching: Watch;
const TURN = 250;

beforeEach(() => {
  vi.useFakeTimers();
  ended = [];
  let processorMs = 0;
  let seen = performance.now();
  const clock = () => {
    processorMs += (performance.now() - seen) * share;
    seen = performance.now();
    return processorMs;
  };
  watching = watch({ turn: turnsOf(clock), quietMs: 2000, hung: (reason) => void ended.push(reason) });
});
afterEach(() => {
  watching.stop();
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it("ends a worker that hangs, within 3 s when it has a processor to itself", async () => {
  share = 1;
  await pass(3000);
  expect(ended).toEqual(["no sign of life in 2 s of processor time"]);
  await pass(60_000);
  expect(ended).toHaveLength(1);
});

it.each([0.5, 0.1, 0.03])("waits for one that gets %f of a processor until it has had as much", async (part) => {
  share = part;
  await pass(2000 / part);
  expect(ended).toEqual([]);
  await pass(20 * TURN);
  expect(ended).toHaveLength(1);
});

it("leaves one alone that beats now and then, however little it gets", async () => {
  share = 0.1;
  for (let minutes = 0; minutes < 10; minutes += 0.25) {
    await pass(15_000);
    watching.beat();
  }
  expect(ended).toEqual([]);
});

it("ends one that uses no processor and answers nothing", async () => {
  share = 0;
  await pass(29_000);
  expect(ended).toEqual([]);
  await pass(3000);
  expect(ended).toEqual(["no sign of life, and nothing done, in 30 s"]);
});

it("counts a turn that ended late once: a beat may be waiting behind it", async () => {
  watching.stop();
  let turns = 0;
  const turn = async () => {
    turns++;
    return 60_000;
  };
  watch({ turn, quietMs: 2000, hung: (reason) => void ended.push(reason) });
  await pass(TURN);
  expect([turns, ended]).toEqual([8, ["no sign of life in 2 s of processor time"]]);
});

it("takes the clock where nobody tells processor time", async () => {
  const blind = watch({ turn: turnsOf(() => undefined), quietMs: 2000, hung: (reason) => void ended.push(reason) });
  watching.stop();
  await pass(1900);
  expect(ended).toEqual([]);
  await pass(600);
  expect(ended).toHaveLength(1);
  blind.stop();
});

it("watches nothing once it is stopped", async () => {
  share = 1;
  await pass(1000);
  watching.stop();
  await pass(60_000);
  expect(ended).toEqual([]);
});
