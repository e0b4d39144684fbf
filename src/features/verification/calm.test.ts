import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWorkspace } from "../workspace/state.ts";
import { calm } from "./calm.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("waits until everything is judged and nobody has typed for a while", async () => {
  const workspace = createWorkspace();
  const settled = signal(false);
  const come = vi.fn();
  void calm(workspace, settled).then(come);
  await vi.advanceTimersByTimeAsync(60_000);
  settled.value = true;
  for (const text of ["a", "ab", "abc"]) {
    await vi.advanceTimersByTimeAsync(1500);
    workspace.edit("main.tf", text);
  }
  await vi.advanceTimersByTimeAsync(1500);
  expect(come).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1500);
  expect(come).toHaveBeenCalledOnce();
});
