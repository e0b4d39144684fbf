/** What `verify` writes, where, and what a baseline makes of it. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { built, folder, terraformer } from "./run.ts";

const BUCKET = 'resource "aws_s3_bucket" "a" {\n}\n';
const WARN =
  'package main\nwarn contains "too many" if true\ndeny contains msg if {\n  some r in input.resource_changes\n  msg := sprintf("no %s", [r.address])\n}\n';

test.each([
  [["--format", "json", "--format", "sarif"], "only one goes to standard output"],
  [["--format", "sarif="], "must be FORMAT or FORMAT=FILE"],
  [["--format", "xml=out"], "--format xml: must be one of text, json, sarif, junit, gitlab, html"],
  [["--compliance", "cis-mars"], "--compliance cis-mars: must be one of cis-aws"],
  [["--compliance", "cis-aws", "--format", "json"], "shown by --format text and html only"],
  [["--baseline", "gone.json"], "--baseline gone.json: no such file or directory. --write-baseline FILE makes one."],
  [["--baseline", "main.tf"], "--baseline main.tf: it is no JSON"],
  [["--baseline", "a", "--write-baseline", "b"], "it is given without --baseline"],
  [["--batch", "--write-baseline", "b"], "is for one program"],
  [["--recursive", "--fix"], "--fix is for one program"],
  [["--recursive", "--batch"], "--batch is given them"],
])("wrong use: %j", (args, message) => {
  const { code, stdout, stderr } = terraformer(["verify", ".", ...args], { cwd: folder({ "main.tf": BUCKET }) });
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

describe.skipIf(!built)("reports", () => {
  test("several at once, with paths as the repository has them", () => {
    const cwd = folder({ "infra/prod/main.tf": BUCKET });
    execFileSync("git", ["init", "-q"], { cwd });
    const files = ["sarif=out/a.sarif", "gitlab=out/a.json", "junit=out/a.xml", "html=out/a.html", "json=out/r.json"];
    const flags = files.flatMap((file) => ["--format", file]);
    const { code, stdout, stderr } = terraformer(["verify", "prod", ...flags, "--format", "text"], {
      cwd: join(cwd, "infra"),
    });
    expect(code).toBe(0);
    expect(stdout).toContain("Policy (high): ");
    expect(stderr).toContain("Wrote out/a.sarif.");
    const read = (name: string) => readFileSync(join(cwd, "infra/out", name), "utf8");
    const [run] = JSON.parse(read("a.sarif")).runs;
    const report = JSON.parse(read("r.json"));
    const failing = report.policies.filter(({ result }: { result: string }) => result === "fail");
    expect(run.results).toHaveLength(report.diagnostics.length + failing.length);
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("infra/prod/main.tf");
    for (const { help, shortDescription } of run.tool.driver.rules) {
      expect(help.text.length).toBeGreaterThan(20);
      expect(shortDescription.text).not.toBe("");
    }
    expect(JSON.parse(read("a.json"))[0].location.path).toBe("infra/prod/main.tf");
    expect(read("a.xml")).toContain('file="infra/prod/main.tf"');
    expect(read("a.html")).toContain("What to do:");
  });

  test("--recursive judges every root below a folder, and modules with who calls them", () => {
    const cwd = folder({
      "modules/bucket/main.tf": BUCKET,
      "envs/prod/main.tf": 'module "b" {\n  source = "../../modules/bucket"\n}\n',
      "envs/test/main.tf": 'module "b" {\n  source = "../../modules/bucket"\n}\nresource "aws_sns_topic" "a" {\n}\n',
      "lone/main.tf": `/*\n  source = "../alone"\n*/\n${BUCKET}`,
      "alone/main.tf": BUCKET,
      "docs/readme.md": "",
    });
    execFileSync("git", ["init", "-q"], { cwd });
    expect(terraformer(["verify", "."], { cwd }).stderr).toContain("verify --recursive judges them");
    const { stdout, stderr, code } = terraformer(["verify", "--recursive", "--format", "sarif", "--fail-on", "high"], {
      cwd,
    });
    expect(stderr).toBe("Judged 4 root modules: envs/prod, envs/test, lone, alone.\n");
    expect(code).toBe(1);
    const [run, ...more] = JSON.parse(stdout).runs;
    expect(more).toEqual([]);
    const uris = (rule: string) =>
      run.results
        .filter(({ ruleId }: { ruleId: string }) => ruleId === rule)
        .map(
          ({ locations }: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }) =>
            locations[0].physicalLocation.artifactLocation.uri,
        );
    expect(uris("aws/s3-versioning")).toEqual(["modules/bucket/main.tf", "lone/main.tf", "alone/main.tf"]);
    expect(uris("aws/sns-topic-encryption")).toEqual(["envs/test/main.tf"]);
  });

  test("--fix-policies makes the suggested edits, and says what an apply of them makes anew", () => {
    const program =
      'resource "aws_ebs_volume" "a" {\n  availability_zone = "eu-central-1a"\n  encrypted         = false\n  size              = 8\n}\nresource "aws_sqs_queue" "a" {\n}\n';
    const cwd = folder({ "main.tf": program });
    const { stderr, stdout } = terraformer(["verify", "--fix-policies", "--format", "json"], { cwd });
    expect(readFileSync(join(cwd, "main.tf"), "utf8")).toMatch(/encrypted += true/);
    expect(stderr).toContain("Fixed main.tf:1:1: EBS volumes are encrypted");
    expect(stderr).toMatch(
      /^Where it is applied already, this replaces aws_ebs_volume\.a: .*`encrypted`.*; what it holds is lost/m,
    );
    expect(stderr).not.toContain("replaces aws_sqs_queue");
    expect(JSON.parse(stdout)).not.toHaveProperty("plan");
  });

  test("--compliance tells the results by a benchmark", () => {
    const { stdout } = terraformer(["verify", "-", "--compliance", "cis-aws"], { input: BUCKET });
    expect(stdout).toContain("CIS Amazon Web Services Foundations Benchmark 3.0.0\n");
    expect(stdout).toMatch(/2\.1\.4 +fails +Buckets block public access: aws_s3_bucket\.a\n/);
    expect(stdout).toMatch(/2\.3\.1 +nothing to judge +Databases are encrypted at rest\n/);
  });

  test("a baseline: what is known is suppressed, what is new fails, what is gone is told", () => {
    const cwd = folder({ "main.tf": BUCKET, "policy/a.rego": WARN });
    const verify = (...flags: string[]) =>
      terraformer(["verify", ".", "--policy", "policy", "--fail-on", "low", ...flags], { cwd });
    expect(verify()).toMatchObject({ code: 1 });
    const written = verify("--write-baseline", "known.json");
    expect(written).toMatchObject({ code: 0 });
    expect(written.stderr).toMatch(/Wrote known\.json\.\nIt knows \d+ findings\./);

    writeFileSync(join(cwd, "main.tf"), `${"# more\n".repeat(10)}${BUCKET}`);
    const known = verify("--baseline", "known.json");
    expect(known).toMatchObject({ code: 0, stderr: "" });
    expect(known.stdout).toContain("no aws_s3_bucket.a [policy-deny] main.tf:11: it was there before (baseline)");
    expect(known.stdout).toContain("· policy pass");

    writeFileSync(join(cwd, "main.tf"), BUCKET.replace('"a"', '"b"'));
    const changed = verify("--baseline", "known.json");
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain("Error: no aws_s3_bucket.b [policy-deny]");
    expect(changed.stdout).toContain("No longer there, though the baseline has them");

    writeFileSync(join(cwd, "main.tf"), 'resource "aws_s3_bucket" "a" {\n  colour = 1\n}\n');
    const broken = verify("--write-baseline", "known.json");
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain("1 error of the program can't be in it: it fails whoever knows it.");
  });

  test("a row of --batch knows the baseline, too", () => {
    const cwd = folder({ "main.tf": BUCKET });
    terraformer(["verify", ".", "--write-baseline", "known.json"], { cwd });
    const input = `${JSON.stringify({ id: 1, files: { "main.tf": BUCKET } })}\n`;
    const { code, stdout } = terraformer(["verify", "--batch", "--baseline", "known.json", "--fail-on", "low"], {
      cwd,
      input,
    });
    expect(code).toBe(0);
    expect(stdout).toContain('"by":"baseline"');
  });
});
