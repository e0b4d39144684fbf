import { expect, test } from "vitest";
import { createRetriever } from "../ask/retrieve.ts";
import { readSchemas } from "../cli/generator.ts";
import { rankTypes, typeFeatures } from "./types.ts";

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
const ranked = (request: string, ...named: string[]) =>
  rankTypes(typeFeatures(request, new Set(named), ["aws"], schemas.knowledge));

test("a type whose words the request says comes first, with what it may be taken for behind it", () => {
  const [first, second] = ranked("a Kendra index for our handbook");
  expect(first?.type).toBe("aws_kendra_index");
  expect(first?.probability).toBeGreaterThan(second?.probability ?? 1);
});

test("what the tables name already is no candidate, and makes others less likely", () => {
  const request = "a Kendra index for our handbook in a bucket";
  const alone = ranked(request).find(({ type }) => type === "aws_kendra_index")?.probability ?? 0;
  const beside = ranked(request, "aws_s3_bucket", "aws_iam_role");
  expect(beside.map(({ type }) => type)).not.toContain("aws_s3_bucket");
  expect(beside.find(({ type }) => type === "aws_kendra_index")?.probability).toBeLessThan(alone);
});

test("no words, no candidates", () => {
  expect(ranked("")).toEqual([]);
  expect(ranked("🙂 !?")).toEqual([]);
});

test("what a request says is there already, or isn't to be, is not suggested", () => {
  expect(retriever.retrieve("a bucket and a Kendra index")).toContain("aws_kendra_index");
  expect(retriever.retrieve("a bucket beside our existing Kendra index")).not.toContain("aws_kendra_index");
  expect(retriever.retrieve("a bucket, no Kendra index")).not.toContain("aws_kendra_index");
});
