import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Project, ProjectStore, Snapshot } from "../../store/projects.ts";
import type { Tabs, Word } from "../../store/tabs.ts";
import { createNotices, type Notices } from "../notices/state.ts";
import { createWorkspace, type Workspace } from "../workspace/state.ts";
import { SAMPLE } from "./sample.ts";
import { createProjects, type Projects } from "./state.ts";

let saved: Map<string, Project>;
let snapshots: Snapshot[];
let broken: boolean;
let workspace: Workspace;
let notices: Notices;
let projects: Projects;
let end: () => void;

const store: ProjectStore = {
  list: async () => [...saved.values()].reverse(),
  read: async (id) => saved.get(id),
  async save(project) {
    if (broken) throw new Error("disk full");
    const there = saved.get(project.id);
    if (there && there.revision > project.revision) return { newer: there };
    const next = { ...project, revision: project.revision + 1 };
    saved.delete(next.id);
    saved.set(next.id, next);
    return { saved: next };
  },
  remove: async (id) => void saved.delete(id),
  keep: async (snapshot) => void snapshots.push(snapshot),
  history: async (id) => snapshots.filter(({ project }) => project === id),
};

beforeEach(async () => {
  vi.useFakeTimers();
  saved = new Map();
  snapshots = [];
  broken = false;
  workspace = createWorkspace();
  notices = createNotices();
  projects = createProjects({ workspace, store, notices });
  end = await projects.start();
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

const later = (ms = 1000) => vi.advanceTimersByTimeAsync(ms);

it("opens the sample at first and saves nothing until something changes", async () => {
  expect(workspace.files.value).toEqual(SAMPLE);
  await later();
  expect(saved.size).toBe(0);
});

it("saves once a moment after the last of several changes, and opens that at the next start", async () => {
  workspace.edit("main.tf", "a");
  workspace.edit("main.tf", "ab");
  expect(projects.save.value.kind).toBe("pending");
  await later();
  expect([...saved.values()].map(({ files, revision }) => [files["main.tf"], revision])).toEqual([["ab", 1]]);
  expect(projects.save.value.kind).toBe("saved");
  await later();
  expect([...saved.values()][0]?.revision).toBe(1);

  const next = createWorkspace();
  (await createProjects({ workspace: next, store, notices }).start())();
  expect(next.files.value["main.tf"]).toBe("ab");
});

it("keeps what is typed while the project that is open is written before another opens", async () => {
  workspace.edit("main.tf", "a");
  const { save } = store;
  store.save = async (project) => {
    store.save = save;
    workspace.edit("main.tf", "ab");
    return save(project);
  };
  await projects.create("Other", { "main.tf": "" });
  await later();
  expect([...saved.values()].map(({ files }) => files["main.tf"])).toContain("ab");
  expect([projects.name.value, workspace.files.value["main.tf"]]).toEqual(["Other", ""]);
});

it("shows a failed write and tries again until it succeeds", async () => {
  broken = true;
  workspace.edit("main.tf", "precious");
  await later();
  expect(projects.save.value).toMatchObject({ kind: "failed", message: "disk full" });
  expect(notices.list.value.map(({ kind }) => kind)).toEqual(["error"]);
  broken = false;
  await later(6000);
  expect(projects.save.value.kind).toBe("saved");
  expect([...saved.values()][0]?.files["main.tf"]).toBe("precious");
});

it("saves what is pending before another project is opened", async () => {
  workspace.edit("main.tf", "mine");
  const mine = projects.current.value.id;
  await projects.create("Other", { "x.tf": "" });
  expect(saved.get(mine)?.files["main.tf"]).toBe("mine");
  expect(workspace.paths.value).toEqual(["x.tf"]);
  await later();
  expect(saved.size).toBe(2);
});

it("brings a deleted project back", async () => {
  workspace.edit("main.tf", "mine");
  await later();
  const { id } = projects.current.value;
  await projects.remove();
  expect(projects.current.value.id).not.toBe(id);
  expect(saved.has(id)).toBe(false);
  notices.list.value.at(-1)?.action?.run();
  expect(workspace.files.value["main.tf"]).toBe("mine");
  await later();
  expect(saved.get(id)?.files["main.tf"]).toBe("mine");
});

it("keeps the present before it goes back to the past", async () => {
  await projects.keep("first");
  workspace.edit("main.tf", "present");
  const [first] = await projects.history();
  if (first) await projects.restore(first);
  expect(workspace.files.value).toEqual(SAMPLE);
  expect(snapshots.map(({ files }) => files["main.tf"])).toEqual([SAMPLE["main.tf"], "present"]);
});

it("takes a name that fits, and says so of one that doesn't", () => {
  projects.rename("  Network  ");
  projects.rename("x".repeat(10_000));
  expect(projects.name.value).toBe("Network");
  expect(notices.list.value.at(-1)?.text).toMatch(/at most 100 characters/);
});

describe("two tabs with one project", () => {
  /** What each tab hears. */
  let ears: ((word: Word) => void)[];
  /** A tab that has the project open; `deaf` ones hear of nothing, as those that the browser has put to sleep. */
  async function tab(deaf = false) {
    const place = ears.length;
    const tabs: Tabs = {
      tell(word) {
        for (const [i, hear] of ears.entries()) if (i !== place) hear(word);
      },
      listen: (heard) => {
        if (!deaf) ears.push(heard);
      },
    };
    const [workspace, notices] = [createWorkspace(), createNotices()];
    const projects = createProjects({ workspace, store, notices, tabs });
    await projects.start();
    const text = () => workspace.files.value["main.tf"];
    return { workspace, notices, projects, text, said: () => notices.list.value.map(({ text }) => text).join("\n") };
  }
  beforeEach(async () => {
    ears = [];
    workspace.replace({ "main.tf": "a\nb\nc\nd\n" });
    projects.rename("Network");
    await later();
  });
  const stored = () => [...saved.values()].find(({ id }) => id === projects.current.value.id);

  it("follow each other", async () => {
    const [one, two] = [await tab(), await tab()];
    one.workspace.edit("main.tf", "A\nb\nc\nd\n");
    await later();
    expect(two.text()).toBe("A\nb\nc\nd\n");
    two.workspace.add({ "new.tf": "x" });
    two.projects.rename("Net");
    await later();
    expect([one.workspace.paths.value, one.projects.name.value]).toEqual([["main.tf", "new.tf"], "Net"]);
    await later();
    const { revision } = stored() as Project;
    await later(5000);
    // Nobody goes on saving what the other has saved.
    expect(stored()?.revision).toBe(revision);
    expect(saved.size).toBe(1);
  });

  it("merge what both have changed at once", async () => {
    const [one, two] = [await tab(), await tab()];
    one.workspace.edit("main.tf", "A\nb\nc\nd\n");
    two.workspace.edit("main.tf", "a\nb\nc\nD\n");
    await later(3000);
    expect([one.text(), two.text(), stored()?.files["main.tf"]]).toEqual(Array(3).fill("A\nb\nc\nD\n"));
    expect(saved.size).toBe(1);
  });

  it("keep both versions where they changed the same lines, also when one has heard of nothing", async () => {
    const [one, two] = [await tab(true), await tab(true)];
    one.workspace.edit("main.tf", "one\nb\nc\nd\n");
    await later();
    two.workspace.edit("main.tf", "two\nb\nc\nd\n");
    await later();
    expect([one.text(), two.text()]).toEqual(["one\nb\nc\nd\n", "two\nb\nc\nd\n"]);
    expect([...saved.values()].map(({ name, files }) => [name, files["main.tf"]])).toEqual([
      ["Network", "one\nb\nc\nd\n"],
      ["Network (this tab)", "two\nb\nc\nd\n"],
    ]);
    expect(two.said()).toMatch(
      /“Network” was changed in another tab too, in the same lines of main\.tf\..*nothing was/,
    );
    two.notices.list.value.at(-1)?.action?.run();
    await later();
    expect(two.text()).toBe("one\nb\nc\nd\n");
  });

  it("save at once what became a project of its own", async () => {
    const [one, two] = [await tab(), await tab()];
    one.workspace.edit("main.tf", "one\nb\nc\nd\n");
    await later(200);
    two.workspace.edit("main.tf", "two\nb\nc\nd\n");
    // One saves now; two's own pause goes on for half as long again.
    await later(210);
    expect([...saved.values()].map(({ files }) => files["main.tf"])).toEqual(["one\nb\nc\nd\n", "two\nb\nc\nd\n"]);
  });

  it("tell of a deletion, after which a change saves the project again", async () => {
    const [one, two] = [await tab(), await tab()];
    await one.projects.remove();
    expect(two.said()).toMatch(/“Network” was deleted in another tab/);
    two.workspace.edit("main.tf", "still here");
    await later();
    expect(stored()?.files["main.tf"]).toBe("still here");
  });
});

it("keeps with a project what was asked in it, each once and the newest last", async () => {
  for (const prompt of ["one", "two", "one"]) projects.remember(prompt);
  await later();
  expect([...saved.values()].map(({ asks }) => asks)).toEqual([["two", "one"]]);
  await projects.create("another", { "main.tf": "" });
  expect(projects.asks.value).toEqual([]);
});
