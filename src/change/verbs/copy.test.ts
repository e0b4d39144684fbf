import { expect, it } from "vitest";
import { ProgramText } from "../blocks.ts";
import { copied, siblingOf } from "./copy.ts";

const PROGRAM = new ProgramText({
  "main.tf": `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "web" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  tags       = { Name = "shop-web" }
}

resource "aws_subnet" "data" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_subnet" "all" {
  for_each   = toset(["a"])
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}
`,
});

it("copies a sibling with a name and a network of its own; what it refers to stays", () => {
  const sibling = siblingOf(PROGRAM, "aws_subnet", ["another", "web", "subnet"]);
  expect(sibling?.address).toBe("aws_subnet.web");
  expect(sibling && copied(PROGRAM, sibling, "admin")).toBe(`resource "aws_subnet" "admin" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.3.0/24"
  tags       = { Name = "shop-web" }
}`);
});

it("copies nothing that stands for many", () => {
  expect(siblingOf(PROGRAM, "aws_subnet", ["all"])?.name).not.toBe("all");
  expect(siblingOf(PROGRAM, "aws_vpc_endpoint", [])).toBeUndefined();
});
