import { describe, expect, it } from "vitest";
import type { SchemaEntry } from "../core/catalogue.ts";
import { type Ask, createVerifier } from "./client.ts";

const ENTRY: SchemaEntry = { id: "aws-6", source: "s", version: "6.0.0", file: "aws-6.jsonl", bytes: 1, sha256: "" };
const CLEAN = {
  ok: true,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "skipped", policy: "skipped" },
  diagnostics: [],
  policies: [],
  providers: [],
};

function verifierOver(engine: Ask, policy: Ask = () => Promise.reject(new Error("OPA was woken"))) {
  return createVerifier({
    engine,
    policy,
    catalogue: [ENTRY],
    schemaText: async (entry) => `text of ${entry.id}`,
  });
}

describe("createVerifier", () => {
  it("hands the engine the schemas it needs, then asks again", async () => {
    const asked: unknown[] = [];
    const verifier = verifierOver(async (request) => {
      asked.push((request as { op: string }).op);
      return asked.length === 1 ? { need: ["aws-6"] } : CLEAN;
    });
    expect((await verifier.verify({ files: {}, stages: ["parse"] })).ok).toBe(true);
    expect(asked).toEqual(["verify", "load-schema", "verify"]);
  });

  it("says that a schema can't be had instead of asking forever", async () => {
    const report = await verifierOver(async () => ({ need: ["no-such"] })).verify({ files: {} });
    expect(report.ok).toBe(false);
    expect(report.diagnostics[0]?.detail).toContain("no-such");
  });

  it("leaves OPA asleep when there is no plan and no user policy", async () => {
    const report = await verifierOver(async () => CLEAN).verify({ files: {} });
    expect(report.stages.policy).toBe("skipped");
  });

  it("gives the plan to the policies, and to the caller only when asked", async () => {
    const engine = async () => ({ ...CLEAN, plan: { format_version: "1.2" }, sources: {} });
    const policy: Ask = async (request) => (request as { report: object }).report;
    const verifier = verifierOver(engine, policy);
    expect(await verifier.verify({ files: {} })).not.toHaveProperty("plan");
    const report = await verifier.verify({ files: {}, withPlan: true });
    expect(report.plan).toEqual({ format_version: "1.2" });
    expect(report).not.toHaveProperty("sources");
  });

  it("keeps what the engine said when the policies can't be asked", async () => {
    const plan = { format_version: "1.2" };
    const verifier = verifierOver(
      async () => ({ ...CLEAN, plan }),
      () => Promise.reject(new Error("It died.")),
    );
    const report = await verifier.verify({ files: {}, withPlan: true });
    expect(report).toMatchObject({ ok: false, plan, stages: { plan: "pass", policy: "fail" } });
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["policy-stopped"]);
  });

  it("has the engine make edits of what would mend failing resources, in the program's own files", async () => {
    const remedies = [{ path: ["on"], set: true }];
    const policies = ["main.tf", "../m/main.tf"].map((file) => ({ rule: "aws/x", result: "fail", file, remedies }));
    const edits = [{ file: "main.tf", newText: "on = true" }];
    const asked: { op: string; policies?: unknown[] }[] = [];
    const engine: Ask = async (request) => {
      asked.push(request as { op: string });
      return asked.length === 1 ? { ...CLEAN, plan: {} } : { edits: [edits] };
    };
    const report = await verifierOver(engine, async () => ({ ...CLEAN, policies })).verify({ files: {} });
    expect(asked.map(({ op }) => op)).toEqual(["verify", "remedy"]);
    expect(asked[1]?.policies).toEqual(policies.slice(0, 1));
    expect(report.policies).toEqual([
      { rule: "aws/x", result: "fail", file: "main.tf", edits },
      { rule: "aws/x", result: "fail", file: "../m/main.tf" },
    ]);
  });

  it("puts what the engine changed into the files, and says what stopped it", async () => {
    const files = { "a.tf": "a", "b.tf": "b" };
    const changed = { files: { "b.tf": "", "c.tf": "c" }, diagnostics: [] };
    const edited = await verifierOver(async () => changed).edit(files, [{ action: "remove", address: "variable.b" }]);
    expect(edited.files).toEqual({ "a.tf": "a", "b.tf": "", "c.tf": "c" });
    const stopped = await verifierOver(() => Promise.reject(new Error("It died."))).edit(files, []);
    expect(stopped).toMatchObject({ files, diagnostics: [{ code: "verifier-stopped" }] });
  });

  it("asks the engine for facts", async () => {
    const facts = { aws_vpc: { values: { instance_tenancy: ["default", "dedicated"] } } };
    const verifier = verifierOver(async (request) => {
      expect(request).toEqual({ op: "facts", types: ["aws_vpc"] });
      return { facts };
    });
    expect(await verifier.facts(["aws_vpc"])).toEqual(facts);
  });

  it("tells the engine which file configures and which day it is: the caller's, or the machine's", async () => {
    const asked: Record<string, unknown>[] = [];
    const verifier = verifierOver(async (request) => {
      asked.push(request as Record<string, unknown>);
      return CLEAN;
    });
    await verifier.verify({ files: {}, config: "c.hcl", today: "2026-11-29" });
    await verifier.verify({ files: {} });
    expect(asked[0]).toMatchObject({ config: "c.hcl", today: "2026-11-29" });
    expect(asked[1]?.today).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it("judges a plan by what files say of rules", async () => {
    const controls = { waivers: [] };
    const engine: Ask = async (request) => {
      expect(request).toMatchObject({ op: "controls", files: { "c.hcl": "" }, config: "c.hcl" });
      return { controls, diagnostics: [] };
    };
    const policy: Ask = async (request) => {
      expect((request as { report: object }).report).toMatchObject({ controls, plan: {} });
      return (request as { report: object }).report;
    };
    const report = await verifierOver(engine, policy).verifyPlan({ plan: {}, files: { "c.hcl": "" }, config: "c.hcl" });
    expect(report).not.toHaveProperty("controls");
  });

  it("gives the secrets that the engine finds, and nothing else that it says of the files", async () => {
    const secret = { code: "secret/private-key", file: "a.pem" };
    const verifier = verifierOver(async () => ({ diagnostics: [secret, { code: "invalid-path" }] }));
    expect(await verifier.secrets({ "a.pem": "" })).toEqual([secret]);
  });

  it("turns a dead program into a report, and an abort into a rejection", async () => {
    const verifier = verifierOver(() => Promise.reject(new Error("The verifier stopped.")));
    const report = await verifier.verify({ files: {} });
    expect(report.diagnostics[0]).toMatchObject({ code: "verifier-stopped", severity: "error" });
    await expect(verifier.verify({ files: {} }, AbortSignal.abort())).rejects.toThrow();
  });
});
