import type { FolderDeps } from "./state.ts";

type Picker = (options: { id: string; mode: "read" | "readwrite" }) => Promise<FileSystemDirectoryHandle>;

/** The browser's own dialog for folders, where it has one. */
export function folderPicker(): FolderDeps["pick"] {
  const { showDirectoryPicker } = globalThis as { showDirectoryPicker?: Picker };
  return (
    showDirectoryPicker &&
    ((mode) =>
      (globalThis as unknown as { showDirectoryPicker: Picker }).showDirectoryPicker({ id: "terraformer", mode }))
  );
}
