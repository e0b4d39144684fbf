import { expect, test } from "vitest";
import { countedOn, otherNetworks } from "./apart.ts";
import { type ProgramBlock, ProgramText } from "./blocks.ts";

const VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const subnet = (name: string, lines: string) =>
  `resource "aws_subnet" "${name}" {\n  vpc_id = aws_vpc.main.id\n  ${lines}\n}\n`;
const last = (text: string) => {
  const program = new ProgramText({ "main.tf": text });
  return { program, block: program.resources.at(-1) as ProgramBlock };
};
const networksOf = (text: string) => {
  const { program, block } = last(text);
  return otherNetworks(program, block).map(({ name, expression }) => [name, expression]);
};

test("the next range that is free where the block lies", () => {
  const a = subnet("a", 'cidr_block = "10.0.1.0/24"');
  expect(networksOf(VPC + a)).toEqual([["cidr_block", '"10.0.2.0/24"']]);
  expect(networksOf(VPC + subnet("b", 'cidr_block = "10.0.2.0/24"') + a)).toEqual([["cidr_block", '"10.0.3.0/24"']]);
  // Whatever it is written as.
  const counted = subnet("c", "cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, 2)");
  expect(networksOf(VPC + counted + a)).toEqual([["cidr_block", '"10.0.3.0/24"']]);
  expect(networksOf(VPC + a + counted)).toEqual([["cidr_block", "cidrsubnet(aws_vpc.main.cidr_block, 8, 3)"]]);
  expect(networksOf(VPC.replace('"10.0.0.0/16"', "var.x") + counted)).toEqual([
    ["cidr_block", "cidrsubnet(aws_vpc.main.cidr_block, 8, 3)"],
  ]);
});

test("none where none is free, or nobody knows what it lies in; what others may have as well stays", () => {
  const full = VPC.replace("/16", "/24") + subnet("a", 'cidr_block = "10.0.0.0/25"');
  expect(networksOf(full + subnet("b", 'cidr_block = "10.0.0.128/25"'))).toEqual([["cidr_block", undefined]]);
  const elsewhere = (a: string, b: string) =>
    `resource "x_y" "a" {\n  range = "${a}"\n}\nresource "x_y" "b" {\n  range = "${b}"\n}\n`;
  expect(networksOf(elsewhere("10.0.1.0/24", "10.0.2.0/24"))).toEqual([["range", undefined]]);
  expect(networksOf(elsewhere("10.0.1.0/24", "10.0.1.0/24"))).toEqual([]);
});

test("what counts up among siblings counts on", () => {
  const of = (name: string, zone: string) =>
    subnet(name, `availability_zone = "eu-west-1${zone}"\n  tags = { Name = "private-${zone}", team = "web" }`);
  const { program, block } = last(of("private_a", "a") + of("private_b", "b"));
  expect(countedOn(block, program.resources)).toBe(
    'resource "aws_subnet" "private_b" {\n  vpc_id = aws_vpc.main.id\n  availability_zone = "eu-west-1c"\n  tags = { Name = "private-c", team = "web" }\n}',
  );
  expect(countedOn(block, [block])).toBe(block.text);
});
