/** `.terraform.lock.hcl`: what it says of real providers is held to; a stub is none of the packages whose hashes it has. */
import type { Files } from "../../src/core/report.ts";

const NAME = ".terraform.lock.hcl";
/** The file is written by the engine alone, in this form. */
const BLOCK = /^provider\s+"([^"]+)"\s*\{[\s\S]*?^\}[ \t]*\n?/gm;

/** The files with the lock file's blocks of stubs taken out. */
export function withoutStubs(files: Files, root: string, isStub: (source: string) => boolean): Files {
  const path = root === "" ? NAME : `${root}/${NAME}`;
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (typeof text !== "string") return files;
  return { ...files, [path]: text.replace(BLOCK, (block, source: string) => (isStub(source) ? "" : block)) };
}
