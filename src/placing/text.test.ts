import { Tokenizer } from "@huggingface/tokenizers";
import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { readingOf } from "../language/reading.ts";
import { placesOf } from "./places.ts";
import { textsFor } from "./text.ts";

const schemas = await readSchemas();
const WORDS = "[PAD] [UNK] [CLS] [SEP] : ; handler app . run timeout lambda function job is the , 30 seconds".split(
  " ",
);
const tokenizer = new Tokenizer(
  {
    added_tokens: [],
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: null,
    decoder: null,
    model: {
      ...{ type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100 },
      vocab: Object.fromEntries(WORDS.map((word, i) => [word, i])),
    },
  },
  {},
);
const REQUEST = "the handler is app.run, timeout 30 seconds";
const literals = readingOf(REQUEST).literals;
const job = (n: number) => `resource "aws_lambda_function" "job${n || ""}" {\n  handler = "x.y"\n  timeout = 3\n}\n`;
const read = (program: string) =>
  textsFor(
    tokenizer,
    REQUEST,
    literals,
    placesOf(program, schemas, () => undefined),
  );

test("a literal is the tokens of its words, an argument those of its name behind its block's", () => {
  const [text] = read(job(0));
  const said = ([from, to]: readonly [number, number]) => text?.ids.slice(from, to).map((id) => WORDS[id]);
  const shape = literals.findIndex((one) => one.text === "app.run");
  expect(said(text?.literals[shape] ?? [0, 0])).toEqual(["app", ".", "run"]);
  const at = (path: string) => text?.places.find(({ place }) => place.slot.path === path)?.at ?? ([0, 0] as const);
  expect(said(at("handler"))).toEqual(["handler"]);
  expect(said(at("timeout"))).toEqual(["timeout"]);
  expect(text?.parts[at("handler")[0]]).toBe(1);
  expect(text?.parts[text?.literals[shape]?.[0] ?? 0]).toBe(0);
});

test("a long program takes several texts, each with the whole request and none longer than what the model reads", () => {
  const texts = read(Array.from({ length: 30 }, (_, n) => job(n)).join(""));
  expect(texts.length).toBeGreaterThan(1);
  for (const { ids, literals: spans } of texts) {
    expect(ids.length).toBeLessThanOrEqual(512);
    expect(spans).toEqual(texts[0]?.literals);
  }
  const handlers = texts.flatMap(({ places }) => places.filter(({ place }) => place.slot.path === "handler"));
  expect(handlers).toHaveLength(30);
});

test("what few give is asked about where its words are said", () => {
  const crawler = 'resource "aws_glue_crawler" "raw" {\n  database_name = "raw"\n}\n';
  const paths = (said: string) =>
    placesOf(crawler, schemas, () => undefined, readingOf(said)).flatMap(({ places }) =>
      places.map(({ slot }) => slot.path),
    );
  expect(paths("table prefix")).toContain("table_prefix");
  expect(paths("table")).not.toContain("table_prefix");
});
