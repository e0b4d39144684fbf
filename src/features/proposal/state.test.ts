import { signal } from "@preact/signals";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Diagnostic, Report, Verifier } from "../../core/report.ts";
import { createWorkspace, type Texts, type Workspace } from "../workspace/state.ts";
import { createProposal, type ProposalState } from "./state.ts";

const error = (code: string): Diagnostic => {
  const at = { line: 1, column: 1, byte: 0 };
  const range = { start: at, end: at };
  return { stage: "schema", code, severity: "error", summary: "Wrong", detail: "It is.", file: "main.tf", range };
};
const report = (...codes: string[]): Report => ({
  ok: codes.length === 0,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" },
  diagnostics: codes.map(error),
  policies: [],
  providers: [],
});
const settle = () => new Promise((done) => setTimeout(done));

let workspace: Workspace;
let proposal: ProposalState;
let verified: unknown[];
/** What the verifier says; a promise that doesn't resolve is one that is still at it. */
let answer: () => Promise<Report>;
const project = signal("p");
const present = signal<{ files: Texts; report: Report } | undefined>(undefined);
const kept = vi.fn(async () => {});
const created = vi.fn(async (_name: string, _files: Texts) => {});

// What the first proposal brings is there, as it is for all others.
beforeAll(() => import("./plan-risks.ts"));
beforeEach(() => {
  project.value = "p";
  kept.mockClear();
  created.mockClear();
  verified = [];
  answer = async () => report();
  workspace = createWorkspace();
  workspace.replace({ "main.tf": 'resource "aws_vpc" "a" {}\n' });
  const verifier = {
    async verify({ files }) {
      verified.push(files);
      return answer();
    },
  } as Verifier;
  proposal = createProposal({ workspace, verifier, project, present, keep: kept, create: created });
});

const NEW = { "new.tf": 'resource "aws_vpc" "b" {}\n' };
const offer = (changed: Texts, fresh = false) => {
  const base = workspace.files.value;
  proposal.offer({ title: "t", base, files: fresh ? changed : { ...base, ...changed }, project: "p", fresh });
};
const hunk = (at: number) => proposal.hunks.value[at]?.id ?? "";
const lines = (...all: (string | number)[]) => all.map((line) => `line ${line}\n`).join("");

it("verifies the merged files before it lets them be accepted, and keeps the old ones", async () => {
  offer(NEW);
  expect(proposal.obstacle.value).toBe("Being verified");
  await settle();
  expect(verified).toEqual([{ ...workspace.files.value, ...NEW }]);
  expect(proposal.obstacle.value).toBe("");
  await proposal.accept();
  expect(kept).toHaveBeenCalledOnce();
  expect(workspace.files.value).toMatchObject(NEW);
  expect(workspace.active.value).toBe("new.tf");
  expect(proposal.current.value).toBeUndefined();
});

it("changes nothing when it is rejected", async () => {
  const before = workspace.files.value;
  offer(NEW);
  await settle();
  proposal.reject();
  expect(workspace.files.value).toBe(before);
});

it("wants a yes for every callout of what is chosen, and a new one for the next proposal", async () => {
  const risky = { ...NEW, "mod.tf": 'module "m" {\n  source = "x/y"\n}\n' };
  offer(risky);
  await settle();
  expect(proposal.obstacle.value).toMatch(/One point/);
  const [risk] = proposal.risks.value;
  proposal.toggleAgreed(risk?.id ?? "");
  expect(proposal.obstacle.value).toBe("");
  offer(risky);
  await settle();
  expect(proposal.obstacle.value).toMatch(/One point/);
  proposal.toggleHunk("mod.tf:*");
  await settle();
  expect(proposal.risks.value).toEqual([]);
  expect(proposal.obstacle.value).toBe("");
  await proposal.accept();
  expect(Object.keys(workspace.files.value)).toEqual(["main.tf", "new.tf"]);
});

it("accepts nothing while no change is chosen", async () => {
  offer(NEW);
  proposal.toggleHunk("new.tf:*");
  await settle();
  expect(proposal.obstacle.value).toMatch(/at least one/);
});

it("keeps what was typed into other files since, and waits while another project is open", async () => {
  offer(NEW);
  workspace.edit("main.tf", "# typed\n");
  project.value = "q";
  expect(proposal.current.value).toBeUndefined();
  project.value = "p";
  await settle();
  await proposal.accept();
  expect(workspace.files.value).toEqual({ "main.tf": "# typed\n", ...NEW });
});

it("refuses what isn't verified, whoever asks", async () => {
  const before = workspace.files.value;
  answer = () => new Promise(() => {});
  offer(NEW);
  expect([await proposal.accept(), await proposal.acceptWithErrors()]).toEqual([false, false]);
  for (const broken of [async () => report("verifier-stopped"), () => Promise.reject(new Error("gone"))]) {
    answer = broken;
    offer(NEW);
    await settle();
    expect(proposal.obstacle.value).toMatch(/could not be verified/);
    expect([await proposal.accept(), await proposal.acceptWithErrors()]).toEqual([false, false]);
  }
  answer = async () => report();
  offer(NEW);
  await settle();
  workspace.edit("main.tf", "# typed since\n");
  expect(await proposal.accept()).toBe(false);
  await settle();
  kept.mockImplementationOnce(async () => workspace.edit("main.tf", "# typed while the history was written\n"));
  expect(await proposal.accept()).toBe(false);
  expect(workspace.files.value).toEqual({ ...before, "main.tf": "# typed while the history was written\n" });
});

it("takes what has errors only when told so", async () => {
  answer = async () => report("a", "b");
  offer({ ...NEW, "mod.tf": 'module "m" {\n  source = "x/y"\n}\n' });
  await settle();
  expect(await proposal.acceptWithErrors()).toBe(false); // the module needs its yes
  proposal.toggleAgreed(proposal.risks.value[0]?.id ?? "");
  expect(proposal.obstacle.value).toBe("The result has 2 errors");
  expect([await proposal.accept(), proposal.onlyErrors.value]).toEqual([false, true]);
  expect(await proposal.acceptWithErrors()).toBe(true);
  expect(workspace.files.value).toMatchObject(NEW);
});

it("keeps what was typed since the run began, and lets the user choose where both changed the same", async () => {
  workspace.replace({ "a.tf": lines(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) });
  const base = workspace.files.value;
  workspace.edit("a.tf", lines("typed", 1, 2, 3, "mine", 5, 6, 7, 8, 9));
  const files = { "a.tf": lines(0, 1, 2, 3, "ours", 5, 6, 7, 8, "ours") };
  proposal.offer({ title: "t", base, files, project: "p", fresh: false });
  await settle();
  expect(proposal.hunks.value.map(({ from, conflict }) => [from, conflict])).toEqual([
    [5, true],
    [10, false],
  ]);
  expect(proposal.merged.value).toEqual({ "a.tf": lines("typed", 1, 2, 3, "mine", 5, 6, 7, 8, "ours") });
  proposal.toggleHunk(hunk(0));
  await settle();
  await proposal.accept();
  expect(workspace.files.value).toEqual({ "a.tf": lines("typed", 1, 2, 3, "ours", 5, 6, 7, 8, "ours") });
});

it("remembers what isn't wanted, wherever typing moves it", () => {
  workspace.replace({ "a.tf": lines(0, 1, 2, 3, 4) });
  offer({ "a.tf": lines(0, 1, 2, 3, "ours") });
  proposal.toggleHunk(hunk(0));
  workspace.edit("a.tf", lines("typed", 0, 1, 2, 3, 4));
  expect(proposal.chosen.value.size).toBe(0);
});

it("keeps a proposal for each project", async () => {
  offer(NEW);
  project.value = "q";
  proposal.offer({ title: "other", base: {}, files: NEW, project: "q", fresh: false });
  proposal.reject();
  project.value = "p";
  await settle();
  expect(await proposal.accept()).toBe(true);
});

it("begins a project of its own when asked to", async () => {
  offer({ "main.tf": "x" }, true);
  await settle();
  await proposal.accept();
  expect(created).toHaveBeenCalledWith("t", { "main.tf": "x" });
  expect(workspace.files.value["main.tf"]).toMatch(/aws_vpc/);
});

it("wants a yes for what it destroys", async () => {
  const base = workspace.files.value;
  proposal.offer({ title: "t", base, files: { ...base, ...NEW }, project: "p", fresh: false, losses: ["destroys x"] });
  await settle();
  expect(proposal.obstacle.value).toMatch(/One point/);
  proposal.toggleAgreed("destroys x");
  expect(proposal.obstacle.value).toBe("");
});

it("is gone through change by change, each taken or left", async () => {
  offer({ "a.tf": 'resource "aws_vpc" "c" {}\n', "b.tf": 'resource "aws_vpc" "d" {}\n' });
  await settle();
  proposal.step(1);
  expect(proposal.picked.value).toEqual({ id: hunk(0) });
  proposal.decide(hunk(0), false);
  expect([[...proposal.chosen.value], proposal.picked.value]).toEqual([[hunk(1)], { id: hunk(1) }]);
  proposal.decide(hunk(1), true);
  expect([[...proposal.chosen.value], proposal.picked.value]).toEqual([[hunk(1)], { id: hunk(0) }]);
  proposal.step(-1);
  expect(proposal.picked.value).toEqual({ id: hunk(1) });
});

it("asks for a yes to what both plans say is opened or lost, and not to what was so before", async () => {
  const planOf = (...cidrs: string[]) => ({
    planned_values: { root_module: {} },
    resource_changes: cidrs.map((cidr, i) => ({
      address: `aws_security_group.g${i}`,
      type: "aws_security_group",
      change: { actions: ["create"], after: { ingress: [{ cidr_blocks: [cidr] }] } },
    })),
  });
  answer = async () => ({ ...report(), plan: planOf("0.0.0.0/0", "0.0.0.0/0") });
  present.value = { files: workspace.files.value, report: { ...report(), plan: planOf("0.0.0.0/0") } };
  offer(NEW);
  await settle();
  expect(proposal.risks.value.map(({ title }) => title)).toEqual([
    "lets everybody in: 0.0.0.0/0 at aws_security_group.g1",
  ]);
  expect(proposal.obstacle.value).toBe("One point needs your yes");
  await proposal.accept();
  expect(proposal.current.value).toBeDefined();
  present.value = undefined;
});
