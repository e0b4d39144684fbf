/** `verify PLAN.json --format json` without Node: what the policy program itself answers is, byte for byte, what the command line does. */
import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, terraformer } from "./run.ts";

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "wasm/bin/policy");
const NOT_MINE = 3;

const change = (type: string, after: object) => ({
  ...{ address: `${type}.a`, mode: "managed", type, name: "a" },
  change: { actions: ["create"], before: null, after, after_unknown: {} },
});
const plan = {
  format_version: "1.2",
  resource_changes: [
    change("aws_db_instance", { identifier: "<a> & ä", publicly_accessible: true, storage_encrypted: true }),
    change("aws_kms_key", { enable_key_rotation: true }),
  ],
};

const files = {
  "plan.json": JSON.stringify(plan),
  "policies/deny.rego": `package main
import data.limits.names
deny contains msg if {
	some r in input.resource_changes
	not r.change.after.identifier in names
	msg := sprintf("%s is called %v", [r.address, object.get(r.change.after, "identifier", "nothing")])
}
warn contains "\\u2713" if input.resource_changes`,
  "policies/deny_test.rego": "package main\ntest_it if not true",
  "policies/deeper/other.rego": 'package other\ndeny contains "other" if input.format_version',
  "policies/deeper/limits.json": '{"limits": {"names": ["a"]}}',
  "policies/.terraform/broken.rego": "package",
  "list.rego": 'package main\ndeny contains sprintf("%d files", [count(input)]) if input[0].path',
  "broken.rego": "package main\ndeny contains",
  "separator.rego": 'package main\ndeny contains "\\u2028" if input',
  "data/limits/names.yaml": "- b\n",
  "passes.rego": 'package main\ndeny contains "no" if input.absent',
  "other.json": '{"a": 1}',
  "main.tf": "",
};

const judge = (args: string[], cwd: string) => {
  const rules = join(ROOT, "public/policies.txt");
  const { status, stdout } = spawnSync(PROGRAM, ["judge", rules, "verify", ...args], { cwd, encoding: "utf8" });
  return { code: status, stdout };
};
const json = ["--format", "json"];
const own = ["--no-bundled-policies", ...json];

describe.skipIf(!existsSync(PROGRAM))("a plan", () => {
  it.each([
    [["plan.json", ...json], 0],
    [["plan.json", "--policy", "policies", ...json], 1],
    [["--format=json", "--policy=./policies", "--no-bundled-policies", "plan.json"], 1],
    [["plan.json", "--policy", "policies", "--namespace", "other", ...own], 1],
    [["plan.json", "--policy", "policies/deny.rego", "--data", "data", ...own], 1],
    [["plan.json", "--policy", "policies/deny.rego", "--data", "policies/deeper/limits.json", ...own], 1],
    [["plan.json", "--policy", "list.rego", "--combine", ...own], 1],
    [["plan.json", "--policy", "broken.rego", "--policy", "list.rego", ...own], 1],
    [["plan.json", "--policy", "passes.rego", ...own], 0],
    [["plan.json", "--policy", "linked", ...own], 1],
  ])("%j", (args, code) => {
    const cwd = folder(files);
    symlinkSync(join(cwd, "policies"), join(cwd, "linked"));
    symlinkSync(join(cwd, "list.rego"), join(cwd, "policies/linked.rego"));
    symlinkSync(cwd, join(cwd, "policies/round"));
    const { stderr: _, ...said } = terraformer(["verify", ...args], { cwd });
    expect(said.code).toBe(code);
    expect(judge(args, cwd)).toEqual(said);
  });

  it.each([
    ["another form", ["plan.json"]],
    ["two forms", ["plan.json", ...json, "--format", "text"]],
    ["a form into a file", ["plan.json", "--format", "json=a.json"]],
    ["a flag that it doesn't know", ["plan.json", "--fail-on", "high", ...json]],
    ["a flag without its value", ["plan.json", ...json, "--policy"]],
    ["two plans", ["plan.json", "other.json", ...json]],
    ["a program", ["main.tf", ...json]],
    ["JSON that is no plan", ["other.json", ...json]],
    ["no such plan", ["absent.json", ...json]],
    ["no such policy", ["plan.json", "--policy", "absent", ...own]],
    ["no policy in it", ["plan.json", "--policy", "data", ...own]],
    ["flags of policies that aren't there", ["plan.json", "--combine", ...json]],
    ["a character that Go escapes and JavaScript doesn't", ["plan.json", "--policy", "separator.rego", ...own]],
  ])("%s is left to the command line, without a word", (_, args) => {
    expect(judge(args, folder(files))).toEqual({ code: NOT_MINE, stdout: "" });
  });

  it("is judged by ./terraformer where there is no Node, and all else by Node", () => {
    const cwd = folder(files);
    const call = (...args: string[]) =>
      spawnSync(join(ROOT, "terraformer"), ["verify", ...args], { cwd, env: { PATH: "" }, encoding: "utf8" });
    const { status, stdout } = call("plan.json", "--policy", "policies", ...own);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).namespaces).toEqual(["main", "other"]);
    const text = call("plan.json", "--policy", "policies");
    expect(text.status).toBe(127);
    expect(text.stderr).toContain("node");
  });
});
