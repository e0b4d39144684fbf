import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Report, Verifier, VerifyRequest } from "../../core/report.ts";
import { createWorkspace, type Workspace } from "../workspace/state.ts";
import { createVerification, requestFor, type Verification } from "./state.ts";

const REPORT: Report = {
  ok: true,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" },
  diagnostics: [],
  policies: [],
  providers: [],
};

/** A verifier whose answers the test gives, and that notes what was asked. */
function scripted() {
  const calls: { request: VerifyRequest; signal: AbortSignal | undefined; answer(report?: Report): void }[] = [];
  const verifier = {
    verify: (request: VerifyRequest, signal?: AbortSignal) =>
      new Promise<Report>((resolve, reject) => {
        calls.push({ request, signal, answer: (report = REPORT) => resolve(report) });
        signal?.addEventListener("abort", () => reject(signal.reason));
      }),
  } as Verifier;
  return { calls, verifier };
}

const tick = () => vi.advanceTimersByTimeAsync(0);

describe("verification", () => {
  let workspace: Workspace;
  let verification: Verification;
  let calls: ReturnType<typeof scripted>["calls"];

  beforeEach(async () => {
    vi.useFakeTimers();
    workspace = createWorkspace();
    workspace.replace({ "main.tf": "a", "deny.rego": "package main" });
    const double = scripted();
    calls = double.calls;
    verification = createVerification(workspace, double.verifier, { pauseMs: 400 });
    calls[0]?.answer();
    await tick();
    calls[1]?.answer();
    await tick();
  });
  afterEach(() => {
    verification.dispose();
    vi.useRealTimers();
  });

  it("judges at once what is open at the start: first the quick stages, then all, user policies included", () => {
    expect(calls.map(({ request }) => request.stages)).toEqual([["parse", "schema"], undefined]);
    expect(calls[0]?.request.files).toEqual({ "main.tf": "a" });
    expect(calls[1]?.request.policies).toEqual({ "deny.rego": "package main" });
    expect(verification.settled.value).toBe(true);
  });

  it("runs the quick stages on every change and all of them only after a pause", async () => {
    for (const text of ["ab", "abc", "abcd"]) {
      workspace.edit("main.tf", text);
      calls.at(-1)?.answer();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(calls.slice(2).map(({ request }) => [request.files["main.tf"], request.stages?.length])).toEqual([
      ["ab", 2],
      ["abc", 2],
      ["abcd", 2],
    ]);
    expect(verification.settled.value).toBe(false);
    await vi.advanceTimersByTimeAsync(400);
    expect(calls.at(-1)?.request.stages).toBeUndefined();
    calls.at(-1)?.answer();
    await tick();
    expect(verification.settled.value).toBe(true);
  });

  it("takes a third of the time for the quick stages while somebody types, and judges what stands there when that pauses", async () => {
    const judged = () => calls.filter(({ request }) => request.stages).map(({ request }) => request.files["main.tf"]);
    const { length } = judged();
    for (let key = 1; key <= 60; key++) {
      workspace.edit("main.tf", "a".repeat(key));
      const begun = calls.at(-1);
      setTimeout(() => begun?.answer(), 40);
      await vi.advanceTimersByTimeAsync(50);
    }
    // Three seconds, of which each takes 40 ms: not sixty of them, but one in 120 ms.
    expect(judged().length - length).toBeGreaterThanOrEqual(15);
    expect(judged().length - length).toBeLessThanOrEqual(26);
    await vi.advanceTimersByTimeAsync(400);
    expect(judged().at(-1)).toBe("a".repeat(60));
    calls.at(-1)?.answer();
    await tick();
    expect(calls.at(-1)?.request).toMatchObject({ withPlan: true, files: { "main.tf": "a".repeat(60) } });
  });

  it("drops a result that comes after the next change", async () => {
    workspace.edit("main.tf", "stale");
    const stale = calls.at(-1);
    workspace.edit("main.tf", "fresh");
    stale?.answer({ ...REPORT, ok: false });
    calls.at(-1)?.answer();
    await tick();
    expect(stale?.signal?.aborted).toBe(true);
    expect(verification.early.value?.report.ok).toBe(true);
    expect(verification.early.value?.files["main.tf"]).toBe("fresh");
  });

  it("tries once more when the verifier broke down, and keeps what the quick stages said", async () => {
    const at = { line: 1, column: 1, byte: 0 };
    const stopped: Report = {
      ...REPORT,
      diagnostics: [
        {
          stage: "parse",
          code: "verifier-stopped",
          severity: "error",
          summary: "",
          detail: "",
          file: "",
          range: { start: at, end: at },
        },
      ],
    };
    const early = verification.early.value;
    void verification.verifyNow();
    calls.at(-1)?.answer(stopped);
    await tick();
    expect(verification.late.value?.report).toBe(REPORT);
    expect(calls).toHaveLength(4);
    calls.at(-1)?.answer(stopped);
    await tick();
    expect(calls).toHaveLength(4);
    expect(verification.late.value?.report).toBe(stopped);
    expect(verification.early.value).toBe(early);
  });

  it("says what went wrong, and goes on with the next change", async () => {
    const failing = createVerification(workspace, {
      verify: (request) =>
        request.files["main.tf"] === "a" ? Promise.reject(new Error("no engine")) : Promise.resolve(REPORT),
    } as Verifier);
    await tick();
    expect(failing.failure.value).toBe("no engine");
    workspace.edit("main.tf", "b");
    await tick();
    expect(failing.failure.value).toBe("");
    failing.dispose();
  });
});

it("takes the workspace's Rego files as policies, and JSON and YAML as what they or the program may read", () => {
  const files = { "a.tf": "x", "p/b.rego": "y", "p/data.yaml": "z", "a.tf.json": "{}" };
  const { "p/b.rego": _, ...program } = files;
  expect(requestFor(files)).toEqual({ files: program, policies: { "p/b.rego": "y", "p/data.yaml": "z" } });
  expect(requestFor(program).policies).toEqual({});
});
