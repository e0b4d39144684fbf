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
