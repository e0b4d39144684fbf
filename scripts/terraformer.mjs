#!/usr/bin/env node
// The command line. On a fresh clone it first installs and builds what it needs, telling so on stderr: stdout is for the answer. Later calls
// only look whether that is there and whether a source of the command line has changed; `npm run build` brings the rest up to date.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundled } from "./bundled.mjs";

const BUILT = ["wasm/bin/engine", "wasm/bin/policy", "public/policies.txt", "public/knowledge/scenarios.jsonl"];
const isBuilt = BUILT.every((file) => existsSync(fileURLToPath(new URL(`../${file}`, import.meta.url))));
const main = (isBuilt && bundled()) || (await (await import("./steps.mjs")).buildCli({ verifier: !isBuilt }));
await import(pathToFileURL(main).href);
