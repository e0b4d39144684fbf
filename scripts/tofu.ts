/**
 * Builds OpenTofu's own command line from the Go module that the engine is made of, unpatched, and stand-ins for providers beside it.
 *   npm run build:tofu            .cache/tofu/tofu and .cache/tofu/providers
 * The first time it downloads and compiles some 1,200 packages, most of them for places where state may lie.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { hashOf, isDone, markDone, ROOT } from "./build-cache.ts";
import { stubProviders } from "./stub-providers.ts";
import { goVersion } from "./wasm.ts";

export const TOFU = join(ROOT, ".cache", "tofu", process.platform === "win32" ? "tofu.exe" : "tofu");
const MODULE = "github.com/opentofu/opentofu";
/** Without it, it calls itself a development version. */
const LDFLAGS = `-ldflags=-s -w -X ${MODULE}/version.dev=no`;
const EVERY_MS = 10_000;

export interface TofuBuild {
  tofu: string;
  /** A filesystem mirror. */
  mirror: string;
}

/** Builds what isn't there in this version. Throws an Error that says what to do when Go is missing, or what it said when it failed. */
export async function buildTofu(log: (line: string) => void = console.log): Promise<TofuBuild> {
  const pinned = JSON.parse(readFileSync(join(ROOT, "wasm", "patches", "sources.json"), "utf8")) as {
    opentofu: { version: string };
  };
  const { version } = pinned.opentofu;
  const key = hashOf([], version, goVersion(), LDFLAGS);
  if (!isDone("tofu", key, [TOFU])) {
    const begun = performance.now();
    log(`OpenTofu ${version}: downloading and compiling, some minutes the first time`);
    const module = await go(["mod", "download", "-json", `${MODULE}@${version}`], ROOT, () => {});
    mkdirSync(dirname(TOFU), { recursive: true });
    // In the module's own folder its own versions of everything count, as in a release.
    await compile((JSON.parse(module) as { Dir: string }).Dir, log);
    renameSync(`${TOFU}.new`, TOFU);
    markDone("tofu", key);
    log(`${TOFU}: ready after ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  return { tofu: TOFU, mirror: await stubProviders(undefined, log) };
}

/** Tells now and then how far it is: Go names each package that it compiles, and none that it has compiled before. */
async function compile(folder: string, log: (line: string) => void): Promise<void> {
  const packages = (await go(["list", "-deps", "./cmd/tofu"], folder, () => {})).split("\n").length - 1;
  let compiled = 0;
  let told = performance.now();
  await go(["build", "-v", "-trimpath", LDFLAGS, "-o", `${TOFU}.new`, "./cmd/tofu"], folder, (line) => {
    if (!line.startsWith("go: ")) compiled++;
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    log(`  ${compiled} of at most ${packages} packages`);
  });
}

/** What it writes; its complaints a line at a time to `onLine`, and the last of them in the error. */
function go(args: string[], cwd: string, onLine: (line: string) => void): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn("go", args, {
      cwd,
      env: { ...process.env, CGO_ENABLED: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const lines: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (lines.push(line) > 20) lines.shift();
      onLine(line);
    });
    child.on("error", failed);
    child.on("close", (code) =>
      code === 0 ? done(output) : failed(new Error(`go ${args[0]} ended with ${code}:\n${lines.join("\n")}`)),
    );
  });
}

if (process.argv[1] === import.meta.filename) {
  try {
    await buildTofu();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
