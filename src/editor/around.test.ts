import { expect, it } from "vitest";
import { blockAround } from "./around.ts";

const TEXT = `locals {
  a = 1
}
resource "aws_vpc" "main" {
  tags = {
    Name = "x"
  }
}
data "aws_ami" "i" {}
`;

it.each([
  ["Name", "aws_vpc.main"],
  ["resource", "aws_vpc.main"],
  ["aws_ami", "data.aws_ami.i"],
  ["a = 1", undefined],
])("around %s stands %s", (word, address) => expect(blockAround(TEXT, TEXT.indexOf(word))).toBe(address));

it("is nowhere in an empty file", () => expect(blockAround("", 0)).toBeUndefined());
