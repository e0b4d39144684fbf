/** What axe-core finds in the whole built page, in every view and dialog of the header, in both themes. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { barriers } from "./axe.ts";
import { edited, handsOn, MINUTE, opening, QUEUE, viewButton } from "./opened.ts";

describe.skipIf(!chromium() && !process.env.CI)("barriers", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
  }, 2 * MINUTE);
  const { write } = handsOn(() => page);
  const nav = (name: string) => viewButton(page, name);
  it.each(["light", "dark"])("has no serious one in the %s theme", { timeout: 5 * MINUTE }, async (theme) => {
    const toggle = page.getByTestId("theme-toggle");
    if ((await page.evaluate(() => document.documentElement.dataset.theme)) !== theme) await toggle.click();
    await write("main.tf", QUEUE + 'output "x" {\n  value = uppercase("x")\n}\n');
    await page.getByTestId("findings-item").first().waitFor({ timeout: MINUTE });
    const found: string[] = [];
    const look = async (where: string) => {
      for (const line of await barriers(page, "body")) found.push(`${where}: ${line}`);
    };
    const views = page.getByRole("navigation", { name: "Views" }).getByRole("button");
    for (const name of await views.allTextContents()) {
      await views.filter({ hasText: name }).first().click();
      await page.waitForTimeout(500);
      await look(name);
    }
    await nav("Code").click();
    await page.getByTestId("project-menu").click();
    await look("menu");
    await page.getByRole("button", { name: "Share as a link…" }).click();
    await page.getByText(/No secrets were found/).waitFor({ timeout: MINUTE });
    await look("share");
    await page.keyboard.press("Escape");
    for (const name of ["Settings", "Keyboard shortcuts", "Commands"]) {
      await page.locator("header").getByRole("button", { name, exact: true }).click();
      await page.getByRole("dialog").first().waitFor();
      await look(name);
      await page.keyboard.press("Escape");
    }
    expect(found).toEqual([]);
  });
});
