/** A long program in the built page: what it has to show is drawn as it is looked at, and what was drawn stays while one types. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening } from "./opened.ts";

/** Each has an error of its own. */
const wrong = (n: number) => `output "o${n}" {\n  value = uppercase("${n}")\n}\n`;
const PROGRAM = Array.from({ length: 100 }, (_, n) => wrong(n)).join("");

describe.skipIf(!chromium() && !process.env.CI)("a long program", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
    await page.waitForFunction(() => "__terraformer" in globalThis);
    await write("main.tf", PROGRAM);
    await current();
  }, 3 * MINUTE);
  const { read, write } = handsOn(() => page);
  const rows = () => page.getByTestId("findings-item");
  const current = () =>
    page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor({ timeout: MINUTE });
  const errors = () => page.getByRole("button", { name: /^100 errors$/ });

  it("draws the findings in sight, and more by scrolling, by a key and by a button", {
    timeout: 2 * MINUTE,
  }, async () => {
    await errors().waitFor({ timeout: MINUTE });
    const drawn = await rows().count();
    expect(drawn).toBeGreaterThanOrEqual(20);
    expect(drawn).toBeLessThan(60);
    await page.getByRole("button", { name: /^Show more: \d+ are left$/ }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => rows().count()).toBeGreaterThan(drawn);
    const list = page.getByRole("list", { name: "Findings, gravest first" });
    await expect
      .poll(async () => {
        await list.evaluate((it) => it.scrollTo(0, it.scrollHeight));
        return (await rows().allTextContents()).join("\n");
      })
      .toContain("main.tf:299");
    await rows().last().focus();
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe("findings-item");
  });

  it("leaves the drawn findings where they are while one types, and marks them", { timeout: 2 * MINUTE }, async () => {
    const first = await rows().first().elementHandle();
    await page.getByRole("textbox", { name: "Terraform source" }).focus();
    await page.keyboard.press("Control+End");
    const marked = page.locator('[data-testid="findings-item"][data-stale="true"]').first().waitFor();
    await page.keyboard.type("# a note", { delay: 60 });
    await marked;
    await current();
    expect(await read("main.tf")).toBe(`${PROGRAM}# a note`);
    expect(await first?.evaluate((it) => [it.isConnected, it.getAttribute("data-stale")])).toEqual([true, "false"]);
  });
});
