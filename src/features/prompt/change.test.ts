import { computed, signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { Outcome } from "../../repair/record.ts";
import { SAMPLE } from "../projects/sample.ts";
import type { Proposal } from "../proposal/state.ts";
import type { Texts } from "../workspace/state.ts";
import { createPrompt, type PromptDeps } from "./state.ts";

const PROGRAM = { "main.tf": 'resource "a_b" "c" {}\n', "notes.md": "x" };

/** A prompt over some files; `asked` are the loop's requests, `offers` what is proposed. */
function promptOver(files: Texts, answer: Texts) {
  const asked: { files?: Texts }[] = [];
  const offers: Proposal[] = [];
  const runLoop = async (_: unknown, request: { files?: Texts }) => {
    asked.push(request);
    return { result: "verified", program: "new", files: answer } as unknown as Outcome;
  };
  const prompt = createPrompt({
    model: { ready: signal(true), load: signal({ kind: "ready" }), completion: {} },
    verifier: {},
    workspace: { files: signal(files), active: signal("main.tf") },
    settings: computed(() => ({ rounds: 1, temperature: 0, maxTokens: 1 })),
    project: signal("p"),
    knowledge: async () => ({ runLoop }),
    offer: (proposal: Proposal) => offers.push(proposal),
  } as unknown as PromptDeps);
  prompt.text.value = "do it";
  return { prompt, asked, offers };
}

it("changes the program that is open, unless told to write another one", async () => {
  const answer = { ...PROGRAM, "main.tf": "changed", "more.tf": "new" };
  const { prompt, asked, offers } = promptOver(PROGRAM, answer);
  expect(prompt.mode.value).toBe("change");
  await prompt.generate();
  expect(asked[0]?.files).toEqual(PROGRAM);
  expect(offers[0]).toMatchObject({ files: { "main.tf": "changed", "more.tf": "new" }, fresh: false });
  expect(offers[0]?.files).not.toHaveProperty("notes.md");
  prompt.choose("new");
  await prompt.generate();
  expect(asked[1]).not.toHaveProperty("files");
  expect(offers[1]?.files).toEqual({ "generated.tf": "new" });
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
