import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import type { TypeFacts } from "../core/facts.ts";
import { placed } from "./place.ts";
import type { Placer } from "./placer.ts";

const schemas = await readSchemas();

/** An encoder that is sure of these: which literal is the value of the argument at a path. */
const sureOf = (said: Record<string, string | readonly string[]>): Placer => ({
  scores: async (request, literals, blocks) =>
    new Map(
      blocks
        .flatMap(({ places }) => places)
        .map((place) => {
          const own = [said[place.slot.path] ?? []].flat();
          return [place, Float32Array.from(literals, ({ at, end }) => (own.includes(request.slice(at, end)) ? 8 : -8))];
        }),
    ),
});

const parts = (request: string, said: Parameters<typeof sureOf>[0], facts: TypeFacts = {}) => ({
  ...{ schemas, request, placer: sureOf(said), facts: () => facts },
  errorsIn: async () => 0,
});
const block = (type: string, body: string) => `resource "${type}" "main" {\n${body}}\n`;

test("what is said takes the place of what isn't, and goes where an argument lacks", async () => {
  const cluster = block("aws_rds_cluster", '  engine          = "aurora-postgresql"\n  master_username = "master"\n');
  const request = "a cluster, master user reporter, database name reports";
  const text = await placed(parts(request, { master_username: "reporter", database_name: "reports" }), cluster);
  expect(text).toMatch(/master_username = "reporter"/);
  expect(text).toMatch(/database_name = "reports"/);
});

test("a name takes the place of what can't be beside it", async () => {
  const bucket = block("aws_s3_bucket", '  bucket_prefix = "uploads-"\n');
  const facts = { conflicts: [["bucket", "bucket_prefix"]] };
  const text = await placed(parts("the bucket shop-uploads", { bucket: "shop-uploads" }, facts), bucket);
  expect(text).toBe(block("aws_s3_bucket", '  bucket = "shop-uploads"\n'));
});

test("of two places that a number may have each gets the one that the other doesn't need", async () => {
  const table = block("aws_dynamodb_table", "  read_capacity  = 20\n  write_capacity = 10\n");
  const request = "a table, 20 read and 10 write capacity";
  const odds: Record<string, number> = {
    "20 read_capacity": 4.1,
    "20 write_capacity": -1,
    "10 read_capacity": 4.7,
    "10 write_capacity": 1.3,
  };
  const placer: Placer = {
    scores: async (_, literals, blocks) =>
      new Map(
        blocks[0]?.places.map((place) => [
          place,
          Float32Array.from(literals, ({ text }) => odds[`${text} ${place.slot.path}`] ?? -8),
        ]),
      ),
  };
  expect(await placed({ ...parts(request, {}), placer }, table)).toBe(table);
});

test("instances of a block have each its own, where so many are said", async () => {
  const cidr = "cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)";
  const subnets = block("aws_subnet", `  count      = 2\n  cidr_block = ${cidr}\n`);
  const said = { cidr_block: ["10.0.1.0/24", "10.0.2.0/24"] };
  const two = await placed(parts("subnets 10.0.1.0/24 and 10.0.2.0/24", said), subnets);
  expect(two).toContain('cidr_block = ["10.0.1.0/24", "10.0.2.0/24"][count.index]');
  expect(await placed(parts("a subnet 10.0.1.0/24", said), subnets)).toBe(subnets);
});

test.each([
  [
    "aws_sqs_queue",
    '  name       = "orders.fifo"\n  fifo_queue = true\n',
    { name: "orders" },
    "a fifo queue for orders",
  ],
  [
    "google_pubsub_topic",
    '  name                       = "clicks"\n  message_retention_duration = "604800s"\n',
    { message_retention_duration: "7 days" },
    "a topic clicks that retains messages for 7 days",
  ],
  [
    "azurerm_storage_account",
    '  min_tls_version = "TLS1_2"\n',
    { min_tls_version: "1.2" },
    "a storage account, at least TLS 1.2",
  ],
  [
    "aws_fsx_windows_file_system",
    "  storage_capacity = 1024\n",
    { storage_capacity: "1 TB" },
    "a file system for Windows of 1 TB",
  ],
  [
    "aws_macie2_classification_job",
    '  schedule_frequency {\n    weekly_schedule = "MONDAY"\n  }\n',
    { "schedule_frequency.weekly_schedule": "mondays" },
    "scan the bucket weekly on mondays",
  ],
])("%s: what says the same in other words stays", async (type, body, said, request) => {
  expect(await placed(parts(request, said), block(type, body))).toBe(block(type, body));
});

test("the service that is asked for is no value", async () => {
  const body = '  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = "AES256"\n    }\n  }\n';
  const encryption = block("aws_s3_bucket_server_side_encryption_configuration", body);
  const path = "rule.apply_server_side_encryption_by_default.kms_master_key_id";
  const request = "A private S3 bucket with encryption";
  expect(await placed(parts(request, { [path]: "S3" }), encryption)).toBe(encryption);
  const keyed = encryption.replace(/( +)sse_algorithm .*\n/, '$&$1kms_master_key_id = "main"\n');
  expect(await placed(parts('an S3 bucket, key "s3"', { [path]: "s3" }), keyed)).toContain('kms_master_key_id = "s3"');
});

test("who may do what is placed by nobody", async () => {
  const document = 'data "aws_iam_policy_document" "main" {\n  statement {\n    resources = ["*"]\n  }\n}\n';
  expect(await placed(parts("for app-secrets", { "statement.resources": "app-secrets" }), document)).toBe(document);
});

test("what the verifier refuses of one block isn't set, and the others are", async () => {
  const two = `${block("aws_sqs_queue", '  name = "a"\n')}${block("aws_sns_topic", '  name = "b"\n')}`;
  const own = parts("the queue orders-jobs and the topic order-events", {});
  const placer: Placer = {
    scores: async (request, literals, blocks) =>
      new Map(
        blocks.flatMap(({ type, places }) =>
          places.map((place) => {
            const meant = place.slot.path !== "name" ? "" : type === "aws_sqs_queue" ? "orders-jobs" : "order-events";
            return [place, Float32Array.from(literals, ({ at, end }) => (request.slice(at, end) === meant ? 8 : -8))];
          }),
        ),
      ),
  };
  const errorsIn = async (program: string) => +program.includes("orders-jobs");
  const text = await placed({ ...own, placer, errorsIn }, two);
  expect(text).toContain('name = "a"');
  expect(text).toContain('name = "order-events"');
});

test("of a block that the verifier refuses what is no fault stays", async () => {
  const body = '  function_name = "a"\n  handler       = "main.handler"\n  filename      = "resize.zip"\n';
  const said = { handler: "resize.main", s3_key: "resize.zip" };
  const own = parts("a lambda, handler resize.main, zip resize.zip", said);
  const errorsIn = async (program: string) => +program.includes("s3_key");
  const text = await placed({ ...own, errorsIn }, block("aws_lambda_function", body));
  expect(text).toBe(block("aws_lambda_function", body.replace("main.handler", "resize.main")));
});

test.each([
  ["an instance in subnet-0aaa111122223333a", "aws_instance", "ami", "subnet-0aaa111122223333a"],
  [
    "for arn:aws:lambda:eu-west-1:123456789012:function:ship",
    "aws_sfn_state_machine",
    "role_arn",
    "arn:aws:lambda:eu-west-1:123456789012:function:ship",
  ],
  ["a group for sg-0aa11bb22cc33dd44", "aws_security_group", "vpc_id", "sg-0aa11bb22cc33dd44"],
])("what is of another thing than examples have there isn't placed: %s", async (request, type, path, said) => {
  expect(await placed(parts(request, { [path]: said }), block(type, ""))).not.toMatch(new RegExp(`^\\s*${path} `, "m"));
});

test("a VPC is no security group, though its name is in that of the argument", async () => {
  const body = '  vpc_security_group_ids = ["sg-0aa11bb22cc33dd44"]\n';
  const own = parts("a database in vpc-0bb11bb22cc33dd44", { vpc_security_group_ids: "vpc-0bb11bb22cc33dd44" });
  expect(await placed(own, block("aws_db_instance", body))).toBe(block("aws_db_instance", body));
});
