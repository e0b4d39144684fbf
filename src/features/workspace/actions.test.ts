import { beforeEach, expect, it } from "vitest";
import type { Verifier } from "../../core/report.ts";
import { createNotices, type Notices } from "../notices/state.ts";
import { SAMPLE, SAMPLE_NAME } from "../projects/sample.ts";
import { type Actions, createActions } from "./actions.ts";
import { createWorkspace, type Texts, type Workspace } from "./state.ts";

let workspace: Workspace;
let notices: Notices;
let actions: Actions;
let open: string;
let made: [string, Texts][];

beforeEach(() => {
  workspace = createWorkspace();
  notices = createNotices();
  open = SAMPLE_NAME;
  made = [];
  actions = createActions({
    workspace,
    notices,
    verifier: {} as Verifier,
    project: () => ({ id: open, name: open }),
    keep: async () => {},
    create: async (name, files) => void made.push([name, files]),
  });
});

it.each([
  ["untouched", SAMPLE],
  ["edited", { "main.tf": "mine", "net.tf": "mine too" }],
])("gives a program that is imported beside the %s welcome program a project of its own", async (_, files) => {
  workspace.replace(files);
  await actions.import({ files: { "main.tf": "theirs" }, refused: [], name: "network" });
  expect(workspace.files.value).toEqual(files);
  expect(made).toEqual([["network", { "main.tf": "theirs" }]]);
  expect(notices.list.value.at(-1)?.text).toMatch(/as a project of its own, “network”/);
});

it("adds a policy to the welcome program, and a program to a project of the user's, under a free name", async () => {
  workspace.replace(SAMPLE);
  await actions.import({ files: { "deny.rego": "package main" }, refused: [] });
  expect(workspace.paths.value).toEqual(["main.tf", "deny.rego"]);
  open = "Mine";
  await actions.import({ files: { "main.tf": "theirs" }, refused: [] });
  expect(workspace.files.value).toEqual({ ...SAMPLE, "deny.rego": "package main", "main-2.tf": "theirs" });
  expect(made).toEqual([]);
});

it("says what it refuses, and makes nothing of nothing", async () => {
  await actions.import({ files: {}, refused: ["a.png is not UTF-8 text"] });
  expect(notices.list.value.map(({ text }) => text)).toEqual(["Not imported: a.png is not UTF-8 text."]);
  expect(made).toEqual([]);
});
