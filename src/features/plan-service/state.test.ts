import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlanResult } from "../../core/plan-service.ts";
import type { Report } from "../../core/report.ts";
import type { KeptPlanService } from "../../store/plan-service.ts";
import type { Verdict, Verification } from "../verification/state.ts";
import { createPlanStage, type PlanStage } from "./state.ts";

const REPORT: Report = {
  ok: true,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" },
  diagnostics: [],
  policies: [],
  providers: [],
};
const at = { start: { line: 2, column: 3, byte: 14 }, end: { line: 2, column: 4, byte: 15 } };
const RESULT: PlanResult = {
  ok: false,
  diagnostics: [
    { stage: "plan", code: "engine-error", severity: "error", summary: "No", detail: "", file: "main.tf", range: at },
  ],
  certificate: {
    engine: { name: "OpenTofu", version: "1.12.6" },
    providers: [{ source: "registry.terraform.io/hashicorp/aws", version: "6.66.0", stub: true }],
    sandbox: "bubblewrap",
  },
  timings: {},
};

describe("the plan service in the page", () => {
  const inner = signal<Verdict>();
  const revision = signal(0);
  const project = signal("one");
  const files = signal<Record<string, string>>({});
  let kept: KeptPlanService | undefined;
  let asked: { url: string; init: RequestInit | undefined }[];
  let answer: (url: string) => Response | Promise<Response>;
  let stage: PlanStage;

  const judge = (text: string, report: Partial<Report> = {}) => {
    files.value = { "main.tf": text };
    revision.value++;
    inner.value = { report: { ...REPORT, ...report }, files: files.value, revision: revision.value, ms: 1 };
  };
  const settle = () => vi.advanceTimersByTimeAsync(1000);

  beforeEach(() => {
    vi.useFakeTimers();
    kept = undefined;
    asked = [];
    answer = () => Response.json({ id: "a", state: "done", created: "", result: RESULT }, { status: 202 });
    project.value = "one";
    const verification = {
      late: inner,
      settled: computed(() => inner.value?.revision === revision.value),
    } as unknown as Verification;
    stage = createPlanStage({
      ...{ verification, project, files, pauseMs: 100 },
      read: async () => kept,
      write: async (value) => {
        kept = value;
      },
      fetch: async (url, init) => {
        asked.push({ url: String(url), init });
        return answer(String(url));
      },
    });
    judge("a");
  });
  afterEach(() => {
    stage.dispose();
    vi.useRealTimers();
  });

  it("sends nothing before it is on and agreed to, for each project and each address", async () => {
    await settle();
    stage.turn(true);
    await settle();
    expect(asked).toEqual([]);
    stage.agree();
    await settle();
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0]?.init?.body as string)).toEqual({ files: { "main.tf": "a" } });
    project.value = "two";
    judge("b");
    await settle();
    stage.url.value = "http://localhost:9999";
    project.value = "one";
    stage.settle();
    await settle();
    expect(asked).toHaveLength(1);
    expect(stage.consented.value).toBe(false);
  });

  it("puts what the service says into the verdict that everything shows, and keeps what was here when it is away", async () => {
    stage.turn(true);
    stage.agree();
    await settle();
    const { report } = stage.verification.late.value as Verdict;
    expect([report.ok, report.stages.plan, report.diagnostics.map(({ summary }) => summary)]).toEqual([
      false,
      "fail",
      ["No"],
    ]);
    expect(stage.said.value).toMatchObject({ by: "localhost:7411", ok: false });
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    judge("b");
    expect(stage.verification.late.value?.report.diagnostics).toEqual([]);
    await settle();
    expect(stage.verification.late.value?.report).toMatchObject({
      ok: true,
      planned: { not: "localhost:7411 doesn't answer: is the service running?" },
    });
  });

  it("sends no program that has errors, and says so", async () => {
    stage.turn(true);
    stage.agree();
    await settle();
    judge("broken", { ok: false });
    await settle();
    expect(asked).toHaveLength(1);
    expect(stage.said.value).toEqual({ by: "localhost:7411", not: "it has errors of its own, which come first." });
  });

  it("drops what comes after the next change, and ends it at the service", async () => {
    answer = () => Response.json({ id: "a", state: "running", created: "" }, { status: 202 });
    stage.turn(true);
    stage.agree();
    await vi.advanceTimersByTimeAsync(200);
    expect(stage.job.value?.state).toBe("running");
    judge("next");
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.at(-1)).toMatchObject({ url: "http://localhost:7411/v1/plans/a", init: { method: "DELETE" } });
    expect(stage.verification.late.value?.files).toEqual({ "main.tf": "next" });
  });

  it("judges what is written in a project that was agreed to, and sends nothing of it once it isn't", async () => {
    expect(stage.further("one")).toBeUndefined();
    stage.turn(true);
    expect(stage.further("one")).toBeUndefined();
    stage.agree();
    expect(stage.further("two")).toBeUndefined();
    await settle();
    asked = [];
    const run = stage.further("one");
    const other = stage.further("one");
    expect((await run?.(REPORT, { "main.tf": "draft" }))?.diagnostics).toEqual(RESULT.diagnostics);
    expect(JSON.parse(asked[0]?.init?.body as string)).toEqual({ files: { "main.tf": "draft" } });
    stage.url.value = "http://localhost:9999";
    expect((await other?.(REPORT, { "main.tf": "other" }))?.planned).toMatchObject({
      by: "localhost:7411",
      not: "it isn't to be sent any more.",
    });
    stage.url.value = "http://localhost:7411";
    stage.withdraw();
    expect(await run?.(REPORT, { "main.tf": "next" })).toMatchObject({ ok: true, planned: { by: "localhost:7411" } });
    expect(asked).toHaveLength(1);
  });

  it("keeps the address and what was agreed to, and the token only when asked to", async () => {
    stage.token.value = "secret-token";
    stage.turn(true);
    stage.agree();
    expect(kept).toEqual({ url: "http://localhost:7411", on: true, agreed: { one: "http://localhost:7411" } });
    stage.keep.value = true;
    stage.settle();
    expect(kept?.token).toBe("secret-token");
    stage.withdraw();
    expect(kept?.agreed).toEqual({});
    await settle();
    expect(asked.every(({ init }) => new Headers(init?.headers).get("authorization") === "Bearer secret-token")).toBe(
      true,
    );
  });
});
