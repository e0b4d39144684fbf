/** Which folder on disk a project came from. The browser keeps the permission, and asks again when it likes to. */
import type { Database, Folder } from "./database.ts";

export type { Folder };

export interface FolderStore {
  read(project: string): Promise<Folder | undefined>;
  write(folder: Folder): Promise<void>;
}

export function createFolderStore(open: Promise<Database>): FolderStore {
  return {
    async read(project) {
      return (await open).get("folders", project);
    },
    async write(folder) {
      await (await open).put("folders", folder);
    },
  };
}
