import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptOneOf } from "./accept/index.ts";
import type { Acceptor } from "./acceptor.ts";
import { CANDIDATES, type Candidates, type TokenEngine } from "./engine.ts";
import { Decoder } from "./loop.ts";

const WORDS = [
  "cidr",
  "cidr_block",
  " =",
  ' "',
  ' "10',
  "_block",
  "bucket",
  "\n ",
  "\n",
  "aa",
  "aaa",
  "prefix",
  "aws",
  "_",
  "vpc",
];
const LETTERS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const TOKENS = [...LETTERS, ...WORDS];
const END = TOKENS.length;

/** Wants to write `answer` behind the prompt, in the longest tokens; where that isn't to be, anything else. Letters are tokens, and some words. */
class WordEngine implements TokenEngine {
  position = 0;
  readonly contextLength = 400;
  readonly vocabulary = TOKENS.length + 1;
  /** Steps that were taken, each with its tokens. */
  readonly steps: string[][] = [];
  private held: number[] = [];

  constructor(
    private readonly answer: string,
    private readonly drafts = false,
  ) {}

  tokenize = (text: string) => {
    const ids: number[] = [];
    for (let at = 0; at < text.length; at += TOKENS[ids.at(-1) as number]?.length ?? 1)
      ids.push(this.longest(text.slice(at)));
    return ids;
  };
  piece = (token: number) => new TextEncoder().encode(TOKENS[token] ?? "<end>");
  isEnd = (token: number) => token === END;

  async append(tokens: readonly number[], signal?: AbortSignal): Promise<Candidates> {
    signal?.throwIfAborted();
    this.steps.push(tokens.map((token) => TOKENS[token] as string));
    this.held.push(...tokens);
    this.position += tokens.length;
    return this.ranked(CANDIDATES);
  }

  more = async () => this.ranked(TOKENS.length + 1);

  get appendDraft() {
    if (!this.drafts) return undefined;
    return async (tokens: readonly number[]) => {
      this.steps.push(tokens.map((token) => TOKENS[token] as string));
      return tokens.map((token) => {
        this.held.push(token);
        this.position++;
        return this.ranked(CANDIDATES);
      });
    };
  }

  async rewind(position: number) {
    this.held.length = position;
    this.position = position;
  }
  async dispose() {}

  private ranked(count: number): Candidates {
    const text = this.held
      .map((token) => TOKENS[token])
      .join("")
      .slice(1);
    const rest = this.answer.startsWith(text) ? this.answer.slice(text.length) : "";
    const wanted = rest === "" ? END : this.longest(rest);
    const others = Array.from({ length: TOKENS.length + 1 }, (_, id) => id).filter((id) => id !== wanted);
    const ids = Int32Array.from([wanted, ...others].slice(0, count));
    return { ids, logits: Float32Array.from(ids, (_, at) => -at) };
  }

  private longest(text: string): number {
    const fitting = TOKENS.map((token, id) => ({ token, id })).filter(({ token }) => text.startsWith(token));
    return fitting.sort((a, b) => b.token.length - a.token.length)[0]?.id ?? 0;
  }
}

const OPTIONS = { maxTokens: 100, temperature: 0, topP: 1, seed: 1 };
const run = async (engine: WordEngine, constraint: Acceptor, more: object = {}) =>
  new Decoder(engine).generate("P", { ...OPTIONS, constraint, ...more });

describe("decoding under a constraint", () => {
  it("writes what is certain without a step of the model", async () => {
    const engine = new WordEngine("whatever");
    const done = await run(engine, acceptOneOf(['cidr_block = "10.0.0.0/16"\n']));
    expect(done).toMatchObject({ text: 'cidr_block = "10.0.0.0/16"\n', stop: "end", chosen: 0 });
    expect(engine.steps).toEqual([]);
  });

  it("doesn't keep an answer waiting that leaves no choice, and ends what is read ahead when there is one", async () => {
    const engine = new WordEngine("bucket;");
    const decoder = new Decoder(engine);
    const slow = decoder.warm("P".repeat(50));
    const done = await decoder.generate("P", { ...OPTIONS, constraint: acceptOneOf(["bucket;"]) });
    expect(done).toMatchObject({ text: "bucket;", chosen: 0 });
    const chosen = await decoder.generate("P", { ...OPTIONS, constraint: acceptOneOf(["bucket;", "acl;"]) });
    expect(chosen.text).toBe("bucket;");
    await slow;
  });

  it("takes the most probable choice that is accepted, and completes it", async () => {
    const engine = new WordEngine("bucket_prefix;");
    const done = await run(engine, acceptOneOf(["acl;", "bucket;", "bucket_prefix;"]));
    expect(done.text).toBe("bucket_prefix;");
    expect(done.chosen).toBeLessThan(done.tokens);
  });

  it("asks for the whole vocabulary when the most probable tokens are all refused", async () => {
    // The first candidates are the ones from the blank on: `~` and `}` come late.
    expect((await run(new WordEngine("x"), acceptOneOf(["~;", "};"]))).text).toMatch(/^[~}];$/);
  });

  it("cuts certain text into the tokens that the model would write", async () => {
    const engine = new WordEngine("cidr");
    await run(engine, acceptOneOf(['cidr_block = "a";', 'cidr_block = "b";']));
    expect(engine.steps.flat()).toContain("cidr_block");
    expect(engine.steps.flat()).not.toContain("cidr");
  });

  it("lets a token that was certain become a longer one", async () => {
    const engine = new WordEngine('aws = "10.1";');
    const done = await run(engine, acceptOneOf(['aws = "10.1";', 'aws = "vpc";']));
    expect(done.text).toBe('aws = "10.1";');
    expect(engine.steps.flat()).toEqual(["P", "aws", " ="]);
  });

  it("ends in the shortest way when there is no room left", async () => {
    const endless = (length: number): Acceptor => ({
      complete: length < 0,
      forced: () => "",
      closing: () => "!",
      next: (text) => (text === "!" ? endless(-1) : /^a+$/.test(text) ? endless(length + text.length) : undefined),
    });
    const done = await run(new WordEngine("a".repeat(300)), endless(0), { maxTokens: 5 });
    expect(done).toMatchObject({ stop: "length" });
    expect(done.text).toMatch(/^a{5,20}!$/);
  });

  it("stops when told to, with what there is", async () => {
    const controller = new AbortController();
    const constraint = acceptOneOf(["aaaa;", "aaab;"]);
    const pieces: string[] = [];
    const onText = (text: string) => {
      pieces.push(text);
      controller.abort();
    };
    const decoder = new Decoder(new WordEngine("aaab;"));
    const done = await decoder.generate("P", { ...OPTIONS, constraint }, onText, controller.signal);
    expect(done).toMatchObject({ stop: "stopped", text: "aaa" });
    expect(pieces.join("")).toBe(done.text);
  });

  it("takes the first that may be where the model has not read soon enough, and finds read the next time what it had", async () => {
    const constraint = acceptOneOf(["aaaa;", "aaab;"]);
    let now = 0;
    /** A second for every ten tokens, as they are read one after the other. */
    class SlowEngine extends WordEngine {
      override async append(tokens: readonly number[], signal?: AbortSignal, onProgress?: (done: number) => void) {
        for (const [at, token] of tokens.entries()) {
          signal?.throwIfAborted();
          await super.append([token]);
          now += 100;
          onProgress?.(at + 1);
        }
        return this.more();
      }
    }
    const decoder = new Decoder(new SlowEngine("aaab;"), () => now);
    const ask = () => decoder.generate("P".repeat(90), { ...OPTIONS, constraint, maxReadingSeconds: 6 });
    expect(await ask()).toMatchObject({ stop: "length", text: "aaaa;", chosen: 0, seconds: 6 });
    const again = await ask();
    expect(again).toMatchObject({ stop: "end", chosen: 1 });
    expect(again.firstTokenSeconds).toBeLessThan(6);
  });

  it("checks many tokens at once where the answer copies", async () => {
    const texts = [
      "bucket = one two three four five six;",
      "bucket = one two three four five sex;",
      "bucket = one two x;",
      "bucket = one z;",
    ];
    const slow = new WordEngine(texts[0] as string);
    const quick = new WordEngine(texts[0] as string, true);
    // Where nothing is certain, every letter is a choice.
    const letters = (so: string): Acceptor => ({
      complete: so.endsWith(";"),
      forced: () => "",
      next: (text) => (/^[a-z =]*;?$/.test(text) ? letters(so + text) : undefined),
    });
    const plain = await run(slow, letters(""));
    const copying = await run(quick, letters(""), { copies: texts[0] });
    expect(copying.text).toBe(plain.text);
    expect(quick.steps.length).toBeLessThan(slow.steps.length / 2);
  });

  it("doesn't take what nothing can follow", async () => {
    // A text of three letters whose "x" would have to be followed by a fourth.
    const three = (so: string): Acceptor => ({
      complete: so.length === 3 && !so.endsWith("x"),
      forced: () => "",
      next: (text) => (/^[a-z]+$/.test(text) && so.length + text.length <= 3 ? three(so + text) : undefined),
    });
    expect((await run(new WordEngine("aax"), three(""))).text).toMatch(/^[a-z]{2}[a-wyz]$/);
  });

  it("gives one of the texts, whatever the model wants", async () => {
    const text = fc.stringMatching(/^[a-z_ ="]{1,12};$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.string(),
        fc.nat(),
        async (texts, wish, seed) => {
          const engine = new WordEngine(wish);
          const done = await run(engine, acceptOneOf(texts), { temperature: 1, seed });
          expect(texts.some((one) => done.text === one || one.startsWith(done.text))).toBe(true);
          expect(done.stop).toBe("end");
        },
      ),
      { numRuns: 60 },
    );
  });
});
