// The command line. On a fresh clone it first installs and builds what it needs, telling so on stderr: stdout is for the answer. Later calls
// only look whether that is there, which costs nothing; `npm run build` brings it up to date.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { demandTools, installed, ROOT } from "./doctor.mjs";
import { buildVerifier, install } from "./steps.mjs";

const BUILT = ["wasm/bin/engine", "wasm/bin/policy", "public/policies.json", "public/knowledge/scenarios.jsonl"];

if (!installed() || !BUILT.every((file) => existsSync(join(ROOT, file)))) {
  const say = console.log;
  console.log = console.error;
  demandTools();
  await install();
  await buildVerifier();
  console.log = say;
}
const { register } = await import("tsx/esm/api");
register();
await import("../src/cli/main.ts");
