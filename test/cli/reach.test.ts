/** What a program reaches above its folder, through the whole command line. */
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { built, folder, terraformer } from "./run.ts";

const QUIET = ["--no-bundled-policies", "--stage", "plan,policy"];
const NET =
  'variable "cidr" {\n  type = string\n}\nvariable "zones" {\n  type = map(string)\n}\noutput "id" {\n  value = var.cidr\n}\n';
const CALL = (body: string) =>
  `module "net" {\n  source = "../../modules/net"\n${body}}\noutput "x" {\n  value = module.net.id\n}\n`;
const GOOD = CALL('  cidr = "c"\n  zones = {}\n');

type Trees = Record<string, Record<string, string>>;
interface Row {
  diagnostics: { severity: string; code: string; file: string; range: { start: { line: number } }; edits?: object[] }[];
  plan?: { planned_values: { outputs: { x: { value: unknown } } } };
}

/** The rows on envs/prod in repositories with these files, by their names. */
function verified(trees: Trees): Record<string, Row> {
  const input = Object.entries(trees).map(([id, files]) =>
    JSON.stringify({ id, path: join(folder({ ...files, ".git/HEAD": "" }), "envs/prod") }),
  );
  const { stdout } = terraformer(["verify", "--batch", "--with-plan", ...QUIET], { input: input.join("\n") });
  const rows = stdout.trim().split("\n");
  return Object.fromEntries(rows.map((line) => [JSON.parse(line).id, JSON.parse(line)]));
}

/** What is told of each, a line a diagnostic. */
const told = (trees: Trees) =>
  Object.fromEntries(
    Object.entries(verified(trees)).map(([id, { diagnostics }]) => [
      id,
      diagnostics.map(({ severity, code, file, range }) => `${severity} ${code} ${file}:${range.start.line}`),
    ]),
  );

describe.skipIf(!built)("verify reads what the program reaches", () => {
  const calling = (main: string, net = NET) => ({ "modules/net/main.tf": net, "envs/prod/main.tf": main });

  test("modules above: the call, and what is in them", () => {
    const trees: Trees = {
      right: calling(GOOD),
      "misspelt argument": calling(CALL('  cidrr = "c"\n  zones = {}\n')),
      "missing argument": calling(CALL('  cidr = "c"\n')),
      "wrong type": calling(CALL('  cidr = "c"\n  zones = "z"\n')),
      "misspelt output": calling(GOOD.replace("net.id", "net.idd")),
      "error in it": calling(GOOD, NET.replace("var.cidr", "var.cdr")),
      "error of form in it": calling(GOOD, `${NET}x = [\n`),
      "no such": { "modules/other/main.tf": "", "envs/prod/main.tf": GOOD },
      "one beside it, in JSON": {
        ...calling(GOOD, `${NET}module "b" {\n  source = "../b"\n}\n`),
        "modules/b/b.tf.json": '{"output": {"o": {"value": "${var.none}"}}}',
      },
      "called in JSON": {
        "modules/net/main.tf": NET,
        "envs/prod/main.tf.json": '{"module": {"net": {"source": "../../modules/net", "cidr": "c"}}}',
      },
      "outside the repository": { "envs/prod/main.tf": 'module "far" {\n  source = "../../../far"\n}\n' },
      itself: { "envs/prod/main.tf": 'module "self" {\n  source = "../prod"\n}\n' },
    };
    expect(told(trees)).toEqual({
      right: [],
      "misspelt argument": ["error unsupported-argument main.tf:3"],
      "missing argument": ["error missing-required-argument main.tf:1"],
      "wrong type": ["error invalid-variable-value main.tf:4"],
      "misspelt output": ["error unsupported-attribute main.tf:7"],
      "error in it": ["error undeclared-reference ../../modules/net/main.tf:8"],
      "error of form in it": [
        "error unsupported-argument ../../modules/net/main.tf:10",
        "error unclosed-bracket ../../modules/net/main.tf:10",
      ],
      "no such": ["error module-not-found main.tf:2"],
      "one beside it, in JSON": ["error undeclared-reference ../../modules/b/b.tf.json:1"],
      "called in JSON": ["error missing-required-argument main.tf.json:1"],
      "outside the repository": ["warning module-not-available main.tf:2"],
      itself: ["error module-calls-itself main.tf:2"],
    });
  });

  test("a module's path that is nearly right is mended, though no other call leads to that folder", () => {
    const trees = { near: { ...calling(GOOD.replace("modules/net", "modules/nett")), "modules/other/main.tf": "" } };
    expect(verified(trees).near?.diagnostics[0]).toMatchObject({ edits: [{ newText: '"../../modules/net"' }] });
  });

  const SHARED = { "shared/t.tftpl": "Hello ${who}", "shared/teams/a.yaml": "name: a", "shared/b.bin": "\u0000" };
  const outputs = (values: Record<string, string>): Trees =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [
        id,
        { ...SHARED, "envs/prod/main.tf": `output "x" {\n  value = ${value}\n}\n` },
      ]),
    );

  test("files above: what functions make of them", () => {
    const rows = verified(
      outputs({
        template: 'templatefile("${path.module}/../../shared/t.tftpl", { who = "me" })',
        set: '[for f in fileset("../../shared", "**/*.yaml") : yamldecode(file("../../shared/${f}")).name]',
        hash: 'filemd5("${path.root}/../../shared/b.bin")',
        exists: '[fileexists("../../shared/b.bin"), fileexists("../../shared/c.bin")]',
        absolute: 'file("${abspath(path.module)}/../../shared/t.tftpl")',
        "name of the folder": "basename(path.cwd)",
      }),
    );
    const values = Object.entries(rows).map(([id, { plan }]) => [id, plan?.planned_values.outputs.x.value]);
    expect(Object.fromEntries(values)).toEqual({
      template: "Hello me",
      set: ["a"],
      hash: "93b885adfe0da089cdf634904fd59f71",
      exists: [true, false],
      absolute: "Hello ${who}",
      "name of the folder": "prod",
    });
    expect(Object.values(rows).flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  test("files above: what is wrong with them, and what isn't read", () => {
    const trees = outputs({
      "template without its variable": 'templatefile("../../shared/t.tftpl", {})',
      "no such file": 'file("../../shared/none")',
      "absolute path": 'file("/etc/hostname")',
      "outside the repository": 'file("../../../x")',
    });
    expect(told(trees)).toEqual({
      "template without its variable": ["error invalid-function-argument main.tf:2"],
      "no such file": ["error invalid-function-argument main.tf:2"],
      "absolute path": ["warning file-not-read main.tf:2"],
      "outside the repository": ["warning file-not-read main.tf:2"],
    });
  });

  test("what isn't part of the program is neither judged nor counted; the text says which folders", () => {
    const data = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`data/${i}.yaml`, "x".repeat(1 << 20)]));
    const root = folder({
      ...data,
      "main.tf": 'output "o" {\n  value = 1\n}\n',
      "examples/a/main.tf": "{{{",
      ".git/HEAD": "",
    });
    const { code, stdout } = terraformer(["verify", ...QUIET, root]);
    expect(stdout).toContain("Valid.");
    expect(stdout).toContain("Not judged, since no module call leads there: examples/a.");
    expect(code).toBe(0);
  });

  test("a limit is named, with the figures", () => {
    const data = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`data/${i}.yaml`, "x".repeat(1 << 20)]));
    const root = folder({
      ...data,
      "main.tf": 'output "o" {\n  value = [for f in fileset("data", "*") : filemd5("data/${f}")]\n}\n',
    });
    const { code, stdout } = terraformer(["verify", ...QUIET, root]);
    expect(stdout).toContain("isn't read: the verifier reads 16 MiB at most, and has read 15 MiB");
    expect(code).toBe(0);
  });

  test("--fix writes below the folder alone, and says what it leaves", () => {
    const root = folder({
      "envs/prod/main.tf": 'module "a" {\n  source = "./a"\n}\nmodule "b" {\n  source = "../../b"\n}\n',
      "envs/prod/a/main.tf": 'resource "aws_vpc" "a" {\n  cidr_blok = "10.0.0.0/16"\n}\n',
      "b/main.tf": 'resource "aws_vpc" "b" {\n  cidr_blok = "10.0.0.0/16"\n}\n',
    });
    const { stdout, stderr } = terraformer(["verify", ...QUIET, "--fix", join(root, "envs/prod")]);
    expect(stderr).toContain("Fixed a/main.tf:2:3");
    expect(readFileSync(join(root, "envs/prod/a/main.tf"), "utf8")).toContain("cidr_block");
    expect(readFileSync(join(root, "b/main.tf"), "utf8")).toContain("cidr_blok");
    expect(stdout).toContain("in files outside of this folder, where --fix changes nothing");
  });

  test("policies say what fails in a module above, and its comments suppress", () => {
    const bucket = (comment: string) => `resource "aws_s3_bucket" "b" {\n${comment}  bucket = "b"\n}\n`;
    const policies = (comment: string) => {
      const root = folder({ "p/main.tf": 'module "b" {\n  source = "../b"\n}\n', "b/main.tf": bucket(comment) });
      const report = JSON.parse(terraformer(["verify", "--format", "json", join(root, "p")]).stdout);
      return report.policies.filter(
        (p: { result: string; suppressed?: object }) => p.result === "fail" && !p.suppressed,
      );
    };
    const [first] = policies("");
    expect(first).toMatchObject({ file: "../b/main.tf", address: "module.b.aws_s3_bucket.b" });
    const left = policies(`  #checkov:skip=${first.equivalents.checkov[0]}:public on purpose\n`);
    expect(left.map(({ rule }: { rule: string }) => rule)).not.toContain(first.rule);
  });

  test("a link out of the repository isn't followed", () => {
    const outside = folder({ "main.tf": NET });
    const root = folder({ "repo/.git/HEAD": "", "repo/p/main.tf": 'module "m" {\n  source = "../m"\n}\n' });
    symlinkSync(outside, join(root, "repo/m"));
    mkdirSync(join(root, "repo/x"));
    expect(terraformer(["verify", ...QUIET, join(root, "repo/p")]).stdout).toContain(
      "it is a link, and it lies outside the repository",
    );
  });

  test("plan, a single file, and rows of --batch by path, by root and with ../ reach the same", () => {
    const root = folder({
      "modules/net/main.tf": NET,
      "envs/prod/main.tf": GOOD,
      "envs/bad/main.tf": GOOD.replace("net.id", "net.idd"),
    });
    expect(terraformer(["plan", join(root, "envs/prod")]).code).toBe(0);
    expect(terraformer(["plan", join(root, "envs/bad/main.tf")]).stderr).toContain('no output "idd"');
    const files = { "modules/net/main.tf": NET, "envs/prod/main.tf": GOOD };
    const rows = [
      { id: "path", path: "envs/prod" },
      { id: "bad path", path: "envs/bad" },
      { id: "root", root: "envs/prod", files },
      {
        id: "bad root",
        root: "envs/prod",
        files: { ...files, "envs/prod/main.tf": GOOD.replace("net.id", "net.idd") },
      },
      { id: "keys", files: { "main.tf": GOOD, "../../modules/net/main.tf": NET } },
      { id: "no such root", root: "envs/test", files },
      { id: "no such path", path: "envs/test" },
      { id: "neither" },
    ];
    const input = rows.map((row) => JSON.stringify(row)).join("\n");
    const { stdout, stderr } = terraformer(["verify", "--batch", ...QUIET], { cwd: root, input });
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, ok, diagnostics }) => [id, ok, diagnostics[0]?.code])).toEqual([
      ["path", true, undefined],
      ["bad path", false, "unsupported-attribute"],
      ["root", true, undefined],
      ["bad root", false, "unsupported-attribute"],
      ["keys", true, undefined],
      ["no such root", false, "invalid-request"],
      ["no such path", false, "invalid-request"],
      ["neither", false, "invalid-request"],
    ]);
    expect(stderr).toBe("");
  });
});
