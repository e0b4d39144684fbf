import { describe, expect, test } from "vitest";
import type { PolicyResult, Report } from "../core/report.ts";
import { planDifferences, regressionsOf, typeOfInstance } from "./compare.ts";

const VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const SUBNET = 'resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.main.id\n}\n';
const QUEUE = 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n';
const program = (...blocks: string[]) => ({ "main.tf": blocks.join("\n") });

type Values = Record<string, unknown>;
const report = (values?: Values, policies: [string, PolicyResult["result"]][] = []): Report => ({
  ...{ ok: true, diagnostics: [], providers: [] },
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "skipped", policy: "pass" },
  policies: policies.map(([address, result]) => ({ rule: "aws/encrypted", address, result }) as PolicyResult),
  ...(values && {
    plan: {
      planned_values: {
        root_module: { resources: Object.entries(values).map(([address, own]) => ({ address, values: own })) },
      },
    },
  }),
});
const version = (files: Record<string, string>, ...of: Parameters<typeof report>) => ({ files, report: report(...of) });

describe("regressions", () => {
  const before = version(program(VPC, SUBNET, QUEUE));

  test("are blocks gone or otherwise that nobody asked for", () => {
    const after = version(program(VPC.replace("10.0", "10.1"), SUBNET));
    expect(regressionsOf(before, after, [])).toEqual(["aws_vpc.main has another text", "aws_sqs_queue.q is gone"]);
    expect(regressionsOf(before, after, ["aws_vpc.main"])).toEqual(["aws_sqs_queue.q is gone"]);
    expect(regressionsOf(before, after, ["aws_vpc.main", "aws_sqs_queue.q"])).toEqual([]);
  });

  test("aren't what is new", () => {
    expect(regressionsOf(version(program(VPC)), version(program(VPC, QUEUE)), ["aws_sqs_queue"])).toEqual([]);
  });

  test("are values planned otherwise, unless they follow from what was asked", () => {
    const planned = (cidr: string, name: string) => ({
      "aws_vpc.main": { cidr },
      "aws_subnet.a[0]": { from: cidr },
      "aws_sqs_queue.q": { name },
    });
    const was = version(program(VPC, SUBNET, QUEUE), planned("10.0", "q"));
    const is = version(program(VPC, SUBNET, QUEUE), planned("10.1", "r"));
    expect(regressionsOf(was, is, ["aws_vpc.main"])).toEqual(["aws_sqs_queue.q is planned with other values"]);
    expect(regressionsOf(was, is, [])).toHaveLength(3);
    expect(regressionsOf(was, { ...is, report: report() }, [])).toEqual([]);
  });

  test("follow variables, locals and provider configurations", () => {
    const files = program(
      'provider "aws" {}\n',
      'variable "name" {}\n',
      "locals {\n  full = var.name\n}\n",
      'resource "aws_sqs_queue" "q" {\n  name = local.full\n}\n',
      'resource "aws_sqs_queue" "other" {\n  name = var.name_of_other\n}\n',
    );
    const plan = (name: string) => ({ "aws_sqs_queue.q": { name }, "aws_sqs_queue.other": { name } });
    const [was, is] = [version(files, plan("a")), version(files, plan("b"))];
    const other = "aws_sqs_queue.other is planned with other values";
    expect(regressionsOf(was, is, ["variable.name"])).toEqual([other]);
    expect(regressionsOf(was, is, ["local.full"])).toEqual([other]);
    expect(regressionsOf(was, is, ["provider.aws"])).toEqual([]);
  });

  test("are policies that passed before and fail now, asked or not", () => {
    const was = version(program(QUEUE), undefined, [["aws_sqs_queue.q", "pass"]]);
    const is = version(program(QUEUE), undefined, [["aws_sqs_queue.q", "fail"]]);
    expect(regressionsOf(was, is, ["aws_sqs_queue.q"])).toEqual(["aws/encrypted at aws_sqs_queue.q passes no more"]);
    expect(regressionsOf(is, was, [])).toEqual([]);
  });

  test("blocks of modules are their own, equal names are told apart", () => {
    const files = { "main.tf": `${QUEUE}locals {}\nlocals {\n  a = 1\n}\n`, "m/main.tf": QUEUE };
    const after = { "main.tf": `${QUEUE}locals {}\nlocals {\n  a = 2\n}\n`, "m/main.tf": VPC };
    expect(regressionsOf(version(files), version(after), [])).toEqual([
      "m/aws_sqs_queue.q is gone",
      "locals#2 has another text",
    ]);
    expect(regressionsOf(version(files), version(after), ["local.a"])).toEqual(["m/aws_sqs_queue.q is gone"]);
  });
});

describe("differences of plans", () => {
  const plan = (values: Values, files = {}) => version(files, values);
  const BEFORE = plan({ "aws_vpc.a": { cidr_block: "x" }, 'aws_vpc.b["k"]': { cidr_block: "y", tags: null } });

  test("are what comes, what goes and which arguments are other", () => {
    expect(planDifferences(BEFORE, BEFORE)).toEqual([]);
    const after = plan({ 'aws_vpc.b["k"]': { cidr_block: "z" }, "aws_vpc.c": {} });
    expect(planDifferences(BEFORE, after)).toEqual([
      { address: "aws_vpc.a", kind: "removed", arguments: [] },
      { address: 'aws_vpc.b["k"]', kind: "changed", arguments: ["cidr_block", "tags"] },
      { address: "aws_vpc.c", kind: "added", arguments: [] },
    ]);
    expect(planDifferences(BEFORE, version({}))).toBeUndefined();
  });

  test("follow moved blocks", () => {
    const files = { "main.tf": 'moved {\n  from = aws_vpc.a\n  to   = aws_vpc.n["x"]\n}\n' };
    const after = plan(
      { 'aws_vpc.n["x"]': { cidr_block: "x" }, 'aws_vpc.b["k"]': { cidr_block: "y", tags: null } },
      files,
    );
    expect(planDifferences(BEFORE, after)).toEqual([]);
  });

  test("types are read of instances in modules too", () => {
    expect(typeOfInstance('module.m["a.b"].aws_vpc.main[0]')).toBe("aws_vpc");
  });
});
