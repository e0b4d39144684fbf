/** The tools we are compared with: found, or installed into .cache/peers on demand. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../build-cache.ts";

const FOLDER = join(ROOT, ".cache/peers");
const CHECKOV = "checkov==3.3.30";
const CONFTEST = "github.com/open-policy-agent/conftest@v0.71.1";
/** Of the version that the policy program is made of. */
const { module, version } = JSON.parse(readFileSync(join(ROOT, "wasm/patches/sources.json"), "utf8")).opa;
const OPA = `${module}@${version}`;

/** Programs by name; undefined: it can't be had, which has been said. */
export interface Peers {
  terraform?: string;
  checkov?: string;
  /** The Python that has checkov as a library. */
  python?: string;
  conftest?: string;
  opa?: string;
}

/** `install`: gets what isn't there with pip and go, which takes minutes; only those that are `wanted`. */
export function findPeers(
  install: boolean,
  wanted: readonly (keyof Peers)[] = ["terraform", "checkov", "conftest"],
): Peers {
  const local = {
    python: join(FOLDER, "checkov/bin/python"),
    conftest: join(FOLDER, "bin/conftest"),
    opa: join(FOLDER, "bin/opa"),
  };
  const get = (name: keyof Peers, file: string, steps: [string, string[]][]): string | undefined => {
    if (!wanted.includes(name)) return undefined;
    if (existsSync(file)) return file;
    if (install)
      try {
        mkdirSync(FOLDER, { recursive: true });
        for (const [program, args] of steps) run(program, args, { GOBIN: join(FOLDER, "bin"), GOFLAGS: "" });
      } catch (error) {
        console.error(`${name} can't be installed: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
      }
    if (existsSync(file)) return file;
    console.error(`${name}: not compared. \`npm run bench -- --peers\` installs it into .cache/peers.`);
    return undefined;
  };
  const checkov = join(FOLDER, "checkov/bin/checkov");
  const peers: Peers = {};
  try {
    run("terraform", ["version"]);
    peers.terraform = "terraform";
  } catch {
    console.error("terraform: not compared, since it is not on the PATH.");
  }
  const found = get("checkov", checkov, [
    ["python3", ["-m", "venv", join(FOLDER, "checkov")]],
    [local.python, ["-m", "pip", "install", "--quiet", CHECKOV]],
  ]);
  if (found) Object.assign(peers, { checkov: found, python: local.python });
  const conftest = get("conftest", local.conftest, [["go", ["install", CONFTEST]]]);
  if (conftest) peers.conftest = conftest;
  const opa = get("opa", local.opa, [["go", ["install", OPA]]]);
  if (opa) peers.opa = opa;
  return peers;
}

/** Runs a program to its end; gives what it prints, also when it ends with findings. */
export function run(program: string, args: string[], env: Record<string, string> = {}, input = "", cwd = ROOT): string {
  try {
    const options = { env: { ...process.env, ...env }, input, cwd, maxBuffer: 1 << 28, encoding: "utf8" } as const;
    return execFileSync(program, args, { ...options, stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    const { status, stdout } = error as { status?: number | null; stdout?: string };
    if (status === 1 && stdout) return stdout; // findings
    throw error;
  }
}
