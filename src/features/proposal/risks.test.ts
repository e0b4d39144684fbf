import { expect, it } from "vitest";
import { risksOf } from "./risks.ts";

const titles = (before: Record<string, string>, after: Record<string, string>) =>
  risksOf(before, after).map(({ kind, line }) => [kind, line]);

it("calls out what is new, and only that", () => {
  const before = { "main.tf": 'resource "aws_vpc" "main" {}\n', "notes.md": 'module "x" {}' };
  const after = {
    ...before,
    "new.tf": `resource "aws_subnet" "a" {}
data "google_project" "p" {}
module "net" {
  source = "x/y"
}
resource "aws_instance" "i" {
  # checkov:skip=CKV_1:because
  provisioner "local-exec" {
    command = "id"
  }
}
`,
  };
  expect(titles(before, after)).toEqual([
    ["provider", 2],
    ["module", 3],
    ["suppression", 7],
    ["provisioner", 8],
  ]);
  expect(titles(after, after)).toEqual([]);
});

it("calls a provider out once, whichever file uses it first", () => {
  const before = { "main.tf": 'resource "null_resource" "x" {}' };
  const after = { ...before, "a.tf": 'resource "aws_vpc" "a" {}', "b.tf": 'data "aws_region" "b" {}' };
  expect(titles(before, after)).toEqual([["provider", 1]]);
});

it("takes the provider of a first program as asked for, but not one that it configures", () => {
  expect(titles({ "main.tf": "" }, { "main.tf": 'resource "aws_vpc" "a" {}' })).toEqual([]);
  expect(titles({}, { "main.tf": 'provider "aws" {}' })).toEqual([["provider", 1]]);
});

it("calls out what nobody sees, what judges programs, modules from elsewhere, and guards that go", () => {
  const before = {
    "main.tf": `module "net" {
  source = "./net"
}
resource "aws_db_instance" "d" {
  lifecycle {
    prevent_destroy = true
  }
}
`,
  };
  const after = {
    "main.tf": `module "net" {
  source = "git::https://example.com/net"
}
resource "aws_db_instance" "d" {
  name = "a\u200bb"
}
`,
    ".terraformer.hcl": 'rule "x" {\n  enabled = false\n}\n',
  };
  expect(risksOf(before, after).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    "hidden: has a character that has no width (U+200B)",
    'module: takes the module net from "git::https://example.com/net"',
    "guard: guards aws_db_instance.d no longer: prevent_destroy is gone",
    "suppression: changes how programs are judged: .terraformer.hcl",
  ]);
  expect(risksOf(after, after)).toEqual([]);
});
