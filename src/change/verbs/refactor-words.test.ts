import { describe, expect, test } from "vitest";
import { ProgramText } from "../blocks.ts";
import { refactoringsIn } from "./refactor-words.ts";

const program = new ProgramText({
  "main.tf": `
variable "region" {}
locals {
  tags = {}
}
provider "aws" {
  alias = "west"
}
resource "aws_s3_bucket" "data" {
  bucket = "acme-data"
}
resource "aws_s3_bucket" "logs" {}
resource "aws_vpc" "main" {}
resource "aws_instance" "web" {
  count         = 2
  instance_type = "t3.micro"
}
resource "aws_sqs_queue" "jobs" {}
module "net" {
  source = "./net"
}
output "data" {
  value = aws_s3_bucket.data.id
}
`,
});
const rename = (address: string, to: string) => ({ request: { action: "rename", address, to } });

describe("refactorings", () => {
  test.each([
    ["rename aws_s3_bucket.data to assets", rename("aws_s3_bucket.data", "assets")],
    [
      "Please rename aws_s3_bucket.data to `aws_s3_bucket.assets`.",
      rename("aws_s3_bucket.data", "aws_s3_bucket.assets"),
    ],
    ["rename the bucket data to assets", rename("aws_s3_bucket.data", "assets")],
    ["rename the vpc to network", rename("aws_vpc.main", "network")],
    ["rename the queue to work", rename("aws_sqs_queue.jobs", "work")],
    ["rename the variable region to aws_region", rename("variable.region", "aws_region")],
    ["rename var.region to aws_region", rename("var.region", "aws_region")],
    ["rename the local value tags to common", rename("local.tags", "common")],
    ["rename the output data to bucket", rename("output.data", "bucket")],
    ["rename tags to common_tags", rename("local.tags", "common_tags")],
    ["rename the module net to network", rename("module.net", "network")],
    ["turn count of module.net into for_each", { request: { action: "count-to-for-each", address: "module.net" } }],
    [
      "switch module.net.aws_vpc.a from for_each to count",
      { request: { action: "for-each-to-count", address: "module.net.aws_vpc.a" } },
    ],
    ["rename module.net.aws_vpc.a to b", rename("module.net.aws_vpc.a", "b")],
    ["rename the provider alias west to us", rename("provider.aws.west", "us")],
    [
      "turn count of aws_instance.web into for_each",
      { request: { action: "count-to-for-each", address: "aws_instance.web" } },
    ],
    [
      "use for_each instead of count for the instance",
      { request: { action: "count-to-for-each", address: "aws_instance.web" } },
    ],
    [
      "convert aws_instance.web from count to for_each with the keys blue and green",
      { request: { action: "count-to-for-each", address: "aws_instance.web", keys: ["blue", "green"] } },
    ],
    [
      "switch aws_instance.web from for_each to count",
      { request: { action: "for-each-to-count", address: "aws_instance.web" } },
    ],
    [
      "extract aws_vpc.main and aws_instance.web into a module called app",
      { request: { action: "extract-module", addresses: ["aws_vpc.main", "aws_instance.web"], to: "app" } },
    ],
    [
      "move the vpc into its own module network",
      { request: { action: "extract-module", addresses: ["aws_vpc.main"], to: "network" } },
    ],
    [
      "move the vpc into a network module",
      { request: { action: "extract-module", addresses: ["aws_vpc.main"], to: "network" } },
    ],
    ["split main.tf into files", { request: { action: "split-files", file: "main.tf" } }],
    ["split the program into variables.tf, outputs.tf and providers.tf", { request: { action: "split-files" } }],
    ["split main.tf into one file per service", { request: { action: "split-files", file: "main.tf", by: "service" } }],
    ["split this into files by service", { request: { action: "split-files", by: "service" } }],
    [
      "turn aws_instance.web.instance_type into a variable called size",
      { request: { action: "extract-variable", address: "aws_instance.web.instance_type", to: "size" } },
    ],
    [
      "make aws_instance.web.instance_type a variable, everywhere",
      { request: { action: "extract-variable", address: "aws_instance.web.instance_type", everywhere: true } },
    ],
    [
      "extract aws_s3_bucket.data.bucket to a local value named bucket_name",
      { request: { action: "extract-local", address: "aws_s3_bucket.data.bucket", to: "bucket_name" } },
    ],
    [
      "make the instance type of the web instance configurable as web_size",
      { request: { action: "extract-variable", address: "aws_instance.web.instance_type", to: "web_size" } },
    ],
    ["inline var.region", { request: { action: "inline", address: "var.region" } }],
  ])("%s", (text, expected) => {
    expect(refactoringsIn(text, program)).toEqual([expected]);
  });

  test("several renames in one sentence", () => {
    expect(refactoringsIn("rename aws_vpc.main to net and the bucket logs to audit", program)).toEqual([
      rename("aws_vpc.main", "net"),
      rename("aws_s3_bucket.logs", "audit"),
    ]);
  });

  test.each([
    ["rename the bucket to assets", "aws_s3_bucket.logs"],
    ["make the region a variable", "isn't clear which argument"],
    ["rename data to assets", "output.data"],
    ["rename the load balancer to front", "called"],
    ["move the vpc into a module", "needs a name"],
    ["extract that into a module called x", "isn't clear"],
    ["convert aws_instance.web from count to for_each over var.zones", "doesn't measure var.zones"],
  ])("%s: asked back", (text, part) => {
    const [wanted] = refactoringsIn(text, program);
    expect(wanted && "reason" in wanted && wanted.reason).toContain(part);
  });

  test.each([
    "rename the bucket's name to acme-assets",
    "rename the queue to orders.fifo",
    "rename the queue to acme-jobs",
    "rename the queue from jobs to work",
    "set the bucket name to assets",
    "set count of aws_instance.web to 3",
    "split the subnet into two",
    "move the instance into the vpc",
    "use for_each",
    "add a module for logging",
  ])("%s: is none", (text) => {
    expect(refactoringsIn(text, program)).toEqual([]);
  });
});
