/** Wrong use of the command line: told in one line, exit code 2. */
export class UsageError extends Error {}

/** Why the system refused a file, to stand behind its name; undefined when the error isn't about one. */
export function refusal(error: unknown): string | undefined {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  return path === undefined && syscall !== "write" ? undefined : (REFUSALS[code ?? ""] ?? `can't be used (${code}).`);
}

const REFUSALS: Record<string, string> = {
  ENOENT: "no such file or directory.",
  ENOTDIR: "leads through a file as if it were a folder.",
  EACCES: "there is no permission for it.",
  EPERM: "there is no permission for it.",
  EISDIR: "is a directory; a file is needed here.",
  ELOOP: "is a link that leads to itself.",
  EROFS: "can't be written: the file system is read-only.",
  ENOSPC: "can't be written: there is no space left.",
};
