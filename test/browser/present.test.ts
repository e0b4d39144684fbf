/** The loop shown to a room, step by step. No model is loaded. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { barriers } from "./axe.ts";
import { handsOn, MINUTE, opening, QUEUE } from "./opened.ts";

describe.skipIf(!chromium() && !process.env.CI)("presenting", () => {
  const open = opening();
  let page: Page;
  const { read, write, shot } = handsOn(() => page);
  const presentation = () => page.getByRole("dialog", { name: "Presentation" });
  const request = () => presentation().getByRole("textbox", { name: "The request" });
  const heading = () => presentation().getByRole("heading", { level: 1 });
  const next = () => presentation().getByRole("button", { name: /^Next/ });
  const part = () => presentation().locator('[aria-current="step"]').textContent();
  /** Goes on until a heading is there, and gives those on the way with the part that each belongs to. */
  const goOnTo = async (wanted: RegExp) => {
    const seen: string[] = [];
    for (let step = 0; step < 40; step++) {
      const title = ((await heading().textContent()) ?? "").trim();
      seen.push(`${await part()}: ${title}`);
      if (wanted.test(title)) return seen;
      await page.keyboard.press("PageDown");
    }
    throw new Error(`Never came to ${wanted}: ${seen.join(" | ")}`);
  };
  const settled = () =>
    presentation()
      .getByRole("status")
      .filter({ hasText: /^Step \d+ of \d+:/ })
      .waitFor({ timeout: MINUTE });
  /** Whether anything of it reaches beyond the window. */
  const overflowing = () =>
    presentation().evaluate((dialog) => [dialog.scrollWidth - innerWidth, dialog.scrollHeight - innerHeight]);

  beforeAll(async () => {
    page = await open();
    await page.setViewportSize({ width: 1280, height: 720 });
  }, 2 * MINUTE);

  it("is opened from the palette and left with Escape", async () => {
    await page.keyboard.press("Control+Shift+P");
    await page.getByRole("combobox", { name: "Command" }).fill("present");
    await page.keyboard.press("Enter");
    await expect.poll(() => request().evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await presentation().waitFor({ state: "detached" });
  });

  it("goes from the request to the certificate at the presenter's pace", { timeout: 3 * MINUTE }, async () => {
    await page.keyboard.press("F9");
    await presentation().getByRole("radio", { name: "Write a new one" }).check();
    await request().fill("An SQS queue named orders with a dead letter queue after five attempts");
    await page.keyboard.press("PageDown");
    await settled();
    // All of it is there by now, and one step is shown.
    expect(await heading().textContent()).toMatch(/^\d+ blocks to write$/);
    expect(
      await presentation()
        .getByRole("listitem")
        .filter({ hasText: /^aws_sqs_queue\./ })
        .count(),
    ).toBeGreaterThan(1);
    await shot("present-plan");
    const seen = await goOnTo(/^Verdict/);
    expect(seen.filter((step) => /^Blocks: aws_sqs_queue\./.test(step)).length).toBeGreaterThan(1);
    expect(await presentation().getByRole("list", { name: "Stages" }).textContent()).toContain("plan");
    await goOnTo(/^Valid/);
    expect(await presentation().textContent()).toContain("No model was asked");
    expect(await part()).toBe("Certificate");
    await page.keyboard.press("PageUp");
    expect(await heading().textContent()).toBe("The program");
  });

  it("fits 1280 × 720 and has no barrier in either theme, at any kind of step", { timeout: 2 * MINUTE }, async () => {
    for (const theme of ["light", "dark"]) {
      await page.keyboard.press("Home");
      await request().waitFor();
      const titles = new Set<string>();
      for (;;) {
        const title = (await heading().textContent()) ?? "";
        titles.add(title);
        expect(await barriers(page, "dialog.present")).toEqual([]);
        expect(await overflowing()).toEqual([0, 0]);
        await shot(`present-${titles.size}-${theme}`);
        if ((await next().getAttribute("aria-disabled")) === "true") break;
        await page.keyboard.press("PageDown");
      }
      expect(titles.size).toBeGreaterThan(5);
      await page.keyboard.press("Control+Shift+P");
      await page.getByRole("combobox", { name: "Command" }).fill("light or dark");
      await page.keyboard.press("Enter");
    }
  });

  it("has room on a phone", async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.keyboard.press("Home");
    await request().waitFor();
    for (let step = 0; (await next().getAttribute("aria-disabled")) !== "true" && step < 20; step++) {
      expect(await overflowing()).toEqual([0, 0]);
      await page.keyboard.press("PageDown");
    }
    await shot("present-phone");
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it("does nothing to what is behind it", async () => {
    const before = await read("main.tf");
    await page.keyboard.press("Control+Shift+Enter");
    await page.keyboard.press("Control+Shift+Backspace");
    const palette = page.getByRole("combobox", { name: "Command" });
    await page.keyboard.press("Control+Shift+P");
    await palette.waitFor();
    expect(await page.getByRole("option", { name: /Accept the proposal/ }).count()).toBe(0);
    // Escape is for what is on top.
    await page.keyboard.press("Escape");
    await palette.waitFor({ state: "detached" });
    await presentation().waitFor();
    await page.keyboard.press("Escape");
    await presentation().waitFor({ state: "detached" });
    expect(await read("main.tf")).toBe(before);
    await page.getByTestId("diff-reject").click();
  });

  it("shows a change beside what was there, and moves nothing where that isn't wanted", async () => {
    await write("main.tf", QUEUE);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.keyboard.press("F9");
    await presentation().waitFor();
    await page.keyboard.press("Home");
    await presentation().getByRole("radio", { name: "Change this program" }).check();
    await request().fill("keep messages of the orders queue for 4 days");
    await page.keyboard.press("PageDown");
    await settled();
    const seen = await goOnTo(/^aws_sqs_queue\.orders$/);
    expect(seen).toContain("Addresses: 1 block to touch");
    expect(await presentation().textContent()).toContain("Changed, as written");
    await presentation().locator(".present-code .view-line", { hasText: "345600" }).waitFor();
    await shot("present-change");
    const moving = await presentation().evaluate((dialog) =>
      [...dialog.querySelectorAll(".present-stage > *")].map((one) => getComputedStyle(one).animationName),
    );
    expect(new Set(moving)).toEqual(new Set(["none"]));
  });
});
