// The set-up that `npm start`, `npm run dev`, `npm run package` and `npm test` share. Plain JavaScript: it runs before the dependencies are there.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { installed, ROOT } from "./doctor.mjs";

/**
 * Runs a command in the repository and shows what it wrote only when it fails.
 * @param {string} command @param {string[]} args @param {{env?: Record<string, string>, cwd?: string}} [options]
 * @returns {Promise<{status: number, output: string}>}
 */
export function run(command, args, { env = {}, cwd = ROOT } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => done({ status: 127, output: `${output}${error.message}\n` }));
    child.on("close", (status) => done({ status: status ?? 1, output }));
  });
}

/**
 * Says what is being done when it takes more than two seconds, and every half minute that it is still going on.
 * @template T @param {string} title @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function progress(title, work) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  let said = false;
  const first = setTimeout(() => {
    said = true;
    console.log(`${title} …`);
  }, 2000);
  const tick = setInterval(() => console.log(`  still at it, ${seconds()}`), 30_000);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(tick);
    if (said) console.log(`  done, ${seconds()}`);
  }
}

/**
 * A step that must succeed: a failure prints what the command wrote and ends the process.
 * @param {string} title @param {string} command @param {string[]} args @param {Record<string, string>} [env]
 */
export async function must(title, command, args, env = {}) {
  const { status, output } = await progress(title, () => run(command, args, { env }));
  if (status === 0) return output;
  console.error(`${output}\n${title}: failed (${[command, ...args].join(" ")} ended with ${status}).`);
  process.exit(1);
}

/** Installs what the lock file says, unless it is there. No package's own install script runs. */
export async function install() {
  if (installed()) return;
  await must("Installing dependencies", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    ONNXRUNTIME_NODE_INSTALL: "skip",
  });
}

/** Builds the engine and the policy program (wasm and native) and bundles the policies. Each step knows when nothing changed. */
export async function buildVerifier() {
  await must("Building the verifier, OpenTofu and OPA (minutes, the first time)", "npm", ["run", "-s", "build:wasm"]);
  await must("Bundling the policies", "npm", ["run", "-s", "build:policies"]);
}

const SITE = join(ROOT, "dist/terraformer");
const SITE_MARK = join(ROOT, ".cache/site.sha256");
const SITE_INPUTS = [
  "index.html",
  "package-lock.json",
  "vite.config.ts",
  "scripts/site.ts",
  "src",
  "workers",
  "public",
];

/** @param {string} path relative to the root @returns {string[]} the files at or below it, sorted */
function filesBelow(path) {
  const entries = readdirSync(join(ROOT, dirname(path)), { withFileTypes: true });
  const entry = entries.find((candidate) => join(dirname(path), candidate.name) === path);
  if (!entry?.isDirectory()) return entry ? [path] : [];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Builds the page into dist/terraformer, unless what it is made of has not changed. @returns {Promise<string>} the folder */
export async function buildSite() {
  const hash = createHash("sha256");
  for (const file of SITE_INPUTS.flatMap(filesBelow)) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  const digest = hash.digest("hex");
  const fresh = existsSync(SITE_MARK) && readFileSync(SITE_MARK, "utf8") === digest;
  if (fresh && existsSync(join(SITE, "service.js"))) return SITE;
  await must("Building the page", "npx", ["--no-install", "vite", "build", "--logLevel", "warn"]);
  mkdirSync(dirname(SITE_MARK), { recursive: true });
  writeFileSync(SITE_MARK, digest);
  return SITE;
}
