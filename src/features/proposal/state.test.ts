import { signal } from "@preact/signals";
import { beforeEach, expect, it, vi } from "vitest";
import type { Report, Verifier } from "../../core/report.ts";
import { createWorkspace, type Texts, type Workspace } from "../workspace/state.ts";
import { createProposal, type ProposalState } from "./state.ts";

const report = (ok: boolean): Report => ({
  ok,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" },
  diagnostics: [],
  policies: [],
  providers: [],
});
const settle = () => new Promise((done) => setTimeout(done));

let workspace: Workspace;
let proposal: ProposalState;
let verified: unknown[];
const project = signal("p");
const kept = vi.fn(async () => {});
const created = vi.fn(async (_name: string, _files: Texts) => {});

beforeEach(() => {
  project.value = "p";
  kept.mockClear();
  created.mockClear();
  verified = [];
  workspace = createWorkspace();
  workspace.replace({ "main.tf": 'resource "aws_vpc" "a" {}\n' });
  const verifier = {
    async verify({ files }) {
      verified.push(files);
      return report(true);
    },
  } as Verifier;
  proposal = createProposal({ workspace, verifier, project, keep: kept, create: created });
});

const NEW = { "new.tf": 'resource "aws_vpc" "b" {}\n' };
const offer = (files: Texts, fresh = false) => proposal.offer({ title: "t", files, project: "p", fresh });

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

it("begins a project of its own when asked to", async () => {
  offer({ "main.tf": "x" }, true);
  await settle();
  await proposal.accept();
  expect(created).toHaveBeenCalledWith("t", { "main.tf": "x" });
  expect(workspace.files.value["main.tf"]).toMatch(/aws_vpc/);
});
