import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { LoopEvent, Outcome } from "../../loop/record.ts";
import { DEFAULT_SETTINGS } from "../../store/settings.ts";
import type { Model } from "../model/state.ts";
import { SAMPLE } from "../projects/sample.ts";
import { createWorkspace, type Texts } from "../workspace/state.ts";
import { createPrompt, PROMPT_LENGTH, type PromptDeps, targetPath } from "./state.ts";
import { outcomeText, phaseText } from "./text.ts";

it("puts a program into main.tf when nothing is there, else where it was told to", () => {
  expect(targetPath("new", {}, "")).toBe("main.tf");
  expect(targetPath("new", { "main.tf": " \n" }, "main.tf")).toBe("main.tf");
  expect(targetPath("new", { "main.tf": "x" }, "main.tf")).toBe("generated.tf");
  expect(targetPath("new", { "main.tf": "x", "generated.tf": "y" }, "main.tf")).toBe("generated-2.tf");
  expect(targetPath("replace", { "main.tf": "x", "net.tf": "y" }, "net.tf")).toBe("net.tf");
  expect(targetPath("replace", { "README.md": "x" }, "README.md")).toBe("main.tf");
});

it("never calls a program verified that isn't", () => {
  const outcome = { wrong: [], missing: [], cancelled: false, seconds: 2, tokens: 1, rounds: [], best: -1 };
  const say = (changes: object, mode: "new" | "change" = "new") =>
    outcomeText({ ...outcome, ...changes } as unknown as Parameters<typeof outcomeText>[0], mode);
  const verdict = (level: string, holds: string) => ({ verdict: { level, holds, not: ["Not judged: policy."] } });
  const verified = { result: "verified", ...verdict("verified", "Verified.") };
  const errors = { result: "best-effort", ...verdict("invalid", "It has 2 errors.") };
  expect(say({ ...verified, missing: ["aws_vpc"] })).toMatch(
    /^Verified\. Not judged: policy\. It lacks aws_vpc.*1 token in 2\.0 s/,
  );
  expect(say({ ...errors, wrong: [1, 2], ended: {} })).toMatch(/^Stopped\. Not verified: .* 2 errors/);
  expect(say({ result: "best-effort", ...verdict("needs-values", "It plans once …") })).toMatch(/^It plans once/);
  expect(say({ result: "nothing" })).toMatch(/^No program/);
  expect(say({ result: "nothing", notes: ["No block was found."] }, "change")).toMatch(
    /^Nothing was changed\. No block/,
  );
  expect(say({ ...errors, wrong: [1], notes: [] }, "change")).toMatch(
    /^The change brings no new error; 1 error of before/,
  );
  expect(say({ ...verified, ended: { blocks: { written: 1, of: 3 } } })).toMatch(/^Stopped: 1 of 3 blocks\. Ver/);
  const why = "The GPU was lost.";
  expect(say({ ...verified, ended: { why, blocks: { written: 1, of: 1 } } })).toMatch(
    /^Broke off: 1 of 1 block\. The GPU was lost\. Verified/,
  );
  expect(phaseText("repair", 2)).toBe("Repairing, round 2");
  expect(phaseText("generate", 0, { read: 8, of: 96 })).toBe("Writing: reading, 8 of 96 tokens");
});

function promptBeside(files: Texts, loop: Partial<PromptDeps["loop"]> = { prepare: async () => {} }) {
  const workspace = createWorkspace();
  workspace.replace(files);
  const history = signal<readonly string[]>([]);
  const prompt = createPrompt({
    workspace,
    model: { ready: signal(false) } as unknown as Model,
    loop,
    settings: signal(DEFAULT_SETTINGS),
    project: signal("p"),
    history,
    remember: (prompt: string) => {
      history.value = [...history.value, prompt];
    },
  } as unknown as PromptDeps);
  return { workspace, prompt, history };
}
const PROGRAM = { "main.tf": 'resource "aws_vpc" "a" {\n}\n' };

it("is done with the outcome, though the last event comes behind it", async () => {
  const record = { program: "x" } as unknown as Outcome["rounds"][number];
  const outcome = {
    result: "nothing",
    rounds: [record],
    best: -1,
    program: "",
    callouts: [],
    files: {},
  } as unknown as Outcome;
  let late: LoopEvent["kind"] | undefined;
  const loop: PromptDeps["loop"] = {
    prepare: async () => {},
    run: async (_model, _request, onEvent) => {
      setTimeout(() => {
        late = "phase";
        onEvent({ kind: "phase", phase: "verify", round: 0 });
      });
      return outcome;
    },
  };
  const { prompt } = promptBeside({}, loop);
  prompt.text.value = "a queue";
  await prompt.generate();
  await expect.poll(() => late).toBe("phase");
  expect([prompt.run.value.kind, prompt.rounds.value]).toEqual(["done", [record]]);
});

it("changes a program that is there, and writes one where none is or where the sample is", () => {
  const modeBeside = (files: Texts) => promptBeside(files).prompt.mode.value;
  expect(modeBeside({})).toBe("new");
  expect(modeBeside(SAMPLE)).toBe("new");
  expect(modeBeside(PROGRAM)).toBe("change");
});

it("leaves a text what it was begun as when files appear, and says that it could be meant otherwise", () => {
  const { workspace, prompt } = promptBeside({});
  prompt.text.value = "a queue";
  workspace.replace(PROGRAM);
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["new", "may-change"]);
  prompt.choose("change");
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["change", undefined]);
});

it("makes nothing new of a text for a change when the program is gone, until the user says so", async () => {
  const { workspace, prompt } = promptBeside(PROGRAM);
  prompt.text.value = "turn on versioning";
  workspace.replace({});
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["change", "nothing-to-change"]);
  await prompt.generate();
  expect(prompt.run.value.kind).toBe("idle");
  prompt.choose("new");
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["new", undefined]);
});

it("takes up what suits the files when the next text is begun", () => {
  const { workspace, prompt } = promptBeside({});
  prompt.text.value = "a queue";
  workspace.replace(PROGRAM);
  prompt.text.value = "";
  prompt.text.value = "turn on versioning";
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["change", undefined]);
});

it("takes a text that was carried out as done: what it is edited into suits the files that are there by now", () => {
  const { workspace, prompt } = promptBeside({});
  prompt.text.value = "a queue";
  prompt.asked.value = { prompt: "a queue" } as typeof prompt.asked.value;
  prompt.run.value = { kind: "done", outcome: {} as Outcome };
  workspace.replace(PROGRAM);
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["new", "may-change"]);
  prompt.text.value = "turn on versioning";
  expect([prompt.mode.value, prompt.drift.value]).toEqual(["change", undefined]);
});

it("is done with a text whose program was accepted, and begins the next as a change of that", () => {
  const { workspace, prompt } = promptBeside({});
  prompt.choose("new");
  prompt.text.value = "a queue";
  prompt.asked.value = { prompt: "a queue", project: { id: "before", name: "Before" } } as typeof prompt.asked.value;
  prompt.run.value = { kind: "done", outcome: {} as Outcome };
  workspace.replace(PROGRAM);
  prompt.taken({ project: "another" });
  expect(prompt.text.value).toBe("a queue");
  prompt.taken({ project: "before" });
  expect([prompt.text.value, prompt.mode.value, prompt.elsewhere.value]).toEqual(["", "change", ""]);
});

it("does nothing with a text that no model reads", async () => {
  const { prompt } = promptBeside({});
  prompt.text.value = "x".repeat(PROMPT_LENGTH + 1);
  await prompt.generate();
  expect([prompt.tooLong.value, prompt.run.value.kind]).toEqual([true, "idle"]);
  prompt.text.value = "x".repeat(PROMPT_LENGTH);
  await prompt.generate();
  // There is no loop to run here, and it was asked for.
  expect([prompt.tooLong.value, prompt.run.value.kind]).toEqual([false, "failed"]);
});

it("goes back through what was asked from an empty prompt, and never over what is being written", () => {
  const { prompt, history } = promptBeside(PROGRAM);
  history.value = ["one", "two"];
  expect([prompt.recall(1), prompt.text.value]).toEqual([true, "two"]);
  expect([prompt.recall(1), prompt.text.value]).toEqual([true, "one"]);
  expect([prompt.recall(1), prompt.text.value]).toEqual([false, "one"]);
  expect([prompt.recall(-1), prompt.text.value]).toEqual([true, "two"]);
  expect([prompt.recall(-1), prompt.text.value]).toEqual([true, ""]);
  expect(prompt.recall(-1)).toBe(false);
  prompt.text.value = "something of my own";
  expect([prompt.recall(1), prompt.text.value]).toEqual([false, "something of my own"]);
});

it("keeps what was being written when an example takes its place", () => {
  const { prompt, history } = promptBeside(PROGRAM);
  prompt.text.value = "half a";
  prompt.fill("An example", "new");
  expect([prompt.text.value, prompt.mode.value, history.value]).toEqual(["An example", "new", ["half a"]]);
});

it("is about one block where it was begun at one, until that is taken back", () => {
  const { prompt } = promptBeside(PROGRAM);
  prompt.scopeTo("aws_vpc.a");
  expect([prompt.scope.value, prompt.mode.value]).toEqual(["aws_vpc.a", "change"]);
  prompt.fill("another one", "new");
  expect([prompt.scope.value, prompt.mode.value]).toEqual(["", "new"]);
});
