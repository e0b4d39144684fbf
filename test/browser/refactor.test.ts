/** Refactorings in the built page: F2 on a reference, its refusal, quick actions, and a request that needs no model. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening } from "./opened.ts";

const PROGRAM = `resource "aws_s3_bucket" "data" {
  bucket = "acme-data"
}

resource "aws_sqs_queue" "jobs" {
  count = 2
  name  = "jobs-\${count.index}"
}

output "bucket" {
  value = aws_s3_bucket.data.arn
}
`;
const USER = `resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
  versioning_configuration {
    status = "Enabled"
  }
}
`;

describe.skipIf(!chromium() && !process.env.CI)("refactorings in the page", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
    await page.waitForFunction(() => "__terraformer" in globalThis);
    await write("versioning.tf", USER);
    await write("main.tf", PROGRAM);
  }, 2 * MINUTE);
  const { read, write, shot } = handsOn(() => page);
  /** Puts the cursor into a word of the open file. */
  const click = (line: string, word: string) =>
    page.locator(".view-line", { hasText: line }).locator("span", { hasText: word }).last().click();

  it("F2 renames in all files, and a notice takes it back", { timeout: MINUTE }, async () => {
    await click('aws_s3_bucket" "data', "data");
    await page.keyboard.press("F2");
    const box = page.locator(".rename-box input");
    await box.waitFor();
    expect(await box.inputValue()).toBe("data");
    await box.fill("assets");
    await shot("rename");
    await page.keyboard.press("Enter");
    await expect.poll(() => read("main.tf")).toContain("value = aws_s3_bucket.assets.arn");
    expect(await read("main.tf")).toContain("from = aws_s3_bucket.data\n");
    expect(await read("versioning.tf")).toContain("bucket = aws_s3_bucket.assets.id");
    await page.getByText("Renamed aws_s3_bucket.data to assets").waitFor();
    await shot("renamed");
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect.poll(() => read("main.tf")).toBe(PROGRAM);
    expect(await read("versioning.tf")).toBe(USER);
  });

  it("a name that can't be is refused where it was typed", { timeout: MINUTE }, async () => {
    await click('aws_s3_bucket" "data', "data");
    await page.keyboard.press("F2");
    await page.locator(".rename-box input").fill("1 x");
    await page.keyboard.press("Enter");
    await page.getByText("is no name").first().waitFor();
    await shot("rename-refused");
    expect(await read("main.tf")).toBe(PROGRAM);
  });

  it("a quick action converts count", { timeout: MINUTE }, async () => {
    await click("count = 2", "count");
    await page.keyboard.press("Control+.");
    await page.getByText("Convert to for_each").waitFor();
    await shot("refactor-actions");
    await page.getByText("Convert to for_each").click();
    await expect.poll(() => read("main.tf")).toContain('for_each = toset(["0", "1"])');
    await write("main.tf", PROGRAM);
  });

  it("a request for a refactoring needs no model", { timeout: 2 * MINUTE }, async () => {
    await page.getByTestId("prompt-input").fill("rename aws_sqs_queue.jobs to work");
    await page.getByTestId("generate-button").click();
    await page.getByTestId("outcome").waitFor({ timeout: MINUTE });
    await page.getByTestId("proposal-verdict").waitFor({ timeout: MINUTE });
    await shot("refactor-proposal");
    await page.getByTestId("diff-accept").click({ timeout: MINUTE });
    await expect.poll(() => read("main.tf")).toContain('resource "aws_sqs_queue" "work"');
  });
});
