/**
 * Fuzzes the verifier: npm run fuzz [-- --seconds 300 --only FuzzPlan]
 * Each target (wasm/internal/verify/fuzz_test.go) runs for so many seconds. What breaks one is kept in testdata/fuzz beside it:
 * commit it with the repair, since every later `npm test` runs it again.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./build-cache.ts";

const TARGETS = ["FuzzParse", "FuzzFormat", "FuzzSchema", "FuzzPlan"];

const { values } = parseArgs({ options: { seconds: { type: "string", default: "300" }, only: { type: "string" } } });
const targets = values.only ? [values.only] : TARGETS;
if (!(Number(values.seconds) > 0) || targets.some((target) => !TARGETS.includes(target))) {
  console.error(`--seconds wants a number above 0; --only wants one of ${TARGETS.join(", ")}.`);
  process.exit(2);
}

const broken = targets.filter((target) => {
  console.log(`${target}, ${values.seconds} s`);
  // Making an interesting program smaller takes Go a minute each, in which nothing new is tried.
  const fuzz = ["-run=^$", `-fuzz=^${target}$`, `-fuzztime=${values.seconds}s`, "-fuzzminimizetime=10x"];
  const ran = spawnSync("go", ["test", "./internal/verify", ...fuzz], { cwd: join(ROOT, "wasm"), stdio: "inherit" });
  return ran.status !== 0;
});
console.log(broken.length > 0 ? `Broken: ${broken.join(", ")}` : `${targets.join(", ")}: nothing found`);
process.exit(broken.length > 0 ? 1 : 0);
