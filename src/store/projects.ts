/** Reads and writes of projects. A save never overwrites what its writer hasn't seen. */
import type { Database, Project, Snapshot } from "./database.ts";

export type { Project, Snapshot };

export interface ProjectStore {
  /** All projects, last saved first. */
  list(): Promise<Project[]>;
  /** A project as it is stored. */
  read(id: string): Promise<Project | undefined>;
  /** Writes a project that was read, or last saved, at `project.revision`. When another tab has saved since, nothing is written. */
  save(project: Project): Promise<Saved>;
  /** Removes a project; its history stays until `restore` or for ever. */
  remove(id: string): Promise<void>;
  keep(snapshot: Snapshot): Promise<void>;
  /** A project's snapshots, newest first. */
  history(project: string): Promise<Snapshot[]>;
}

/** The project as it was stored, or the newer one that is there. */
export type Saved = { saved: Project } | { newer: Project };

export function createProjectStore(open: Promise<Database>): ProjectStore {
  return {
    async list() {
      return (await (await open).getAllFromIndex("projects", "savedAt")).reverse();
    },

    async read(id) {
      return (await open).get("projects", id);
    },
    async save(project) {
      const transaction = (await open).transaction("projects", "readwrite");
      const stored = await transaction.store.get(project.id);
      if (stored && stored.revision > project.revision) return { newer: stored };
      const saved = { ...project, revision: project.revision + 1, savedAt: Date.now() };
      await transaction.store.put(saved);
      await transaction.done;
      return { saved };
    },
    async remove(id) {
      await (await open).delete("projects", id);
    },

    async keep(snapshot) {
      await (await open).add("snapshots", snapshot);
    },

    async history(project) {
      return (await (await open).getAllFromIndex("snapshots", "project", project)).reverse();
    },
  };
}
