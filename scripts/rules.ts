/**
 * Formats policies/ and tests rules that ship: npm run rules [-- PREFIX,…], such as aws/s3-. With --on FOLDER: what they find in the programs there.
 * The tests are those of wasm/internal/policy, as a program of their own that is built again only when Go sources have changed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./build-cache.ts";
import { judgeFolder } from "./rules-on.ts";

const { values, positionals } = parseArgs({ options: { on: { type: "string" } }, allowPositionals: true });
const prefix = positionals[0] ?? "";
if (values.on !== undefined) {
  await judgeFolder(values.on, prefix);
  process.exit(0);
}

const WASM = join(ROOT, "wasm");
const TESTS = join(WASM, "bin", "policy.test");

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => ending.test(path))
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`);

/** Has one of the native programs rewrite files as they should be. */
function format(program: string, paths: string[]): void {
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
  const input = `${JSON.stringify({ op: "format", files })}\n`;
  const { stdout } = spawnSync(join(WASM, "bin", program), { input, encoding: "utf8", maxBuffer: 1 << 28 });
  const formatted = (JSON.parse(stdout) as { files: Record<string, string> }).files;
  for (const [path, text] of Object.entries(formatted))
    if (text !== files[path]) {
      writeFileSync(join(ROOT, path), text);
      console.log(`formatted ${path}`);
    }
}

format("policy", filesIn("policies", /\.rego$/));
format("engine", filesIn("policies", /\.tf$/));

const built = existsSync(TESTS) ? statSync(TESTS).mtimeMs : 0;
if (filesIn("wasm/internal", /\.go$/).some((path) => statSync(join(ROOT, path)).mtimeMs > built)) {
  console.log("building the tests …");
  const { status } = spawnSync("go", ["test", "-c", "-o", TESTS, "./internal/policy"], { cwd: WASM, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
const { status } = spawnSync(TESTS, ["-test.run", "Rules|Shipped", "-rules", prefix], {
  cwd: join(WASM, "internal", "policy"),
  stdio: "inherit",
});
process.exit(status ?? 1);
