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
const FILES = {
  "main.tf": 'module "net" {\n  source = "./modules/net"\n}\n',
  "modules/net/main.tf": TEXT,
  "modules/alone/main.tf": TEXT,
};

it.each([
  ["Name", "aws_vpc.main"],
  ["resource", "aws_vpc.main"],
  ["aws_ami", "data.aws_ami.i"],
  ["a = 1", undefined],
])("around %s stands %s", (word, address) => {
  const at = TEXT.indexOf(word);
  expect(blockAround(FILES, "vpc.tf", TEXT, at)).toBe(address);
  // What a module's call leads to has the call before it.
  expect(blockAround(FILES, "modules/net/main.tf", TEXT, at)).toBe(address && `module.net.${address}`);
});

it("is nowhere in an empty file, in one that isn't configuration, and in a module that nobody calls", () => {
  expect(blockAround(FILES, "main.tf", "", 0)).toBeUndefined();
  for (const path of ["main.tfvars", "modules/net/main.tf.txt", "modules/alone/main.tf"])
    expect(blockAround(FILES, path, TEXT, TEXT.indexOf("Name"))).toBeUndefined();
});
