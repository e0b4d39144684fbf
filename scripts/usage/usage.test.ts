import { expect, test } from "vitest";
import { type Block, FLAGS, optionalAttribute, ProviderSchema } from "../../src/core/schema.ts";
import { Schemas } from "../../src/knowledge/schemas.ts";
import type { Declared, Expression, SyntaxBlock } from "./examples.ts";
import { Grants } from "./grants.ts";
import { Relations } from "./relations.ts";
import { isWorth, Uses } from "./uses.ts";
import { walk } from "./walk.ts";

/** A schema of types whose attributes are optional texts, or lists of them where the name ends in "s". */
function schemaOf(types: Record<string, string>): Schemas {
  const lines = Object.values(types).map((names) => ({
    a: Object.fromEntries(names.split(" ").map((name) => [name, [name.endsWith("s") ? 1 : 0, FLAGS.optional]])),
  }));
  const header = {
    format: 1,
    source: "registry.terraform.io/hashicorp/aws",
    version: "1.0.0",
    types: ["string", ["list", "string"]],
    provider: 1,
    resources: Object.fromEntries(Object.keys(types).map((type, i) => [type, i + 1])),
    data: {},
    ephemeral: {},
  };
  return new Schemas([ProviderSchema.parse([header, ...lines].map((line) => JSON.stringify(line)).join("\n"))]);
}

const schemas = schemaOf({
  aws_vpc: "id cidr",
  aws_subnet: "id vpc_id",
  aws_group: "name subnet_ids",
  aws_role: "arn group",
});

const to = (...reference: string[]): Expression => ({ reference });
function declared(type: string, name: string, args: Record<string, Expression>): Declared {
  return { type, name, body: { type: "resource", labels: [type, name], arguments: args } };
}
function relationsOf(...blocks: Declared[]): Relations {
  const relations = new Relations(schemas);
  relations.add(blocks.map((block) => ({ ...block, walked: walk(block.body, schemas.block(block.type) as Block) })));
  return relations;
}

test("needs are counted by example, several of a type are told, and what isn't declared counts too", () => {
  const { needs } = relationsOf(
    declared("aws_group", "g", { subnet_ids: { list: [to("aws_subnet", "a", "id"), to("aws_subnet", "b", "id")] } }),
    declared("aws_subnet", "a", { vpc_id: to("aws_vpc", "main", "id") }),
    declared("aws_subnet", "b", { vpc_id: to("aws_vpc", "main", "id") }),
  );
  expect(needs.get("aws_group")?.get("aws_subnet")).toMatchObject({ count: 1, many: 1 });
  expect(needs.get("aws_subnet")?.get("aws_vpc")).toMatchObject({ count: 1, many: 0 });
});

test("references name the attribute, only where the schemas have it", () => {
  const { refs } = relationsOf(
    declared("aws_subnet", "a", { vpc_id: to("aws_vpc", "main", "id") }),
    declared("aws_role", "r", { group: to("aws_group", "g", "gone"), unknown: to("aws_vpc", "main", "id") }),
  );
  expect([...(refs.get("aws_subnet")?.get("vpc_id") ?? [])]).toEqual([["aws_vpc.id", 1]]);
  expect(refs.has("aws_role")).toBe(false);
});

const alarm: Block = {
  attributes: new Map([
    ["name", optionalAttribute("string")],
    ["threshold", optionalAttribute("number")],
    ["metric", optionalAttribute("string")],
    ["dimensions", optionalAttribute(["map", "string"])],
    ["rules", optionalAttribute(["list", ["object", { port: "number" }]])],
  ]),
  blocks: new Map(),
  deprecated: false,
};

test("blocks and members of objects are walked alike; values have the schema's type", () => {
  const body: SyntaxBlock = {
    type: "resource",
    arguments: {
      threshold: { value: "80" },
      metric: { value: "CPU" },
      dimensions: { object: { Cluster: to("aws_x", "y", "id") } },
      rules: { list: [{ object: { port: { value: 443 } } }] },
      gone: { value: 1 },
    },
    blocks: [{ type: "rules", arguments: { port: { value: 80 } } }],
  };
  const uses = new Uses();
  uses.add("aws_alarm", [{ type: "aws_alarm", name: "a", body, walked: walk(body, alarm) }]);
  const values = uses.values.get("aws_alarm");
  expect([...(values?.get("threshold")?.keys() ?? [])]).toEqual(["80"]);
  expect([...(values?.get("rules.port")?.keys() ?? [])]).toEqual(["443", "80"]);
  expect([...(values?.get("dimensions.*")?.keys() ?? [])]).toEqual(['"Cluster"']);
  expect([...(uses.blocks.get("aws_alarm")?.get("")?.names.keys() ?? [])]).toEqual([
    "threshold",
    "metric",
    "dimensions",
    "rules",
  ]);
});

test.each([
  ["engine", "mysql", ["a"], true],
  ["version", "latest", ["a"], true],
  ["schedule_expression", "cron(0 12 * * ? *)", ["a"], true],
  ["policy_arn", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", ["a"], true],
  ["role_arn", "arn:aws:iam::123456789012:role/x", ["a"], false],
  ["name", "orders", ["a"], false],
  ["metric_name", "CPUUtilization", ["a", "b"], true],
  ["metric_name", "CPUUtilization", ["a", "a"], false],
  ["namespace", "AWS/SQS", ["a"], true],
  ["function_name", "lambda_function_name", ["aws_lambda_function", "b"], false],
  ["zone_name", "main", ["a", "b"], false],
  ["kind", "example", ["a"], false],
  ["details", "this is a whole sentence", ["a"], false],
  ["url", "https://somewhere.net", ["a", "b"], false],
  ["tags.*", "Environment", ["a", "b"], false],
  ["port", 443, ["a"], true],
  ["account", 123456789012, ["a"], false],
])("%s = %j is worth offering: %j %j", (path, value, pages, worth) => {
  expect(isWorth(path, value, pages, new Set(["main"]))).toBe(worth);
});

test("a role's grants are found by the policies beside it, whom it is for by its own", () => {
  const iam = schemaOf({
    aws_iam_role: "assume_role_policy",
    aws_iam_role_policy: "role policy",
    aws_iam_role_policy_attachment: "role policy_arn",
    aws_function: "role",
  });
  const statement = (args: Record<string, Expression>): Expression => ({
    call: "jsonencode",
    list: [{ object: { Statement: { list: [{ object: args }] } } }],
  });
  const blocks = [
    declared("aws_iam_role", "r", {
      assume_role_policy: statement({
        Action: { value: "sts:AssumeRole" },
        Principal: { object: { Service: { value: "lambda.amazonaws.com" } } },
      }),
    }),
    declared("aws_iam_role_policy", "p", {
      role: to("aws_iam_role", "r", "id"),
      policy: { within: [], template: '{"Statement": {"Action": ["s3:GetObject"], "Resource": "*/x"}}' },
    }),
    declared("aws_iam_role_policy_attachment", "a", {
      role: to("aws_iam_role", "r", "name"),
      policy_arn: { value: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    }),
    declared("aws_function", "f", { role: to("aws_iam_role", "r", "arn") }),
  ];
  const grants = new Grants();
  grants.add(blocks.map((block) => ({ ...block, walked: walk(block.body, iam.block(block.type) as Block) })));
  const of = (type: string, path: string) =>
    Object.values(grants.found.get(type)?.get(path) ?? {}).map((counts) => [...counts.keys()]);
  expect(of("aws_function", "role")).toEqual([
    ["lambda.amazonaws.com"],
    ["s3:GetObject"],
    ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
  ]);
  expect(of("aws_iam_role", "assume_role_policy")).toEqual([["lambda.amazonaws.com"], ["sts:AssumeRole"], []]);
});
