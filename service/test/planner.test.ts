/** Programs planned by a real engine in the real sandbox. No provider is needed: terraform_data is built in. */
import { describe, expect, it } from "vitest";
import type { PlanRequest, PlanStep } from "../../src/core/plan-service.ts";
import type { Diagnostic } from "../../src/core/report.ts";
import { findEngine, type PlanEngine } from "../engine/engine.ts";
import { createPlanner } from "../engine/planner.ts";
import { providersFrom } from "../engine/providers.ts";
import { RUN } from "../limits.ts";
import { createBare } from "../sandbox/bare.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { engine, sandbox, skipped } from "./here.ts";

const PROGRAM = `variable "text" { type = string }
variable "list" { type = list(string) }
variable "any" {}
resource "terraform_data" "a" { input = [var.text, var.list, var.any] }
`;

interface Planned {
  variables?: Record<string, { value: unknown }>;
  resource_changes?: { address: string }[];
}

const open = typeof engine !== "string";
const ask = async (request: PlanRequest, { in: place = sandbox as Sandbox, refuses = [] as Diagnostic[] } = {}) => {
  const steps: PlanStep[] = [];
  const providers = providersFrom(undefined, undefined, place.kind === "none");
  const own = place === sandbox ? (engine as PlanEngine) : await findEngine(place, RUN);
  const parts = { sandbox: place, engine: own, providers, limits: RUN, gate: async () => refuses };
  const result = await createPlanner(parts)(request, {
    signal: new AbortController().signal,
    onStep: (step) => steps.push(step),
  });
  return { ...result, steps, plan: result.plan as Planned | undefined };
};

describe.runIf(open)(`a real engine${skipped(engine)}`, () => {
  it("plans, with texts read as after -var and values as they are", async () => {
    const vars = { text: 'it\'s ${x} "q"\nnew', list: '["a\'b", "c"]', any: { n: [1, "${y}"] } };
    const { ok, plan, certificate, steps, timings } = await ask({ files: { "main.tf": PROGRAM }, vars });
    expect(ok).toBe(true);
    expect(steps).toEqual(["gate", "init", "plan", "show"]);
    expect(Object.keys(timings)).toEqual(steps);
    expect(certificate).toMatchObject({
      engine: { name: (engine as PlanEngine).name },
      providers: [],
      sandbox: "bubblewrap",
    });
    expect(plan?.resource_changes?.map(({ address }) => address)).toEqual(["terraform_data.a"]);
    expect(
      Object.entries(plan?.variables ?? {})
        .map(([name, { value }]) => [name, value])
        .sort(),
    ).toEqual([
      ["any", { n: [1, "${y}"] }],
      ["list", ["a'b", "c"]],
      ["text", vars.text],
    ]);
  });

  it("takes values by their rank: those given, files of values that are named, those that the program has", async () => {
    const files = {
      "main.tf": 'variable "a" {}\nvariable "b" {}\nvariable "c" {}\n',
      "x.auto.tfvars": 'a = "auto"\nb = "auto"\nc = "auto"\n',
      "named.tfvars": 'a = "named"\nb = "named"\n',
    };
    const { plan } = await ask({ files, varFiles: ["named.tfvars"], vars: { a: "given" } });
    expect(plan?.variables).toEqual({ a: { value: "given" }, b: { value: "named" }, c: { value: "auto" } });
  });

  it("reads modules above the root's folder and names files as they were sent", async () => {
    const files = {
      "envs/prod/main.tf": 'module "m" {\n  source = "../../modules/m"\n  n      = "x"\n}\n',
      "modules/m/main.tf": 'variable "n" {\n  type = number\n}\nresource "terraform_data" "a" {\n  input = var.n\n}\n',
    };
    const { ok, diagnostics } = await ask({ files, root: "envs/prod" });
    expect(ok).toBe(false);
    expect(diagnostics.map(({ severity, file, range }) => [severity, file, range.start, range.end])).toEqual([
      ["error", "envs/prod/main.tf", { line: 3, column: 12, byte: 53 }, { line: 3, column: 15, byte: 56 }],
    ]);
  });

  it("says with their ranges what only the engine knows", async () => {
    const text = 'terraform {\n  required_version = "= 0.1.2"\n}\n';
    const { ok, diagnostics, plan } = await ask({ files: { "main.tf": text } });
    expect([ok, plan]).toEqual([false, undefined]);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        stage: "plan",
        code: "engine-error",
        severity: "error",
        summary: expect.stringMatching(/^Unsupported .* Core version$/),
        file: "main.tf",
        range: { start: { line: 2, column: 3, byte: 14 }, end: { line: 2, column: 31, byte: 42 } },
      }),
    ]);
    const [{ detail } = { detail: "" }] = diagnostics;
    expect(detail).not.toContain("/work");
  });

  it("starts nothing of what the gate refuses", async () => {
    const [refusal] = (await ask({ files: { "main.tf": "x" } })).diagnostics;
    const { ok, diagnostics, steps, certificate } = await ask(
      { files: { "main.tf": "" } },
      { refuses: [refusal as Diagnostic] },
    );
    expect([ok, diagnostics, steps]).toEqual([false, [refusal], ["gate"]]);
    expect(certificate.providers).toEqual([]);
  });

  it("keeps of the lock file what is said of real providers", async () => {
    const lock =
      'provider "registry.terraform.io/hashicorp/aws" {\n  version = "1.2.3"\n  hashes = [\n    "h1:x",\n  ]\n}\n';
    expect((await ask({ files: { "main.tf": "", ".terraform.lock.hcl": lock } })).ok).toBe(true);
  });

  it("plans without a sandbox, and says so", async () => {
    const { ok, certificate } = await ask(
      { files: { "main.tf": PROGRAM }, vars: { text: "", list: "[]", any: 1 } },
      { in: createBare() },
    );
    expect([ok, certificate.sandbox]).toEqual([true, "none"]);
  });
});
