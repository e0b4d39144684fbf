/** The examples of docs/ci, as far as they can be tried without the service that runs them. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { folder } from "../cli/run.ts";

const ROOT = join(import.meta.dirname, "../..");
const CI = join(ROOT, "docs/ci");
/** Without one of these, the command line would build it first. */
const NEEDED = ["wasm/bin/engine", "wasm/bin/policy", "public/policies.txt", "public/knowledge/scenarios.jsonl"];
const isBuilt = NEEDED.every((file) => existsSync(join(ROOT, file)));

const PUBLIC = 'resource "aws_db_instance" "a" {\n  instance_class = "db.t3.micro"\n  publicly_accessible = true\n}\n';
const CLEAN = 'resource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const env = { ...process.env, TERRAFORMER: ROOT, npm_lifecycle_event: "" };
const read = (name: string) => parse(readFileSync(join(CI, name), "utf8"));

/** Runs a job's command where a checkout would be. */
function runJob(command: string, program: string) {
  const cwd = folder({ "infra/main.tf": program });
  symlinkSync(ROOT, join(cwd, ".terraformer"));
  const { status, stdout, stderr } = spawnSync("sh", ["-ec", command], { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr, has: (name: string) => existsSync(join(cwd, name)) };
}

describe("jobs", () => {
  const { steps } = read("github-actions.yml").jobs.verify;
  const { terraformer } = read("gitlab-ci.yml");
  const uploaded = steps.flatMap(({ with: w }: { with?: Record<string, string> }) =>
    [w?.sarif_file ?? [], w?.name ? w.path : []].flat(),
  );
  const { paths, reports } = terraformer.artifacts;

  test.skipIf(!isBuilt).each([
    ["GitHub", steps.find(({ run }: { run?: string }) => run).run, uploaded],
    ["GitLab", terraformer.script.join("\n"), [...paths, ...Object.values(reports)]],
  ])("%s: the command fails by what it finds, and writes what is uploaded", (_, command, files) => {
    const bad = runJob(command, PUBLIC);
    expect(bad.stderr).not.toContain("Internal error");
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain("[aws/rds-public-access]");
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(bad.has(file), file).toBe(true);
    expect(runJob(command, CLEAN).status).toBe(0);
  });

  test("each step is an action of a fixed version, or a command", () => {
    for (const { uses, run } of steps)
      expect(uses ?? run).toMatch(uses ? /^[\w-]+\/[\w-]+(?:\/[\w-]+)?@v\d+$/ : /verify/);
  });
});

describe.skipIf(!isBuilt)("the hook", () => {
  const repository = (files: Record<string, string>) => {
    const cwd = folder(files);
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd, env, stdio: "pipe" });
    git("init", "-q");
    mkdirSync(join(cwd, ".git/hooks"), { recursive: true });
    writeFileSync(join(cwd, ".git/hooks/pre-commit"), readFileSync(join(CI, "pre-commit")), { mode: 0o755 });
    git("add", "-A");
    return { cwd, git, commit: () => git("commit", "-q", "-m", "x") };
  };

  test("lets through what has no Terraform and what is clean, and nothing else, whatever folders are called", () => {
    expect(repository({ "notes.md": "x" }).commit).not.toThrow();
    expect(repository({ "main.tf": CLEAN }).commit).not.toThrow();
    expect(repository({ "main.tf": CLEAN, "a b/ü/main.tf": PUBLIC }).commit).toThrow("[aws/rds-public-access]");
  });

  test("knows a folder's baseline", () => {
    const { cwd, git, commit } = repository({ "db/main.tf": PUBLIC });
    expect(commit).toThrow();
    spawnSync(
      "node",
      [join(ROOT, "scripts/terraformer.mjs"), "verify", "db", "--write-baseline", "db/terraformer-baseline.json"],
      { cwd, env },
    );
    expect(commit).not.toThrow();
    writeFileSync(join(cwd, "db/more.tf"), PUBLIC.replace('"a"', '"b"'));
    git("add", "-A");
    expect(commit).toThrow();
  });

  test("is one for the tool pre-commit, too", () => {
    const [hook] = read("pre-commit-config.yaml").repos[0].hooks;
    expect(hook).toMatchObject({ language: "system", pass_filenames: false });
    expect("infra/main.tf").toMatch(new RegExp(hook.files));
    expect("infra/main.tfvars.md").not.toMatch(new RegExp(hook.files));
  });
});
