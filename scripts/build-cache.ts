/** What the build scripts share: where the repository is, and content hashes that tell whether a step can be skipped. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** One hash over names and contents of files, and over words such as compiler versions. */
export function hashOf(files: string[], ...words: string[]): string {
  const hash = createHash("sha256");
  for (const word of words) hash.update(`${word}\0`);
  for (const file of files)
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

const stampOf = (step: string): string => join(ROOT, ".cache", "build", step);

/** True when `step` was last done with this key and all it made is still there. */
export function isDone(step: string, key: string, made: string[]): boolean {
  const stamp = stampOf(step);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === key && made.every((file) => existsSync(file));
}

export function markDone(step: string, key: string): void {
  mkdirSync(dirname(stampOf(step)), { recursive: true });
  writeFileSync(stampOf(step), key);
}
