/** The deterministic fixes with the real engine as judge. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProviderSchema } from "../../src/core/schema.ts";
import { Schemas } from "../../src/knowledge/schemas.ts";
import { Judge } from "../../src/loop/judge.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";
import { built } from "../cli/run.ts";

const schema = (name: string) =>
  ProviderSchema.parse(readFileSync(new URL(`../../public/schemas/${name}.jsonl`, import.meta.url), "utf8"));

describe.skipIf(!built)("fixes", () => {
  let verifier: NodeVerifier;
  let judge: Judge;
  beforeAll(async () => {
    verifier = await createNodeVerifier();
    const schemas = new Schemas([schema("aws-6"), schema("random")]);
    judge = new Judge({ verifier, schemas, request: { bundledPolicies: false } });
  });
  afterAll(() => verifier?.dispose());

  const VPC = 'resource "aws_vpc" "net" {\n  cidr_block = "10.0.0.0/16"\n}\n';
  test.each([
    [
      "a block written as an argument",
      'resource "aws_instance" "a" {\n  ami = "ami-1"\n  instance_type = "t3.micro"\n  root_block_device = {\n    encrypted = true\n  }\n}\n',
      "root_block_device {",
    ],
    ["an argument written as a block", `${VPC.replace("}", '  tags {\n    Name = "a"\n  }\n}')}`, "tags = {"],
    [
      "a reference to a name nobody declared",
      `${VPC}resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.main.id\n}\n`,
      "vpc_id = aws_vpc.net.id",
    ],
    [
      "an attribute that isn't there",
      `${VPC}resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.net.vpc_id\n}\n`,
      "vpc_id = aws_vpc.net.id",
    ],
    [
      "a required argument that another block gives",
      `${VPC}resource "aws_subnet" "a" {\n}\n`,
      "vpc_id = aws_vpc.net.id",
    ],
    ["a name twice", `${VPC}${VPC.replace("10.0", "10.1")}`, 'resource "aws_vpc" "net_2" {'],
    ["a variable nobody declared", VPC.replace('"10.0.0.0/16"', "var.range"), 'variable "range" {\n  type = string\n}'],
    [
      "an argument outside of its required block",
      'resource "aws_s3_bucket_versioning" "a" {\n  bucket = "b"\n  status = "Enabled"\n}\n',
      'versioning_configuration {\n    status = "Enabled"\n  }',
    ],
  ])("gentle: %s", async (_, program, expected) => {
    const before = await verifier.verify({ files: { "main.tf": program }, bundledPolicies: false });
    expect(before.ok).toBe(false);
    const { program: after, report, fixes } = await judge.mended(program);
    expect(after).toContain(expected);
    // A variable that was declared still has no value.
    expect(report).toMatchObject({ ok: true, stages: { plan: report.unset ? "skipped" : "pass" } });
    expect(report.unset?.length ?? 0).toBe(expected.startsWith("variable") ? 1 : 0);
    expect(fixes.length).toBeGreaterThan(0);
  });

  test("a program that is right is left alone", async () => {
    expect(await judge.mended(VPC)).toMatchObject({ program: VPC, fixes: [], report: { ok: true } });
  });

  test.each([
    ["a provider configuration that isn't there goes", VPC.replace("}", "  provider = aws.west\n}"), ["drop-argument"]],
    [
      "what the provider doesn't have goes",
      VPC.replace("}", '  colour = "red"\n  shape {\n    round = true\n  }\n}'),
      ["drop-argument", "drop-block"],
    ],
    ["a type that no provider has goes", `${VPC}resource "aws_unicorn" "u" {\n  horn = 1\n}\n`, ["drop-block"]],
    [
      "a value of the wrong type goes when it is optional",
      VPC.replace("}", "  enable_dns_support = { a = 1 }\n}"),
      ["drop-argument"],
    ],
    ["a required argument that nobody gave is asked for", 'resource "aws_iam_role" "r" {\n}\n', ["ask-variable"]],
    [
      "a required block is written with questions in it",
      'resource "aws_s3_bucket_versioning" "v" {\n  bucket = "b"\n}\n',
      ["ask-variable"],
    ],
    [
      "an output of something that isn't there goes",
      `${VPC}output "x" {\n  value = aws_subnet.a.id\n}\n`,
      ["drop-block"],
    ],
  ])("last resort: %s", async (_, program, kinds) => {
    const gentle = await judge.mended(program);
    expect(gentle.report.ok).toBe(false);
    const { report, fixes, program: after } = await judge.salvaged(gentle);
    expect(report.ok).toBe(true);
    expect(after).toContain("resource ");
    expect(fixes.map(({ kind }) => kind)).toEqual(kinds);
  });

  test("any cut of a program ends: verified, or with what is still wrong", async () => {
    const program = `${VPC}resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.net.id\n  tags = {\n    Name = "x"\n  }\n}\n`;
    for (let i = 0; i < program.length; i += 7) {
      const { report } = await judge.salvaged(await judge.mended(program.slice(0, i)));
      expect(report.ok || report.diagnostics.length > 0).toBe(true);
      expect(report.diagnostics.map(({ code }) => code)).not.toContain("verifier-stopped");
    }
  });
});
