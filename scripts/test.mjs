// `npm test`: everything that CI runs, in an order where cheap failures come first. The last line is the sum.
//   npm test [-- NAME…]   runs only the steps whose names are given (types, style, go, unit, service, site, cases, browser)
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium, demandTools, ROOT } from "./doctor.mjs";
import { buildSite, buildVerifier, install, progress, run } from "./steps.mjs";
import { biomeCounts, goCounts, goFailures, honest, line, sum, tscCounts, vitestFiles } from "./test-counts.mjs";

/** @typedef {import("./test-counts.mjs").Counts} Counts */
/** @typedef {{status: number, output: string}} Ran */

const WASM = join(ROOT, "wasm");
const REPORTS = join(ROOT, ".cache/tests");

/** Runs an installed program. @param {string[]} command @returns {Promise<Ran>} */
const npx = (command) => run("npx", ["--no-install", ...command]);

/** @param {Ran} ran @param {Counts} counts @param {string} [shown] what to print when something failed @returns {Counts} */
function judged(ran, counts, shown = ran.output) {
  const result = honest(counts, ran.status);
  if (result.failed > 0) console.log(shown.trimEnd());
  return result;
}

async function types() {
  const ran = await npx(["tsc", "-b", "--pretty", "false"]);
  const { references } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
  return judged(ran, tscCounts(ran.output, references.length));
}

async function style() {
  const ran = await npx(["biome", "ci", "--colors=off", "--reporter=concise", "--error-on-warnings"]);
  const biome = judged(ran, biomeCounts(ran.output));
  const listed = await run("git", ["ls-files", "*.go"]);
  const files = listed.output.split("\n").filter((file) => file && existsSync(join(ROOT, file)));
  const gofmt = await run("gofmt", ["-l", ...files]);
  const wrong = gofmt.output.split("\n").filter(Boolean).length;
  const shown = `Not as gofmt writes it (gofmt -w FILE):\n${gofmt.output}`;
  return sum([biome, judged(gofmt, { passed: files.length - wrong, failed: wrong, skipped: 0 }, shown)]);
}

async function go() {
  const vet = await run("go", ["vet", "./..."], { cwd: WASM });
  const vetted = judged(vet, { passed: vet.status === 0 ? 1 : 0, failed: 0, skipped: 0 });
  const tests = await run("go", ["test", "-json", "./..."], { cwd: WASM });
  return sum([vetted, judged(tests, goCounts(tests.output), goFailures(tests.output) || tests.output.slice(-4000))]);
}

/** @param {string} project of vitest.config.ts @param {string[]} [only] files @returns {Promise<{ran: Ran, files: Map<string, Counts>}>} */
async function vitestRun(project, only = []) {
  mkdirSync(REPORTS, { recursive: true });
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const ran = await npx(["vitest", "run", "--no-color", "--project", project, ...reporters, ...only]);
  return { ran, files: existsSync(report) ? vitestFiles(readFileSync(report, "utf8")) : new Map() };
}

/** @param {string} project of vitest.config.ts */
async function vitest(project) {
  const { ran, files } = await vitestRun(project);
  return judged(ran, sum([...files.values()]));
}

/** At most so many files get a second try: when more fail, it isn't the machine. */
const SECOND_TRIES = 3;

/**
 * For tests of several processes at once, some of which are somebody else's (a browser, Redis): a file that fails runs once more by itself. What failed at first is
 * printed all the same, so that nobody takes for sound what passes sometimes.
 * @param {string} project of vitest.config.ts
 */
async function vitestTwice(project) {
  const { ran, files } = await vitestRun(project);
  const failed = [...files].filter(([, counts]) => counts.failed > 0).map(([file]) => file);
  if (failed.length === 0 || failed.length > SECOND_TRIES) return judged(ran, sum([...files.values()]));
  console.log(`${ran.output.trimEnd()}\n\nOnce more, by themselves: ${failed.join(", ")}`);
  const again = await vitestRun(project, failed);
  for (const file of failed) {
    const counts = again.files.get(file);
    if (counts?.failed === 0) console.log(`Failed at first and passed the second time: ${file}`);
    if (counts) files.set(file, counts);
  }
  return judged(again.ran, sum([...files.values()]));
}

/** The plan service's tests want a sandbox, an engine and a queue; what they lack, they skip with a reason. */
async function service() {
  await haveServiceTools();
  // Where it can't be built, the tests that want an engine say so, and are skipped.
  await progress("Building OpenTofu's command line (minutes, the first time)", () =>
    run("npm", ["run", "-s", "build:tofu"]),
  );
  return vitestTwice("service");
}

/** Tests of the built page that need no browser: its budget, and what goes into it. */
async function site() {
  await buildSite();
  return vitest("site");
}

async function browser() {
  await buildSite();
  return vitestTwice("browser");
}

/** Debian's bubblewrap and Redis, where we may install them. */
async function haveServiceTools() {
  const tools = { bubblewrap: "/usr/bin/bwrap", "redis-server": "/usr/bin/redis-server" };
  const missing = Object.entries(tools).filter(([, file]) => !existsSync(file));
  if (missing.length > 0) await aptInstall(missing.map(([name]) => name));
}

/** Installs Debian's packages where this is root on Debian. @param {string[]} names */
async function aptInstall(names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const apt = `apt-get update -q && apt-get install -y -q --no-install-recommends ${names.join(" ")}`;
  await progress(`Installing ${names.join(", ")}`, () =>
    run("sh", ["-c", apt], { env: { DEBIAN_FRONTEND: "noninteractive" } }),
  );
}

/** Debian's Chromium, where we may install it; elsewhere the tests that need it are skipped, or fail under CI=true. */
async function haveChromium() {
  if (chromium()) return;
  await aptInstall(["chromium"]);
  if (!chromium())
    console.log("No Chromium: install it (apt-get install chromium) or name it in CHROMIUM to run the browser tests.");
}

/** @type {Record<string, [string, () => Promise<Counts>]>} */
const STEPS = {
  types: ["Types (tsc)", types],
  style: ["Style (biome, gofmt)", style],
  go: ["Verifier and policies (go vet, go test)", go],
  unit: ["Units (vitest)", () => vitest("unit")],
  service: ["The plan service (vitest)", service],
  site: ["The built page: budget and content", site],
  cases: ["Cases: native, WebAssembly in Node and in Chromium agree", () => vitest("cases")],
  browser: ["The page in Chromium", browser],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}. There are ${Object.keys(STEPS).join(", ")}.`);
  process.exit(2);
}

demandTools();
await install();
await haveChromium();
await buildVerifier();
const results = [];
for (const [name, [title, step]] of Object.entries(STEPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const begun = Date.now();
  const counts = await step();
  results.push(counts);
  console.log(`${title}: ${line(counts)} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}
const all = sum(results);
console.log(line(all));
process.exit(all.failed > 0 ? 1 : 0);
