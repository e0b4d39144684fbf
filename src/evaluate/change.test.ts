import { describe, expect, test } from "vitest";
import { churnOf } from "./change.ts";

const VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const SUBNET = 'resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.main.id\n}\n';
const QUEUE = 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n';
const program = (...blocks: string[]) => ({ "main.tf": blocks.join("\n") });

describe("churn", () => {
  test("counts lines and blocks, in files that come and go too", () => {
    const before = { ...program(VPC, SUBNET), "old.tf": QUEUE };
    const after = { ...program(VPC.replace("10.0", "10.1"), SUBNET), "new.tf": 'output "x" {}\n' };
    expect(churnOf(before, after)).toEqual({ added: 2, removed: 4, blocks_changed: 3 });
  });

  test("is nothing where nothing changed, also when a block moves to another file", () => {
    expect(churnOf(program(VPC), program(VPC))).toEqual({ added: 0, removed: 0, blocks_changed: 0 });
    expect(churnOf(program(VPC, QUEUE), { ...program(VPC), "q.tf": QUEUE }).blocks_changed).toBe(0);
  });
});
