import { type Signal, signal } from "@preact/signals";
import { beforeEach, expect, it } from "vitest";
import { REPORT } from "../../../test/report.ts";
import type { Report } from "../../core/report.ts";
import type { Progress } from "../../store/progress.ts";
import type { Project } from "../../store/projects.ts";
import { createNotices } from "../notices/state.ts";
import { createWorkspace, type Workspace } from "../workspace/state.ts";
import type { Lesson, Step } from "./content.ts";
import { createLessons, type Lessons } from "./state.ts";

const step = (n: number): Step => ({
  title: `Step ${n}`,
  text: "",
  task: "",
  hints: ["h"],
  start: { "main.tf": `start ${n}` },
  solution: { "main.tf": `solution ${n}` },
  checks: "package lesson",
  rules: [],
  assistant: false,
});
const LESSON: Lesson = { id: "a", title: "A", about: "", steps: [step(1), step(2)] };
const CLEAN: Report = { ...REPORT, ok: true, diagnostics: [], policies: [] };

let workspace: Workspace;
let current: Signal<Project>;
let list: Signal<readonly Project[]>;
let kept: string[];
let addresses: string[];
let stored: Progress;
let report: Report;
let lessons: Lessons;

const project = (id: string, files: Record<string, string>): Project => ({
  ...{ id, name: id, files, active: "main.tf", revision: 0, savedAt: 0 },
});

beforeEach(async () => {
  workspace = createWorkspace();
  current = signal(project("mine", { "main.tf": "mine" }));
  list = signal([current.value]);
  kept = [];
  addresses = [];
  stored = { done: [], at: {} };
  report = CLEAN;
  const open = (one: Project) => {
    list.value = list.value.map((old) =>
      old.id === current.value.id ? { ...old, files: workspace.files.value } : old,
    );
    current.value = one;
    workspace.load(one.files, "main.tf");
  };
  open(current.value);
  lessons = createLessons({
    lessons: [LESSON],
    workspace,
    notices: createNotices(),
    verifier: {
      verify: async () => report,
      testPolicies: async () => ({ results: [], diagnostics: [] }),
    },
    projects: {
      current,
      list,
      refresh: async () => {},
      openProject: async (one) => {
        if (one.id !== current.value.id) open(list.value.find(({ id }) => id === one.id) ?? one);
      },
      create: async (name, files) => {
        const made = project(name, { ...files });
        list.value = [...list.value, made];
        open(made);
      },
      keep: async (reason) => void kept.push(`${reason}: ${workspace.files.value["main.tf"]}`),
    },
    progress: {
      read: async () => stored,
      write: async (next) => {
        stored = next;
      },
    },
    show: () => {},
    address: (link) => void addresses.push(link),
  });
  await lessons.start();
});

it("opens each lesson as a project of its own, and comes back to what was left", async () => {
  expect(await lessons.open("a", 1)).toBe(true);
  expect(workspace.files.value).toEqual({ "main.tf": "start 1" });
  expect(list.value.find(({ id }) => id === "mine")?.files).toEqual({ "main.tf": "mine" });
  workspace.edit("main.tf", "tried");
  await lessons.open("a", 1);
  expect(workspace.files.value).toEqual({ "main.tf": "tried" });
  expect(kept).toEqual([]);
});

it("is in the page's address as long as its project is the one that is open", async () => {
  const mine = current.value;
  await lessons.open("a", 1);
  const lesson = current.value;
  current.value = mine;
  current.value = lesson;
  lessons.leave();
  expect(addresses).toEqual(["#lesson=a/1", "", "#lesson=a/1", ""]);
});

it("keeps what was written for a step when the next one begins, and before the solution", async () => {
  await lessons.open("a", 1);
  workspace.edit("main.tf", "tried");
  await lessons.open("a", 2);
  expect(workspace.files.value).toEqual({ "main.tf": "start 2" });
  await lessons.put("solution");
  expect(workspace.files.value).toEqual({ "main.tf": "solution 2" });
  expect(kept).toEqual(["Before step 2: tried", "Before the solution: start 2"]);
  expect(list.value).toHaveLength(2);
});

it("notes what is done, for good, and forgets the word as the program changes", async () => {
  await lessons.open("a", 1);
  const [first] = REPORT.diagnostics;
  report = {
    ...CLEAN,
    ok: false,
    diagnostics: [{ ...(first as (typeof REPORT.diagnostics)[number]), summary: "No." }],
  };
  await lessons.check();
  expect(lessons.left.value?.[0]).toContain("No.");
  expect(stored.done).toEqual([]);
  report = CLEAN;
  await lessons.check();
  expect(lessons.left.value).toEqual([]);
  expect(stored.done).toEqual(["a/1"]);
  workspace.edit("main.tf", "other");
  expect(lessons.left.value).toBeUndefined();
  expect(lessons.isDone("a", 1)).toBe(true);
});

it("stands aside while another project is open, and knows which steps there are", async () => {
  await lessons.open("a", 1);
  expect(lessons.running.value?.number).toBe(1);
  current.value = project("mine", {});
  expect(lessons.running.value).toBeUndefined();
  expect(await lessons.open("a", 3)).toBe(false);
  expect(await lessons.open("toString", 1)).toBe(false);
});
