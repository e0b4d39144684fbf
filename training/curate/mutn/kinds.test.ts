/** Changes that split, harden and make available, on small programs of their own. */
import { afterAll, expect, test } from "vitest";
import { planDifferences } from "../../../src/change/compare.ts";
import { createNodeVerifier } from "../../../src/verifier/node.ts";
import type { Composed } from "../compose.ts";
import { chance } from "../random.ts";
import { readSchemas } from "../schemas.ts";
import { available } from "./available.ts";
import { harden } from "./harden.ts";
import { type Change, type Operator, sceneOf } from "./scene.ts";
import { splitBlocks, splitFiles } from "./split.ts";

const verifier = await createNodeVerifier();
const schemas = await readSchemas();
afterAll(() => verifier.dispose());

const COMPOSED: Composed = {
  ...{ parts: [], combinations: [], texts: [], rules: [], prompt: "", program: "", types: [] },
};

/** What an operator makes of a program, and whether both plans say that it is done. */
async function changed(operator: Operator, program: string): Promise<{ change: Change; isDone: boolean } | undefined> {
  const report = await verifier.verify({ files: { "main.tf": program }, withPlan: true });
  const source = { bases: [], extensions: [], helpers: "", seed: "", isHeld: () => false };
  const scene = sceneOf(COMPOSED, program, { report, source, schemas, verifier, next: chance("kinds") });
  const change = await operator(scene);
  if (!change) return undefined;
  const { files } = await verifier.format(change.files);
  const after = { files: files as Record<string, string>, report: await verifier.verify({ files, withPlan: true }) };
  const differences = planDifferences({ files: { "main.tf": program }, report }, after) ?? [];
  return { change: { ...change, files: after.files }, isDone: change.isDone(differences, after.report) };
}

const GROUP = `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "192.0.2.0/24"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
const BUCKET = 'resource "aws_s3_bucket" "files" {\n  bucket_prefix = "files-"\n}\n';
const DATABASE = `resource "aws_db_instance" "main" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
`;

test("inline rules become resources, one for each range, and none stays inside", async () => {
  const { change, isDone } = (await changed(splitBlocks, GROUP)) ?? {};
  const text = change?.files["main.tf"] ?? "";
  expect(isDone).toBe(true);
  expect(text).toContain('resource "aws_security_group" "web" {\n  name = "web"\n}');
  expect(text.match(/^resource "aws_vpc_security_group_ingress_rule"/gm)).toHaveLength(2);
  expect(text).toMatch(
    /"aws_vpc_security_group_egress_rule" "web" {\n {2}security_group_id = aws_security_group.web.id\n {2}ip_protocol {7}= "-1"/,
  );
});

test("what resources of their own don't take isn't split", async () => {
  expect(
    await changed(splitBlocks, GROUP.replace('cidr_blocks = ["0.0.0.0/0"]', "self        = true")),
  ).toBeUndefined();
});

test("one file becomes several, and nothing else changes", async () => {
  const program = `variable "name" {\n  type    = string\n  default = "files-"\n}\n\n${BUCKET.replace('"files-"', "var.name")}`;
  const { change, isDone } = (await changed(splitFiles, program)) ?? {};
  expect(isDone).toBe(true);
  expect(Object.keys(change?.files ?? {}).sort()).toEqual(["main.tf", "variables.tf"]);
  expect(await changed(splitFiles, BUCKET)).toBeUndefined();
});

test.each([
  ["a switch", DATABASE, /storage_encrypted +?= true/],
  [
    "a resource of its own",
    BUCKET,
    /"aws_s3_bucket_(?:versioning|public_access_block)" "files" {\n {2}bucket +?= aws_s3_bucket.files.id/,
  ],
  [
    "a key",
    'resource "aws_sns_topic" "news" {\n  name_prefix = "news-"\n}\n',
    /name_prefix {7}= "news-"\n {2}kms_master_key_id = aws_kms_key.news.arn/,
  ],
])("a finding is mended by %s", async (_, program, answer) => {
  const { change, isDone } = (await changed(harden, program)) ?? {};
  expect(change?.files["main.tf"]).toMatch(answer);
  expect(isDone).toBe(true);
  expect(change?.instruction).not.toMatch(/{\w+}|undefined|\.\./);
});

test("what no policy says anything against isn't hardened", async () => {
  expect(await changed(harden, 'resource "random_pet" "name" {}\n')).toBeUndefined();
});

test("a database gets a standby; one that has it stays", async () => {
  const { change, isDone } = (await changed(available, DATABASE)) ?? {};
  expect(change?.files["main.tf"]).toMatch(/multi_az +?= true/);
  expect(isDone).toBe(true);
  expect(await changed(available, DATABASE.replace('"orders"\n', '"orders"\n  multi_az = true\n'))).toBeUndefined();
});
