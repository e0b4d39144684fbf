import { describe, expect, it } from "vitest";
import { KvCache } from "./cache.ts";
import type { Candidates, TokenEngine } from "./engine.ts";
import { weigh } from "./weigh.ts";

/** An engine over bytes that goes on as one of several texts, one as likely as e times the next, from what stands before. */
class Guessing implements TokenEngine {
  position = 0;
  readonly contextLength = 500;
  readonly vocabulary = 257;
  readonly read: number[] = [];
  private held: number[] = [];

  constructor(private readonly texts: readonly string[]) {}

  tokenize = (text: string) => [...new TextEncoder().encode(text)];
  piece = (token: number) => Uint8Array.of(token);
  isEnd = () => false;

  async append(tokens: readonly number[]): Promise<Candidates> {
    return (await this.appendDraft(tokens)).at(-1) as Candidates;
  }

  async appendDraft(tokens: readonly number[]): Promise<Candidates[]> {
    this.read.push(tokens.length);
    return tokens.map((token) => {
      this.held.push(token);
      this.position++;
      return this.after();
    });
  }

  private after(): Candidates {
    const before = new TextDecoder().decode(Uint8Array.from(this.held));
    const next = this.texts.flatMap((text) => (text.startsWith(before) ? [text.charCodeAt(before.length)] : []));
    const ids = [...new Set(next)];
    return { ids: Int32Array.from(ids), logits: Float32Array.from(ids, (_, i) => ids.length - i) };
  }

  async more(): Promise<Candidates> {
    throw new Error("not asked");
  }

  async rewind(position: number) {
    this.held.length = position;
    this.position = position;
  }

  async dispose() {}
}

const asked = "name orders\n";
const place = (text: string, options: string[]) => ({ at: text.indexOf('"') + 1, end: text.lastIndexOf('"'), options });

describe("weighing", () => {
  it("tells what is likelier at a place than what stands there", async () => {
    const text = 'name = "main"\n';
    const engine = new Guessing([`${asked}name = "orders"\n`, `${asked}${text}`]);
    const prompt = engine.tokenize(asked);
    const [weights = []] = (await weigh(new KvCache(engine), prompt, text, [place(text, ["orders", "x"])])) ?? [];
    const [own = 0, orders = 0, other = 0] = weights;
    expect(orders).toBeCloseTo(-Math.log(1 + Math.exp(-1)));
    expect(own).toBeCloseTo(-Math.log(1 + Math.exp(1)));
    expect(other).toBeNaN();
  });

  it("tells a text from one that only begins alike, and weighs each place with the text before it", async () => {
    const text = 'a = "main"\nb = "main"\n';
    const engine = new Guessing([`${asked}a = "main-2"\nb = "no"\n`, `${asked}a = "main"\nb = "yes"\n`, asked + text]);
    const last = { at: text.lastIndexOf("main"), end: text.lastIndexOf("main") + 4, options: ["yes", "no"] };
    const first = { at: 5, end: 9, options: ["main-2"] };
    const [a = [], b = []] = (await weigh(new KvCache(engine), engine.tokenize(asked), text, [first, last])) ?? [];
    expect(a[1]).toBeGreaterThan(a[0] as number);
    expect(b[1]).toBeGreaterThan(b[0] as number);
    expect(b[2]).toBeNaN();
  });

  it("reads the text once, and no option that is unlikely from its first token", async () => {
    const text = 'name = "main"\n';
    const engine = new Guessing([asked + text]);
    await weigh(new KvCache(engine), engine.tokenize(asked), text, [place(text, ["orders", "x"])]);
    expect(engine.read).toEqual([asked.length, text.length + 1]);
  });

  it("doesn't where there is no room", async () => {
    const engine = new Guessing([]);
    expect(await weigh(new KvCache(engine), engine.tokenize(asked), "x".repeat(450), [])).toBeUndefined();
  });
});
