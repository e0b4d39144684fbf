/** A plan service as one more stage of a run: its errors are put right in the same rounds, and where it is away the local verdict stands. The service is a double at the border of HTTP. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Completion, CompletionRequest } from "../../src/core/completion.ts";
import { ENGINE_ERROR, type PlanJob, type PlanRequest } from "../../src/core/plan-service.ts";
import type { Diagnostic } from "../../src/core/report.ts";
import { type LoopParts, runLoop } from "../../src/loop/loop.ts";
import { planStage } from "../../src/plan-service/stage.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { standInParts } from "./stand-in.ts";

let parts: LoopParts & { verifier: NodeVerifier };
beforeAll(async () => {
  parts = await standInParts();
});
afterAll(() => parts.verifier.dispose());

/** Plans every program but those in which `refused` is found: there it has an error. */
function double(refused: RegExp) {
  const sent: string[] = [];
  const calls: string[] = [];
  let answer = (text: string): Response => Response.json(jobOf(text), { status: 202 });
  const jobOf = (text: string): PlanJob => {
    const found = refused.exec(text);
    return {
      ...{ id: "a", state: "done", created: "" },
      result: {
        ok: !found,
        diagnostics: found ? [errorAt(text, found.index, found[0])] : [],
        certificate: { engine: { name: "OpenTofu", version: "1.12.6" }, providers: [], sandbox: "bubblewrap" },
        timings: {},
      },
    };
  };
  const stage = planStage({
    url: "http://localhost:7411",
    fetch: async (url, init) => {
      calls.push(`${init?.method ?? "GET"} ${new URL(String(url)).pathname}`);
      if (init?.method !== "POST") return answer(sent.at(-1) ?? "");
      const { files } = JSON.parse(init.body as string) as PlanRequest;
      sent.push(files["main.tf"] as string);
      return answer(sent.at(-1) ?? "");
    },
  });
  const answers = (next: typeof answer) => {
    answer = next;
  };
  return { stage, sent, calls, answers };
}

function errorAt(text: string, index: number, words: string): Diagnostic {
  const place = (at: number) => {
    const lines = text.slice(0, at).split("\n");
    return { line: lines.length, column: (lines.at(-1) ?? "").length + 1, byte: Buffer.byteLength(text.slice(0, at)) };
  };
  return {
    ...{ stage: "plan", code: ENGINE_ERROR, severity: "error", summary: "The provider takes no such value" },
    ...{ detail: words, file: "main.tf", range: { start: place(index), end: place(index + words.length) } },
  };
}

const QUEUE = (name: string, more = "") => `resource "aws_sqs_queue" "main" {\n  name = "${name}"\n${more}}\n`;

test("what it refuses is written again by the engine's words, and what it takes is verified by both", async () => {
  const { stage, sent } = double(/"jobs!"/);
  const asked: string[] = [];
  const complete = async ({ messages }: CompletionRequest): Promise<Completion> => {
    asked.push(messages.at(-1)?.content ?? "");
    const text = QUEUE(asked.length === 1 ? "jobs!" : "jobs");
    return { text, tokens: 1, promptTokens: 1, seconds: 0, firstTokenSeconds: 0, stop: "end" };
  };
  const outcome = await runLoop(
    { ...parts, model: { complete }, further: stage },
    { prompt: "aws_sqs_queue", seed: 1 },
  );
  expect(asked[1]).toMatch(/The provider takes no such value[:.] "jobs!"/);
  expect(outcome.program).toContain(QUEUE("jobs"));
  expect(outcome.result).toBe("verified");
  expect(outcome.verdict?.holds).toContain("OpenTofu 1.12.6 at localhost:7411 plans it, too.");
  const [first, last] = [outcome.rounds[0], outcome.rounds[outcome.best]];
  expect([first?.report.stages.plan, first?.score.level]).toEqual(["fail", "compilable"]);
  expect([last?.step, last?.round]).toEqual(["repair", 1]);
  expect(sent.at(-1)).toBe(outcome.program);
});

test("rounds stay as many as they were; of what is only tried nothing is sent, and nothing twice", async () => {
  const { stage, sent } = double(/resource/);
  const prompt = "an SQS queue named jobs with a visibility timeout of 90 seconds";
  const outcome = await runLoop({ ...parts, further: stage }, { prompt, seed: 1, rounds: 1 });
  expect(outcome.result).not.toBe("verified");
  expect(Math.max(...outcome.rounds.map(({ round }) => round))).toBe(1);
  expect(sent.length).toBeLessThanOrEqual(outcome.rounds.length);
  expect(new Set(sent).size).toBe(sent.length);
});

test("where it is away the local result stands, says so, and no version waits for it again", async () => {
  const { stage, calls, answers } = double(/never/);
  answers(() => {
    throw new TypeError("fetch failed");
  });
  const files = { "main.tf": QUEUE("jobs") };
  const outcome = await runLoop(
    { ...parts, further: stage },
    { prompt: "set the name of the queue to work", seed: 1, files },
  );
  expect(outcome.files["main.tf"]).toBe(QUEUE("work"));
  expect(outcome.result).toBe("verified");
  expect(outcome.verdict?.not).toContain(
    "Not planned by localhost:7411: localhost:7411 doesn't answer: is the service running?",
  );
  expect(calls).toEqual(["POST /v1/plans"]);
});

test("what isn't in the form of a finding is none", async () => {
  const { stage, answers } = double(/never/);
  const odd = [
    null,
    { severity: "error", code: ENGINE_ERROR },
    { ...errorAt("x", 0, "x"), range: { start: {}, end: {} } },
  ];
  answers(() => {
    const result = { ok: false, diagnostics: odd, certificate: { engine: {}, providers: [] }, timings: {} };
    return Response.json({ id: "a", state: "done", created: "", result }, { status: 202 });
  });
  const outcome = await runLoop(
    { ...parts, further: stage },
    { prompt: "an SQS queue named jobs", seed: 1, rounds: 1 },
  );
  expect(outcome).not.toHaveProperty("ended");
  expect(outcome.program).toContain(QUEUE("jobs"));
  expect(outcome.result).toBe("best-effort");
});

test("a stop ends the plan there, and what is written by then is judged here", async () => {
  const stop = new AbortController();
  const { stage, calls, answers } = double(/never/);
  answers(() => {
    setTimeout(() => stop.abort(), 20);
    return Response.json({ id: "a", state: "running", created: "" }, { status: 202 });
  });
  const outcome = await runLoop(
    { ...parts, further: stage },
    { prompt: "an SQS queue named jobs", seed: 1 },
    undefined,
    stop.signal,
  );
  expect(outcome.cancelled).toBe(true);
  expect(outcome.program).toContain(QUEUE("jobs"));
  expect(outcome.report).toMatchObject({ ok: true, planned: { not: "it was stopped before." } });
  expect(calls).toEqual(["POST /v1/plans", "DELETE /v1/plans/a"]);
});

test("of a change, what it refuses is taken back, and what it refused before isn't the change's", async () => {
  const change = async (refused: RegExp, before: string, prompt: string) => {
    const { stage, sent } = double(refused);
    const outcome = await runLoop({ ...parts, further: stage }, { prompt, seed: 1, files: { "main.tf": before } });
    return { after: outcome.files["main.tf"], sent, outcome };
  };
  const taken = await change(/"work"/, QUEUE("jobs"), "set the name of the queue to work");
  expect(taken.after).toBe(QUEUE("jobs"));
  expect(taken.outcome.understood?.some(({ done }) => !done)).toBe(true);

  const old = await change(/"jobs"/, QUEUE("jobs"), "keep messages of the queue for 4 days");
  expect(old.after).toContain("message_retention_seconds = 345600");
  expect(old.sent).toHaveLength(2);
  expect(old.outcome).toMatchObject({ result: "best-effort", wrong: [{ code: ENGINE_ERROR }] });

  // Before, it got no further than the schema, so that nobody knows since when the service refuses it.
  const unplanned = await change(
    /"jobs"/,
    QUEUE("jobs", '  message_retention_seconds = "long"\n'),
    "keep messages of the queue for 4 days",
  );
  expect(unplanned.after).toContain("message_retention_seconds = 345600");
  expect(unplanned.sent).toHaveLength(1);
  expect(unplanned.outcome).toMatchObject({ result: "best-effort", wrong: [{ code: ENGINE_ERROR }] });
});
