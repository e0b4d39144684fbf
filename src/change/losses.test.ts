import { expect, it } from "vitest";
import { holdsData } from "./held-data.ts";
import { effectsOf, lossesOf } from "./losses.ts";

const changed = (address: string, ...names: string[]) => ({ address, kind: "changed" as const, arguments: names });

it("tells what is destroyed with its data, and what is made anew", () => {
  const title = (...differences: Parameters<typeof lossesOf>[0]) => lossesOf(differences).map((loss) => loss.title);
  expect(title({ address: "aws_ebs_volume.a[0]", kind: "removed", arguments: [] })).toEqual([
    "destroys aws_ebs_volume.a[0] and what it holds",
  ]);
  expect(title({ address: "aws_subnet.a", kind: "removed", arguments: [] })).toEqual([]);
  expect(title(changed('module.m["x.y"].aws_s3_bucket.data', "bucket", "tags"))).toEqual([
    'replaces module.m["x.y"].aws_s3_bucket.data: `bucket` can\'t be changed in place; what it holds is lost unless it is moved over',
  ]);
  expect(title(changed("aws_security_group.a", "vpc_id"))).toEqual([
    "replaces aws_security_group.a: `vpc_id` can't be changed in place",
  ]);
  expect(title(changed("aws_instance.a", "instance_type"), changed("x_y.z", "constructor"))).toEqual([]);
});

it.each([
  ["aws_s3_bucket", true],
  ["aws_rds_cluster", true],
  ["google_storage_bucket", true],
  ["azurerm_mssql_database", true],
  ["kubernetes_persistent_volume_claim_v1", true],
  ["aws_s3_bucket_versioning", false],
  ["aws_route_table", false],
  ["aws_volume_attachment", false],
  ["aws_elasticache_subnet_group", false],
])("%s holds data: %s", (type, held) => {
  expect(holdsData(type)).toBe(held);
});

const version = (blocks: Record<string, Record<string, unknown>>) => ({
  files: {
    "main.tf": Object.keys(blocks)
      .map((address) => `resource "${address.split(".").join('" "')}" {\n}\n`)
      .join("\n"),
  },
  report: {
    ok: true,
    stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" } as const,
    ...{ diagnostics: [], policies: [], providers: [] },
    plan: {
      planned_values: {
        root_module: { resources: Object.entries(blocks).map(([address, values]) => ({ address, values })) },
      },
    },
  },
});
const BEFORE = version({ "aws_ebs_volume.a": { size: 1 }, "aws_sqs_queue.b": { name: "b" } });

it("tells what goes or changes unasked, and what is lost, asked or not", () => {
  const gone = version({ "aws_sqs_queue.b": { name: "b" } });
  expect(effectsOf(BEFORE, gone, new Set(["aws_ebs_volume.a"]))).toMatchObject({
    beyond: [],
    losses: [{ kind: "destruction" }],
  });
  expect(effectsOf(BEFORE, gone, new Set()).beyond).toContain(
    "Nobody asked for this: aws_ebs_volume.a would be destroyed.",
  );
  const renamed = version({ "aws_ebs_volume.a": { size: 1 }, "aws_sqs_queue.b": { name: "c" } });
  expect(effectsOf(BEFORE, renamed, new Set())).toMatchObject({
    beyond: ["Nobody asked for this: aws_sqs_queue.b is planned with other values."],
    losses: [{ kind: "replacement" }],
  });
  expect(effectsOf(BEFORE, BEFORE, new Set())).toEqual({ beyond: [], losses: [] });
});
