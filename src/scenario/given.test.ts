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
  ["each of them", '  for_each = toset(["a", "b"])\n', "[for s in aws_subnet.private : s.id]"],
  ["one", "", "[aws_subnet.private.id]"],
])("subnets that are given are all of a list, and what makes a network goes: %s", (_, meta, subnets) => {
  const program = [NETWORK, SUBNETS(meta), USER(subnets)].join("\n");
  const text = withGiven(program, "eks in subnet-0a1 and subnet-0b2", new Set(["aws_subnet", "aws_eks_cluster"]));
  expect(text).toContain('subnet_ids = ["subnet-0a1", "subnet-0b2"]');
  expect(text).toContain("vpc_id     = data.aws_subnet.given.vpc_id");
  expect(text).toContain('data "aws_subnet" "given" {\n  id = "subnet-0a1"\n}');
  expect(text).not.toMatch(/resource "aws_(?:subnet|vpc|internet_gateway|nat_gateway)"/);
});

test("a subnet each, in the VPC that is given", () => {
  const two = ["a", "b"].map((one) => SUBNETS("").replace("private", one)).join("\n");
  const target = ["a", "b"].map(
    (one) => `resource "aws_efs_mount_target" "${one}" {\n  subnet_id = aws_subnet.${one}.id\n}\n`,
  );
  const program = [NETWORK, two, USER("[aws_subnet.a.id, aws_subnet.b.id]"), ...target].join("\n");
  expect(
    withGiven(program, "subnet-0a1, subnet-0b2 of vpc-0c3", new Set()).trim(),
  ).toBe(`resource "aws_eks_cluster" "main" {
  vpc_id     = "vpc-0c3"
  subnet_ids = ["subnet-0a1", "subnet-0b2"]
}

resource "aws_efs_mount_target" "a" {
  subnet_id = "subnet-0a1"
}

resource "aws_efs_mount_target" "b" {
  subnet_id = "subnet-0b2"
}`);
});

test("what more is needed of than an id is looked up", () => {
  const rule = `resource "aws_security_group" "a" {\n  vpc_id = aws_vpc.main.id\n  tags   = { Net = aws_vpc.main.cidr_block, Zone = aws_subnet.private.availability_zone }\n}\n`;
  const text = withGiven([NETWORK, SUBNETS(""), rule].join("\n"), "in subnet-0a1 of vpc-0c3", new Set());
  expect(text).toContain('data "aws_vpc" "main" {\n  id = "vpc-0c3"\n}');
  expect(text).toContain("Net = data.aws_vpc.main.cidr_block, Zone = data.aws_subnet.private.availability_zone");
  expect(text).toContain('data "aws_subnet" "private" {\n  id = "subnet-0a1"\n}');
});

test("a gateway that is asked for is in the subnet, and a fixed address of a machine isn't the network's", () => {
  const eip =
    'resource "aws_instance" "a" {\n  subnet_id = aws_subnet.public.id\n}\n\nresource "aws_eip" "a" {\n  instance = aws_instance.a.id\n}\n';
  const text = withGiven([NETWORK, eip].join("\n"), "nat gateway in subnet-0a1", new Set(["aws_nat_gateway"]));
  expect(text).toContain('resource "aws_nat_gateway" "main" {\n  subnet_id = "subnet-0a1"\n}');
  expect(text).toContain('resource "aws_eip" "a"');
  expect(text).not.toMatch(/aws_vpc|aws_internet_gateway/);
});

test("what the request asks for stays, and without ids all does", () => {
  const program = [NETWORK, SUBNETS(""), USER("[aws_subnet.private.id]")].join("\n");
  expect(withGiven(program, "an eks cluster with a network", new Set())).toBe(program);
  expect(withGiven(program, "with an internet gateway, subnet-0a1", new Set(["aws_internet_gateway"]))).toContain(
    'resource "aws_internet_gateway" "main"',
  );
});
