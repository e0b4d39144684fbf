import { expect, test } from "vitest";
import { Clause } from "../language/clauses.ts";
import { type ProgramBlock, ProgramText } from "./blocks.ts";
import { elementsSaid } from "./elements-said.ts";
import { type Instances, instancesOf, nameOf } from "./instances.ts";
import { namesSaid } from "./name-said.ts";

const LOCALS = `
variable "size" {
  default = 2
}
variable "users" {
  default = [{ name = "ann", admin = true }, { name = "bob", admin = false }]
}
locals {
  names   = ["x", "y"]
  workers = { a = { zone = "eu-west-1a" }, b = { zone = "eu-west-1b" } }
}
`;

/** Of a user with this repetition. */
function of(repetition: string, files: Record<string, string> = {}): Instances | undefined {
  const text = `${LOCALS}\nresource "aws_iam_user" "u" {\n${repetition}\nname = "u"\n}\nresource "aws_iam_user" "each" {\nfor_each = aws_iam_user.u\n}\n`;
  const program = new ProgramText({ "main.tf": text, ...files });
  return instancesOf(program, program.find("aws_iam_user.u") as ProgramBlock);
}

test.each([
  ["count = 3", "number", 3, "aws_iam_user.u count"],
  ["count = var.size", "number", 2, "variable.size default"],
  ["count = length(local.names)", "index", 2, "locals names"],
  ['for_each = toset(["a", "b"])', "key", 2, "aws_iam_user.u for_each"],
  ["for_each = local.workers", "key", 2, "locals workers"],
  ["for_each = { for u in var.users : u.name => u }", "key", 2, "variable.users default"],
])("%s", (repetition, by, number, home) => {
  const found = of(repetition);
  expect(found).toMatchObject({ by, number });
  expect(`${found?.home?.block.address} ${found?.home?.name}`).toBe(home);
});

test.each(["", "count = var.is_wanted ? 1 : 0"])("nothing of “%s”", (repetition) =>
  expect(of(repetition)).toBeUndefined(),
);

test("what isn't written out, or is given elsewhere, has no place", () => {
  expect(of("for_each = data.x.y.z")).toMatchObject({ by: "key" });
  expect(of("for_each = data.x.y.z")?.home).toBeUndefined();
  expect(of("for_each = merge(local.workers, local.names)")?.home).toBeUndefined();
  expect(of("count = var.size", { "prod.auto.tfvars": "size = 5\n" })).toBeUndefined();
});

test("what is made for each of another's is made of the same", () => {
  const program = new ProgramText({
    "main.tf":
      'resource "aws_iam_user" "u" {\nfor_each = toset(["a"])\n}\nresource "aws_iam_access_key" "k" {\nfor_each = aws_iam_user.u\n}\n',
  });
  const found = instancesOf(program, program.find("aws_iam_access_key.k") as ProgramBlock);
  expect([found?.block.address, found?.home?.block.address]).toEqual(["aws_iam_access_key.k", "aws_iam_user.u"]);
});

test.each([
  ["for_each = local.workers", "remove the worker from eu-west-1b", ["b"]],
  ["for_each = local.workers", 'remove the worker "a"', ["a"]],
  // An article is no name.
  ["for_each = local.workers", "remove a worker", []],
  ["for_each = { for u in var.users : u.name => u }", "remove bob", ["bob"]],
  ["for_each = { for u in var.users : u.name => u }", "remove bobby", []],
  ['for_each = toset(["orders", "dead-letters"])', "remove the dead letters queue", ["dead-letters"]],
])("%s: %s", (repetition, request, names) => {
  const instances = of(repetition) as Instances;
  const said = elementsSaid(new Clause(request, "remove"), instances, undefined);
  expect(said.map((one) => nameOf(instances, one))).toEqual(names);
});

test.each([
  ["add dana", "dana"],
  ['add "Dana K"', "Dana K"],
  ["add one called dana", "dana"],
  ["add dana, erin and finn", "dana erin finn"],
  ["add two more", ""],
])("%s", (request, name) => {
  const naming = { type: "aws_iam_user", mention: undefined, names: ["a"], explained: [], isCommon: () => false };
  expect(namesSaid(new Clause(request, "add"), naming).join(" ")).toBe(name);
});
