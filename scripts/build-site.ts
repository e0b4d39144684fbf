/** Builds the page into dist/site, unless nothing that it is made of has changed. `npm run -s build:site` */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { hashOf, isDone, markDone, ROOT } from "./build-cache.ts";
import { compressAll } from "./compress.ts";

export const SITE = join(ROOT, "dist/site");
const SETTINGS = ["package-lock.json", "vite.config.ts", "scripts/site.ts", "scripts/compress.ts"];
const INPUTS = ["index.html", "connected.html", ...SETTINGS, "src", "workers", "public", "lessons"];

function filesOf(path: string): string[] {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const below = readdirSync(full, { withFileTypes: true, recursive: true });
  const files = below.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

const inputs = INPUTS.flatMap((path) => (path.includes(".") ? [join(ROOT, path)] : filesOf(path)));
const key = hashOf(inputs, process.version);
const made = ["index.html", "connected.html", "service.js", "wasm/engine.wasm.br"].map((name) => join(SITE, name));
if (!isDone("site", key, made)) {
  await build({ root: ROOT, logLevel: "warn" });
  await compressAll(SITE, ["br", "gz"], 9); // 2 % smaller than 7, which policy.wasm needs to stay within its 4 MB; a package takes 11
  markDone("site", key);
}
