import { computed, signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { Completion, CompletionRequest } from "../../core/completion.ts";
import type { Outcome, RoundRecord } from "../../loop/record.ts";
import { SAMPLE } from "../projects/sample.ts";
import type { Proposal } from "../proposal/state.ts";
import type { Texts } from "../workspace/state.ts";
import type { Loop } from "./loop.ts";
import { createPrompt, type PromptDeps } from "./state.ts";

const PROGRAM = { "main.tf": 'resource "a_b" "c" {}\n', "notes.md": "x" };

/** A prompt over some files; `asked` are the loop's requests, `offers` what is proposed. The loop answers when `finish` is called, or at once. */
function promptOver(
  files: Texts,
  answer: Texts,
  { waits = false, ready = true, callouts = [] as Outcome["callouts"] } = {},
) {
  const asked: { files?: Texts }[] = [];
  const offers: Proposal[] = [];
  const workspace = { files: signal(files), active: signal("main.tf") };
  const project = signal({ id: "p", name: "P" });
  const there = signal(ready);
  let finish = () => {};
  const run: Loop["run"] = async (model, request, _, stop) => {
    asked.push(request as { files?: Texts });
    if (waits) await new Promise<void>((done) => (finish = done));
    if (!ready) await model.complete({} as CompletionRequest, undefined, stop);
    return { result: "verified", program: "new", files: answer, callouts, rounds: [], best: -1 } as unknown as Outcome;
  };
  let choices = 0;
  const complete = async () => {
    choices++;
    return {} as Completion;
  };
  const prompt = createPrompt({
    model: { ready: there, completion: { complete } },
    loop: { run, prepare: async () => {} },
    workspace,
    settings: computed(() => ({ rounds: 1, temperature: 0, maxTokens: 1 })),
    project,
    offer: (proposal: Proposal) => offers.push(proposal),
    history: signal([]),
    remember: () => {},
  } as unknown as PromptDeps);
  prompt.text.value = "do it";
  return { prompt, asked, offers, workspace, project, there, chosen: () => choices, finish: () => finish() };
}

it("changes the program that is open, unless told to write another one", async () => {
  const answer = { ...PROGRAM, "main.tf": "changed", "more.tf": "new" };
  const { prompt, asked, offers } = promptOver(PROGRAM, answer);
  expect(prompt.mode.value).toBe("change");
  await prompt.generate();
  expect(asked[0]?.files).toEqual(PROGRAM);
  expect(offers[0]).toMatchObject({ base: PROGRAM, files: answer, fresh: false });
  prompt.choose("new");
  await prompt.generate();
  expect(asked[1]).not.toHaveProperty("files");
  expect(offers[1]).toMatchObject({ base: PROGRAM, files: { ...PROGRAM, "generated.tf": "new" } });
});

it("says with a proposal what it destroys or has made anew", async () => {
  const callouts: Outcome["callouts"] = [
    { kind: "destruction", title: "destroys a", line: 1 },
    { kind: "module", title: "calls b", line: 1 },
    { kind: "replacement", title: "replaces c", line: 1 },
  ];
  const { prompt, offers } = promptOver(PROGRAM, { "main.tf": "changed" }, { callouts });
  await prompt.generate();
  expect(offers[0]?.losses).toEqual(["destroys a", "replaces c"]);
});

it("proposes nothing where nothing was changed", async () => {
  const { prompt, offers } = promptOver(PROGRAM, PROGRAM);
  await prompt.generate();
  expect(offers).toEqual([]);
});

it("has nothing to change in an empty project, nor in the untouched sample unless told so", () => {
  const empty = promptOver({ "main.tf": "# nothing\n", "modules/m/main.tf": 'variable "x" {}' }, {}).prompt;
  empty.choose("change");
  expect(empty.mode.value).toBe("new");
  const { prompt } = promptOver(SAMPLE, {});
  expect(prompt.mode.value).toBe("new");
  prompt.choose("change");
  expect(prompt.mode.value).toBe("change");
});

it("belongs to the project and the files that it began with, whatever is open when it ends", async () => {
  for (const mode of ["change", "new"] as const) {
    const answer = { ...PROGRAM, "main.tf": "changed" };
    const { prompt, offers, workspace, project, finish } = promptOver(PROGRAM, answer, { waits: true });
    prompt.choose(mode);
    const running = prompt.generate();
    await Promise.resolve();
    project.value = { id: "q", name: "Q" };
    workspace.files.value = { "other.tf": 'resource "x_y" "z" {}', "generated.tf": "" };
    prompt.target.value = "replace";
    prompt.text.value = "something else";
    finish();
    await running;
    const files = mode === "change" ? answer : { ...PROGRAM, "generated.tf": "new" };
    const origin = { open: false };
    expect(offers).toEqual([{ title: "do it", base: PROGRAM, files, project: "p", fresh: false, origin }]);
    expect(prompt.elsewhere.value).toBe("P");
    prompt.propose({ program: "round" } as RoundRecord, "Draft");
    expect(offers[1]).toMatchObject({ title: "Draft: do it", project: "p", base: PROGRAM });
  }
});

it("is written without a model where none is loaded, with the one that is as soon as it is", async () => {
  const { prompt, offers, there, chosen } = promptOver(PROGRAM, { "main.tf": "changed" }, { ready: false });
  await prompt.generate();
  expect([offers.length, chosen()]).toEqual([1, 0]);
  there.value = true;
  await prompt.generate();
  expect([offers.length, chosen()]).toEqual([2, 1]);
});

it("says that the model alone needs one", async () => {
  const { prompt, asked } = promptOver(PROGRAM, {}, { ready: false });
  prompt.writer.value = "alone";
  await prompt.generate();
  expect([prompt.run.value, asked.length]).toEqual([
    { kind: "failed", message: expect.stringContaining("load it below") },
    0,
  ]);
});
