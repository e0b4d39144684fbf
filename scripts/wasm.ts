/**
 * Builds the engine (OpenTofu) and the policy engine (OPA) for js/wasm and natively from the Go module in wasm/.
 *   npx tsx scripts/wasm.ts [--native] [--wasm] [--release] [--prepare] [--save-patches]
 * Default: both kinds. --release prints what a server would send (brotli); --prepare only makes the patched copies that `go test` needs.
 */
import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { hashOf, isDone, markDone, ROOT } from "./build-cache.ts";
import { prepareSources, savePatches, WASM } from "./wasm-sources.ts";

const MINIMUM = [1, 26, 6];
// Without the second, OpenTofu calls itself a development version.
const LDFLAGS = "-ldflags=-s -w -X github.com/opentofu/opentofu/version.dev=no";
const NATIVE = join(WASM, "bin");
const PUBLIC = join(ROOT, "public", "wasm");

export interface WasmBuild {
  native?: boolean;
  wasm?: boolean;
  log?: (line: string) => void;
}

interface Target {
  name: string;
  file: string;
  env: Record<string, string>;
}

const natively = (name: string): Target => ({ name, file: join(NATIVE, name), env: { CGO_ENABLED: "0" } });

/** Builds what has changed since the last call. Throws an Error that says what to do when Go is missing or too old. */
export async function buildWasm({ native = true, wasm = true, log = console.log }: WasmBuild = {}): Promise<void> {
  const version = goVersion();
  const programs = ["engine", "policy"].filter((name) => existsSync(join(WASM, "cmd", name)));
  const targets = programs.flatMap((name) => [
    ...(wasm ? [{ name, file: join(PUBLIC, `${name}.wasm`), env: { GOOS: "js", GOARCH: "wasm" } }] : []),
    ...(native ? [natively(name)] : []),
  ]);
  await build(targets, version, log);
  if (wasm) {
    const glue = hashOf([], version);
    if (isDone("wasm_exec", glue, [join(PUBLIC, "wasm_exec.js")])) return;
    const root = execFileSync("go", ["env", "GOROOT"], { cwd: WASM }).toString().trim();
    copyFileSync(join(root, "lib", "wasm", "wasm_exec.js"), join(PUBLIC, "wasm_exec.js"));
    markDone("wasm_exec", glue);
  }
}

/** Builds a program of wasm/cmd that runs on this machine only, if it has changed, and returns where it lies. Throws as `buildWasm` does. */
export async function buildNative(name: string, log: (line: string) => void): Promise<string> {
  const target = natively(name);
  await build([target], goVersion(), log);
  return target.file;
}

async function build(targets: Target[], version: string, log: (line: string) => void): Promise<void> {
  const key = hashOf(moduleFiles(), version);
  const stale = targets.filter((target) => !isDone(stepOf(target), key, [target.file]));
  if (stale.length > 0) prepareSources(log);
  for (const target of stale) {
    const start = performance.now();
    log(`${stepOf(target)}: compiling`);
    await compile(target.name, target.file, target.env);
    markDone(stepOf(target), key);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    log(`${stepOf(target)}: ${statSync(target.file).size.toLocaleString("en")} bytes in ${seconds} s`);
  }
}

const stepOf = (target: Target): string => target.name + (target.file.endsWith(".wasm") ? ".wasm" : "");

/** Others may be running the old file: the new one takes its place in one step. */
async function compile(name: string, file: string, env: Record<string, string>): Promise<void> {
  mkdirSync(join(file, ".."), { recursive: true });
  const args = ["build", "-trimpath", LDFLAGS, "-o", `${file}.new`, `./cmd/${name}`];
  try {
    await promisify(execFile)("go", args, { cwd: WASM, env: { ...process.env, ...env }, maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`go ${args.join(" ")}\n${(error as { stderr: string }).stderr}`);
  }
  renameSync(`${file}.new`, file);
}

export function goVersion(): string {
  const need = `Go ≥ ${MINIMUM.join(".")} (or an older one with GOTOOLCHAIN=auto) builds the verifier. See https://go.dev/dl/`;
  let text: string;
  try {
    text = execFileSync("go", ["version"], { cwd: WASM, stdio: ["ignore", "pipe", "pipe"] }).toString();
  } catch (error) {
    const reason = (error as { stderr?: Buffer }).stderr?.toString().trim();
    throw new Error(reason ? `${need}\n${reason}` : `Go is not installed. ${need}`);
  }
  const found =
    /go(\d+)\.(\d+)(?:\.(\d+))?/
      .exec(text)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? [];
  const difference = MINIMUM.map((part, i) => (found[i] ?? 0) - part).find((d) => d !== 0) ?? 0;
  if (difference < 0) throw new Error(`${text.trim()} is too old. ${need}`);
  return text;
}

/** Everything of ours that the binaries are made of. The patched copies follow from wasm/patches. */
function moduleFiles(): string[] {
  return readdirSync(WASM, { recursive: true, encoding: "utf8" })
    .filter((file) => !/^(\.|bin\/)/.test(file) && !file.endsWith("_test.go") && !file.includes("testdata/"))
    .map((file) => join(WASM, file))
    .filter((file) => statSync(file).isFile())
    .sort();
}

function printBrotli(): void {
  for (const file of readdirSync(PUBLIC).filter((name) => name.endsWith(".wasm"))) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    console.log(
      `${file}: ${brotliCompressSync(readFileSync(join(PUBLIC, file)), { params }).length.toLocaleString("en")} bytes brotli`,
    );
  }
}

if (process.argv[1] === import.meta.filename) {
  const flags = process.argv.slice(2);
  const only = flags.includes("--native") !== flags.includes("--wasm");
  try {
    if (flags.includes("--save-patches")) savePatches(console.log);
    else if (flags.includes("--prepare")) prepareSources(console.log);
    else await buildWasm({ native: !only || flags.includes("--native"), wasm: !only || flags.includes("--wasm") });
    if (flags.includes("--release")) printBrotli();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
