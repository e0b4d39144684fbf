/** Changing the program that is open, in the built page: asked for, judged, offered hunk by hunk, taken in part. Needs dist/site; the model is the tests' tiny one. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { handsOn, MINUTE, opening } from "./opened.ts";

const PROGRAM = `# The shop's storage.
resource "aws_s3_bucket" "assets" {
  bucket = "shop-assets" # public
}

resource "aws_sqs_queue" "orders" {
  name                      = "orders"
  message_retention_seconds = 86400
}
`;

describe.skipIf(!chromium() && !process.env.CI)("a change in the page", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
  });
  const { read, write, shot } = handsOn(() => page);

  it("is what the prompt offers once there is a program of one's own", { timeout: 3 * MINUTE }, async () => {
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
    await expect.poll(() => hunks.count()).toBe(2);
    expect(await read("main.tf")).toBe(PROGRAM);
    await shot("change");
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
