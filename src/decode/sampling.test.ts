import { describe, expect, it } from "vitest";
import { topCandidates } from "./engine.ts";
import { draws, sample, seededRandom } from "./sampling.ts";

const candidates = { ids: Int32Array.of(5, 7, 9), logits: Float32Array.of(2, 1, 0) };

describe("sampling", () => {
  it("is greedy at temperature 0", () => {
    const never = () => {
      throw new Error("asked for a random number");
    };
    expect(sample(candidates, { temperature: 0, topP: 1 }, never)).toBe(5);
  });

  it("draws each candidate as often as its probability says", () => {
    const random = seededRandom(3);
    const counts = new Map<number, number>();
    for (let i = 0; i < 20_000; i++) {
      const id = sample(candidates, { temperature: 1, topP: 1 }, random);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const total = Math.exp(2) + Math.exp(1) + 1;
    expect((counts.get(5) ?? 0) / 20_000).toBeCloseTo(Math.exp(2) / total, 1);
    expect((counts.get(7) ?? 0) / 20_000).toBeCloseTo(Math.exp(1) / total, 1);
    expect((counts.get(9) ?? 0) / 20_000).toBeCloseTo(1 / total, 1);
  });

  it("keeps to the fewest candidates that reach topP", () => {
    const random = seededRandom(4);
    const drawn = new Set(Array.from({ length: 500 }, () => sample(candidates, { temperature: 1, topP: 0.8 }, random)));
    expect(drawn).toEqual(new Set([5, 7]));
    expect(sample(candidates, { temperature: 1, topP: 0 }, random)).toBe(5);
  });

  it("draws the same with the same seed, and else not", () => {
    const draws = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 50 }, () => sample(candidates, { temperature: 2, topP: 1 }, random));
    };
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
  });

  it("says so when there is nothing to draw from", () => {
    const none = { ids: new Int32Array(), logits: new Float32Array() };
    expect(() => sample(none, { temperature: 0, topP: 1 }, Math.random)).toThrow("no finite logit");
  });
});

describe("the top candidates", () => {
  it("are those that sorting finds", () => {
    const random = seededRandom(5);
    const logits = Float32Array.from({ length: 5000 }, () => Math.round(random() * 500));
    const sorted = [...logits.keys()].sort((a, b) => (logits[b] as number) - (logits[a] as number) || a - b);
    const top = topCandidates(logits, 64);
    expect([...top.ids]).toEqual(sorted.slice(0, 64));
    expect([...top.logits]).toEqual(sorted.slice(0, 64).map((id) => logits[id]));
  });

  it("leave out what is no number", () => {
    expect([...topCandidates(Float32Array.of(Number.NaN, 1, Number.NEGATIVE_INFINITY, 2)).ids]).toEqual([3, 1]);
    expect(topCandidates(new Float32Array(100).fill(Number.NaN)).ids).toHaveLength(0);
  });

  it("draws every candidate once; the first that is accepted is a sample of the accepted ones", () => {
    const random = seededRandom(5);
    expect([...draws(candidates, { temperature: 0, topP: 1 }, random)]).toEqual([5, 7, 9]);
    let sevens = 0;
    for (let i = 0; i < 20_000; i++) {
      const order = [...draws(candidates, { temperature: 1, topP: 1 }, random)];
      expect(new Set(order).size).toBe(3);
      if (order.find((id) => id !== 5) === 7) sevens++;
    }
    expect(sevens / 20_000).toBeCloseTo(Math.E / (Math.E + 1), 1);
  });
});
