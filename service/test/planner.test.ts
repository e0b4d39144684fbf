/** Programs planned by a real engine in the real sandbox. No provider is needed: terraform_data is built in. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { PlanRequest, PlanStep } from "../../src/core/plan-service.ts";
import type { Diagnostic } from "../../src/core/report.ts";
import { findEngine, type PlanEngine } from "../engine/engine.ts";
import { createPlanner } from "../engine/planner.ts";
import { providersFrom } from "../engine/providers.ts";
import { RUN } from "../limits.ts";
import { createWorker } from "../run/worker.ts";
import { createBare } from "../sandbox/bare.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { engine, LATE, sandbox, skipped } from "./here.ts";

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
  const providers = providersFrom({ bare: place.kind === "none" });
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
      "envs/prod/main.tf": 'module "m" {\n  source = "../../modules/m"\n}\n',
      "modules/m/main.tf": LATE,
    };
    const { ok, diagnostics } = await ask({ files, root: "envs/prod" });
    expect(ok).toBe(false);
    expect(diagnostics.map(({ severity, file, range }) => [severity, file, range.start])).toEqual([
      ["error", "modules/m/main.tf", { line: 8, column: 23, byte: 136 }],
    ]);
  });

  it("says with their ranges what only the engine knows", async () => {
    const { ok, diagnostics, plan } = await ask({ files: { "main.tf": LATE } });
    expect([ok, plan]).toEqual([false, undefined]);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        stage: "plan",
        code: "engine-error",
        severity: "error",
        summary: "Resource precondition failed",
        detail: "This was for the last century.",
        file: "main.tf",
        range: { start: { line: 8, column: 23, byte: 136 }, end: { line: 8, column: 52, byte: 165 } },
      }),
    ]);
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

const STUBS = fileURLToPath(new URL("../../.cache/tofu/providers", import.meta.url));
const lacks = typeof engine === "string" ? engine : existsSync(STUBS) ? undefined : "no stubs: npm run stub-providers";

describe.runIf(!lacks)(`all that plans on a machine${skipped(lacks)}`, () => {
  it("plans with stubs, says so, and leaves unknown what only a cloud can read", async () => {
    const worker = await createWorker({ limits: RUN, insecure: false, stubs: STUBS });
    const text = `data "aws_availability_zones" "all" {}
resource "aws_subnet" "a" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.0.0/24"
  availability_zone = data.aws_availability_zones.all.names[0]
}
`;
    const plan = (files: Record<string, string>) =>
      worker.plan({ files, root: "envs/prod" }, { signal: new AbortController().signal, onStep: () => {} });
    try {
      const result = await plan({ "envs/prod/main.tf": text });
      expect(result.diagnostics).toEqual([]);
      expect(result.certificate.providers).toEqual([
        {
          source: expect.stringMatching(/^registry\.[a-z.]+\/hashicorp\/aws$/),
          version: expect.any(String),
          stub: true,
        },
      ]);
      const changes = (result.plan as { resource_changes: { address: string; change: { after_unknown: object } }[] })
        .resource_changes;
      expect(changes.map(({ address }) => address).sort()).toEqual(["aws_subnet.a", "data.aws_availability_zones.all"]);
      expect(changes.find(({ address }) => address === "aws_subnet.a")?.change.after_unknown).toMatchObject({
        availability_zone: true,
        id: true,
      });
      const refused = await plan({
        "envs/prod/main.tf": 'module "m" {\n  source = "git::https://example.com/m.git"\n}\n',
      });
      expect([refused.ok, refused.diagnostics.map(({ code, file, range }) => [code, file, range.start.line])]).toEqual([
        false,
        [["gate-module", "envs/prod/main.tf", 2]],
      ]);
      const old = await plan({
        "envs/prod/main.tf":
          'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 3.0"\n    }\n  }\n}\n',
      });
      expect(old.diagnostics).toEqual([
        expect.objectContaining({
          code: "gate-version",
          file: "envs/prod/main.tf",
          range: { start: { line: 5, column: 17, byte: 95 }, end: { line: 5, column: 25, byte: 103 } },
          detail: expect.stringMatching(
            /^Of hashicorp\/aws there is 4\.\d+\.\d+, 5\..*, and none meets "~> 3\.0"\. Ask for/,
          ),
        }),
      ]);
    } finally {
      await worker.dispose();
    }
  });
});
