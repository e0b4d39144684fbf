import { describe, expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import type { TypeFacts } from "../core/facts.ts";
import { acceptorOf } from "../decode/accept/index.ts";
import { readingOf } from "../language/reading.ts";
import { assign, ofBlock } from "./assign.ts";
import { type IntentParts, intentOf } from "./intent.ts";

const schemas = await readSchemas();

function intent(type: string, request: string, more: Partial<IntentParts> = {}, excluded?: Set<string>) {
  const parts: IntentParts = {
    ...{ schemas, request, types: [type], facts: undefined, index: 0 },
    ...{
      told: ofBlock(
        assign(readingOf(request), [{ type }], schemas, () => undefined),
        type,
        0,
      ),
      connect: () => [],
      others: () => [],
      drafted: new Map(),
    },
    ...more,
  };
  const found = intentOf(type, parts, excluded);
  if (!found) throw new Error("no schema");
  return found;
}

/** What of a block is certain from its header on. */
function certain(type: string, request: string, more: Partial<IntentParts> = {}): string {
  const { scope } = intent(type, request, more);
  const start = `resource "${type}" "main" {\n`;
  return acceptorOf({ kind: "block", scope: { ...scope, declared: new Map() }, start }).forced();
}

describe("what a request and the program mean for a block", () => {
  test("is written without the model where it leaves no doubt", () => {
    expect(certain("aws_vpc", "a VPC 10.1.0.0/16")).toBe('  cidr_block = "10.1.0.0/16"\n}');
    const connect: IntentParts["connect"] = (name) => (name === "vpc_id" ? ["aws_vpc.main.id"] : []);
    const types = ["aws_vpc", "aws_internet_gateway"];
    expect(certain("aws_internet_gateway", "an internet gateway", { connect, types })).toBe(
      "  vpc_id = aws_vpc.main.id\n}",
    );
  });

  test("opens a port for each service that is named", () => {
    const request = "a security group that allows https from anywhere and ssh from 10.0.0.0/8";
    const written = intent("aws_security_group", request).scope.fixed?.get("aws_security_group.ingress") ?? "";
    expect(written.match(/from_port\s+= \d+/g)).toEqual(["from_port = 443", "from_port = 22"]);
    expect(written).toContain('cidr_blocks = ["10.0.0.0/8"]');
  });

  test("asks for facts about the user's account, and takes them where they are given", () => {
    const asked = intent("aws_instance", "a t3.micro server");
    expect(asked.asks).toContainEqual({ variable: "ami", type: "string", argument: "ami" });
    expect(asked.scope.choices?.get("aws_instance.ami")).toEqual(["var.ami"]);
    expect(asked.sources.get("aws_instance.ami")).toBe("user");
    const given = intent("aws_instance", "a t3.micro server from ami-0123456789abcdef0");
    expect(given.scope.choices?.get("aws_instance.ami")).toEqual(['"ami-0123456789abcdef0"']);
    expect(given.scope.choices?.get("aws_instance.instance_type")).toEqual(['"t3.micro"']);
  });

  test("takes the values that the provider allows, and no others", () => {
    const facts: TypeFacts = { values: { traffic_type: ["ACCEPT", "REJECT", "ALL"] } };
    const { scope } = intent("aws_flow_log", "a flow log", { facts });
    expect(scope.values?.get("aws_flow_log.traffic_type") ?? facts.values?.traffic_type).toHaveLength(3);
  });

  test("leaves out what failed, and asks for it where it has to be there", () => {
    const path = "aws_sqs_queue.message_retention_seconds";
    const request = "a queue that keeps messages 4 days";
    expect(intent("aws_sqs_queue", request).scope.choices?.get(path)).toEqual(["345600"]);
    const without = intent("aws_sqs_queue", request, {}, new Set([path]));
    expect(without.scope.blocks.get("aws_sqs_queue")?.attributes.has("message_retention_seconds")).toBe(false);
    const needed = intent("aws_ssm_parameter", "a parameter", {}, new Set(["aws_ssm_parameter.type"]));
    expect(needed.asks.map(({ argument }) => argument)).toContain("type");
  });

  test("gives a role's document the service that takes it on", () => {
    const { scope } = intent("aws_iam_role", "a role for a Lambda function");
    const path = "aws_iam_role.assume_role_policy";
    expect(scope.values?.get(`${path}.Statement.Principal.Service`)).toEqual(["lambda.amazonaws.com"]);
    expect(scope.documents?.get(path)?.attributes.get("Statement")?.required).toBe(true);
  });

  test("offers the values that examples have where nothing says one, and what the request says of it", () => {
    const choices = (request: string, path: string) => intent("aws_mq_broker", request).scope.choices?.get(path);
    expect(choices("a message broker", "aws_mq_broker.host_instance_type")).toContain('"mq.m5.large"');
    expect(choices("a message broker, host instance type mq.m7g.large", "aws_mq_broker.host_instance_type")).toEqual([
      '"mq.m7g.large"',
    ]);
    expect(choices("a message broker", "aws_mq_broker.broker_name")).toBeUndefined();
  });
});
