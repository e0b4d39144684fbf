import { expect, test } from "vitest";
import { calloutsOf } from "./callouts.ts";

const PROGRAM = `terraform {
  required_providers {
    evil = { source = "acme/evil" }
  }
  backend "http" {}
}
provider "aws" {}
module "x" { source = "git::https://example.com/x" }
data "external" "run" { program = ["sh"] }
resource "aws_instance" "a" {
  #checkov:skip=CKV_AWS_8:no reason
  provisioner "local-exec" { command = "id" }
}
`;

test("everything that reaches beyond the resources is called out, with its line", () => {
  expect(calloutsOf(PROGRAM).map(({ kind, line }) => [kind, line])).toEqual([
    ["provider", 3],
    ["backend", 5],
    ["provider", 7],
    ["module", 8],
    ["command", 9],
    ["suppression", 11],
    ["provisioner", 12],
  ]);
});

test.each([
  "checkov:skip=CKV_AWS_8:why",
  "trivy:ignore:AWS-0089",
  "tflint-ignore: x",
  "terraformer:ignore aws/s3-versioning: why",
])("%s silences", (comment) => {
  expect(calloutsOf(`resource "aws_vpc" "a" {\n  # ${comment}\n}\n`)).toMatchObject([{ kind: "suppression", line: 2 }]);
});

test("what the user's program had already is no callout, one more of it is", () => {
  expect(calloutsOf(PROGRAM, PROGRAM)).toEqual([]);
  const more = `${PROGRAM}resource "aws_instance" "b" {\n  provisioner "local-exec" { command = "id" }\n}\n`;
  expect(calloutsOf(more, PROGRAM)).toMatchObject([{ kind: "provisioner", line: 15 }]);
});

test("plain resources have none", () => {
  expect(calloutsOf('resource "aws_vpc" "a" {}\n# trivy is a tool\n')).toEqual([]);
});

test("of two configurations of a provider each is told apart", () => {
  const program = 'provider "aws" {}\nprovider "aws" {\n  alias = "away"\n}\n';
  expect(calloutsOf(program).map(({ title }) => title)).toEqual([
    "configures the provider aws",
    "configures the provider aws.away",
  ]);
});
