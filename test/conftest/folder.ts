/** Policy folders as conftest and OPA take them, each a txtar file with what is to be said of it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Section, sectionsOf } from "../txtar.ts";

export interface PolicyFolder<Options> {
  name: string;
  path: string;
  options: Partial<Options>;
  files: Section[];
  expected: string;
}

/** The folders of one kind. */
export function foldersOf<Options>(kind: string): PolicyFolder<Options>[] {
  const parent = fileURLToPath(new URL(`${kind}/`, import.meta.url));
  return readdirSync(parent).map((file) => {
    const { about, sections } = sectionsOf(readFileSync(join(parent, file), "utf8"));
    const line = about.split("\n").find((line) => line.startsWith("{")) ?? "{}";
    const expected = sections.find(({ path }) => path === "says.txt")?.content ?? "";
    const files = sections.filter(({ path }) => path !== "says.txt");
    return { name: file.replace(".txtar", ""), path: join(parent, file), options: JSON.parse(line), files, expected };
  });
}

/** Writes what is said into the file, which UPDATE=1 asks for. */
export function update({ path }: PolicyFolder<unknown>, says: string): void {
  const text = readFileSync(path, "utf8");
  writeFileSync(path, `${text.slice(0, text.indexOf("-- says.txt --\n"))}-- says.txt --\n${says}`);
}

/** The files on disk, in a folder of their own. */
export function written(files: readonly Section[]): string {
  const folder = mkdtempSync(join(tmpdir(), "policies-"));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What a program prints, however it ends. */
export function printed(program: string, args: string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (stdout) return stdout; // findings
    throw new Error(`${program} ${args.join(" ")}: ${stderr || error}`);
  }
}

export const sorted = (lines: readonly string[]): string =>
  [...new Set(lines)]
    .sort()
    .map((line) => `${line}\n`)
    .join("");
