/** Builds the page into dist/site, unless nothing that it is made of has changed. `npm run -s build:site` */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { hashOf, isDone, markDone, ROOT } from "./build-cache.ts";

export const SITE = join(ROOT, "dist/site");
const INPUTS = ["index.html", "package-lock.json", "vite.config.ts", "scripts/site.ts", "src", "workers", "public"];

function filesOf(path: string): string[] {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const below = readdirSync(full, { withFileTypes: true, recursive: true });
  const files = below.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

const inputs = INPUTS.flatMap((path) => (path.includes(".") ? [join(ROOT, path)] : filesOf(path)));
const key = hashOf(inputs, process.version);
if (!isDone("site", key, [join(SITE, "index.html"), join(SITE, "service.js")])) {
  await build({ root: ROOT, logLevel: "warn" });
  markDone("site", key);
}
