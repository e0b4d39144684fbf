/**
 * Patched copies of OpenTofu and of its HCL, which wasm/go.mod replaces the modules by: wasm/.opentofu, wasm/.hcl and others.
 * They let our module import OpenTofu's internal packages, and let ordinary `go test`, vet and gopls work.
 *
 * What makes a copy lies in wasm/patches, for each NAME of sources.json:
 *   sources.json    module and version        NAME.packages  the packages to copy (default: all)
 *   NAME.removed    files to leave out        _NAME/         files of ours to put in
 *   NAME.mod        a go.mod without what the packages left out needed
 *   NAME.patch      changes, each with its reason beside it
 * After changing a copy by hand: `npx tsx scripts/wasm.ts --save-patches`.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { hashOf, ROOT } from "./build-cache.ts";

type Source = { module: string; version: string };
export const WASM = join(ROOT, "wasm");
const PATCHES = join(WASM, "patches");
const sources: Record<string, Source> = JSON.parse(readFileSync(join(PATCHES, "sources.json"), "utf8"));

const lines = (file: string): string[] | undefined =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : undefined;

/** Makes the copies that are missing or whose patches have changed. */
export function prepareSources(log: (line: string) => void): void {
  for (const [name, source] of Object.entries(sources)) {
    const stamp = join(WASM, `.${name}`, ".prepared");
    const key = hashOf([join(PATCHES, "sources.json"), ...patchFiles(name)]);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) continue;
    log(`${source.module} ${source.version}: copying and patching`);
    const fresh = join(WASM, `.${name}.new`);
    copy(name, source, fresh);
    const patch = join(PATCHES, `${name}.patch`);
    if (existsSync(patch)) {
      // Without the ceiling git would take the paths for the surrounding repository's and skip them as ignored.
      const env = { ...process.env, GIT_CEILING_DIRECTORIES: WASM };
      execFileSync("git", ["apply", "--whitespace=nowarn", patch], {
        cwd: fresh,
        env,
        stdio: ["ignore", "inherit", "inherit"],
      });
    }
    writeFileSync(join(fresh, ".prepared"), key);
    const old = join(WASM, `.${name}.old`);
    rmSync(old, { recursive: true, force: true });
    if (existsSync(dirname(stamp))) renameSync(dirname(stamp), old);
    renameSync(fresh, dirname(stamp));
    rmSync(old, { recursive: true, force: true });
  }
}

/** Writes what was changed by hand in the copies back to wasm/patches/NAME.patch. */
export function savePatches(log: (line: string) => void): void {
  for (const [name, source] of Object.entries(sources)) {
    const plain = join(WASM, `.${name}.plain`);
    copy(name, source, plain);
    const stamp = join(WASM, `.${name}`, ".prepared");
    rmSync(stamp, { force: true });
    const args = ["diff", "--no-index", "--no-color", "--no-renames", `.${name}.plain`, `.${name}`];
    let diff = "";
    try {
      execFileSync("git", args, { cwd: WASM });
    } catch (error) {
      diff = (error as { stdout: Buffer }).stdout.toString(); // git diff exits 1 when there is a difference
    }
    diff = diff
      .replaceAll(`a/.${name}.plain/`, "a/")
      .replaceAll(`b/.${name}/`, "b/")
      .replaceAll(/^index .*\n/gm, "");
    const patch = join(PATCHES, `${name}.patch`);
    if (diff === "") rmSync(patch, { force: true });
    else writeFileSync(patch, diff);
    rmSync(plain, { recursive: true });
    writeFileSync(stamp, hashOf([join(PATCHES, "sources.json"), ...patchFiles(name)]));
    log(`${name}.patch: ${diff.split("\n").filter((line) => /^[+-](?![+-])/.test(line)).length} changed lines`);
  }
}

function patchFiles(name: string): string[] {
  return readdirSync(PATCHES, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.startsWith(join(PATCHES, `${name}.`)) || file.startsWith(join(PATCHES, `_${name}/`)))
    .sort();
}

/** Copies a module out of the module cache, unpatched: no tests, and only the packages that the engine needs. */
function copy(name: string, source: Source, into: string): void {
  const answer = execFileSync("go", ["mod", "download", "-json", `${source.module}@${source.version}`], { cwd: ROOT });
  const from: string = JSON.parse(answer.toString()).Dir;
  rmSync(into, { recursive: true, force: true });
  const packages = lines(join(PATCHES, `${name}.packages`)) ?? goPackages(from);
  for (const directory of packages) {
    for (const entry of readdirSync(join(from, directory), { withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith("_test.go")) continue;
      const target = join(into, directory, entry.name);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(from, directory, entry.name), target);
      chmodSync(target, 0o644);
    }
  }
  for (const file of lines(join(PATCHES, `${name}.removed`)) ?? []) rmSync(join(into, file), { force: true });
  for (const file of ["go.mod", "LICENSE"]) {
    if (!existsSync(join(from, file))) continue;
    cpSync(join(from, file), join(into, file));
    chmodSync(join(into, file), 0o644);
  }
  const mod = join(PATCHES, `${name}.mod`);
  if (existsSync(mod)) cpSync(mod, join(into, "go.mod"));
  const ours = join(PATCHES, `_${name}`);
  if (existsSync(ours)) cpSync(ours, into, { recursive: true });
}

function goPackages(from: string): string[] {
  const files = readdirSync(from, { recursive: true, encoding: "utf8" });
  const skip = /(^|\/)(testdata|cmd|specsuite|integrationtest|tools|guide)\//;
  return [...new Set(files.filter((file) => file.endsWith(".go") && !skip.test(file)).map(dirname))];
}
