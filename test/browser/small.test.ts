/** The built page on small screens, at four times its size, and by keys alone. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening, QUEUE, viewButton } from "./opened.ts";

/** 360 px is a phone's width; 320 × 256 is a window of 1280 × 1024 at 400 %. */
const SCREENS = [
  { name: "a phone", width: 360, height: 640, lines: 12 },
  { name: "400 %", width: 320, height: 256, lines: 5 },
] as const;

describe.skipIf(!chromium() && !process.env.CI)("the page where there is little room", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
  }, 2 * MINUTE);
  const { read, write, shot } = handsOn(() => page);
  const nav = (name: string) => viewButton(page, name);
  /** Whether anything reaches beyond the right edge, so that one would have to scroll to and fro. */
  const overflowing = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  it.each(SCREENS)(
    "shows one panel at a time on $name, with room for the text",
    { timeout: 3 * MINUTE },
    async (screen) => {
      const { width, height, lines } = screen;
      await page.setViewportSize({ width, height });
      await write("main.tf", QUEUE);
      const editor = page.getByTestId("editor");
      await nav("Code").click();
      await editor.waitFor();
      // A line of code is 20 px high.
      expect((await editor.boundingBox())?.height).toBeGreaterThanOrEqual(lines * 20);
      expect(await overflowing()).toBe(0);
      // Whether all is saved is in sight, whatever else has to be scrolled to; where the window is low, the text has the status bar's place.
      const saved = await page.getByTestId("status-save").boundingBox();
      expect(saved !== null).toBe(height > 300);
      if (saved) expect(saved.x + saved.width).toBeLessThanOrEqual(width);
      await shot(`small-${width}-code`);

      await nav("Findings").click();
      const findings = page.getByRole("region", { name: "Findings" });
      await findings.getByTestId("findings-item").first().waitFor({ timeout: MINUTE });
      expect(await editor.isVisible()).toBe(false);
      expect(await overflowing()).toBe(0);
      // What is said has the width of the list; what there is to do stands below it, in reach.
      const rows = await findings.getByTestId("findings-item").all();
      for (const row of rows.slice(0, 5)) {
        const text = await row.locator(".finding-text").boundingBox();
        expect(text?.width).toBeGreaterThan(0.8 * width);
        const below = (text?.y ?? 0) + (text?.height ?? 0);
        for (const button of await row.getByRole("button").all()) {
          const box = await button.boundingBox();
          expect(box?.y).toBeGreaterThanOrEqual(below);
          expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        }
      }
      await shot(`small-${width}-findings`);
      // A finding leads to its place in the text.
      await findings.getByTestId("findings-item").first().click();
      await editor.waitFor();

      await nav("Assistant").click();
      await page.getByTestId("prompt-input").fill("keep messages of the orders queue for 4 days");
      expect(await overflowing()).toBe(0);
      await shot(`small-${width}-assistant`);
      await page.getByTestId("generate-button").click();
      await page.getByTestId("diff-accept").click({ timeout: 2 * MINUTE });
      await expect.poll(() => read("main.tf")).toContain("345600");

      await nav("Models").click();
      await page.getByTestId("models-row").first().waitFor();
      expect(await overflowing()).toBe(0);
      await shot(`small-${width}-models`);
      await page.getByTestId("project-menu").click();
      const share = page.getByRole("button", { name: "Share as a link…" });
      await share.scrollIntoViewIfNeeded();
      await shot(`small-${width}-menu`);
      await share.click();
      const copy = page.getByRole("button", { name: "Copy the link" });
      await copy.scrollIntoViewIfNeeded();
      await expect.poll(() => copy.isEnabled(), { timeout: MINUTE }).toBe(true);
      await shot(`small-${width}-share`);
      await page.keyboard.press("Escape");
    },
  );

  it("does the main job by keys alone, and lets Tab leave the editor when told to", {
    timeout: 3 * MINUTE,
  }, async () => {
    await page.setViewportSize({ width: 1400, height: 900 });
    await nav("Code").click();
    await write("main.tf", QUEUE);
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element?.closest(".monaco-editor")
          ? "editor"
          : (element?.dataset.testid ?? element?.getAttribute("aria-label"));
      });
    await page.keyboard.press("Control+k");
    await expect.poll(focused).toBe("prompt-input");
    await page.keyboard.type("keep messages of the orders queue for 3 days");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="proposal-verdict"][data-ok="true"]').waitFor({ timeout: 2 * MINUTE });
    // What is decided by stands whole on a phone, too.
    await page.setViewportSize({ width: 360, height: 640 });
    for (const id of ["diff-reject", "diff-accept"]) {
      const box = await page.getByTestId(id).boundingBox();
      expect((box?.x ?? 360) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.keyboard.press("Control+Shift+Enter");
    await expect.poll(() => read("main.tf")).toContain("259200");
    // The text has the focus: Tab writes there until it is told to move on.
    await expect.poll(focused).toBe("editor");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Tab");
    await expect.poll(() => read("main.tf")).toMatch(/^\s+resource/);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+m");
    await page.keyboard.press("Tab");
    await expect.poll(focused).not.toBe("editor");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(focused).toBe("editor");
    await page.keyboard.press("Control+m");
    // Where that is said.
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    expect(await page.getByRole("dialog", { name: "Keyboard" }).textContent()).toMatch(/Tab leaves the editor/);
    await page.keyboard.press("Escape");
  });
});
