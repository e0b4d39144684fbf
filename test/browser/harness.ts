/** Builds the harness page with the project's own Vite settings and opens it under the project's own headers. */
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { serve } from "../../scripts/serve.mjs";
import headers from "../../src/core/headers.json" with { type: "json" };
import type {} from "./harness/page.ts";

export const OUT = resolve(".cache/harness");
const PUBLIC = ["wasm", "schemas", "policies.txt", "models"];

let built: Promise<void> | undefined;

async function buildHarness(): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, "harness"),
    base: "./",
    logLevel: "warn",
    publicDir: false,
    worker: { format: "es" },
    build: { outDir: OUT, emptyOutDir: true, target: "es2023", assetsInlineLimit: 0 },
  });
  mkdirSync(OUT, { recursive: true });
  for (const name of PUBLIC)
    if (existsSync(join("public", name))) symlinkSync(resolve("public", name), join(OUT, name));
  symlinkSync(resolve("test/fixtures"), join(OUT, "fixtures"));
}

export async function openHarness(context: BrowserContext): Promise<{ page: Page; close(): Promise<void> }> {
  built ??= buildHarness();
  await built;
  const server = await serve({ root: OUT, port: 0, headers, models: "models" });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => "harness" in globalThis);
  return {
    page,
    async close() {
      await page.close();
      await server.close();
    },
  };
}
