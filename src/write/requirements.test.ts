import { expect, test } from "vitest";
import { ProviderSchema } from "../core/schema.ts";
import { Schemas } from "../knowledge/schemas.ts";
import { joined, withNewRequirements, withRequirements } from "./requirements.ts";

const provider = (source: string, version: string) => {
  const head = { format: 1, source, version, types: [], provider: 1, resources: {}, data: {}, ephemeral: {} };
  return ProviderSchema.parse(`${JSON.stringify(head)}\n{"a":{}}`);
};
const SCHEMAS = new Schemas([
  provider("registry.terraform.io/hashicorp/aws", "6.66.0"),
  provider("registry.terraform.io/hashicorp/time", "0.13.1"),
  provider("registry.terraform.io/kreuzwerker/docker", "4.6.0"),
]);

const AWS = `    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
`;
const DOCKER = `    docker = {
      source  = "kreuzwerker/docker"
      version = "~> 4.0"
    }
`;
const VERSION = '  required_version = ">= 1.5"\n';
const versioned = (...entries: string[]) => requiring(...entries).replace("{\n", `{\n${VERSION}`);
const requiring = (...entries: string[]) => `terraform {\n  required_providers {\n${entries.join("")}  }\n}\n`;
const QUEUE = 'resource "aws_sqs_queue" "a" {}\n';
const NETWORK = 'resource "docker_network" "n" {}\n';

test.each([
  ["nothing is stated yet", QUEUE + NETWORK, `${versioned(AWS, DOCKER)}\n${QUEUE}${NETWORK}`],
  ["all is stated but the version", requiring(AWS) + QUEUE, versioned(AWS) + QUEUE],
  [
    "some is stated, in its own form",
    `terraform {\n  required_providers {\n    aws = {}\n  }\n}\n${NETWORK}${QUEUE}`,
    `terraform {\n${VERSION}  required_providers {\n    aws = {}\n${DOCKER}  }\n}\n${NETWORK}${QUEUE}`,
  ],
  [
    "there is a terraform block",
    `terraform {\n  required_version = ">= 1.5"\n}\n${QUEUE}`,
    `terraform {\n  required_version = ">= 1.5"\n  required_providers {\n${AWS}  }\n}\n${QUEUE}`,
  ],
  ["it is empty", `terraform {}\n${QUEUE}`, `${versioned(AWS)}${QUEUE}`],
  ["no provider is needed", 'resource "terraform_data" "a" {}\n', 'resource "terraform_data" "a" {}\n'],
  [
    "a block chooses another provider",
    'data "aws_region" "r" {\n  provider = docker.far\n}\n',
    `${versioned(DOCKER)}\ndata "aws_region" "r" {\n  provider = docker.far\n}\n`,
  ],
  ["nobody knows the provider", 'resource "acme_thing" "a" {}\n', 'resource "acme_thing" "a" {}\n'],
])("a new program: %s", (_, program, expected) => {
  expect(withRequirements(program, "main.tf", SCHEMAS)).toBe(expected);
  expect(withRequirements(expected, "main.tf", SCHEMAS)).toBe(expected);
});

test("a change states what is new where the program states requirements, in whatever file, and what can't be left out", () => {
  const versions = requiring(AWS);
  const before = { "main.tf": QUEUE, "versions.tf": versions };
  const more = `${QUEUE}resource "time_static" "t" {}\n`;
  const after = withNewRequirements(before, { ...before, "main.tf": more }, SCHEMAS);
  expect(after["main.tf"]).toBe(more);
  expect(after["versions.tf"]).toContain(
    '    time = {\n      source  = "hashicorp/time"\n      version = "~> 0.0"\n    }\n  }\n}',
  );
  // A program that states nothing goes on so.
  expect(withNewRequirements({ "main.tf": QUEUE }, { "main.tf": more }, SCHEMAS)).toEqual({ "main.tf": more });
  const own = withNewRequirements({ "main.tf": QUEUE }, { "main.tf": QUEUE + NETWORK }, SCHEMAS);
  expect(own["main.tf"]).toBe(`${requiring(DOCKER)}\n${QUEUE}${NETWORK}`);
  // What was missing before isn't the change's business.
  expect(withNewRequirements({ "main.tf": NETWORK }, { "main.tf": NETWORK + QUEUE }, SCHEMAS)["main.tf"]).not.toContain(
    "required",
  );
});

test("a program beside others joins their requirements, and brings its own where they have none", () => {
  const program = `${requiring(AWS, DOCKER)}\n${QUEUE}${NETWORK}`;
  const files = { "a.tf": requiring(AWS), "generated.tf": program, "sub/b.tf": requiring(DOCKER) };
  expect(joined(files, "generated.tf")).toEqual({
    "a.tf": requiring(AWS, DOCKER),
    "generated.tf": QUEUE + NETWORK,
    "sub/b.tf": requiring(DOCKER),
  });
  const alone = { "a.tf": "terraform {}\n", "generated.tf": program };
  expect(joined(alone, "generated.tf")).toBe(alone);
});
