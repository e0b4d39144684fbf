import { beforeEach, describe, expect, it } from "vitest";
import { createWorkspace, freePath, pathProblem, type Workspace } from "./state.ts";

describe("pathProblem", () => {
  it("allows relative paths and names the trouble with others", () => {
    expect(pathProblem("modules/net/main.tf", ["main.tf"])).toBeUndefined();
    for (const path of ["", "/etc/passwd", "../x.tf", "a//b", "a\\b", "a\nb", "x".repeat(201)])
      expect(pathProblem(path, []), path).toBeTypeOf("string");
    expect(pathProblem("Main.tf", ["main.tf"])).toMatch(/already/);
    expect(pathProblem("main.tf/x", ["main.tf"])).toMatch(/folder/);
  });

  it("finds a free path", () => {
    expect(freePath("main.tf", ["main.tf", "main-2.tf"])).toBe("main-3.tf");
  });
});

describe("workspace", () => {
  let workspace: Workspace;
  beforeEach(() => {
    workspace = createWorkspace();
    workspace.replace({ "a.tf": "a", "b.tf": "b", "c.tf": "c" }, "b.tf");
  });

  it("brings a removed file back to its place", () => {
    const undo = workspace.remove("b.tf");
    expect(workspace.paths.value).toEqual(["a.tf", "c.tf"]);
    expect(workspace.active.value).toBe("c.tf");
    undo();
    expect(Object.entries(workspace.files.value)[1]).toEqual(["b.tf", "b"]);
    expect(workspace.active.value).toBe("b.tf");
  });

  it("does not lose a removed file whose name was taken meanwhile", () => {
    const undo = workspace.remove("b.tf");
    workspace.add({ "b.tf": "new" });
    undo();
    expect(workspace.files.value).toMatchObject({ "b.tf": "new", "b-2.tf": "b" });
  });

  it("renames in place and refuses what would hide another file", () => {
    expect(workspace.rename("b.tf", "net/b.tf")).toBeUndefined();
    expect(workspace.paths.value).toEqual(["a.tf", "net/b.tf", "c.tf"]);
    expect(workspace.active.value).toBe("net/b.tf");
    expect(workspace.rename("a.tf", "c.tf")).toMatch(/already/);
  });

  it("renames and removes a folder with all in it, and brings it back", () => {
    workspace.replace({ "net/a.tf": "a", "b.tf": "b", "net/x/c.tf": "c", "network.tf": "n" }, "net/x/c.tf");
    expect(workspace.rename("net", "core")).toBeUndefined();
    expect(workspace.paths.value).toEqual(["core/a.tf", "b.tf", "core/x/c.tf", "network.tf"]);
    expect(workspace.active.value).toBe("core/x/c.tf");
    expect(workspace.rename("core", "b.tf")).toMatch(/folder/);
    const undo = workspace.remove("core");
    expect(workspace.paths.value).toEqual(["b.tf", "network.tf"]);
    undo();
    expect(workspace.paths.value).toEqual(["core/a.tf", "b.tf", "core/x/c.tf", "network.tf"]);
  });

  it("has the same names while a text changes, and others when a name does", () => {
    const before = workspace.paths.value;
    workspace.edit("a.tf", "other");
    expect(workspace.paths.value).toBe(before);
    workspace.rename("a.tf", "d.tf");
    expect(workspace.paths.value).toEqual(["d.tf", "b.tf", "c.tf"]);
  });

  it("counts a revision for a change and none for the same text", () => {
    const before = workspace.revision.value;
    workspace.edit("a.tf", "a");
    expect(workspace.revision.value).toBe(before);
    workspace.edit("a.tf", "aa");
    expect(workspace.revision.value).toBe(before + 1);
  });

  it.each(["constructor", "__proto__", "toString"])("has a file called %s only when it is there", (name) => {
    workspace.open(name);
    expect(workspace.active.value).toBe("b.tf");
    expect(workspace.rename(name, "x.tf")).toBeUndefined();
    workspace.remove(name)();
    expect(workspace.paths.value).toEqual(["a.tf", "b.tf", "c.tf"]);
    expect(workspace.add({ [name]: "text" })).toEqual([name]);
    workspace.edit(name, "other text");
    expect([workspace.active.value, Object.entries(workspace.files.value).at(-1)]).toEqual([
      name,
      [name, "other text"],
    ]);
    const undo = workspace.remove(name);
    expect(workspace.paths.value).toEqual(["a.tf", "b.tf", "c.tf"]);
    undo();
    expect(Object.entries(workspace.files.value).at(-1)).toEqual([name, "other text"]);
  });
});
