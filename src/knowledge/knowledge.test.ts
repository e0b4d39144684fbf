import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Header, TypeLine } from "./format.ts";
import { Knowledge } from "./knowledge.ts";

const header: Header = {
  format: 1,
  provider: "aws",
  generated: "by a test",
  sources: [],
  examples: 20,
  types: ["aws_bucket", "aws_group", "aws_subnet", "data.aws_bucket"],
  names: {
    subnet_id: [
      ["aws_subnet.id", 9],
      ["data.aws_subnet.id", 1],
    ],
  },
};
const lines: TypeLine[] = [
  { n: 5 },
  {
    n: 4,
    needs: {
      aws_bucket: [1, 0, "log.bucket"],
      aws_subnet: [4, 3, "subnet_ids"],
      "data.aws_bucket": [0, 0, "subnet_id"],
    },
    refs: {
      subnet_id: 2,
      "log.bucket": [
        ["aws_bucket.arn", 3],
        ["aws_bucket.id", 1],
      ],
    },
    uses: { "": [4, "name subnet_ids", { log: 1, port: 3 }], log: [1, "bucket"] },
    values: {
      port: [
        [443, 3],
        [80, 1],
      ],
      "tags.*": [["Owner", 1]],
    },
  },
  { n: 0 },
  { n: 1 },
];
const words = { storage: { 3: [0] }, object: { 2: [0, 3] } };
const small = new Knowledge([[header, ...lines, words].map((line) => JSON.stringify(line)).join("\n")]);

test("what a type needs: most usual first, by argument, and whether several", () => {
  expect(small.needs("aws_group")).toEqual([
    { type: "aws_subnet", share: 1, argument: "subnet_ids", many: true, always: false },
    { type: "aws_bucket", share: 0.25, argument: "log.bucket", many: false, always: false },
    { type: "data.aws_bucket", share: 0, argument: "subnet_id", many: false, always: false },
  ]);
  expect(small.needs("aws_nothing")).toEqual([]);
});

test("references: the type's own, or those of the argument's name", () => {
  expect(
    small.refsAt("aws_group", "log.bucket").map(({ target, attribute, share }) => [target, attribute, share]),
  ).toEqual([
    ["aws_bucket", "arn", 0.75],
    ["aws_bucket", "id", 0.25],
  ]);
  expect(small.refsAt("aws_group", "subnet_id")).toEqual([
    { path: "subnet_id", target: "aws_subnet", attribute: "id", share: 1, count: 2 },
  ]);
  expect(small.refsAt("aws_bucket", "vpc.subnet_id").map(({ target, share }) => [target, share])).toEqual([
    ["aws_subnet", 0.9],
    ["data.aws_subnet", 0.1],
  ]);
  expect(small.refsAt("aws_bucket", "constructor")).toEqual([]);
});

test("usual arguments and values", () => {
  expect(small.usual("aws_group")).toEqual([
    { name: "name", share: 1, count: 4 },
    { name: "subnet_ids", share: 1, count: 4 },
    { name: "port", share: 0.75, count: 3 },
    { name: "log", share: 0.25, count: 1 },
  ]);
  expect(small.usual("aws_group", "log")).toEqual([{ name: "bucket", share: 1, count: 1 }]);
  expect(small.values("aws_group", "port")).toEqual([
    { value: 443, share: 0.75, count: 3 },
    { value: 80, share: 0.25, count: 1 },
  ]);
});

test("a file of something else is refused with what to do", () => {
  expect(() => new Knowledge(["{}"])).toThrow("npm run usage");
  expect(() => new Knowledge(["nothing"])).toThrow("npm run usage");
});

describe("what ships", async () => {
  const knowledge = await Knowledge.read(async (name) =>
    readFileSync(new URL(`../../public/knowledge/${name}`, import.meta.url), "utf8"),
  );

  test.each([
    ["aws_db_subnet_group", "aws_subnet", "subnet_ids", true],
    ["aws_lambda_function", "aws_iam_role", "role", false],
    ["aws_s3_bucket_versioning", "aws_s3_bucket", "bucket", false],
    ["azurerm_linux_virtual_machine", "azurerm_network_interface", "network_interface_ids", false],
    ["google_compute_subnetwork", "google_compute_network", "network", false],
  ])("%s needs %s by %s", (type, other, argument, many) => {
    const need = knowledge.needs(type).find((one) => one.type === other);
    expect(need).toMatchObject({ argument, many });
    expect(need?.share).toBeGreaterThan(0.5);
  });

  test("a bucket is found by its words", () => {
    expect(knowledge.typesFor("an S3 bucket", { limit: 10 }).map(({ type }) => type)).toContain("aws_s3_bucket");
  });
});
