/** How long the editor waits for an answer of the language service, in a program of 1,000 lines in which somebody is writing. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SchemaEntry } from "../../src/core/catalogue.ts";
import type { LanguageService, Method } from "../../src/core/language.ts";
import type { Ask } from "../../src/verifier/client.ts";
import { createLanguage } from "../../src/verifier/language.ts";
import { ROOT } from "../build-cache.ts";
import { atMost, quantile, type Row, timed } from "./measure.ts";
import { programOf } from "./programs.ts";

const PUBLIC = join(ROOT, "public");

/** What is being written at the end of the program, letter by letter: what stands before each letter doesn't parse. */
const WRITTEN = [
  'resource "aws_s3_bucket" "more" {\n  bucket = aws_s3_bucket.logs_0.id\n}\n',
  'resource "aws_instance" "more" {\n  instance_type = "t3.micro"\n  subnet_id = aws_subnet.public_1[0].id\n  tags = {\n    Name = upper(var.size)\n  }\n}\n',
  'resource "aws_lambda_function" "more" {\n  function_name = join("-", ["a", var.size])\n  runtime = "python3.12"\n}\n',
];

export const languageOf = (engine: Ask, catalogue: readonly SchemaEntry[]): LanguageService =>
  createLanguage({
    engine,
    catalogue,
    schemaText: ({ file }) => readFile(join(PUBLIC, "schemas", file), "utf8"),
    usageText: (provider) => readFile(join(PUBLIC, `knowledge/${provider}.jsonl`), "utf8").catch(() => ""),
  });

/** `engine`: one that has its catalogue and answers nobody else. */
export async function languageRows(engine: Ask, catalogue: readonly SchemaEntry[]): Promise<Row[]> {
  const language = languageOf(engine, catalogue);
  const program = programOf(1000);
  const texts = WRITTEN.flatMap((text) => Array.from(text, (_, i) => program + text.slice(0, i + 1)));
  const ask = (method: Method) => async (i: number) => {
    const text = texts[i % texts.length] ?? "";
    await language.ask(method, { "main.tf": text }, "main.tf", Buffer.byteLength(text));
  };
  const rows: Row[] = [];
  const [first = Number.NaN] = await timed(1, ask("complete"));
  rows.push({
    what: "completion, the first of all, schema and usage included, 1,000 lines, wasm",
    measured: `${first.toFixed(0)} ms`,
    goal: "–",
  });
  for (const method of ["complete", "hover", "highlights", "tokens"] as const) {
    await timed(40, ask(method));
    const p95 = quantile(await timed(texts.length, ask(method)), 0.95);
    rows.push(atMost(`${method}, 95th percentile while writing in 1,000 lines, wasm`, p95, 50, "ms"));
  }
  return rows;
}
