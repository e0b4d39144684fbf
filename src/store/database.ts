/** The page's IndexedDB: projects, snapshots of their past, settings. Migrations only ever append. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";

export interface Project {
  id: string;
  name: string;
  files: Record<string, string>;
  /** The file that is open. */
  active: string;
  /** Grows by one with every save; a save that expects another number met a second tab. */
  revision: number;
  savedAt: number;
  /** What was asked in it, the newest last. */
  asks?: string[];
}

/** A project's files at one moment, kept before something replaces them. */
export interface Snapshot {
  id?: number;
  project: string;
  at: number;
  reason: string;
  files: Record<string, string>;
}

/** The folder on disk that a project came from. */
export interface Folder {
  project: string;
  handle: FileSystemDirectoryHandle;
  /** The texts on disk as they were last read or written here: what tells a change of ours from one of others. */
  seen: Record<string, string>;
}

export interface Schema extends DBSchema {
  projects: { key: string; value: Project; indexes: { savedAt: number } };
  snapshots: { key: number; value: Snapshot; indexes: { project: string } };
  settings: { key: string; value: unknown };
  folders: { key: string; value: Folder };
}

export type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

/** Step n brings a database of version n to n + 1. A published step is never edited. */
const MIGRATIONS: ((db: Database, upgrade: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore("projects", { keyPath: "id" }).createIndex("savedAt", "savedAt");
    db.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true }).createIndex("project", "project");
    db.createObjectStore("settings");
  },
  (db) => {
    db.createObjectStore("folders", { keyPath: "project" });
  },
];

/** A browser that doesn't answer must not keep the page from opening. */
const ANSWERS_WITHIN_MS = 5000;

/** Opens the database, migrating it when it is older. Rejects where the browser keeps none (some private windows) or it is newer. */
export function openDatabase(name = "terraformer"): Promise<Database> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the browser's database doesn't answer")), ANSWERS_WITHIN_MS);
  });
  return Promise.race([open(name), late]);
}

function open(name: string): Promise<Database> {
  return openDB<Schema>(name, MIGRATIONS.length, {
    upgrade(db, from, _to, transaction) {
      for (const migrate of MIGRATIONS.slice(from)) migrate(db, transaction);
    },
    // A newer page wants to migrate: let go, the next write here says that the connection is closed.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });
}
