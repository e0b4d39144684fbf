import { signal } from "@preact/signals";
import { expect, it, vi } from "vitest";
import type { Answers } from "../../core/language.ts";
import { symbolCommands } from "./symbols.ts";

it("lists what the program declares when the palette is opened, and goes there", async () => {
  const answer: Answers["workspace"] = {
    symbols: [{ name: "aws_vpc.main", kind: "resource", span: [0, 40], head: [20, 24], file: "net/main.tf" }],
  };
  const open = signal(false);
  const goTo = vi.fn();
  const ask = vi.fn(async () => answer as never);
  const commands = symbolCommands({ language: { ask }, files: signal({}), open, goTo });
  expect([ask.mock.calls.length, commands()]).toEqual([0, []]);
  open.value = true;
  await vi.waitFor(() => expect(commands()).toHaveLength(1));
  const [command] = commands();
  expect(command?.label).toBe("Go to aws_vpc.main in net/main.tf");
  command?.run();
  expect(goTo).toHaveBeenCalledWith({
    file: "net/main.tf",
    range: { start: { line: 1, column: 1, byte: 20 }, end: { line: 1, column: 1, byte: 24 } },
    files: {},
  });
});
