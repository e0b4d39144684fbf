import { chmodSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { built, folder, terraformer } from "./run.ts";

const GOOD = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const BAD = 'resource "aws_vpc" "main" {\n  cidr_blok = "10.0.0.0/16"\n}\n';
const QUIET = "--no-bundled-policies";

describe("wrong use is exit 2 and one plain line", () => {
  test.each([
    [["verify", "nowhere"], "nowhere: no such file or directory."],
    [["verify", "--format", "xml"], "--format xml: must be one of"],
    [["verify", "--format", "json=a", "--format", "html=./a"], "is named twice"],
    [["verify", "-", "--format", "json=notes.txt/a"], "notes.txt/a: can't be written"],
    [["verify", "--recursive", "notes.txt"], "verify --recursive notes.txt: needs a folder"],
    [["verify", "notes.txt/a"], "notes.txt/a: leads through a file"],
    [["verify", "--stage", "parse,deploy"], '"deploy" is no stage'],
    [["verify", "--fail-on", "doom"], "--fail-on doom: must be one of error, critical"],
    [["verify", "--var", "novalue", "-"], "--var novalue: must be NAME=VALUE."],
    [["verify", "--policy", "gone.rego", "-"], "gone.rego: no such file"],
    [["verify", "--provider-schema", "aws", "-"], "--provider-schema aws: must be NAME=FILE"],
    [["verify", "."], "has no .tf"],
    [["generate", " "], "generate needs a request"],
    [["generate", "a bucket", "--rounds", "9"], "--rounds 9: must be a whole number from 0 to 3"],
    [["verify", "--fix", "--batch", "-"], "--fix mends files"],
    [["fmt", "picture.png"], "picture.png: no such file"],
    [["frobnicate"], "unknown command"],
    [["verify", "--frobnicate"], "unknown option"],
  ])("%j", (args, message) => {
    const { code, stdout, stderr } = terraformer(args, { cwd: folder({ "notes.txt": "" }) });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("a link that leads to nothing, among the files of a program, as Terraform doesn't go on", () => {
    const root = folder({ "main.tf": "" });
    symlinkSync("gone.tf", join(root, "more.tf"));
    expect(terraformer(["verify", root])).toMatchObject({
      code: 2,
      stderr: `${join(realpathSync(root), "more.tf")}: is a link that leads to nothing.\n`,
    });
  });

  // Root may read everything.
  test.skipIf(process.getuid?.() === 0)("what there is no permission for", () => {
    const root = folder({ "a/main.tf": "", "b/main.tf": "" });
    chmodSync(join(root, "a/main.tf"), 0);
    expect(terraformer(["verify", "a"], { cwd: root })).toMatchObject({ code: 2, stdout: "" });
    chmodSync(join(root, "a"), 0);
    expect(terraformer(["verify", "a"], { cwd: root }).stderr).toContain("a: there is no permission for it.");
  });

  test("help is exit 0, with examples", () => {
    for (const command of ["verify", "plan", "generate", "evaluate", "fmt"]) {
      const { code, stdout } = terraformer([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain("Examples:");
    }
  });
});

describe.skipIf(!built)("verify", () => {
  test("a clean program is exit 0, one with an error exit 1 with its place and line", () => {
    expect(terraformer(["verify", QUIET, "-"], { input: GOOD })).toMatchObject({ code: 0, stderr: "" });
    const { code, stdout } = terraformer(["verify", QUIET, "main.tf"], { cwd: folder({ "main.tf": BAD }) });
    expect(code).toBe(1);
    expect(stdout).toContain("main.tf:2:3 in aws_vpc.main");
    expect(stdout).toContain('2 │   cidr_blok = "10.0.0.0/16"\n    │   ^^^^^^^^^\n');
    expect(stdout).toContain("Not valid. 1 error");
    expect(stdout).not.toContain("\u001b[");
  });

  test("--fix mends files in place, says what it did, and reports what is left", () => {
    const text = `resource "aws_vpc" "ü" {\n  cidr_blok: '10.0.0.0/16',\n  colour = 1\n  tags {\n    Name = "ä"\n  }\n}\n`;
    const root = folder({ "main.tf": text, "notes.md": "'x'" });
    const { code, stdout, stderr } = terraformer(["verify", "--fix", QUIET, root]);
    expect(readFileSync(join(root, "main.tf"), "utf8")).toBe(
      `resource "aws_vpc" "ü" {\n  cidr_block = "10.0.0.0/16"\n  colour = 1\n  tags = {\n    Name = "ä"\n  }\n}\n`,
    );
    expect(stderr).toContain("Fixed main.tf:2:3: Unsupported argument: Change to cidr_block");
    expect(stdout).toContain('An argument named "colour" is not expected here.');
    expect(stdout).toContain("Not valid. 1 error,");
    expect(code).toBe(1);
  });

  test("--fix - prints the mended text; line ends and a byte-order mark stay", () => {
    const { code, stdout, stderr } = terraformer(["verify", "--fix", QUIET, "-"], {
      input: `\ufeff${BAD.replaceAll("\n", "\r\n")}`,
    });
    expect(stdout).toBe(`\ufeff${GOOD.replaceAll("\n", "\r\n")}`);
    expect(stderr).toContain("Valid.");
    expect(code).toBe(0);
  });

  test("fixes are told apart from help, which is the user's to take", () => {
    const { stdout } = terraformer(["verify", QUIET, "-"], { input: `${BAD}resource "aws_subnet" "a" {\n}\n` });
    expect(stdout).toContain("  fix: Change to cidr_block\n");
    expect(stdout).toContain("  help: Add vpc_id = aws_vpc.main.id\n");
    expect(stdout).toContain("One has a fix that --fix makes.");
  });

  test("--format json is the report", () => {
    const { stdout } = terraformer(["verify", QUIET, "--stage", "plan", "--format", "json", "-"], { input: BAD });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      stages: { parse: "pass", schema: "fail" },
      diagnostics: [{ code: "unsupported-argument", file: "main.tf", range: { start: { line: 2, column: 3 } } }],
    });
  });

  test("lint judges how a program is written, and fails no verify by default", () => {
    const args = ["verify", "--stage", "lint", "--format", "json", "-"];
    const { stdout, code } = terraformer(args, { input: 'variable "a" {\n  type = string\n}\n' });
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ ok: true, stages: { parse: "pass", schema: "skipped", lint: "fail" } },
      diagnostics: [{ stage: "lint", code: "lint/unused-declaration", severity: "warning", address: "var.a" }],
    });
    expect(code).toBe(0);
    expect(terraformer([...args, "--fail-on", "warning"], { input: 'variable "a" {}\n' }).code).toBe(1);
  });

  test("--stage leaves later stages out", () => {
    const { stdout, code } = terraformer(["verify", QUIET, "--stage", "parse", "--format", "json", "-"], {
      input: BAD,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      stages: { parse: "pass", schema: "skipped", plan: "skipped" },
    });
    expect(code).toBe(0);
  });

  test("a folder is read with templates and modules, also downloaded ones; the rest of .terraform and links in circles are not", () => {
    const root = folder({
      "main.tf":
        'output "x" {\n  value = templatefile("${path.module}/t.tpl", { a = 1 })\n}\nmodule "m" {\n  source = "./m"\n}\n',
      "t.tpl": "a is ${a}\n",
      "m/main.tf": GOOD,
      "net.tf":
        'module "net" {\n  source = "acme/net/aws"\n}\nresource "aws_vpc" "main" {\n  cidr_block = module.net.cidr\n}\n',
      ".terraform/broken.tf": "{{{",
      ".terraform/modules/modules.json":
        '{"Modules":[{"Key":"net","Source":"acme/net/aws","Dir":".terraform/modules/net"}]}',
      ".terraform/modules/net/main.tf": 'output "cidr" {\n  value = "10.0.0.0/16"\n}\n',
      ".terraform/modules/net/examples/broken.tf": "{{{",
    });
    mkdirSync(join(root, "circle"));
    symlinkSync(root, join(root, "circle", "again"));
    const { code, stdout } = terraformer(["verify", QUIET, root]);
    expect(stdout).toContain("Valid. 0 errors");
    expect(stdout).not.toContain("module-not-available");
    expect(code).toBe(0);
  });

  test("byte-order mark, CRLF and bytes that aren't UTF-8 are reports, not crashes", () => {
    expect(terraformer(["verify", QUIET, "-"], { input: `\ufeff${GOOD.replaceAll("\n", "\r\n")}` }).code).toBe(0);
    const { code, stderr } = terraformer(["verify", QUIET, "-"], { input: Buffer.from([0x22, 0xff, 0xfe]) });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });

  const VARIABLE = 'variable "cidr" {\n  type = string\n}\nresource "aws_vpc" "main" {\n  cidr_block = var.cidr\n}\n';
  test("--var and --var-file give values, the file from any folder", () => {
    const root = folder({ "in/main.tf": VARIABLE, "values.tfvars": 'cidr = "10.1.0.0/16"\n' });
    const cidr = (...args: string[]) => {
      const { stdout } = terraformer(["plan", "in", ...args], { cwd: root });
      return JSON.parse(stdout).planned_values.root_module.resources[0].values.cidr_block;
    };
    expect(cidr("--var", "cidr=10.2.0.0/16")).toBe("10.2.0.0/16");
    expect(cidr("--var-file", "values.tfvars")).toBe("10.1.0.0/16");
  });

  const DENY = 'package main\ndeny[msg] {\n  input.resource_changes[_].type == "aws_vpc"\n  msg := "no networks"\n}\n';
  test("a user policy's denial is an error; a folder of policies is read", () => {
    const root = folder({ "main.tf": GOOD, "policy/net.rego": DENY });
    const { code, stdout } = terraformer(["verify", QUIET, ".", "--policy", "policy"], { cwd: root });
    expect(stdout).toContain("no networks");
    expect(code).toBe(1);
  });

  test("an existing plan is judged by policies alone", () => {
    const root = folder({ "main.tf": GOOD, "net.rego": DENY });
    const { stdout: plan } = terraformer(["plan", "main.tf"], { cwd: root });
    const at = folder({ "plan.json": plan, "net.rego": DENY, "other.json": "{}" });
    expect(terraformer(["verify", QUIET, "plan.json"], { cwd: at }).code).toBe(0);
    const denied = terraformer(["verify", QUIET, "plan.json", "--policy", "net.rego"], { cwd: at });
    expect(denied.stdout).toContain("no networks");
    expect(denied.code).toBe(1);
    expect(terraformer(["verify", QUIET, "-", "--policy", "net.rego"], { cwd: at, input: plan }).code).toBe(1);
    const { code, stderr } = terraformer(["verify", "other.json"], { cwd: at });
    expect(stderr).toContain("other.json: is no plan");
    expect(code).toBe(2);
  });

  const DUMP = JSON.stringify({
    format_version: "1.0",
    provider_schemas: {
      "registry.terraform.io/acme/widgets": {
        resource_schemas: {
          widgets_gear: { version: 0, block: { attributes: { teeth: { type: "number", required: true } } } },
        },
      },
    },
  });
  test("--provider-schema makes a private provider known, plain and gzip", () => {
    const input =
      'terraform {\n  required_providers {\n    widgets = { source = "acme/widgets" }\n  }\n}\nresource "widgets_gear" "a" {\n  teeth = 12\n}\n';
    const root = folder({ "schema.json": DUMP, "schema.json.gz": gzipSync(DUMP), "main.tf": input });
    for (const file of ["schema.json", "schema.json.gz"]) {
      const { code, stdout } = terraformer(["verify", QUIET, "main.tf", "--provider-schema", `acme/widgets=${file}`], {
        cwd: root,
      });
      expect(stdout).toContain("Valid.");
      expect(code).toBe(0);
    }
  });
});

describe.skipIf(!built)("verify --batch", () => {
  const rows = (input: string, ...args: string[]) => {
    const { code, stdout, stderr } = terraformer(["verify", "--batch", QUIET, ...args], { input });
    return {
      code,
      stderr,
      rows: stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    };
  };

  test("a row for every line, in order, with exactly the fields of the contract", () => {
    const lines = [
      { id: "a", files: { "main.tf": GOOD } },
      { id: 2, files: { "main.tf": BAD } },
      { id: null, files: {} },
    ];
    const result = rows(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(result.rows.map(({ id, ok }) => [id, ok])).toEqual([
      ["a", true],
      [2, false],
      [null, true],
    ]);
    for (const row of result.rows) expect(Object.keys(row)).toEqual(["id", "ok", "stages", "diagnostics", "policies"]);
    expect(result.code).toBe(1);
    const planned = rows(JSON.stringify(lines[0]), "--with-plan");
    expect(planned.rows[0].plan.format_version).toBe("1.2");
    expect(planned.code).toBe(0);
  });

  test("a line that can't be read is a row that says so; the others are answered", () => {
    const input = [
      "not json",
      "[1]",
      '{"id":"x"}',
      '{"id":"y","files":{"a.tf":1}}',
      "",
      `{"id":"z","files":{"main.tf":""}}`,
    ].join("\r\n");
    const result = rows(input);
    expect(result.rows.map(({ id, ok }) => [id, ok])).toEqual([
      [null, false],
      [null, false],
      ["x", false],
      ["y", false],
      ["z", true],
    ]);
    expect(result.rows[0].diagnostics[0]).toMatchObject({ code: "invalid-request", severity: "error" });
    expect(result.stderr).toBe("");
  });

  test("policies and variables of a row count for that row alone", () => {
    const files = { "main.tf": 'variable "n" {}\noutput "n" {\n  value = var.n\n}\n' };
    const deny = 'package main\ndeny[msg] {\n  input.planned_values.outputs.n.value == "no"\n  msg := "said no"\n}\n';
    const result = rows(
      [
        { id: 1, files, vars: { n: "no" }, policies: { "p.rego": deny } },
        { id: 2, files, vars: { n: "no" } },
        { id: 3, files, vars: { n: "yes" }, policies: { "p.rego": deny } },
      ]
        .map((line) => JSON.stringify(line))
        .join("\n"),
    );
    expect(result.rows.map(({ ok }) => ok)).toEqual([false, true, true]);
  });
});

describe.skipIf(!built)("plan", () => {
  test("prints the document of terraform show -json, or a line a resource", () => {
    const { stdout } = terraformer(["plan", "-"], { input: GOOD });
    expect(JSON.parse(stdout)).toMatchObject({
      format_version: "1.2",
      resource_changes: [{ address: "aws_vpc.main" }],
    });
    expect(terraformer(["plan", "-", "--format", "text"], { input: GOOD }).stdout).toBe(
      "+  aws_vpc.main\n\nPlan: 1 resource to create.\n",
    );
  });

  test("errors go to stderr, exit 1, nothing on stdout", () => {
    const { code, stdout, stderr } = terraformer(["plan", "-"], { input: BAD });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("cidr_blok");
  });
});

describe.skipIf(!built)("fmt", () => {
  const UGLY = 'resource "aws_vpc" "main" {\ncidr_block="10.0.0.0/16"\n}\n';

  test("rewrites files and names them; a formatted one is left alone", () => {
    const root = folder({ "a.tf": UGLY, "b.tf": GOOD, "sub/c.tf": UGLY });
    expect(terraformer(["fmt"], { cwd: root })).toEqual({ code: 0, stdout: "a.tf\n", stderr: "" });
    expect(readFileSync(join(root, "a.tf"), "utf8")).toBe(GOOD);
    expect(readFileSync(join(root, "sub/c.tf"), "utf8")).toBe(UGLY);
    expect(terraformer(["fmt", "--recursive"], { cwd: root }).stdout).toBe("sub/c.tf\n");
  });

  test("--check changes nothing and is exit 1", () => {
    const root = folder({ "a.tf": UGLY });
    expect(terraformer(["fmt", "--check"], { cwd: root })).toEqual({ code: 1, stdout: "a.tf\n", stderr: "" });
    expect(readFileSync(join(root, "a.tf"), "utf8")).toBe(UGLY);
  });

  test("standard input to standard output", () => {
    expect(terraformer(["fmt", "-"], { input: UGLY })).toEqual({ code: 0, stdout: GOOD, stderr: "" });
    expect(terraformer(["fmt", "-", "--check"], { input: GOOD }).code).toBe(0);
  });

  test("a file that can't be parsed is told and left alone", () => {
    const root = folder({ "a.tf": 'resource "x' });
    const { code, stderr } = terraformer(["fmt"], { cwd: root });
    expect(code).toBe(1);
    expect(stderr).toContain("a.tf:1");
    expect(readFileSync(join(root, "a.tf"), "utf8")).toBe('resource "x');
  });
});

test("generate doesn't overwrite a program without --force", () => {
  const root = folder({ "out/main.tf": GOOD });
  const { code, stderr } = terraformer(["generate", "a bucket", "--out", "out"], { cwd: root });
  expect(stderr).toContain("out/main.tf is there already: --force overwrites it.");
  expect(code).toBe(2);
  expect(readFileSync(join(root, "out/main.tf"), "utf8")).toBe(GOOD);
});
