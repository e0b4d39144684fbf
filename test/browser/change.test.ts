/** Changing the program that is open, in the built page: asked for, judged, offered hunk by hunk, taken in part. Needs dist/site; the model is the tests' tiny one. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { tinySite } from "./tiny-site.ts";

const MINUTE = 60_000;
const PROGRAM = `# The shop's storage.
resource "aws_s3_bucket" "assets" {
  bucket = "shop-assets" # public
}

resource "aws_sqs_queue" "orders" {
  name                      = "orders"
  message_retention_seconds = 86400
}
`;

/** Set by main.tsx when the address has ?test. */
interface Hooks {
  __terraformer: { getValue(path: string): string; setValue(path: string, text: string): void };
}

describe.skipIf(!chromium() && !process.env.CI)("a change in the page", () => {
  let folder: string;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  beforeAll(async () => {
    folder = tinySite();
    browser = await launch();
    server = await serve({ root: folder, port: 0 });
    page = await browser.context.newPage();
    await page.setViewportSize({ width: 1400, height: 900 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (path: string) => page.evaluate((p) => (globalThis as unknown as Hooks).__terraformer.getValue(p), path);
  const write = (path: string, text: string) =>
    page.evaluate(([p, t]) => (globalThis as unknown as Hooks).__terraformer.setValue(p, t), [path, text] as const);

  it("is what the prompt offers once there is a program of one's own", { timeout: 3 * MINUTE }, async () => {
    await page.goto(`${server.url}?test`);
    await page.locator('[data-testid="status-verifier"][data-state="ready"]').waitFor({ timeout: MINUTE });
    expect(await page.getByTestId("mode-new").isChecked()).toBe(true); // the sample
    await write("main.tf", PROGRAM);
    await expect.poll(() => page.getByTestId("mode-change").isChecked()).toBe(true);
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 2 * MINUTE });
  });

  it("is offered by hunk, and what isn't taken stays byte for byte", { timeout: 3 * MINUTE }, async () => {
    await page
      .getByTestId("prompt-input")
      .fill("tag everything with team = payments, and keep messages of the orders queue for 4 days");
    await page.getByTestId("generate-button").click();
    await page.getByTestId("outcome").waitFor({ timeout: 2 * MINUTE });
    expect(await page.getByTestId("outcome").getAttribute("data-result")).toBe("verified");
    await page.getByTestId("proposal-verdict").waitFor({ timeout: MINUTE });
    const hunks = page.getByTestId("hunk");
    expect(await hunks.count()).toBe(2);
    expect(await read("main.tf")).toBe(PROGRAM);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, "change.png") });
    await hunks.first().uncheck();
    await page.getByTestId("proposal-verdict").waitFor({ timeout: MINUTE });
    await page.getByTestId("diff-accept").click({ timeout: MINUTE });
    const [assets, orders] = PROGRAM.split('resource "aws_sqs_queue"');
    await expect.poll(() => read("main.tf")).not.toBe(PROGRAM);
    const now = await read("main.tf");
    expect(now.startsWith(assets as string)).toBe(true);
    expect(now.slice((assets as string).length)).not.toContain(orders);
    expect(now).toMatch(/message_retention_seconds = 345600\n/);
    expect(now).toMatch(/team = "payments"/);
  });

  it("says so when nothing came of it, and offers nothing", { timeout: 2 * MINUTE }, async () => {
    const before = await read("main.tf");
    await page.getByTestId("prompt-input").fill("hello there");
    await page.getByTestId("generate-button").click();
    await expect
      .poll(() => page.getByTestId("outcome").textContent(), { timeout: MINUTE })
      .toMatch(/^Nothing was changed/);
    expect(await page.getByTestId("proposal").count()).toBe(0);
    expect(await read("main.tf")).toBe(before);
  });
});
