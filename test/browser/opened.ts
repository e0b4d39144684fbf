/** The built page, opened for the tests of a file, and what is in its files. Needs dist/site. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { tinySite } from "./tiny-site.ts";

export const MINUTE = 60_000;

/** Set by main.tsx when the address has ?test. */
export interface Hooks {
  __terraformer: { getValue(path: string): string; setValue(path: string, text: string): void };
}

/** The files of the page, and a picture of it where SCREENSHOTS names a folder. */
export const handsOn = (page: () => Page) => ({
  read: (path: string) => page().evaluate((p) => (globalThis as unknown as Hooks).__terraformer.getValue(p), path),
  write: (path: string, text: string) =>
    page().evaluate(([p, t]) => (globalThis as unknown as Hooks).__terraformer.setValue(p, t), [path, text] as const),
  shot: async (name: string) => {
    if (process.env.SCREENSHOTS) await page().screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
  },
});

export const ready = (page: Page) =>
  page.locator('[data-testid="status-verifier"][data-state="ready"]').waitFor({ timeout: MINUTE });

/** What the user made is in the browser's database. */
export const saved = (page: Page) =>
  page.locator('[data-testid="status-save"][data-state="saved"]').waitFor({ timeout: MINUTE });

/** The editor comes behind the first verdict. */
export const edited = (page: Page) => page.locator(".monaco-editor .view-line").first().waitFor({ timeout: MINUTE });

export const viewButton = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true });

/** A valid program of one block. */
export const QUEUE =
  'resource "aws_sqs_queue" "orders" {\n  name                      = "orders"\n  message_retention_seconds = 86400\n}\n';

/** A page whose verifier is ready, with the tests' tiny model for the one that ships; all of it goes after the tests. */
export function opening() {
  let folder: string | undefined;
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  return async (): Promise<Page> => {
    folder = tinySite();
    browser = await launch();
    server = await serve({ root: folder, port: 0 });
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(`${server.url}?test`);
    await ready(page);
    return page;
  };
}
