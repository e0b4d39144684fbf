/**
 * A real `tofu plan` with stand-ins for the providers, beside the browser's plan: for every schema that ships, in every version. OpenTofu is built
 * when it isn't there (minutes, once). Skipped only where it can't be: without Go, or where its modules can't be had.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/build-cache.ts";
import { MIRROR } from "../../scripts/stub-providers.ts";
import { buildTofu, TOFU } from "../../scripts/tofu.ts";
import { realEngine } from "../../scripts/yardsticks/real-engine.ts";
import { compared } from "../../scripts/yardsticks/stand-in-plans.ts";
import { RUN } from "../../service/limits.ts";
import { createWorker } from "../../service/run/worker.ts";
import type { SchemaEntry } from "../../src/core/catalogue.ts";
import { errorsOf } from "../../src/core/report.ts";
import { waitingFiles, withoutWaiting } from "../../src/core/waiting.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE } from "../cases/case.ts";

const problem = await buildTofu(() => {}).then(
  () => undefined,
  (error: Error) => error.message,
);
if (problem) console.log(`OpenTofu can't be built here, so that no real plan is made: ${problem}`);

const catalogue = JSON.parse(readFileSync(join(ROOT, "public/schemas/index.json"), "utf8")) as SchemaEntry[];
/** What is planned of each provider; of the others, which have data sources alone, that they are started. */
const USED: Record<string, string> = {
  aws: `provider "aws" {
  region = "eu-central-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_s3_bucket" "b" {
  bucket = "x"
  tags   = { a = aws_vpc.v.id }
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.b.bucket}/*"]
  }
}`,
  azurerm: `provider "azurerm" {
  features {}
}
resource "azurerm_resource_group" "g" {
  name     = "g"
  location = "westeurope"
}`,
  docker: 'resource "docker_network" "n" {\n  name = "n"\n}',
  google: 'provider "google" {\n  project = "p"\n}\nresource "google_pubsub_topic" "t" {\n  name = "t"\n}',
  "google-beta":
    'resource "google_pubsub_topic" "b" {\n  provider = google-beta\n  name     = "b"\n  project  = "p"\n}',
  helm: 'resource "helm_release" "r" {\n  name  = "r"\n  chart = "c"\n}',
  kubernetes: 'resource "kubernetes_namespace_v1" "n" {\n  metadata {\n    name = "n"\n  }\n}',
  local: 'resource "local_file" "f" {\n  filename = "f"\n  content  = "x"\n}',
  null: 'resource "null_resource" "n" {}',
  random:
    'resource "random_password" "p" {\n  length = 20\n}\noutput "p" {\n  value     = random_password.p.result\n  sensitive = true\n}',
  time: 'resource "time_static" "t" {}',
  tls: 'resource "tls_private_key" "k" {\n  algorithm = "ED25519"\n}',
};

/** A program of all providers, each in its nth newest version; undefined when none has so many. */
function programOf(n: number): string | undefined {
  const sources = [...new Set(catalogue.map(({ source }) => source))];
  const chosen = sources.flatMap((source) => catalogue.filter((entry) => entry.source === source)[n] ?? []);
  if (chosen.length === 0) return undefined;
  const name = (source: string) => source.split("/")[2] as string;
  const required = chosen.map(
    ({ source, version }) =>
      `    ${name(source)} = {\n      source  = "${source}"\n      version = "= ${version}"\n    }`,
  );
  const used = chosen.map(({ source }) => USED[name(source)] ?? "");
  return `terraform {\n  required_providers {\n${required.join("\n")}\n  }\n}\n${used.join("\n")}\n`;
}

const programs = Array.from({ length: 10 }, (_, n) => programOf(n)).filter((program) => program !== undefined);

describe.skipIf(problem)("a real plan with stand-ins for providers", async () => {
  if (problem) return;
  const engine = await realEngine("tofu");
  if (!engine) throw new Error("tofu was built, and isn't there");
  const verifier = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
  afterAll(() => verifier.dispose());

  /** What of both plans isn't equal, and the real one. */
  async function plans(files: Record<string, string>) {
    const report = await verifier.verify({ files, stages: ["parse", "schema", "plan"], withPlan: true });
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const waiting = waitingFiles(report.plan, () => true) as Record<string, string>;
    const { plan, said } = (await engine?.plan({ ...files, ...waiting })) ?? { said: [] };
    expect(said.filter(({ severity }) => severity === "error")).toEqual([]);
    const clean = withoutWaiting(plan);
    return {
      plan: clean as { resource_changes: { address: string; change: { after_unknown: unknown } }[] },
      ...compared(report.plan, clean),
    };
  }

  test("covers every schema that ships", () => {
    const pins = programs.join("\n").match(/version = "= [^"]+"/g) ?? [];
    expect(pins).toHaveLength(catalogue.length);
  });

  test.each(programs.map((program, n) => [n, program]))(
    "is the browser's, versions %i from the newest",
    async (_, program) => {
      const { misses, counts } = await plans({ "main.tf": program as string });
      expect(misses).toEqual([]);
      expect(counts?.["all leaves"]?.[1]).toBeGreaterThan(40);
    },
  );

  test("leaves unknown what only a cloud can read, in modules too, and shows nothing of how", async () => {
    const data = 'data "aws_availability_zones" "z" {\n  state = "available"\n}\n';
    const { plan, misses } = await plans({
      "main.tf": `provider "aws" {\n  region = "eu-central-1"\n}\ndata "aws_region" "r" {}\n${data}module "m" {\n  source = "./m"\n  count  = 2\n}\nresource "aws_subnet" "s" {\n  vpc_id            = "vpc-1"\n  availability_zone = data.aws_availability_zones.z.names[0]\n  cidr_block        = "10.0.0.0/24"\n  tags              = { region = data.aws_region.r.id }\n}\n`,
      "m/main.tf": `${data}output "zones" {\n  value = data.aws_availability_zones.z.names\n}\n`,
    });
    expect(plan.resource_changes.map(({ address }) => address).sort()).toEqual([
      "aws_subnet.s",
      "data.aws_availability_zones.z",
      "module.m[0].data.aws_availability_zones.z",
      "module.m[1].data.aws_availability_zones.z",
    ]);
    expect(plan.resource_changes.find(({ address }) => address === "aws_subnet.s")?.change.after_unknown).toMatchObject(
      {
        availability_zone: true,
      },
    );
    // What a read that waits leaves out is null in core's plan, and unknown in the browser's.
    expect(misses?.filter((miss) => !miss.includes("data.aws_availability_zones.z."))).toEqual([]);
  });

  test("is what the plan service gives, whose certificate says that they are stubs", async () => {
    const worker = await createWorker({ engine: TOFU, stubs: MIRROR, limits: RUN, insecure: true });
    const files = {
      "root/main.tf": 'provider "aws" {\n  region = "eu-central-1"\n}\nmodule "m" {\n  source = "../m"\n}\n',
      "m/main.tf":
        'data "aws_availability_zones" "z" {}\noutput "z" {\n  value = data.aws_availability_zones.z.names\n}\n',
    };
    const options = { signal: new AbortController().signal, onStep: () => {} };
    const { ok, diagnostics, certificate, plan } = await worker.plan({ files, root: "root" }, options);
    await worker.dispose();
    expect({ ok, errors: errorsOf({ diagnostics }) }).toEqual({ ok: true, errors: [] });
    expect(certificate.providers).toMatchObject([{ source: "registry.opentofu.org/hashicorp/aws", stub: true }]);
    expect(
      (plan as { resource_changes: { address: string }[] }).resource_changes.map(({ address }) => address),
    ).toEqual(["module.m.data.aws_availability_zones.z"]);
    expect(JSON.stringify(plan)).not.toContain("terraformer_waits");
  });

  test("has what the provider refuses, at its place", async () => {
    const { validate, close } = await engine.validator();
    const lb = (type: string) =>
      `resource "aws_lb" "l" {\n  load_balancer_type = "${type}"\n  subnets            = ["subnet-1"]\n}\n`;
    expect(await validate(lb("classic"))).toMatchObject([
      { severity: "error", range: { filename: "main.tf", start: { line: 2 } } },
    ]);
    expect(await validate(lb("network"))).toEqual([]);
    await close();
  });

  test("says of a read that nothing waits for that a stand-in can't make it", async () => {
    const { plan, said } = await engine.plan({ "main.tf": 'data "aws_availability_zones" "z" {}\n' });
    expect(plan).toBeUndefined();
    expect(said).toMatchObject([{ summary: "Not read", address: "data.aws_availability_zones.z" }]);
  });
});
