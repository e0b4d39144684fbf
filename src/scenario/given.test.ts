import { expect, test } from "vitest";
import { withGiven } from "./given.ts";

const NETWORK = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  vpc_id = aws_vpc.main.id
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_nat_gateway" "main" {
  subnet_id = aws_subnet.public.id
}
`;
const SUBNETS = (meta: string) => `resource "aws_subnet" "private" {
${meta}  vpc_id = aws_vpc.main.id
}
`;
const USER = (subnets: string) => `resource "aws_eks_cluster" "main" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = ${subnets}
}
`;

test.each<[string, string, string]>([
  ["count = 2", "  count = 2\n", "aws_subnet.private[*].id"],
  ["for_each", '  for_each = toset(["a", "b"])\n', "values(aws_subnet.private)[*].id"],
  ["one", "", "[aws_subnet.private.id]"],
])("subnets that are given are looked up, and what makes a network goes: %s", (_, meta, subnets) => {
  const program = [NETWORK, SUBNETS(meta), USER(subnets)].join("\n");
  const text = withGiven(program, "eks in subnet-0a1 and subnet-0b2", new Set(["aws_subnet", "aws_eks_cluster"]));
  expect(text).toContain('count = 2\n  id    = ["subnet-0a1", "subnet-0b2"][count.index]');
  expect(text).toContain("subnet_ids = data.aws_subnet.private[*].id");
  expect(text).toContain('data "aws_vpc" "main" {\n  id = data.aws_subnet.private[0].vpc_id\n}');
  expect(text).not.toMatch(/resource "aws_(?:subnet|vpc|internet_gateway|nat_gateway)"/);
});

test("a subnet each, in the VPC that is given", () => {
  const two = ["a", "b"].map((one) => SUBNETS("").replace("private", one)).join("\n");
  const program = [NETWORK, two, USER("[aws_subnet.a.id, aws_subnet.b.id]")].join("\n");
  const text = withGiven(program, "subnet-0a1, subnet-0b2 of vpc-0c3", new Set());
  expect(text).toContain('data "aws_subnet" "b" {\n  id = "subnet-0b2"\n}');
  expect(text).toContain("subnet_ids = [data.aws_subnet.a.id, data.aws_subnet.b.id]");
  expect(text).toContain('data "aws_vpc" "main" {\n  id = "vpc-0c3"\n}');
});

test("what the request asks for stays, and without ids all does", () => {
  const program = [NETWORK, SUBNETS(""), USER("[aws_subnet.private.id]")].join("\n");
  expect(withGiven(program, "an eks cluster with a network", new Set())).toBe(program);
  expect(withGiven(program, "with an internet gateway, subnet-0a1", new Set(["aws_internet_gateway"]))).toContain(
    'resource "aws_internet_gateway" "main"',
  );
});
