import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { type Field, fieldsFor } from "./fields.ts";

const schemas = await readSchemas();
const VALUES: Record<string, readonly string[]> = {
  "aws_ecr_repository.image_tag_mutability": ["MUTABLE", "IMMUTABLE"],
  "aws_sqs_queue.deduplication_scope": ["messageGroup", "queue"],
  "aws_dynamodb_table.billing_mode": ["PROVISIONED", "PAY_PER_REQUEST"],
};

const find = (type: string, request: string, types: readonly string[] = [type]) =>
  fieldsFor(type, request, types, schemas, (path) => VALUES[path]);

/** Arguments that the request speaks of, with the values that it says. */
function said(fields: readonly Field[]): Record<string, string | undefined> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | undefined][] => {
      if (field.kind === "block") return Object.entries(said(field.fields));
      return field.said ? [[field.path.slice(field.path.indexOf(".") + 1), field.value]] : [];
    }),
  );
}
const paths = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) => (field.kind === "block" ? paths(field.fields) : [field.path]));

test("what is said in other words is found, with its value, and nothing else", () => {
  expect(
    said(find("aws_ecr_repository", "an ECR repo for billing, tags must not be overwritable, scan images when pushed")),
  ).toEqual({
    image_tag_mutability: "IMMUTABLE",
    "image_scanning_configuration.scan_on_push": "true",
  });
});

test("the type's own words say nothing of its arguments", () => {
  expect(paths(find("aws_sqs_queue", "a queue for orders"))).toEqual(["aws_sqs_queue.name"]);
});

test("what is denied is off; what takes something away is on", () => {
  const database = said(
    find("aws_db_instance", "a database that isn't public, without deletion protection and no final snapshot"),
  );
  expect(database).toMatchObject({
    publicly_accessible: "false",
    deletion_protection: "false",
    skip_final_snapshot: "true",
  });
});

test("what is guarded from something has its guard on, and that something off", () => {
  const database = (text: string) => said(find("aws_db_instance", text))["deletion_protection"];
  expect(database("a database that is protected from deletion")).toBe("true");
  expect(database("a database that is not protected from deletion")).toBe("false");
  expect(said(find("aws_s3_bucket", "a bucket guarded against being destroyed"))["force_destroy"]).not.toBe("true");
});

test("a denial ends with its part of the sentence", () => {
  expect(said(find("aws_db_instance", "not publicly accessible, storage encrypted"))).toMatchObject({
    publicly_accessible: "false",
    storage_encrypted: "true",
  });
});

test("a block that is spoken of is opened, with what turns it on", () => {
  const table = find("aws_dynamodb_table", "pay per request table whose items expire by the attribute gone_at");
  expect(paths(table)).toEqual(
    expect.arrayContaining(["aws_dynamodb_table.ttl.attribute_name", "aws_dynamodb_table.ttl.enabled"]),
  );
  expect(said(table)).toMatchObject({ billing_mode: "PAY_PER_REQUEST" });
});

test("a type of switches alone means all of them", () => {
  const { bucket: _, ...switches } = said(
    find("aws_s3_bucket_public_access_block", "a private bucket", [
      "aws_s3_bucket",
      "aws_s3_bucket_public_access_block",
    ]),
  );
  expect(Object.values(switches)).toEqual(["true", "true", "true", "true"]);
});

test("words that another type of the program explains belong to it", () => {
  const request = "a queue, and an alarm when it has more than 100 messages over two periods of 5 minutes";
  const types = ["aws_sqs_queue", "aws_cloudwatch_metric_alarm"];
  expect(said(find("aws_sqs_queue", request, types))).toEqual({});
  expect(Object.keys(said(find("aws_cloudwatch_metric_alarm", request, types)))).toEqual(
    expect.arrayContaining(["period", "evaluation_periods", "threshold"]),
  );
});

test("what another resource of the program is for is referred to", () => {
  expect(paths(find("aws_kms_alias", "a key with an alias", ["aws_kms_key", "aws_kms_alias"]))).toContain(
    "aws_kms_alias.target_key_id",
  );
  const request = "a group encrypted with our own key";
  expect(paths(find("aws_cloudwatch_log_group", request, ["aws_kms_key", "aws_cloudwatch_log_group"]))).toContain(
    "aws_cloudwatch_log_group.kms_key_id",
  );
});

test("names come first, what has to be there before what is said", () => {
  const names = find("aws_db_instance", "db.t3.micro database named shop, encrypted, postgres").map(({ name }) => name);
  expect(names.indexOf("instance_class")).toBeLessThan(names.indexOf("storage_encrypted"));
});

test("values that the provider's rules don't tell are known", () => {
  expect(said(find("google_storage_bucket", "a coldline bucket"))).toMatchObject({ storage_class: "COLDLINE" });
});

test("no schema, no fields; a request of nothing gives what is needed alone", () => {
  expect(find("acme_thing", "a thing")).toEqual([]);
  expect(find("aws_vpc", "").every(({ said: spoken }) => !spoken)).toBe(true);
});

test("any request is read in time", () => {
  const started = performance.now();
  find("aws_instance", "an encrypted root disk of 20 GB and a public IP, not monitored. ".repeat(1000), [
    "aws_instance",
    "aws_db_instance",
  ]);
  expect(performance.now() - started).toBeLessThan(2000);
});
