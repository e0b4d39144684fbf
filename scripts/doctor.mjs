// What this machine needs to build TerraFormer, and plain words when something is missing.
//   npm run doctor
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NODE = [20, 19, 0];
const GO = [1, 26, 6];
/** From this version on, an older Go fetches the newer toolchain that go.mod asks for by itself. */
const GO_SWITCHES = [1, 21, 0];

/** @param {string} text @returns {number[]} */
const version = (text) => (/(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0));
/** @param {number[]} have @param {number[]} least */
const atLeast = (have, least) => {
  const at = least.findIndex((part, i) => have[i] !== part);
  return have.length > 0 && (at === -1 || Number(have[at]) > Number(least[at]));
};

/** @returns {string | undefined} what is wrong with Node, if anything */
export function nodeProblem() {
  if (atLeast(version(process.version), NODE)) return undefined;
  return `Node.js ${NODE.join(".")} or newer is needed; this is ${process.version}. Install it from https://nodejs.org/ or with your system's packages.`;
}

/** @returns {string | undefined} what is wrong with Go, if anything */
export function goProblem() {
  const where = "Install it from https://go.dev/dl/ or with your system's packages.";
  const asked = spawnSync("go", ["env", "GOVERSION", "GOTOOLCHAIN"], { encoding: "utf8", cwd: ROOT });
  if (asked.error || asked.status !== 0) {
    return `Go ${GO.join(".")} or newer is needed to build the verifier, and no "go" was found. ${where}`;
  }
  const [found = "", toolchain = ""] = asked.stdout.trim().split("\n");
  const have = version(found);
  if (atLeast(have, GO)) return undefined;
  if (atLeast(have, GO_SWITCHES) && !/^local\b|^path\b/.test(toolchain)) return undefined;
  return `Go ${GO.join(".")} or newer is needed to build the verifier; this is ${found}. ${where} Go 1.21 or newer also does, with GOTOOLCHAIN=auto.`;
}

/**
 * Whether node_modules holds what the lock file says. npm keeps its own record of what it installed;
 * packages for other platforms are optional and missing there.
 */
export function installed() {
  const record = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  /** @param {string} file @returns {Record<string, {version?: string, optional?: boolean}>} */
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const have = packages(record);
  return Object.entries(packages(join(ROOT, "package-lock.json"))).every(
    ([path, wanted]) => path === "" || have[path]?.version === wanted.version || (wanted.optional && !have[path]),
  );
}

/** A Chromium to run the browser tests in. CHROMIUM names another one. */
export function chromium() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return places.find((path) => path && existsSync(path));
}

/** Ends the process with a plain message when Node or Go is missing or too old. */
export function demandTools() {
  const problems = [nodeProblem(), goProblem()].filter((problem) => problem !== undefined);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  demandTools();
  console.log("Node and Go are new enough.");
  console.log(installed() ? "Dependencies are installed." : 'Dependencies are not installed yet: "npm start" does it.');
  console.log(chromium() ? `Browser tests use ${chromium()}.` : "No Chromium found: browser tests will be skipped.");
}
