import { describe, expect, test } from "vitest";
import type { Refactorer, RefactorResult } from "../../core/refactor.ts";
import type { Diagnostic } from "../../core/report.ts";
import { createNotices } from "../notices/state.ts";
import { createWorkspace } from "../workspace/state.ts";
import { createRefactor } from "./state.ts";

const AT = { start: { line: 1, column: 1, byte: 0 }, end: { line: 1, column: 1, byte: 0 } };
const error: Diagnostic = {
  ...{ code: "refactor-name-taken", summary: "The name is taken", detail: "There is a b already." },
  ...{ stage: "parse", severity: "error", file: "", range: AT },
};

function setUp(answer: Partial<RefactorResult>, during: () => void = () => {}) {
  const workspace = createWorkspace();
  workspace.replace({ "main.tf": "é a", "other.tf": "a" }, "main.tf");
  const kept: string[] = [];
  const asked: unknown[] = [];
  const verifier: Refactorer = {
    async refactor(files, request) {
      asked.push(request);
      during();
      return { files, diagnostics: [], moved: [], ...answer };
    },
    async locate(_files, file, at) {
      asked.push({ file, at });
      return error;
    },
  };
  const notices = createNotices({ stayMs: 1 });
  const refactor = createRefactor({ workspace, verifier, notices, keep: async (why) => void kept.push(why) });
  return { workspace, kept, asked, notices, refactor };
}

describe("refactorings of the editor", () => {
  test("all files change at once, the version before is kept, and one step takes it back", async () => {
    const { workspace, kept, notices, refactor } = setUp({
      files: { "main.tf": "é b", "other.tf": "a", "new.tf": "n" },
    });
    expect(await refactor.make({ action: "rename", address: "local.a", to: "b" }, "Renamed a to b")).toBeUndefined();
    expect(workspace.files.value).toEqual({ "main.tf": "é b", "other.tf": "a", "new.tf": "n" });
    expect(kept).toEqual(["Before: Renamed a to b"]);
    expect(notices.list.value[0]?.text).toBe("Renamed a to b, in main.tf, new.tf.");
    notices.list.value[0]?.action?.run();
    expect(workspace.files.value).toEqual({ "main.tf": "é a", "other.tf": "a" });
  });

  test("what is refused changes nothing", async () => {
    const { workspace, kept, refactor } = setUp({ diagnostics: [error] });
    const before = workspace.files.value;
    expect(await refactor.make({ action: "rename", address: "local.a", to: "b" }, "x")).toBe("There is a b already.");
    expect(workspace.files.value).toBe(before);
    expect(kept).toEqual([]);
  });

  test("what is typed meanwhile isn't lost", async () => {
    const set = setUp({ files: { "main.tf": "b" } }, () => set.workspace.edit("main.tf", "typed"));
    const { workspace, refactor } = set;
    expect(await refactor.make({ action: "split-files" }, "x")).toContain("meanwhile");
    expect(workspace.files.value["main.tf"]).toBe("typed");
  });

  test("places are bytes", async () => {
    const { asked, refactor } = setUp({});
    await refactor.locate("main.tf", 2);
    expect(asked).toEqual([{ file: "main.tf", at: 3 }]);
  });
});
