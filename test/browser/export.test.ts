/** A project with a secret is exported from the built page only when the user, who is told where it is, says so. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening } from "./opened.ts";

/** Looks like a key, and is cut in two here, so that nothing in the repository does. */
const KEY = ["AKIA", "J4Q7ZT2MXRW6KB3D"].join("");

describe.skipIf(!chromium() && !process.env.CI)("export", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
    await page.waitForFunction(() => "__terraformer" in globalThis);
  }, 2 * MINUTE);
  const { write, shot } = handsOn(() => page);
  const exportAll = async () => {
    await page.getByTestId("project-menu").click();
    await page.getByRole("button", { name: "Export as zip" }).click();
  };

  it("names file and line of a secret first", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", `provider "aws" {\n  region     = "eu-west-1"\n  access_key = "${KEY}"\n}\n`);
    await exportAll();
    const notice = page.getByTestId("notice").filter({ hasText: "Not exported yet" });
    await notice.waitFor({ timeout: MINUTE });
    const text = await notice.textContent();
    expect(text).toContain("main.tf, line 3 (AWS access key in the program)");
    expect(text).not.toContain(KEY);
    await shot("export");
    const saved = page.waitForEvent("download");
    await notice.getByRole("button", { name: "Export anyway" }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.zip$/);
  });

  it("asks nothing where there is none", { timeout: MINUTE }, async () => {
    await write("main.tf", `provider "aws" {\n  region = "eu-west-1"\n}\n`);
    const saved = page.waitForEvent("download");
    await exportAll();
    await saved;
  });
});
