import { beforeEach, expect, it } from "vitest";
import { diagnostic, REPORT, RULE, at as rangeAt } from "../../../test/report.ts";
import type { Diagnostic } from "../../core/report.ts";
import type { SecretFinder } from "../../core/secrets.ts";
import type { Engine } from "../../verifier/client.ts";
import { createNotices, type Notices } from "../notices/state.ts";
import { SAMPLE, SAMPLE_NAME } from "../projects/sample.ts";
import { type Actions, createActions } from "./actions.ts";
import { createWorkspace, type Texts, type Workspace } from "./state.ts";

let workspace: Workspace;
let notices: Notices;
let actions: Actions;
let open: string;
let made: [string, Texts][];
let added: [string, Texts][];
let saved: string[];
let bytesSaved: Uint8Array;
let secrets: SecretFinder["secrets"];

beforeEach(() => {
  workspace = createWorkspace();
  notices = createNotices();
  open = SAMPLE_NAME;
  made = [];
  added = [];
  saved = [];
  secrets = async () => [];
  actions = createActions({
    workspace,
    notices,
    verifier: { secrets: (files) => secrets(files), rules: async () => [RULE] } as Partial<Engine> as Engine,
    download: (name, bytes) => {
      saved.push(name);
      bytesSaved = bytes;
    },
    project: () => ({ id: open, name: open }),
    keep: async () => {},
    create: async (name, files) => void made.push([name, files]),
    addInstead: async (project, files) => void added.push([project, files]),
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

it("makes a project of a folder or a zip, which the user may add to the open one instead", async () => {
  open = "Mine";
  workspace.replace({ "main.tf": "mine" });
  await actions.import({ files: { "main.tf": "theirs" }, refused: [], name: "network" });
  expect([made, workspace.files.value]).toEqual([[["network", { "main.tf": "theirs" }]], { "main.tf": "mine" }]);
  const { action } = notices.list.value.at(-1) ?? {};
  expect(action?.label).toBe("Add to “Mine” instead");
  action?.run();
  expect(added).toEqual([["Mine", { "main.tf": "theirs" }]]);
});

it("says what a lock file and a provider's schema do", async () => {
  open = "Mine";
  await actions.import({ files: { ".terraform.lock.hcl": "", "acme-widgets.schema.json": "{}" }, refused: [] });
  expect(notices.list.value.at(-1)?.text).toMatch(/versions that the lock file names.*acme-widgets\.schema\.json says/);
});

it("says what it refuses, and makes nothing of nothing", async () => {
  await actions.import({ files: {}, refused: ["a.png is not UTF-8 text"] });
  expect(notices.list.value.map(({ text }) => text)).toEqual(["Not imported: a.png is not UTF-8 text."]);
  expect(made).toEqual([]);
});

const at = { line: 3, column: 1, byte: 0 };
const found = (of: Partial<Diagnostic>): Diagnostic => ({
  stage: "lint",
  code: "secret/private-key",
  severity: "warning",
  summary: "Private key in the program",
  detail: "",
  file: "a.tf",
  range: { start: at, end: at },
  ...of,
});

it("exports a project at once, also when all that was found in it is accepted or a note", async () => {
  secrets = async () => [found({ severity: "info" }), found({ suppressed: { reason: "a test's", by: "comment" } })];
  await actions.export();
  expect(saved).toEqual([`${SAMPLE_NAME.replaceAll(" ", "-")}.zip`]);
  expect(notices.list.value).toEqual([]);
});

it("says which secrets a project has before it is exported, and lets the user go on", async () => {
  secrets = async () => [found({}), found({ file: "b.sh" })];
  await actions.export();
  expect(saved).toEqual([]);
  const [notice] = notices.list.value;
  expect(notice?.text).toContain("a.tf, line 3 (Private key in the program); b.sh, line 3");
  notice?.action?.run();
  await expect.poll(() => saved).toHaveLength(1);
});

it("exports without a look for secrets when nobody can look, and says so", async () => {
  secrets = () => Promise.reject(new Error("It died."));
  await actions.export();
  expect(saved).toHaveLength(1);
  expect(notices.list.value[0]?.text).toContain("without a look");
});

it("saves what was found as a page that names no secret", async () => {
  const secret = diagnostic({ code: "secret/key", range: rangeAt(1, 6, 12), file: "main.tf", edits: [] });
  const report = { ...REPORT, diagnostics: [secret] };
  await actions.report({ report, files: { "main.tf": 'a = "hunter"\n' } });
  const text = new TextDecoder().decode(bytesSaved);
  expect(saved).toEqual([`${SAMPLE_NAME.replaceAll(" ", "-")}-report.html`]);
  expect(text).toContain("<mark>******</mark>");
  expect(text).not.toContain("hunter");
  expect(text).toContain(RULE.remediation);
});
