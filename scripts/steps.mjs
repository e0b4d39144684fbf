// The set-up that `npm start`, `npm run dev`, `npm run package` and `npm test` share. Plain JavaScript: it runs before the dependencies are there.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { demandTools, installed, ROOT } from "./doctor.mjs";

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

/** Builds the engine and the policy program (wasm and native) and bundles the policies and scenarios. Each step knows when nothing changed. */
export async function buildVerifier() {
  await must("Building the verifier, OpenTofu and OPA (minutes, the first time)", "npm", ["run", "-s", "build:wasm"]);
  await must("Bundling the policies", "npm", ["run", "-s", "build:policies"]);
  await must("Bundling the scenarios", "npm", ["run", "-s", "scenarios"]);
}

/**
 * Bundles the command line, and first installs and builds what isn't there. stdout is for its answer, so all is told on stderr.
 * @param {{verifier: boolean}} missing @returns {Promise<string>} the file to run
 */
export async function buildCli({ verifier }) {
  const say = console.log;
  console.log = console.error;
  if (!installed()) demandTools();
  await install();
  if (verifier) {
    demandTools();
    await buildVerifier();
  }
  const output = await must("Bundling the command line", "npm", ["run", "-s", "build:cli"]);
  console.log = say;
  return output.trim();
}

/** Builds the page, unless what it is made of has not changed. @returns {Promise<string>} the folder */
export async function buildSite() {
  await must("Building the page", "npm", ["run", "-s", "build:site"]);
  return join(ROOT, "dist/site");
}
