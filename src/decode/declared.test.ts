import { expect, test } from "vitest";
import type { Block } from "../core/schema.ts";
import { declaredIn } from "./declared.ts";
import { typeExpression } from "./type-expression.ts";

const flags = {
  required: false,
  optional: true,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
};
const bucket: Block = {
  attributes: new Map([["arn", { type: "string", ...flags }]]),
  blocks: new Map([
    [
      "rule",
      {
        nesting: "list",
        min: 0,
        max: 0,
        block: { attributes: new Map([["days", { type: "number", ...flags }]]), blocks: new Map(), deprecated: false },
      },
    ],
  ]),
  deprecated: false,
};
const type = ["object", { arn: "string", rule: ["list", ["object", { days: "number" }]] }];

test("what a program declares has the types that its schema and its arguments say", () => {
  const program = `
variable "name" { type = string }
variable "any" {}
variable "ports" {
  type = list(number) # of the service
}
locals {
  region = "eu-west-1"
  count  = 3
  on     = true
  named  = "\${var.name}-x"
}
resource "aws_s3_bucket" "one" {}
resource "aws_s3_bucket" "many" {
  count = 2
}
data "aws_s3_bucket" "each" {
  for_each = var.names
}
resource "aws_unknown" "x" {}
module "net" { source = "./net" }
output "arn" { value = 1 }
provider "aws" {}
provider "aws" {
  alias = "west"
}
`;
  const declared = declaredIn(program, (name) => (name.endsWith("aws_s3_bucket") ? bucket : undefined));
  expect(Object.fromEntries(declared)).toEqual({
    "var.name": "string",
    "var.any": "dynamic",
    "var.ports": ["list", "number"],
    "local.region": "string",
    "local.count": "number",
    "local.on": "bool",
    "local.named": "dynamic",
    "aws_s3_bucket.one": type,
    "aws_s3_bucket.many": ["list", type],
    "data.aws_s3_bucket.each": ["map", type],
    "aws_unknown.x": "dynamic",
    "module.net": "dynamic",
    "provider.aws.west": ["object", {}],
  });
});

test("types of variables", () => {
  expect(typeExpression('list(object({ name = string, port = optional(number, max(1, 2)) "x" = bool }))')).toEqual([
    "list",
    ["object", { name: "string", port: "number", x: "bool" }, ["port"]],
  ]);
  expect(typeExpression("tuple([string, any])")).toEqual(["tuple", ["string", "dynamic"]]);
  expect(typeExpression("map(string")).toBeUndefined();
  expect(typeExpression("object({ a })")).toBeUndefined();
  expect(typeExpression(`${"list(".repeat(5000)}`)).toBeUndefined();
});
