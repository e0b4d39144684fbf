import { describe, expect, it } from "vitest";
import { acceptOneOf } from "./accept/index.ts";
import type { Candidates, TokenEngine } from "./engine.ts";
import { type DecodeOptions, Decoder, PromptTooLongError } from "./loop.ts";

/** An engine over bytes: it wants to continue every prompt with `answer`, then to end. Token 256 ends. */
class ScriptedEngine implements TokenEngine {
  position = 0;
  readonly contextLength: number = 200;
  readonly vocabulary = 257;
  readonly appended: number[][] = [];
  private held: number[] = [];
  private readonly answer: number[];

  constructor(
    answer: string,
    private readonly promptLength = 0,
  ) {
    this.answer = [...new TextEncoder().encode(answer)];
  }

  tokenize = (text: string) => [...new TextEncoder().encode(text)];
  piece = (token: number) => Uint8Array.of(token);
  isEnd = (token: number) => token === 256;

  async append(
    tokens: readonly number[],
    signal?: AbortSignal,
    onProgress?: (done: number) => void,
  ): Promise<Candidates> {
    this.appended.push([...tokens]);
    for (const token of tokens) {
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      this.held.push(token);
      this.position++;
    }
    onProgress?.(tokens.length);
    const next = this.answer[this.held.length - this.promptLength] ?? 256;
    return { ids: Int32Array.of(next, next === 120 ? 121 : 120), logits: Float32Array.of(9, 1) };
  }

  async more(): Promise<Candidates> {
    return { ids: Int32Array.from({ length: 257 }, (_, id) => id), logits: new Float32Array(257) };
  }

  async rewind(position: number) {
    this.held.length = position;
    this.position = position;
  }

  async dispose() {}
}

const greedy: DecodeOptions = { maxTokens: 100, temperature: 0, topP: 1, seed: 1 };

describe("the decode loop", () => {
  it("streams the answer until the model ends its turn", async () => {
    const decoder = new Decoder(new ScriptedEngine("grüße 🌍", 2));
    const pieces: string[] = [];
    const done = await decoder.generate("ab", greedy, (text) => pieces.push(text));
    expect(done).toMatchObject({ text: "grüße 🌍", tokens: 12, promptTokens: 2, stop: "end" });
    expect(pieces.join("")).toBe("grüße 🌍");
    expect(pieces).toContain("ü");
    expect(pieces).toContain("🌍");
    expect(done.seconds).toBeGreaterThanOrEqual(done.firstTokenSeconds);
  });

  it("stops at maxTokens and at the end of the context", async () => {
    expect(
      await new Decoder(new ScriptedEngine("a".repeat(50), 1)).generate("p", { ...greedy, maxTokens: 7 }),
    ).toMatchObject({
      text: "aaaaaaa",
      tokens: 7,
      stop: "length",
    });
    const full = await new Decoder(new ScriptedEngine("a".repeat(500), 1)).generate("p", { ...greedy, maxTokens: 999 });
    expect(full).toMatchObject({ tokens: 200, stop: "length" });
  });

  it("stops when its seconds are over, by the clock that it is given, counted from the first token", async () => {
    let seconds = 0;
    const engine = new ScriptedEngine("a".repeat(50), 5);
    const { append } = engine;
    // The prompt takes long to read: that isn't what is limited.
    engine.append = (...asked) => {
      seconds += asked[0].length > 1 ? 100 : 1;
      return append.apply(engine, asked);
    };
    const decoder = new Decoder(engine, () => seconds * 1000);
    const done = await decoder.generate("aaaaa", { ...greedy, maxSeconds: 7 });
    expect(done).toMatchObject({ tokens: 7, stop: "length", firstTokenSeconds: 100, seconds: 107 });
    const constraint = acceptOneOf(Array.from({ length: 40 }, (_, n) => `${"a".repeat(n + 1)}.`));
    const led = await decoder.generate("aaaaa", { ...greedy, maxSeconds: 3, constraint });
    expect(led).toMatchObject({ text: "aaaaa.", stop: "length" });
  });

  it("says how far the reading is, of what takes a while", async () => {
    const told: number[][] = [];
    const onReading = (...all: number[]) => told.push(all);
    await new Decoder(new ScriptedEngine("xy", 20)).generate("p".repeat(20), greedy, undefined, undefined, onReading);
    expect(told).toEqual([
      [0, 20],
      [20, 20],
    ]);
  });

  it("cuts a stop text, even one spread over tokens, and shows nothing of it", async () => {
    const pieces: string[] = [];
    const decoder = new Decoder(new ScriptedEngine("code `` here ``` rest", 1));
    const done = await decoder.generate("p", { ...greedy, stop: ["```"] }, (text) => pieces.push(text));
    expect(done).toMatchObject({ text: "code `` here ", stop: "stopped" });
    expect(pieces.join("")).toBe(done.text);
  });

  it("gives back what it held when a stop text only began", async () => {
    const done = await new Decoder(new ScriptedEngine("end ``", 1)).generate("p", { ...greedy, stop: ["```"] });
    expect(done).toMatchObject({ text: "end ``", stop: "end" });
  });

  it("decodes only what differs from the call before", async () => {
    const engine = new ScriptedEngine("xyz", 6);
    const decoder = new Decoder(engine);
    await decoder.generate("system", greedy);
    engine.appended.length = 0;
    await decoder.generate("systec", greedy);
    expect(engine.appended[0]).toEqual([..."c"].map((letter) => letter.charCodeAt(0)));
  });

  it("decodes the last token anew when the prompt is the same, for its candidates", async () => {
    const engine = new ScriptedEngine("xyz", 6);
    const decoder = new Decoder(engine);
    const first = await decoder.generate("system", greedy);
    engine.appended.length = 0;
    expect((await decoder.generate("system", greedy)).text).toBe(first.text);
    expect(engine.appended[0]).toHaveLength(1);
  });

  it("stops within the prompt, and goes on from there", async () => {
    const engine = new ScriptedEngine("xyz", 100);
    const decoder = new Decoder(engine);
    const controller = new AbortController();
    const running = decoder.generate("p".repeat(100), greedy, undefined, controller.signal);
    setTimeout(() => controller.abort(), 10);
    expect(await running).toMatchObject({ text: "", tokens: 0, stop: "stopped" });
    const kept = engine.position;
    expect(kept).toBeLessThan(100);
    engine.appended.length = 0;
    expect((await decoder.generate("p".repeat(100), greedy)).text).toBe("xyz");
    expect(engine.appended[0]).toHaveLength(100 - kept);
  });

  it("gives what there is when stopped within the answer", async () => {
    const controller = new AbortController();
    const decoder = new Decoder(new ScriptedEngine("a".repeat(90), 1));
    const done = await decoder.generate("p", greedy, (text) => text && controller.abort(), controller.signal);
    expect(done).toMatchObject({ text: "a", stop: "stopped" });
    expect((await decoder.generate("p", greedy, undefined, AbortSignal.abort())).stop).toBe("stopped");
  });

  it("runs one call after the other", async () => {
    const decoder = new Decoder(new ScriptedEngine("xyz", 1));
    const texts = await Promise.all([decoder.generate("p", greedy), decoder.generate("q", greedy)]);
    expect(texts.map(({ text }) => text)).toEqual(["xyz", "xyz"]);
  });

  it("says when a prompt is too long, and still works afterwards", async () => {
    const decoder = new Decoder(new ScriptedEngine("xyz", 1));
    await expect(decoder.generate("p".repeat(200), greedy)).rejects.toThrow(PromptTooLongError);
    expect((await decoder.generate("p", greedy)).text).toBe("xyz");
  });
});
