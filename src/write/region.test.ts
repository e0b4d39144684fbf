import { expect, test } from "vitest";
import { withRegion } from "./region.ts";

const QUEUE = 'resource "aws_sqs_queue" "main" {\n}\n';

test("the one region that a request names is the provider's", () => {
  expect(withRegion(QUEUE, "a queue in eu-west-3, please")).toBe(
    `provider "aws" {\n  region = "eu-west-3"\n}\n\n${QUEUE}`,
  );
});

test("zones of a region are no word of where the provider works", () => {
  const subnet = 'resource "aws_subnet" "a" {\n  availability_zone = "eu-west-3a"\n}\n';
  expect(withRegion(subnet, "a subnet in eu-west-3, zone eu-west-3a")).toContain('region = "eu-west-3"');
});

test.each([
  ["two are named", QUEUE, "replicate from eu-west-1 to eu-central-1"],
  ["none is", QUEUE, "a queue"],
  ["the program says it", `${QUEUE}data "aws_region" "r" {\n  region = "eu-west-3"\n}\n`, "a queue in eu-west-3"],
  ["a provider is there", `provider "aws" {\n}\n${QUEUE}`, "a queue in eu-west-3"],
  ["it is another cloud's", 'resource "google_pubsub_topic" "t" {\n}\n', "a topic in europe-west3, no us-east-1"],
])("where %s, nothing is added", (_, program, request) => {
  expect(withRegion(program, request)).toBe(program);
});

test("the region of a peer is no word of where the program is", () => {
  const peer = 'resource "aws_vpc_peering_connection" "p" {\n  peer_region = "eu-west-3"\n}\n';
  expect(withRegion(peer, "peer it in eu-west-3")).toContain('provider "aws" {\n  region = "eu-west-3"');
});
