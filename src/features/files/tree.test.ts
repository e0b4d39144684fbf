import { expect, it } from "vitest";
import { linesOf, parentOf, stepFrom, wantsTree } from "./tree.ts";

const PATHS = ["main.tf", "modules/net/main.tf", "a.tf", "modules/net/b.tf", "modules/x.tf"];
const OPEN = new Set<string>();

it("puts folders first and leaves out what lies in closed ones", () => {
  const shown = (closed: ReadonlySet<string>) => linesOf(PATHS, closed).map(({ path, level }) => `${level} ${path}`);
  expect(shown(OPEN)).toEqual([
    "1 modules",
    "2 modules/net",
    "3 modules/net/b.tf",
    "3 modules/net/main.tf",
    "2 modules/x.tf",
    "1 a.tf",
    "1 main.tf",
  ]);
  expect(shown(new Set(["modules"]))).toEqual(["1 modules", "1 a.tf", "1 main.tf"]);
});

it("is wanted for folders and for many files", () => {
  expect(wantsTree(["a", "b"])).toBe(false);
  expect(wantsTree(["a/b"])).toBe(true);
  expect(wantsTree([..."abcdefg"])).toBe(true);
});

it("goes where the keys lead", () => {
  const lines = linesOf(PATHS, OPEN);
  const step = (key: string, path: string, closed: ReadonlySet<string> = OPEN) =>
    stepFrom(
      key,
      lines.findIndex((line) => line.path === path),
      lines,
      closed,
    );
  expect(step("ArrowDown", "modules")).toEqual({ go: "modules/net" });
  expect(step("ArrowUp", "modules")).toEqual({ go: "modules" });
  expect(step("End", "modules")).toEqual({ go: "main.tf" });
  expect(step("ArrowLeft", "modules/net/b.tf")).toEqual({ go: "modules/net" });
  expect(step("ArrowLeft", "modules/net")).toEqual({ close: "modules/net" });
  expect(step("ArrowRight", "modules", new Set(["modules"]))).toEqual({ open: "modules" });
  expect(step("ArrowRight", "modules")).toEqual({ go: "modules/net" });
  expect(step("ArrowLeft", "main.tf")).toEqual({});
  expect(step("m", "a.tf")).toEqual({ go: "main.tf" });
  expect(parentOf("a/b/c.tf")).toBe("a/b");
});
