/** What the page makes a browser load, in the bytes that travel. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../build-cache.ts";

const SITE = join(ROOT, "dist/site");

/** The scripts and styles that a page names, and those that they import statically, relative to it. */
export function entryFiles(page = "index.html"): string[] {
  const html = readFileSync(join(SITE, page), "utf8");
  const found = new Set<string>([page]);
  const named = [...html.replace(/<link rel="preload"[^>]*>/g, "").matchAll(/(?:src|href)="\.\/([^"]+)"/g)].flatMap(
    ([, path]) => (path ? [path] : []),
  );
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    if (!path.endsWith(".js") || !path.startsWith("assets/")) return;
    const code = readFileSync(join(SITE, path), "utf8");
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) if (name) visit(`assets/${name}`);
  };
  for (const path of named) visit(path);
  return [...found];
}

/** Every script that a page may load sooner or later, workers left out: also those that are imported dynamically. */
export function reachable(page: string): string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(join(SITE, path), "utf8");
    for (const [, name] of code.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) if (name) visit(`assets/${name}`);
  };
  for (const path of entryFiles(page)) if (path.startsWith("assets/") && path.endsWith(".js")) visit(path);
  return [...found];
}

/** The one file of assets/ whose name begins so. */
export const asset = (prefix: string): string | undefined =>
  readdirSync(join(SITE, "assets"))
    .map((name) => `assets/${name}`)
    .find((path) => path.startsWith(`assets/${prefix}-`) && path.endsWith(".js"));

/** Bytes that travel to a browser that takes Brotli, by path. */
export function travelling(paths: string[]): Record<string, number> {
  const sent = (path: string) => (existsSync(`${path}.br`) ? `${path}.br` : path);
  return Object.fromEntries(paths.map((path) => [path, statSync(sent(join(SITE, path))).size]));
}

/** Everything that is loaded before the first verify of a program of `provider`. */
export function beforeFirstVerify(schema: string): string[] {
  const worker = asset("verifier");
  const engine = ["wasm/engine.wasm", "wasm/wasm_exec.js", "schemas/index.json", `schemas/${schema}.jsonl`];
  return [...entryFiles(), ...(worker ? [worker] : []), ...engine];
}
