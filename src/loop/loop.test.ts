import { expect, test, vi } from "vitest";
import type { Begun } from "../ask/retrieve.ts";
import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import type { Constraint } from "../core/constraint.ts";
import type { Diagnostic, PolicyResult, Report, Stage } from "../core/report.ts";
import { ProviderSchema } from "../core/schema.ts";
import { acceptorOf } from "../decode/accept/index.ts";
import type { Acceptor } from "../decode/acceptor.ts";
import { Schemas } from "../knowledge/schemas.ts";
import { NO_HINTS } from "../scenario/match.ts";
import { FORMAT } from "../write/tasks/tasks.ts";
import { type LoopParts, runLoop } from "./loop.ts";
import type { LoopEvent } from "./record.ts";

/** A provider with three types; `toy_bucket` needs a name, and `toy_site` what only its user knows. */
const SCHEMAS = new Schemas([
  ProviderSchema.parse(
    [
      {
        format: 1,
        source: "registry.terraform.io/hashicorp/toy",
        version: "1.0.0",
        types: ["string", "number"],
        provider: 3,
        resources: { toy_bucket: 1, toy_rule: 2, toy_site: 4 },
        data: {},
        ephemeral: {},
      },
      { a: { name: [0, 1], size: [1, 2], id: [0, 4], arn: [0, 4] } },
      { a: { bucket: [0, 1], id: [0, 4] }, b: { filter: ["list", 0, 0, 3] } },
      { a: { prefix: [0, 2] } },
      { a: { email: [0, 1] } },
    ]
      .map((line) => JSON.stringify(line))
      .join("\n"),
  ),
]);

/** What code writes above every program: which Terraform runs it, and the provider in the version that it is judged by. */
const HEAD = `terraform {
  required_version = ">= 1.5"
  required_providers {
    toy = {
      source  = "hashicorp/toy"
      version = "~> 1.0"
    }
  }
}

`;

/** Says its answers in turn; the last one again when there are no more. */
function scriptedModel(...answers: string[]): CompletionModel & { requests: CompletionRequest[] } {
  const requests: CompletionRequest[] = [];
  return {
    requests,
    async complete(request, onText = () => {}, signal) {
      const answer = answers[Math.min(requests.length, answers.length - 1)] ?? "";
      requests.push(request);
      if (signal?.aborted) return completion("", "stopped");
      onText(answer);
      const stop = request.stop?.find((text) => answer.includes(text));
      return completion(stop ? answer.slice(0, answer.indexOf(stop)) : answer, stop ? "stopped" : "end");
    },
  };
}

const completion = (text: string, stop: Completion["stop"]): Completion => ({
  text,
  stop,
  tokens: text.length,
  promptTokens: 10,
  seconds: 1,
  firstTokenSeconds: 0.1,
});

/** An error at every `WRONG_…` argument of the program, in its stage; a policy result for every `# pass` and `# fail`. */
const scriptedVerifier: LoopParts["verifier"] = {
  facts: async () => ({}),
  async verify({ files }, signal) {
    if (signal?.aborted) throw new Error("aborted");
    const text = files["main.tf"] as string;
    const diagnostics: Diagnostic[] = [];
    const stages: Report["stages"] = { parse: "pass", schema: "pass", plan: "pass", lint: "skipped", policy: "pass" };
    for (const match of text.matchAll(/WRONG_(\w+?)_?\d* =/g)) {
      const stage = match[1] as Stage;
      const line = text.slice(0, match.index).split("\n").length;
      const at = { line, column: 1, byte: match.index };
      const range = { start: at, end: { ...at, byte: match.index + 5 } };
      diagnostics.push({
        stage,
        code: "x",
        severity: "error",
        summary: "Wrong",
        detail: match[0],
        file: "main.tf",
        range,
      });
      stages[stage] = "fail";
      if (stage !== "plan") stages.plan = "skipped";
    }
    const policies = [...text.matchAll(/# (pass|fail)/g)].map((match) => ({ result: match[1] }) as PolicyResult);
    return { ok: diagnostics.length === 0, stages, diagnostics, policies, providers: [] };
  },
  async verifyPlan() {
    throw new Error("not used here");
  },
  async format(files, signal) {
    if (signal?.aborted) throw new Error("aborted");
    return { files, diagnostics: [] };
  },
  refactor: async (files) => ({ files, diagnostics: [], moved: [] }),
  locate: async () => {
    throw new Error("not asked");
  },
  async edit() {
    throw new Error("not used here");
  },
};

/** Has something against every program, and nothing that stands in it. */
const neverContent: LoopParts["verifier"] = {
  ...scriptedVerifier,
  async verify(request) {
    const report = await scriptedVerifier.verify(request);
    const at = { line: 1, column: 1, byte: 0 };
    const nowhere = {
      stage: "plan",
      code: "x",
      severity: "error",
      summary: "Never",
      detail: "",
      file: "",
      range: { start: at, end: at },
    } as const;
    return {
      ...report,
      ok: false,
      diagnostics: [...report.diagnostics, nowhere],
      stages: { ...report.stages, plan: "fail" },
    };
  },
};

function parts(model: CompletionModel, types: string[] = ["toy_bucket"]): LoopParts {
  let time = 0;
  return {
    model,
    verifier: scriptedVerifier,
    schemas: SCHEMAS,
    retriever: {
      retrieve: () => types,
      wanted: () => types.map((type) => ({ type, count: 1, at: 8 })),
      asking: (request) => ({ request, asked: request, hints: NO_HINTS, grounds: new Map(), providers: new Set() }),
      draft: () => undefined,
      hintsIn: () => NO_HINTS,
      nearTo: () => [],
    },
    now: () => time++,
  };
}

const GOOD = 'resource "toy_bucket" "b" {\n  name = "x"\n}\n';
const wrong = (stage: Stage, count = 1) =>
  `resource "toy_bucket" "b" {\n  name = "x"\n${Array.from({ length: count }, (_, i) => `  WRONG_${stage}_${i} = 1\n`).join("")}}\n`;

test("a draft that verifies ends the loop", async () => {
  const model = scriptedModel(GOOD);
  const outcome = await runLoop(parts(model), { prompt: "a bucket", seed: 1 });
  expect(outcome).toMatchObject({ result: "verified", best: 0, wrong: [], fixes: [], missing: [], cancelled: false });
  expect(outcome.program).toBe(`${HEAD}resource "toy_bucket" "b" {\n  name = "x"\n}\n`);
  expect(outcome.rounds).toHaveLength(1);
});

test("a model from elsewhere writes the program whole, and corrects it by the blocks that change", async () => {
  const rule = (more: string) => `resource "toy_rule" "r" {\n  bucket = toy_bucket.b.id\n${more}}\n`;
  const model = scriptedModel(`\`\`\`hcl\n${GOOD}\n${rule("  WRONG_schema_0 = 1\n")}\`\`\``, rule(""));
  const outcome = await runLoop(parts(model, ["toy_bucket"]), { prompt: "a bucket with a rule", seed: 1 });
  expect(outcome).toMatchObject({ result: "verified", best: 2, missing: [] });
  expect(outcome.rounds.map(({ round, step }) => ({ round, step }))).toEqual([
    { round: 0, step: "generate" },
    { round: 0, step: "salvage" },
    { round: 1, step: "repair" },
  ]);
  const [asked, correction] = model.requests.map(({ messages }) => messages.at(-1)?.content ?? "");
  expect(asked).toMatch(/a bucket with a rule\n\nProviders: hashicorp\/toy ~> 1\.0\.\n\n.*\ntoy_bucket: name/s);
  expect(correction).toMatch(/resource "toy_bucket" "b".*WRONG_schema_0 = 1.*terraform says:\n- line \d+: Wrong/s);
  expect(outcome.program).toBe(`${HEAD}${GOOD}\n${rule("")}`);
});

test("a model from elsewhere is told what the request says literally and its program hasn't; unheeded, what is written without it is proposed", async () => {
  const named = GOOD.replace('"x"', '"logs-7"');
  for (const second of [named, GOOD]) {
    const model = scriptedModel(GOOD, second);
    const outcome = await runLoop(parts(model), { prompt: 'a bucket with the name "logs-7"', seed: 1 });
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]?.messages.at(-1)?.content).toContain("the program doesn't have: logs-7.");
    const ours = named.replace('"b"', '"main"');
    expect(outcome).toMatchObject({ result: "verified", program: HEAD + (second === GOOD ? ours : named) });
    expect(outcome.notes?.join().includes("has less of the request") ?? false).toBe(second === GOOD);
  }
});

test("what it can't correct by itself it writes under the block's grammar, where it follows one", async () => {
  const bad = wrong("plan");
  const model = { ...scriptedModel(bad, bad, '  name = "x"\n'), takesGrammar: true };
  const outcome = await runLoop(parts(model), { prompt: "a bucket", seed: 1 });
  expect(outcome.rounds.filter(({ step }) => step === "repair").map(({ round }) => round)).toEqual([1, 2]);
  expect(model.requests[2]).toMatchObject({ prefill: 'resource "toy_bucket" "b" {\n', grammar: expect.any(String) });
  expect(outcome.program).toBe(`${HEAD}${GOOD}`);
});

test("what scenarios draft is kept where what the model wrote doesn't plan, and is said to be that", async () => {
  const program = 'resource "toy_bucket" "b" {\n  name = "bucket-1"\n}\n';
  const draft = { program, used: [], rest: "", spans: [], explains: new Set<string>(), demands: [], probe: () => "" };
  for (const [answer, isKept] of [
    ["I can't.", true],
    [GOOD, false],
  ] as const) {
    const all = parts(scriptedModel(answer));
    const outcome = await runLoop(
      { ...all, retriever: { ...all.retriever, draft: () => draft } },
      { prompt: "a bucket", seed: 1, rounds: 0 },
    );
    expect(outcome).toMatchObject({ result: "verified", program: HEAD + (isKept ? program : GOOD) });
    expect(outcome.notes?.join().includes("drafted from scenarios") ?? false).toBe(isKept);
  }
});

/** What a likely scenario drafts: a bucket of its usual name and size. */
const DRAFT = 'resource "toy_bucket" "b" {\n  name = "bucket-1"\n  size = 5\n}\n';
const withDraft = (model: CompletionModel): LoopParts => {
  const all = parts(model);
  const scenario = { name: "bucket", about: "A bucket.", groups: [] };
  const used = [{ scenario, filled: { values: {}, said: new Set(), others: [], spans: [] }, probability: 0.9 }];
  const draft = {
    program: DRAFT,
    used,
    rest: "",
    spans: [],
    explains: new Set(),
    demands: [],
    probe: () => "",
  } as unknown as Begun;
  return { ...all, retriever: { ...all.retriever, wanted: () => [], draft: () => draft } };
};
const SIZED = { prompt: 'a bucket with the name "logs-7" and a size of 5', seed: 1 };

test("a likely draft is there at once, and a model from elsewhere corrects it by blocks", async () => {
  const named = DRAFT.replace("bucket-1", "logs-7");
  const model = scriptedModel(`\`\`\`hcl\n${named}\`\`\``);
  const outcome = await runLoop(withDraft(model), SIZED);
  expect(outcome.rounds.map(({ round, step, program }) => ({ round, step, program }))).toEqual([
    { round: 0, step: "generate", program: HEAD + DRAFT },
    { round: 1, step: "repair", program: HEAD + named },
  ]);
  expect(outcome).toMatchObject({ result: "verified", best: 1, program: HEAD + named });
  const [asked = ""] = model.requests.map(({ messages }) => messages.at(-1)?.content);
  expect(asked).toContain(`This is a draft for it:\n\`\`\`hcl\n${DRAFT}\`\`\``);
  expect(asked).toContain("the program doesn't have: logs-7.");
  expect(outcome.notes?.join(" ")).toContain("Begun as: A bucket.");
  expect(outcome.values?.map(({ path, who }) => [path, who])).toEqual([
    ["name", "request"],
    ["size", "request"],
  ]);
});

test("what a model changed of a draft, and nobody said, is on record as the model's", async () => {
  const model = scriptedModel(DRAFT.replace("bucket-1", "logs"));
  const outcome = await runLoop(withDraft(model), { prompt: "a bucket with a size of 5", seed: 1 });
  expect(outcome.values?.map(({ text, who }) => [text, who])).toEqual([
    ["logs", "model"],
    ["5", "request"],
  ]);
});

test("a program that plans and has less of the request than the draft doesn't take its place", async () => {
  const less = 'resource "toy_bucket" "b" {\n  name = "other"\n}\n';
  const outcome = await runLoop(withDraft(scriptedModel(less)), { ...SIZED, rounds: 0 });
  expect(outcome).toMatchObject({ result: "verified", best: 0, program: HEAD + DRAFT });
  expect(outcome.notes?.join(" ")).toMatch(/has less of the request; this is drafted.*though you say it: logs-7/);
  expect(outcome.values?.map(({ who }) => who)).toEqual(["usual", "request"]);
});

test("of an answer that is wrong the draft takes the blocks by which it gains, with what they refer to", async () => {
  const filter = (prefix: string) =>
    `resource "toy_rule" "r" {\n  bucket = toy_bucket.b.id\n  filter {\n    prefix = ${prefix}\n  }\n}\n`;
  const variable = 'variable "prefix" {\n  default = "incoming/2026"\n}\n';
  const broken = 'resource "toy_bucket" "b" {\n  WRONG_plan_0 = 1\n}\n';
  const model = scriptedModel([broken, filter("var.prefix"), variable].join("\n"));
  const outcome = await runLoop(withDraft(model), {
    prompt: 'a bucket with a size of 5, and a rule with the prefix "incoming/2026"',
    seed: 1,
    rounds: 0,
  });
  expect(outcome.program).toBe(`${HEAD}${[DRAFT, filter("var.prefix"), variable].join("\n")}`);
  expect(outcome.rounds[outcome.best]).toMatchObject({ step: "salvage" });
  expect(outcome.notes?.join(" ")).toContain("only the blocks by which the draft gains");
});

test("a whole program in answer to a draft takes its place, and isn't put beside it", async () => {
  const own = 'resource "toy_bucket" "logs" {\n  name = "logs-7"\n  size = 5\n}\n';
  const outcome = await runLoop(withDraft(scriptedModel(own)), SIZED);
  expect(outcome).toMatchObject({ result: "verified", program: HEAD + own });
});

test("a draft is kept where one stops before the model has answered, or its server is gone", async () => {
  const stopped = new AbortController();
  const stopping: CompletionModel["complete"] = async () => {
    stopped.abort();
    return completion("", "stopped");
  };
  const breaking = () => Promise.reject(new Error("The server is gone."));
  for (const [complete, signal, why] of [
    [stopping, stopped.signal, undefined],
    [breaking, undefined, "The server is gone."],
  ] as const) {
    const outcome = await runLoop(withDraft({ complete }), SIZED, undefined, signal);
    expect(outcome).toMatchObject({ program: HEAD + DRAFT, ended: why === undefined ? {} : { why } });
  }
});

test("a model that has taken its minutes isn't asked to correct any further, and it is said", async () => {
  const model = scriptedModel(wrong("plan"));
  const { complete } = model;
  const slow: typeof complete = async (...asked) => ({ ...(await complete(...asked)), seconds: 160 });
  const outcome = await runLoop(parts({ ...model, complete: slow }), { prompt: "a bucket", seed: 1 });
  expect(model.requests.map(({ maxSeconds }) => maxSeconds)).toEqual([180, 180]);
  expect(outcome.notes?.join(" ")).toContain("took 5 minutes");
});

test("an answer that only repeats itself is ended, and what is finished of it is taken", async () => {
  let asked = 0;
  const complete: CompletionModel["complete"] = async (_, onText = () => {}, signal) => {
    let text = `${GOOD}\n`;
    onText(text);
    for (asked = 0; asked < 100 && !signal?.aborted; asked++) {
      const line = 'variable "a" {\n  type = string\n}\n';
      text += line;
      onText(line);
    }
    return completion(text, "stopped");
  };
  const outcome = await runLoop(parts({ complete }), { prompt: "a bucket", seed: 1, rounds: 0 });
  expect(asked).toBe(4);
  expect(outcome.program).toContain(GOOD);
});

test("what is wrong after every round is salvaged, and on record as such", async () => {
  const model = scriptedModel(wrong("schema"), wrong("schema"));
  const outcome = await runLoop(parts(model), { prompt: "a bucket", seed: 1 });
  expect(outcome.result).toBe("verified");
  expect(outcome.rounds[outcome.best]).toMatchObject({ step: "salvage" });
  expect(outcome.fixes).toMatchObject([
    { kind: "drop-argument", address: "toy_bucket.b", removed: "WRONG_schema_0 = 1" },
  ]);
});

/** Takes a constraint: writes `wish` as far as it is accepted, and where it isn't the first letter that is. */
function constrainedModel(...wishes: string[]): CompletionModel & { requests: CompletionRequest[] } {
  const letters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(126 - i));
  const requests: CompletionRequest[] = [];
  return {
    requests,
    takesConstraint: true,
    async complete(request) {
      const wish = wishes[Math.min(requests.length, wishes.length - 1)] ?? "";
      requests.push(request);
      let state: Acceptor = acceptorOf(request.constraint as Constraint);
      let text = "";
      for (let chosen = 0; !state.complete; ) {
        const certain = state.forced();
        const piece = certain || ([wish[chosen++] ?? "", ...letters].find((c) => c && state.next(c)) as string);
        state = state.next(piece) as Acceptor;
        text += piece;
      }
      return completion(text, "end");
    },
  };
}

test("under a constraint only what the schema has is written, and a name that the request gives", async () => {
  const model = constrainedModel("nonsense");
  const outcome = await runLoop(parts(model), { prompt: "a bucket called logs", seed: 1 });
  expect(outcome).toMatchObject({ result: "verified", best: 0, fixes: [] });
  expect(outcome.program).toContain(`${HEAD}resource "toy_bucket" "main" {\n  name = "logs"\n`);
  // Asked for anyway.
  expect(outcome.callouts).toEqual([]);
  expect(outcome.rounds[0]?.sources).toMatchObject({ request: 1 });
  expect(outcome.files).toEqual({ "main.tf": outcome.program });
});

test("what fails in a block is left out when it is written again", async () => {
  const refusesSize: LoopParts["verifier"] = {
    ...scriptedVerifier,
    async verify(request, signal) {
      const text = request.files["main.tf"] as string;
      const report = await scriptedVerifier.verify(request, signal);
      const at = text.indexOf("size =");
      if (at < 0) return report;
      const start = { line: text.slice(0, at).split("\n").length, column: 1, byte: at };
      const range = { start, end: { ...start, byte: at + 4 } };
      const diagnostic = {
        stage: "schema",
        code: "x",
        severity: "error",
        summary: "No",
        detail: "",
        file: "main.tf",
      } as const;
      return { ...report, ok: false, diagnostics: [{ ...diagnostic, range }] };
    },
  };
  const model = constrainedModel("logs");
  const outcome = await runLoop(
    { ...parts(model), verifier: refusesSize },
    { prompt: "a bucket called logs with a size of 5", seed: 1 },
  );
  expect(model.requests).toHaveLength(2);
  expect(model.requests[0]?.constraint).toMatchObject({ kind: "block", start: 'resource "toy_bucket" "main" {\n' });
  expect(outcome.program).not.toContain("size");
  expect(outcome.rounds).toHaveLength(1);
});

test("a repair that finds nothing to write again keeps on record what was done to the version before", async () => {
  const asked = { ...parts(constrainedModel("x"), ["toy_site"]), verifier: neverContent };
  const { rounds, fixes } = await runLoop(asked, { prompt: "a site", seed: 1, rounds: 1 });
  const asks = [{ kind: "ask-variable", address: "toy_site.main" }];
  expect(rounds.map(({ step, score }) => [step, score.lost])).toEqual([
    ["generate", 1],
    ["repair", 1],
  ]);
  expect(rounds.map((one) => one.fixes)).toMatchObject([asks, asks]);
  expect(fixes).toMatchObject(asks);
});

test("without a constraint the model writes whole programs, again whole, and nothing is mended", async () => {
  const model = scriptedModel(
    '```\nresource "toy_bucket" "b" {\n  WRONG_schema_0 = 1\n}\n```',
    'resource "toy_bucket" "c" {\n  name = "x"\n}',
  );
  const outcome = await runLoop(parts(model), { prompt: "a bucket", seed: 1, constraint: false });
  expect(model.requests.map(({ prefill, stop }) => [prefill, stop])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(model.requests[1]?.messages.at(-1)?.content).toContain("WRONG_schema_0");
  expect(outcome).toMatchObject({
    result: "verified",
    fixes: [],
    program: 'resource "toy_bucket" "c" {\n  name = "x"\n}',
  });
  expect(outcome.rounds.map(({ step }) => step)).toEqual(["generate", "repair"]);
});

test("a trained model is asked as it was trained, and its edits are made", async () => {
  const fixed = 'resource "toy_bucket" "c" {\n  name = "x"\n}';
  const model = scriptedModel('resource "toy_bucket" "b" {\n  WRONG_schema_0 = 1\n}', `replace toy_bucket.b\n${fixed}`);
  const trained = { ...parts(model), model: Object.assign(model, { format: FORMAT }) };
  const editor = { edit: vi.fn(async () => ({ files: { "main.tf": fixed }, diagnostics: [] })) };
  const verifier = { ...trained.verifier, ...editor };
  const outcome = await runLoop({ ...trained, verifier }, { prompt: "a bucket", seed: 1, constraint: false });
  expect(model.requests.map(({ messages }) => messages[0]?.content)).toEqual(["terraform write", "terraform repair"]);
  expect(model.requests[1]?.messages[1]?.content).toMatch(/WRONG_schema_0 = 1\n\}\n\na bucket\n\n! /);
  expect(editor.edit).toHaveBeenCalledWith(
    { "main.tf": expect.stringContaining("WRONG_schema_0") },
    [{ action: "replace", address: "toy_bucket.b", text: fixed }],
    undefined,
  );
  expect(outcome.program).toBe(fixed);
});

test("a repair that makes it worse is not kept", async () => {
  // `lifecycle` is the language's own, so the last resort can't take out what is in it without the block.
  const model = scriptedModel(wrong("plan"), wrong("parse", 3));
  const outcome = await runLoop(parts(model), { prompt: "a bucket", seed: 1 });
  const repairs = outcome.rounds.filter(({ step }) => step === "repair");
  expect(repairs[0]?.score.level).toBe("not-compilable");
  expect(outcome.rounds[outcome.best]?.round).toBe(0);
});

test("at most three repairs, whatever is asked", async () => {
  for (const [rounds, expected] of [
    [99, 3],
    [1, 1],
    [0, 0],
  ] as const) {
    const outcome = await runLoop(
      { ...parts(scriptedModel(GOOD)), verifier: neverContent },
      { prompt: "a bucket", seed: 1, rounds },
    );
    expect(outcome.result).toBe("best-effort");
    expect(outcome.wrong.map(({ summary }) => summary)).toEqual(["Never"]);
    expect(Math.max(...outcome.rounds.map(({ round }) => round))).toBe(expected);
  }
});

test("an answer without a resource is nothing, and says so", async () => {
  for (const answer of ["", "I can't do that.", "```\nHello\n```"]) {
    const outcome = await runLoop(parts(scriptedModel(answer), []), { prompt: "?", seed: 1 });
    expect(outcome).toMatchObject({ result: "nothing", program: "", best: -1 });
    expect(outcome.report).toBeUndefined();
  }
});

test("the same seed gives the same requests; each call has a seed of its own", async () => {
  const seeds = async (seed: number) => {
    const model = scriptedModel(wrong("schema"), wrong("parse"));
    await runLoop(parts(model, ["toy_bucket", "toy_rule"]), { prompt: "a bucket", seed });
    return model.requests.map((request) => request.seed);
  };
  const first = await seeds(7);
  expect(await seeds(7)).toEqual(first);
  expect(await seeds(8)).not.toEqual(first);
  expect(new Set(first).size).toBe(first.length);
});

test("cancelling at any moment keeps the best so far", async () => {
  const moments: string[] = [];
  const run = async (stopAt: number) => {
    const controller = new AbortController();
    const model = scriptedModel(wrong("schema"), wrong("schema"), GOOD);
    let at = 0;
    const kept: LoopEvent[] = [];
    const outcome = await runLoop(
      parts(model),
      { prompt: "a bucket", seed: 1 },
      (event) => {
        if (stopAt < 0) moments.push(event.kind);
        if (at++ === stopAt) controller.abort();
        if (event.kind === "round") kept.push(event);
      },
      controller.signal,
    );
    return { outcome, kept };
  };
  await run(-1);
  expect(moments.length).toBeGreaterThan(8);
  for (let i = 0; i < moments.length; i++) {
    const { outcome, kept } = await run(i);
    expect(outcome.cancelled).toBe(true);
    expect(outcome.rounds).toHaveLength(kept.length);
    expect(outcome.result === "nothing").toBe(kept.length === 0);
  }
});

test("what is finished is kept and judged as it is, when one stops at the second block", async () => {
  const stopped = new AbortController();
  const model = scriptedModel();
  const stopping: typeof model.complete = async () => {
    stopped.abort();
    return completion(`${GOOD}\nresource "toy_rule" "half" {`, "stopped");
  };
  const asked = parts({ ...model, complete: stopping });
  const outcome = await runLoop(asked, { prompt: "?", seed: 1 }, undefined, stopped.signal);
  expect(outcome).toMatchObject({ result: "verified", ended: {}, cancelled: true, program: `${HEAD}${GOOD}` });
  expect(outcome.report?.ok).toBe(true);
  expect(outcome.rounds).toHaveLength(1);
});

/** A drafted bucket. */
const drafted = (): LoopParts => {
  const all = parts(scriptedModel());
  const program = 'resource "toy_bucket" "b" {\n  name = "bucket-1"\n}\n';
  const draft = { program, used: [], rest: "", spans: [], explains: new Set<string>(), demands: [], probe: () => "" };
  return { ...all, retriever: { ...all.retriever, draft: () => draft } };
};

test("a request is read by its words where the encoder can't be had, and stops while it is on its way", async () => {
  const program = `${HEAD}resource "toy_bucket" "b" {\n  name = "bucket-1"\n}\n`;
  const asked = { prompt: 'a bucket with the name "logs-7"', seed: 1 };
  const without = { scores: () => Promise.reject(new Error("status 404")) };
  const outcome = await runLoop({ ...drafted(), placer: without }, asked);
  expect(outcome).toMatchObject({ result: "verified", program });
  expect(outcome.notes).toContainEqual(expect.stringMatching(/without the encoder \(status 404\)\.$/));

  const stopped = new AbortController();
  const never = {
    scores() {
      queueMicrotask(() => stopped.abort());
      return new Promise<never>(() => {});
    },
  };
  const ended = await runLoop({ ...drafted(), placer: never }, asked, undefined, stopped.signal);
  expect(ended).toMatchObject({ program, cancelled: true });
});

test("a round of repair that breaks off leaves what was there before", async () => {
  const model = scriptedModel(wrong("schema"));
  const { complete } = model;
  const breaking: typeof complete = (...asked) =>
    model.requests.length === 1 ? Promise.reject(new Error("The GPU was lost.")) : complete(...asked);
  const outcome = await runLoop(parts({ ...model, complete: breaking }), { prompt: "?", seed: 1 });
  expect(outcome.ended).toEqual({ why: "The GPU was lost." });
  expect(outcome.rounds.map(({ round, step }) => [round, step])).toEqual([
    [0, "generate"],
    [0, "salvage"],
  ]);
});

test("a block may take so many tokens and seconds, all its tries together", async () => {
  const slow = constrainedModel("logs");
  const { complete } = slow;
  const wasting: typeof complete = async (...asked) => ({ ...(await complete(...asked)), seconds: 61, stop: "length" });
  const outcome = await runLoop(parts({ ...slow, complete: wasting }), {
    prompt: "a bucket with a size of 5",
    seed: 1,
  });
  expect(slow.requests.map(({ maxTokens, maxSeconds }) => [maxTokens, maxSeconds])).toEqual([[1000, 60]]);
  expect(outcome.notes?.join()).toMatch(/^toy_bucket.main was cut short/);
});

test("a request of which the model reads only the beginning is carried out, and it is said", async () => {
  const outcome = await runLoop(parts(constrainedModel("x")), { prompt: "a bucket, please ".repeat(100), seed: 1 });
  expect(outcome.notes?.join()).toMatch(/longer than the model reads/);
  const short = await runLoop(parts(constrainedModel("x")), { prompt: "a bucket\n  called x", seed: 1 });
  expect(short).not.toHaveProperty("notes");
});

test("a broken model is told, not hidden", async () => {
  const model: CompletionModel = { complete: () => Promise.reject(new Error("device lost")) };
  await expect(runLoop(parts(model), { prompt: "a bucket", seed: 1 })).rejects.toThrow("device lost");
});

test("a request for something else is declined with a sentence, without asking the model", async () => {
  const model = constrainedModel("anything");
  for (const prompt of ["", "write me a poem about the sea", "a playbook for Ansible that installs nginx"]) {
    const outcome = await runLoop(parts(model, []), { prompt, seed: 1 });
    expect(outcome).toMatchObject({ result: "nothing", program: "", rounds: [] });
    expect(outcome.notes?.join()).toMatch(/what to build/);
  }
  const unknown = await runLoop(parts(model, []), { prompt: "something nice", seed: 1 });
  expect(unknown.notes?.join()).toMatch(/No resource type/);
  expect(model.requests).toHaveLength(0);
});
