import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { openDatabase, type Project } from "./database.ts";
import { createProjectStore, type ProjectStore } from "./projects.ts";
import { DEFAULT_SETTINGS, readSettings, sane, writeSettings } from "./settings.ts";

const project = (changes: Partial<Project> = {}): Project => ({
  id: "p",
  name: "Network",
  files: { "main.tf": "one" },
  active: "main.tf",
  revision: 0,
  savedAt: 0,
  ...changes,
});

let store: ProjectStore;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  store = createProjectStore(openDatabase());
});

it("gives back what was saved, the last saved first", async () => {
  await store.save(project());
  await new Promise((done) => setTimeout(done, 2));
  await store.save(project({ id: "q", name: "Second" }));
  expect((await store.list()).map(({ id, revision }) => [id, revision])).toEqual([
    ["q", 1],
    ["p", 1],
  ]);
});

it("keeps what a second tab saved when the first one overwrites it", async () => {
  const one = await store.save(project());
  await store.save({ ...one, files: { "main.tf": "from the second tab" } });
  const saved = await store.save({ ...one, files: { "main.tf": "from the first tab" } });
  expect(saved.revision).toBe(3);
  expect((await store.history("p")).map(({ files }) => files["main.tf"])).toEqual(["from the second tab"]);
});

it("keeps history apart by project, newest first, and past the project's deletion", async () => {
  await store.save(project());
  for (const [name, reason] of [
    ["p", "first"],
    ["p", "second"],
    ["q", "other"],
  ] as const)
    await store.keep({ project: name, at: 1, reason, files: {} });
  await store.remove("p");
  expect(await store.list()).toEqual([]);
  expect((await store.history("p")).map(({ reason }) => reason)).toEqual(["second", "first"]);
});

it("opens a database again without losing anything", async () => {
  await store.save(project());
  expect(await createProjectStore(openDatabase()).list()).toHaveLength(1);
});

it("rejects where there is no IndexedDB", async () => {
  globalThis.indexedDB = undefined as unknown as IDBFactory;
  await expect(createProjectStore(Promise.resolve().then(() => openDatabase())).list()).rejects.toThrow();
});

it("reads settings back, and defaults in place of what is missing or of the wrong type", async () => {
  const database = openDatabase();
  expect(await readSettings(database)).toEqual(DEFAULT_SETTINGS);
  await writeSettings(database, { ...DEFAULT_SETTINGS, theme: "dark", fontSize: 15 });
  expect(await readSettings(database)).toEqual({ ...DEFAULT_SETTINGS, theme: "dark", fontSize: 15 });
  expect(sane({ theme: "pink", fontSize: "big", rounds: 1 })).toEqual({ ...DEFAULT_SETTINGS, rounds: 1 });
});
