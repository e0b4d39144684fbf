/** The command line: the service as it is started, and as verify, generate and mutate ask it. */
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { built, folder, started, terraformer } from "../../test/cli/run.ts";
import { engine, LATE, sandbox, skipped } from "./here.ts";

const NEW = 'terraform {\n  required_version = ">= 1.0"\n}\nresource "terraform_data" "a" {\n  input = "x"\n}\n';
const TOKEN = "cli-token-0123456789abcdef";

/** Starts the service as a user would, and gives its address once it listens. */
async function service(args: string[] = [], env: Record<string, string> = {}): Promise<string> {
  const { child } = started(["plan-service", "--port", "0", ...args], { env });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stderr?.on("data", (part) => {
      text += part;
      const [, url] = /listens at (\S+)/.exec(text) ?? [];
      if (url) resolve(url);
    });
    child.once("exit", () => reject(new Error(text)));
  });
}

const verified = (path: string, args: string[], env: Record<string, string> = {}) => {
  const { code, stdout } = terraformer(["verify", path, "--format", "json", ...args], { env });
  return { code, report: JSON.parse(stdout) as Report };
};

describe.runIf(built && typeof engine !== "string")(`the plan service${skipped(engine)}`, () => {
  it("is one more stage of verify, and the program's own verdict stands where it isn't there", async () => {
    const url = await service();
    const good = folder({ "main.tf": NEW });
    const asked = ["--plan-service", url];
    const here = verified(good, asked);
    expect(here.code).toBe(0);
    expect(here.report.planned).toMatchObject({
      by: new URL(url).host,
      ok: true,
      certificate: { sandbox: "bubblewrap" },
    });

    const bad = verified(folder({ "main.tf": LATE }), asked);
    expect(bad.code).toBe(1);
    expect(bad.report.stages.plan).toBe("fail");
    expect(bad.report.diagnostics).toContainEqual(
      expect.objectContaining({
        code: "engine-error",
        severity: "error",
        file: "main.tf",
        range: expect.objectContaining({ start: { line: 8, column: 23, byte: 136 } }),
      }),
    );

    const refused = verified(
      folder({
        "main.tf": 'resource "terraform_data" "a" {\n  provisioner "local-exec" {\n    command = "id"\n  }\n}\n',
      }),
      asked,
    );
    expect([refused.code, refused.report.ok]).toEqual([0, true]);
    expect(refused.report.planned).toHaveProperty("not");
    expect(refused.report.diagnostics).toContainEqual(
      expect.objectContaining({ code: "gate-provisioner", severity: "warning" }),
    );

    const away = terraformer(["verify", good, "--plan-service", "http://127.0.0.1:9"]);
    expect(away.code).toBe(0);
    expect(away.stdout).toMatch(
      /Verified: it parses, fits the schemas and plans\.\n(?:.*\n)*Not planned by 127\.0\.0\.1:9: .* doesn't answer/,
    );

    const unset = verified(folder({ "main.tf": 'variable "a" {}\n' }), asked);
    expect(unset.report.planned).toEqual({ by: new URL(url).host, not: "a has no value." });
  });

  it("plans with what above the folder is reached, with variables and their files", async () => {
    const url = await service();
    const root = folder({
      ".git/HEAD": "",
      "envs/prod/main.tf":
        'variable "a" { type = list(string) }\nvariable "b" {}\nmodule "m" {\n  source = "../../modules/m"\n  a      = var.a\n  b      = var.b\n}\n',
      "envs/prod/b.tfvars": 'b = "from the file"\n',
      "modules/m/main.tf":
        'variable "a" { type = list(string) }\nvariable "b" {}\nresource "terraform_data" "x" {\n  input = [var.a, var.b]\n}\n',
    });
    const { report } = verified(`${root}/envs/prod`, [
      "--plan-service",
      url,
      "--var",
      'a=["x", "y"]',
      "--var-file",
      `${root}/envs/prod/b.tfvars`,
    ]);
    expect(report.planned).toMatchObject({ ok: true });
  });

  it("lets in who has the token", async () => {
    const url = await service([], { TERRAFORMER_PLAN_TOKEN: TOKEN });
    const program = folder({ "main.tf": NEW, token: `# ours\n${TOKEN}\n` });
    const asked = ["--plan-service", url];
    expect(verified(program, asked, { TERRAFORMER_PLAN_TOKEN: TOKEN }).report.planned).toMatchObject({ ok: true });
    expect(verified(program, [...asked, "--plan-token-file", `${program}/token`]).report.planned).toMatchObject({
      ok: true,
    });
    expect(verified(program, asked).report.planned).toMatchObject({
      not: "it says: A token is needed: Authorization: Bearer TOKEN.",
    });
  });

  it("plans what was written and what was changed", async () => {
    const url = await service();
    const program = folder({ "main.tf": LATE });
    const { code, stderr } = terraformer([
      "mutate",
      program,
      "rename terraform_data.a to terraform_data.b",
      "--model",
      "none",
      "--plan-service",
      url,
    ]);
    expect(stderr).toMatch(/Resource precondition failed/);
    expect(stderr).toMatch(/^draft: compilable, 1 error/m);
    expect(stderr).toMatch(new RegExp(`^Planning at ${url} …$`, "m"));
    expect(code).toBe(1);
    const written = terraformer(["generate", "a random pet name", "--model", "none", "--json", "--plan-service", url]);
    // Without a mirror there is no provider: the local verdict stands, with what the service says of it.
    expect(JSON.parse(written.stdout).report.planned).toBeDefined();
  });
});

describe("plan-service", () => {
  it.each([
    [["--host", "0.0.0.0"], /--host 0\.0\.0\.0 is reached from other machines, so a token is needed/],
    [["--allow-origin", "*"], /--allow-origin \*: must be the origin of a page/],
    [["--concurrency", "0"], /--concurrency 0: must be a whole number from 1/],
    [["--engine", "/nowhere"], /--engine \/nowhere: there is no such file/],
    [["--token-file", "/nowhere"], /--token-file \/nowhere/],
  ])("says what is wrong with %j", (args, message) => {
    const { code, stderr } = terraformer(["plan-service", "--port", "0", ...args], {
      env: { TERRAFORMER_PLAN_TOKEN: "" },
    });
    expect(stderr).toMatch(typeof sandbox === "string" && args[0] === "--engine" ? /There is no sandbox/ : message);
    expect(code).toBe(2);
  });

  it.each([
    [["verify", "--batch", "-", "--plan-service", "localhost:1"], /--plan-service is for one program/],
    [["verify", "-", "--plan-service", "http://example.com"], /example\.com is on the internet, and http:/],
    [["verify", "-", "--plan-token-file", "x"], /--plan-token-file needs --plan-service/],
    [
      ["generate", "a bucket", "--plan-service", "localhost:1", "--plan-token-file", "/nowhere"],
      /--plan-token-file \/nowhere/,
    ],
  ])("is asked for properly, or %j says how", (args, message) => {
    const { code, stderr } = terraformer(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it("doesn't start without a sandbox, unless it is told to", () => {
    const { code, stderr } = terraformer(["plan-service", "--port", "0"], { env: { PATH: "/nowhere" } });
    expect(stderr).toMatch(/^There is no sandbox: .* isn't installed.*--insecure-no-sandbox/s);
    expect(code).toBe(2);
  });
});
