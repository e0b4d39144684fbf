/** Reads and writes of projects. No write ever destroys a text: what a save or a deletion replaces is kept as a snapshot. */
import type { Database, Project, Snapshot } from "./database.ts";

export type { Project, Snapshot };

export interface ProjectStore {
  /** All projects, last saved first. */
  list(): Promise<Project[]>;
  /**
   * Writes a project that was read, or last saved, at `project.revision`. When another tab has saved since, that version goes into the
   * history first. Returns the project as stored.
   */
  save(project: Project): Promise<Project>;
  /** Removes a project; its history stays until `restore` or for ever. */
  remove(id: string): Promise<void>;
  keep(snapshot: Snapshot): Promise<void>;
  /** A project's snapshots, newest first. */
  history(project: string): Promise<Snapshot[]>;
}

export function createProjectStore(open: Promise<Database>): ProjectStore {
  return {
    async list() {
      return (await (await open).getAllFromIndex("projects", "savedAt")).reverse();
    },

    async save(project) {
      const transaction = (await open).transaction(["projects", "snapshots"], "readwrite");
      const stored = await transaction.objectStore("projects").get(project.id);
      if (stored && stored.revision !== project.revision) {
        const { files, savedAt } = stored;
        await transaction
          .objectStore("snapshots")
          .add({ project: project.id, at: savedAt, reason: "Saved by another tab", files });
      }
      const revision = Math.max(project.revision, stored?.revision ?? 0) + 1;
      const saved = { ...project, revision, savedAt: Date.now() };
      await transaction.objectStore("projects").put(saved);
      await transaction.done;
      return saved;
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
