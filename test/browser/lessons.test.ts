/** Lessons as a learner goes through them, in the built page. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { barriers } from "./axe.ts";
import { handsOn, MINUTE, opening, ready, saved } from "./opened.ts";

describe.skipIf(!chromium() && !process.env.CI)("lessons in the page", () => {
  const open = opening();
  let page: Page;
  const trouble: string[] = [];
  const { read, write, shot } = handsOn(() => page);

  beforeAll(async () => {
    page = await open();
    page.on("pageerror", (error) => trouble.push(error.message));
    await write("main.tf", "# mine\n");
  }, 3 * MINUTE);

  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const lesson = () => page.getByRole("region", { name: "Lesson" });
  const learn = () => page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Learn" }).click();
  const left = () => page.getByRole("list", { name: "What is left to do" });

  it("lists eight lessons, and opens a step in a project of its own, its text in place of the assistant", {
    timeout: 2 * MINUTE,
  }, async () => {
    await learn();
    await page.getByRole("list", { name: "Lessons" }).waitFor();
    expect(await page.getByRole("list", { name: "Lessons" }).getByRole("heading").count()).toBe(8);
    await shot("lessons-list");
    expect(await barriers(page, ".view")).toEqual([]);
    await button("An argument more").click();
    await page.getByRole("heading", { name: "An argument more" }).waitFor();
    expect(await page.getByTestId("prompt-input").count()).toBe(0);
    expect(await read("main.tf")).toContain("aws_vpc");
    expect(await page.getByTestId("project-menu").textContent()).toContain("Lesson: Blocks and arguments");
    expect(await page.evaluate(() => location.hash)).toBe("#lesson=blocks/1");
  });

  it("says what is left, hints one by one, and agrees when it is done", { timeout: 2 * MINUTE }, async () => {
    await button("Check").click();
    await left().waitFor({ timeout: MINUTE });
    expect(await left().textContent()).toContain("enable_dns_hostnames isn't true yet.");
    await button("Hint").click();
    expect(await lesson().getByRole("heading", { name: /^Hint/ }).count()).toBe(1);
    await button("Another hint").click();
    expect(await lesson().getByRole("heading", { name: /^Hint/ }).count()).toBe(2);
    await shot("lesson-left");
    expect(await barriers(page, ".lesson")).toEqual([]);
    const text = await read("main.tf");
    await write("main.tf", text.replace('0/16"\n', '0/16"\n  enable_dns_hostnames = true\n'));
    await button("Check").click();
    await page.getByText("Done. The verifier agrees.").waitFor({ timeout: MINUTE });
    await button("Next step").click();
    await page.getByRole("heading", { name: "A block of your own" }).waitFor();
  });

  it("shows the solution, which passes, and keeps what was there in the history", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", "# tried\n");
    await button("Show the solution").click();
    await expect.poll(() => read("main.tf")).toContain("aws_sqs_queue");
    await button("Check").click();
    await page.getByText("Done. The verifier agrees.").waitFor({ timeout: MINUTE });
    await page.getByTestId("project-menu").click();
    await page.getByRole("button", { name: "History…" }).click();
    await page.getByText("Before the solution").waitFor();
    await page.keyboard.press("Escape");
  });

  it("opens a step by its link, keeps the progress, and lost nothing of the user's", {
    timeout: 3 * MINUTE,
  }, async () => {
    const { origin, pathname } = new URL(page.url());
    await page.waitForTimeout(1500); // until what was typed is pending
    await saved(page);
    await page.goto("about:blank");
    await page.goto(`${origin}${pathname}?test#lesson=repairing/2`);
    await ready(page);
    await page.getByRole("heading", { name: "Ask for a change" }).waitFor({ timeout: MINUTE });
    // This step needs the assistant: it stands below the text.
    await page.getByTestId("prompt-input").waitFor();
    await button("All lessons").click();
    const done = page.getByRole("button", { name: "An argument more done" });
    await done.waitFor();
    await page.getByTestId("project-menu").click();
    await page.getByRole("button", { name: /^Welcome/ }).click();
    await expect.poll(() => read("main.tf")).toBe("# mine\n");
    await page.getByTestId("prompt-input").waitFor();
    expect(await lesson().count()).toBe(0);
  });

  it("says that a link names no lesson", { timeout: MINUTE }, async () => {
    await page.evaluate(() => {
      location.hash = "#lesson=knitting/1";
    });
    await page.getByText("There is no lesson knitting, step 1").waitFor();
  });

  it("is readable on a phone", { timeout: MINUTE }, async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.evaluate(() => {
      location.hash = "#lesson=policies/2";
    });
    await page.getByRole("heading", { name: "Write a policy" }).waitFor();
    await lesson().scrollIntoViewIfNeeded();
    expect(await lesson().evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
    await shot("lesson-narrow");
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("threw nothing on the way", () => {
    expect(trouble).toEqual([]);
  });
});
