import { describe, expect, test } from "vitest";
import { built, folder, terraformer } from "./run.ts";

const QUEUE = 'resource "aws_sqs_queue" "a" {\n  name = "a"\n}\n';
const TAGS = `package main

deny contains msg if {
  queue := input.resource.aws_sqs_queue[name][_]
  some tag in data.required
  not queue.tags[tag]
  msg := sprintf("%s lacks %s", [name, tag])
}
`;
const PLANNED = "package planned\n\nwarn contains input.resource_changes[_].address\n";

describe("wrong use is exit 2 and one plain line", () => {
  test.each([
    [["verify", "--data", "data", "-"], "--data is about the policies of --policy, and there are none."],
    [["verify", "--policy", "policy", "--input", "hcl", "-"], "--input hcl: must be one of plan, hcl2."],
    [["verify", "--policy", "policy", "--data", "policy", "-"], "--data policy: has no .json, .yaml or .yml file."],
    [["verify", "--policy", "tests", "-"], "--policy tests: has no .rego file besides tests."],
    [["verify", "--policy", "policy", "--input", "hcl2", "plan.json"], "--input hcl2 is the program's files"],
    [["test-policy", "policy", "--run", "("], "--run (: "],
    [["test-policy", "policy"], "policy: has no rule test_… to run."],
  ])("%j", (args, message) => {
    const plan = '{"format_version": "1.2", "planned_values": {}}';
    const cwd = folder({ "policy/p.rego": PLANNED, "tests/a_test.rego": "package a\n", "plan.json": plan });
    const { code, stdout, stderr } = terraformer(args, { cwd });
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe.skipIf(!built)("policies of the user", () => {
  const root = () =>
    folder({
      "infra/main.tf": QUEUE,
      "policy/tags.rego": TAGS,
      "policy/planned.rego": PLANNED,
      "policy/data.yaml": "required: [Owner]\n",
      "more/list.json": '{"required": ["Team"]}',
    });
  const verify = (...flags: string[]) =>
    terraformer(["verify", "--no-bundled-policies", "infra", "--policy", "policy", ...flags], { cwd: root() }).stdout;

  test("are given the files or the plan, and the data beside them", () => {
    const stdout = verify();
    expect(stdout).toContain("Error: a lacks Owner");
    expect(stdout).toContain("Warning: aws_sqs_queue.a [policy-warn]");
  });

  test("are given what the flags say", () => {
    expect(verify("--data", "more")).toContain("a lacks Team");
    expect(verify("--namespace", "planned")).not.toContain("a lacks");
    expect(verify("--input", "plan")).toContain("Not judged: data.main.deny. They read input.resource");
    expect(verify("--combine")).toContain("Policies that can never say anything");
  });
});

describe.skipIf(!built)("test-policy", () => {
  const TESTS = `package main_test

test_lacking if "a lacks x" in data.main.deny with data.required as ["x"] with input as {"resource": {"aws_sqs_queue": {"a": [{}]}}}

test_wrong if {
  n := count(data.main.deny) with data.required as [] with input as {}
  print("n is", n)
  n == 1
}
`;
  test("tells which test fails and where, what it printed, and what no test has run", () => {
    const cwd = folder({ "policy/tags.rego": TAGS, "policy/planned.rego": PLANNED, "policy/tags_test.rego": TESTS });
    const { code, stdout } = terraformer(["test-policy", "policy", "--coverage"], { cwd });
    expect(stdout).toContain("data.main_test.test_wrong: FAIL (policy/tags_test.rego:5)");
    expect(stdout).toContain("policy/tags_test.rego:8: doesn't hold: n == 1");
    expect(stdout).toContain("│ n is 0");
    expect(stdout).toContain("PASS: 1/2  FAIL: 1/2");
    expect(stdout).toContain("policy/planned.rego: not run: line 3");
    expect(code).toBe(1);
    expect(terraformer(["test-policy", "policy", "--run", "lacking"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });
});
