import { expect, it, vi } from "vitest";
import { fitOf } from "./fit.ts";
import { type Command, createCommands } from "./state.ts";

const named = (label: string, more: Partial<Command> = {}): Command => ({ label, run: () => {}, ...more });
const labels = (commands: readonly Command[]) => commands.map(({ label }) => label);

it("finds commands by parts of their words, the best fit first", () => {
  const commands = createCommands();
  commands.add([
    named("Format all files and verify"),
    named("Go to the prompt"),
    named("New file"),
    named("Open net/file.tf"),
  ]);
  expect(labels(commands.matching("file"))).toEqual(["New file", "Open net/file.tf", "Format all files and verify"]);
  expect(labels(commands.matching("open file"))).toEqual(["Open net/file.tf"]);
  expect(labels(commands.matching("gtp"))).toEqual(["Go to the prompt"]);
  expect(commands.matching("xyz")).toEqual([]);
  expect(labels(commands.matching(""))).toHaveLength(4);
});

it("ranks what begins a word before what stands within one", () => {
  expect(fitOf("for", "format")).toBeGreaterThan(fitOf("for", "platform") as number);
  expect(fitOf("tp", "to prompt")).toBeGreaterThan(fitOf("tp", "a trap") as number);
});

it("offers and runs only what can be done now, and leaves the editor's keys to the editor", () => {
  const commands = createCommands();
  let ready = false;
  const run = vi.fn();
  commands.add([named("Stop", { keys: "Escape", available: () => ready, run })]);
  commands.add([named("Rename", { keys: "F2", handledBy: "editor" })]);
  expect([labels(commands.matching("")), commands.byKeys("Escape"), commands.byKeys("F2")]).toEqual([
    ["Rename"],
    undefined,
    undefined,
  ]);
  ready = true;
  commands.byKeys("Escape")?.run();
  expect(run).toHaveBeenCalledOnce();
});

it("asks a source that is a function each time, and forgets one that is taken out", () => {
  const commands = createCommands();
  const files = ["a.tf"];
  const remove = commands.add(() => files.map((path) => named(`Open ${path}`)));
  files.push("b.tf");
  expect(labels(commands.all())).toEqual(["Open a.tf", "Open b.tf"]);
  remove();
  expect(commands.all()).toEqual([]);
});
