/** A Chromium with a fresh profile for one test file. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { chromium as findChromium } from "../../scripts/doctor.mjs";

const QUIET = [
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A WebGPU adapter in software: slow, without shader-f16, but the real interface. */
const SOFTWARE_GPU = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

export interface Browser {
  context: BrowserContext;
  close(): Promise<void>;
}

export async function launch({ gpu = false } = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("No Chromium found: install it, or name it in the environment variable CHROMIUM.");
  const profile = mkdtempSync(join(tmpdir(), "terraformer-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...QUIET, ...(gpu ? SOFTWARE_GPU : [])],
    ignoreDefaultArgs: ["--headless", ...(gpu ? ["--disable-gpu"] : [])],
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
