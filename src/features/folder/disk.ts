/** Files of a folder that the browser lets the page see, by slash-separated paths. */

const isMissing = (error: unknown) =>
  error instanceof DOMException && (error.name === "NotFoundError" || error.name === "TypeMismatchError");

async function folderOf(root: FileSystemDirectoryHandle, path: string, create: boolean) {
  const parts = path.split("/");
  const name = parts.pop() as string;
  let folder = root;
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
  return { folder, name };
}

/** The texts of those of the paths that are there, without their byte order marks. */
export async function readTexts(
  root: FileSystemDirectoryHandle,
  paths: readonly string[],
): Promise<Record<string, string>> {
  const texts = new Map<string, string>();
  for (const path of new Set(paths)) {
    try {
      const { folder, name } = await folderOf(root, path, false);
      texts.set(path, await (await (await folder.getFileHandle(name)).getFile()).text());
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return Object.fromEntries(texts);
}

export async function writeFile(root: FileSystemDirectoryHandle, path: string, text: string): Promise<void> {
  const { folder, name } = await folderOf(root, path, true);
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await file.write(text);
  await file.close();
}

export async function removeFile(root: FileSystemDirectoryHandle, path: string): Promise<void> {
  const { folder, name } = await folderOf(root, path, false);
  await folder.removeEntry(name);
}
