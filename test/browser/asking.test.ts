/** Asking as a new user would: from an example, with what was assumed put right, at a block, and on after what was not understood. No model is loaded. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { handsOn, MINUTE, opening } from "./opened.ts";

describe.skipIf(!chromium() && !process.env.CI)("asking", () => {
  const open = opening();
  let page: Page;
  const { read, write, shot } = handsOn(() => page);
  const prompt = () => page.getByRole("textbox", { name: /a program|this program/ });
  const settled = (action: () => Promise<unknown>) => async () => {
    await action();
    await page.getByTestId("proposal-verdict").waitFor({ timeout: MINUTE });
  };

  beforeAll(async () => {
    page = await open();
  }, 3 * MINUTE);

  it("begins with an example, without a model, and has what was assumed put right before it is accepted", async () => {
    await page.getByText("Examples", { exact: true }).click();
    await page.getByRole("button", { name: "An SQS queue with a dead letter queue after five attempts" }).click();
    expect(await prompt().inputValue()).toMatch(/^An SQS queue/);
    await settled(() => page.getByTestId("generate-button").click())();
    const assumed = page.getByRole("group", { name: "Assumed, for you to check" });
    const visible = assumed.getByLabel(/^aws_sqs_queue\.\w+\.visibility_timeout_seconds$/);
    expect(await visible.inputValue()).toBe("30");
    const status = page.getByTestId("status-verdict");
    expect(await status.textContent()).toMatch(/^Proposal: Valid/);
    await shot("proposal-assumed");
    await visible.fill("95");
    await visible.press("Enter");
    await expect.poll(() => visible.inputValue(), { timeout: MINUTE }).toBe("95");
    await page.getByText("Why these values").click();
    const values = page.getByTestId("values");
    await expect
      .poll(() => values.textContent(), { timeout: MINUTE })
      .toMatch(/visibility_timeout_seconds95you said it/);
    await shot("proposal-values");
    // On a phone all of it can be seen.
    await page.setViewportSize({ width: 360, height: 740 });
    for (const what of [visible, values.locator("dd").last()]) {
      const box = await what.boundingBox();
      expect((box?.x ?? 360) + (box?.width ?? 360)).toBeLessThanOrEqual(360);
    }
    await shot("proposal-values-phone");
    await page.setViewportSize({ width: 1400, height: 900 });
    await settled(async () => {})();
    await page.getByTestId("diff-accept").click();
    await expect.poll(() => read("main.tf"), { timeout: MINUTE }).toContain("visibility_timeout_seconds = 95");
    expect(await status.textContent()).not.toContain("Proposal");
    expect(await prompt().inputValue()).toBe("");
    expect(await page.getByRole("radio", { name: "Change this program" }).isChecked()).toBe(true);
  });

  it("puts another value in place of one that was chosen, and judges it anew", async () => {
    await write("main.tf", "");
    await prompt().fill("A private S3 bucket with versioning and encryption");
    await settled(() => page.getByTestId("generate-button").click())();
    await page.getByText("Why these values").click();
    await page.getByRole("combobox", { name: /^rule\.apply.*sse_algorithm of/ }).selectOption("aws:kms");
    await settled(async () => {})();
    await expect.poll(() => page.getByTestId("diff-accept").isEnabled(), { timeout: MINUTE }).toBe(true);
    await page.getByTestId("diff-accept").click();
    await expect.poll(() => read("main.tf"), { timeout: MINUTE }).toContain('sse_algorithm = "aws:kms"');
  });

  it("has what was asked before at the arrow keys, kept with the project", async () => {
    await prompt().fill("");
    await prompt().press("ArrowUp");
    expect(await prompt().inputValue()).toBe("A private S3 bucket with versioning and encryption");
    await prompt().fill("");
    await page.locator('[data-testid="status-save"][data-state="saved"]').waitFor();
    await page.reload();
    await page.getByText("Asked before", { exact: true }).click();
    await page.getByRole("button", { name: "A private S3 bucket with versioning and encryption" }).last().click();
    expect(await prompt().inputValue()).toMatch(/^A private S3 bucket/);
    await prompt().fill("");
  });

  it("says what would work where it understood nothing, and goes on from there at one block", async () => {
    await write(
      "main.tf",
      'resource "aws_sqs_queue" "jobs" {\n  name                       = "jobs"\n  visibility_timeout_seconds = 30\n}\n',
    );
    await page.getByRole("radio", { name: "Change this program" }).check();
    await prompt().fill("make it nicer");
    await page.getByTestId("generate-button").click();
    const ways = page.getByRole("region", { name: "What would work" });
    await ways.waitFor({ timeout: MINUTE });
    await shot("ways");
    await ways.getByRole("button", { name: "aws_sqs_queue.jobs", exact: true }).click();
    expect(await page.locator(".prompt-scope").textContent()).toContain("aws_sqs_queue.jobs");
    await prompt().fill("encrypt it");
    await settled(() => page.getByTestId("generate-button").click())();
    expect(await page.getByTestId("outcome").textContent()).toMatch(/^Verified/);
  });

  it("takes and leaves changes by keys alone", async () => {
    await page.keyboard.press("F7");
    const change = page.getByRole("list", { name: "Changes" }).getByRole("button").first();
    await expect.poll(() => change.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("n");
    expect(await page.getByRole("checkbox", { name: /^Take main\.tf/ }).isChecked()).toBe(false);
    await page.keyboard.press("y");
    expect(await page.getByRole("checkbox", { name: /^Take main\.tf/ }).isChecked()).toBe(true);
    await expect.poll(() => page.getByTestId("diff-accept").isEnabled(), { timeout: MINUTE }).toBe(true);
    await page.keyboard.press("Control+Shift+Enter");
    await expect.poll(() => read("main.tf"), { timeout: MINUTE }).toContain("sqs_managed_sse_enabled");
  });

  it("asks for a yes before something is opened to everybody", async () => {
    await write(
      "main.tf",
      'resource "aws_security_group" "app" {\n  name = "app"\n\n  ingress {\n    from_port   = 443\n    to_port     = 443\n    protocol    = "tcp"\n    cidr_blocks = ["10.0.0.0/8"]\n  }\n}\n',
    );
    await page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor({ timeout: MINUTE });
    await prompt().fill("replace 10.0.0.0/8 by 0.0.0.0/0");
    await settled(() => page.getByTestId("generate-button").click())();
    const yes = page.getByRole("checkbox", { name: /lets everybody in: 0\.0\.0\.0\/0 at aws_security_group\.app/ });
    await yes.waitFor({ timeout: MINUTE });
    await shot("proposal-risk");
    expect(await page.getByTestId("diff-accept").isEnabled()).toBe(false);
    await yes.check();
    await expect.poll(() => page.getByTestId("diff-accept").isEnabled()).toBe(true);
    await page.getByTestId("diff-reject").click();
  });
});
