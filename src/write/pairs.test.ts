/** Tags and variables in the maps of a program. */
import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { withSaidPairs } from "./pairs.ts";

const schemas = await readSchemas();
const compact = (text: string) => text.replace(/\s+/g, " ");
const made = (program: string, request: string) => compact(withSaidPairs(program, request, schemas));

test("tags go to all that takes them, beside those that are there", () => {
  const program =
    'resource "aws_s3_bucket" "b" {\n  tags = {\n    Name = "x"\n  }\n}\nresource "aws_s3_bucket_versioning" "b" {\n}\n';
  const text = made(program, "a bucket, tagged Team = data");
  expect(text).toContain('tags = { Name = "x" Team = "data" }');
  expect(text.match(/Team/g)).toHaveLength(1);
});

test("a name goes to what is named before it", () => {
  const text = made(
    'resource "aws_vpc" "v" {\n}\nresource "aws_nat_gateway" "n" {\n}\n',
    "a VPC and a NAT gateway tagged Name = egress",
  );
  expect(text).toBe('resource "aws_vpc" "v" { } resource "aws_nat_gateway" "n" { tags = { Name = "egress" } } ');
});

test("variables of an environment are a map, or blocks", () => {
  expect(made('resource "aws_lambda_function" "f" {\n}\n', "env var STAGE=ci")).toContain(
    'environment { variables = { STAGE = "ci" } }',
  );
  expect(made('resource "aws_codebuild_project" "p" {\n  environment {\n  }\n}\n', "env STAGE=ci")).toContain(
    'environment { environment_variable { name = "STAGE" value = "ci" } }',
  );
});
