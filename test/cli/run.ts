/** Runs the real command line in a process of its own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const MAIN = fileURLToPath(new URL("src/cli/main.ts", ROOT));
const TSX = import.meta.resolve("tsx");

/** The verifier is built: without it the tests of what it says are skipped. */
export const built = ["wasm/bin/engine", "public/wasm/engine.wasm"].some((path) => existsSync(new URL(path, ROOT)));
if (!built) console.log("skipped: the verifier is not built (npm run build:wasm)");

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function terraformer(
  args: string[],
  options: { cwd?: string; input?: string | Buffer; env?: Record<string, string> } = {},
): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", TSX, MAIN, ...args], {
    cwd: options.cwd ?? tmpdir(),
    input: options.input ?? "",
    env: { ...process.env, npm_lifecycle_event: "", ...options.env },
    maxBuffer: 64 << 20,
    timeout: 120_000,
  });
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** The same beside the test, which may have servers for it or end it. */
export function started(args: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const child: ChildProcess = spawn(process.execPath, ["--import", TSX, MAIN, ...args], {
    cwd: options.cwd ?? tmpdir(),
    env: { ...process.env, npm_lifecycle_event: "", ...options.env },
  });
  const text = { stdout: "", stderr: "" };
  child.stdout?.on("data", (part) => {
    text.stdout += part;
  });
  child.stderr?.on("data", (part) => {
    text.stderr += part;
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const done = new Promise<Result>((resolve) => child.once("close", (code) => resolve({ code, ...text })));
  return { child, done };
}

/** A folder with these files, gone after the test. */
export function folder(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), "terraformer-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}
