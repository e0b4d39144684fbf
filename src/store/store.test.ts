import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Project } from "./database.ts";
import { createFolderStore } from "./folders.ts";
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
/** Saves what nobody else has saved meanwhile. */
async function saved(project: Project): Promise<Project> {
  const answer = await store.save(project);
  if (!("saved" in answer)) throw new Error("There is a newer one.");
  return answer.saved;
}
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

it("writes nothing over what another tab has saved since, and gives that back", async () => {
  const one = await saved(project());
  const theirs = await saved({ ...one, files: { "main.tf": "from the second tab" } });
  expect(await store.save({ ...one, files: { "main.tf": "from the first tab" } })).toEqual({ newer: theirs });
  expect(await store.read("p")).toEqual(theirs);
  expect(await store.read("q")).toBeUndefined();
});

it("lets two saves at once, of the same revision, happen one after the other", async () => {
  const one = await saved(project());
  const both = await Promise.all(["a", "b"].map((text) => store.save({ ...one, files: { "main.tf": text } })));
  expect(both.map((answer) => Object.keys(answer))).toEqual([["saved"], ["newer"]]);
});

it("writes a project anew that another tab has deleted", async () => {
  const one = await saved(project());
  await store.remove("p");
  expect((await saved(one)).revision).toBe(2);
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

describe("a database of an older version", () => {
  /** What the pages of those days made, with something in it. */
  const VERSIONS: ((db: IDBDatabase) => void)[] = [
    (db) => {
      db.createObjectStore("projects", { keyPath: "id" }).createIndex("savedAt", "savedAt");
      const snapshots = db.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true });
      snapshots.createIndex("project", "project");
      db.createObjectStore("settings");
    },
  ];
  const made = (version: number) =>
    new Promise<void>((done, failed) => {
      const opening = indexedDB.open("terraformer", version);
      opening.onerror = () => failed(opening.error);
      opening.onupgradeneeded = () => {
        for (const make of VERSIONS.slice(0, version)) make(opening.result);
        const { transaction } = opening;
        transaction?.objectStore("projects").put(project({ revision: 7, savedAt: 3 }));
        transaction?.objectStore("snapshots").put({ project: "p", at: 1, reason: "old", files: { "main.tf": "zero" } });
        transaction?.objectStore("settings").put({ theme: "dark" }, "settings");
      };
      opening.onsuccess = () => {
        opening.result.close();
        done();
      };
    });

  it.each(VERSIONS.map((_, i) => i + 1))(
    "%i is opened with all that is in it, and takes what is new",
    async (version) => {
      globalThis.indexedDB = new IDBFactory();
      await made(version);
      const database = openDatabase();
      store = createProjectStore(database);
      expect(await store.list()).toEqual([project({ revision: 7, savedAt: 3 })]);
      expect((await store.history("p")).map(({ files }) => files)).toEqual([{ "main.tf": "zero" }]);
      expect((await readSettings(database)).theme).toBe("dark");
      expect((await saved(project({ revision: 7 }))).revision).toBe(8);
      const folders = createFolderStore(database);
      const folder = { project: "p", handle: {} as FileSystemDirectoryHandle, seen: { "main.tf": "x" } };
      await folders.write(folder);
      expect([await folders.read("p"), await folders.read("q")]).toEqual([folder, undefined]);
    },
  );

  it("lets a newer page migrate, and doesn't open what a newer page has made", async () => {
    const old = await openDatabase();
    await new Promise<void>((done) => {
      const opening = indexedDB.open("terraformer", 99);
      opening.onsuccess = () => {
        opening.result.close();
        done();
      };
    });
    expect(() => old.transaction("projects")).toThrow();
    await expect(openDatabase()).rejects.toThrow(/version/);
  });
});
