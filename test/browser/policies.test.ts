/** Rules and own policies as a person works with them, in the built page. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { barriers } from "./axe.ts";
import { handsOn, MINUTE, opening } from "./opened.ts";

const GROUP = `resource "aws_security_group" "admin" {
  name        = "admin"
  description = "For admins"

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
const CONFIG = ".terraformer.hcl";

describe.skipIf(!chromium() && !process.env.CI)("policies in the page", () => {
  const open = opening();
  let page: Page;
  const trouble: string[] = [];
  const { read, write, shot } = handsOn(() => page);

  beforeAll(async () => {
    page = await open();
    page.on("pageerror", (error) => trouble.push(error.message));
  }, 3 * MINUTE);

  const view = (name: string) => page.getByRole("navigation", { name: "Views" }).getByRole("button", { name }).click();
  const finding = (text: string) => page.getByTestId("findings-item").filter({ hasText: text });
  const results = () => page.getByRole("list", { name: "Results in this program" });
  const rules = () => page.getByRole("list", { name: "Rules", exact: true });

  it("explains a finding by its rule: why, what to do, and what other tools call it", {
    timeout: 3 * MINUTE,
  }, async () => {
    await write("main.tf", GROUP);
    await finding("SSH")
      .getByRole("button", { name: "Explain" })
      .click({ timeout: 2 * MINUTE });
    await page
      .getByRole("heading", { name: "Security groups don't open SSH to the world" })
      .waitFor({ timeout: MINUTE });
    const rule = page.getByRole("article");
    for (const part of ["Why", "What to do", "In other tools", "Benchmarks", "References", "Examples"])
      await expect.poll(() => rule.getByRole("heading", { name: part }).count(), { message: part }).toBe(1);
    expect(await rule.textContent()).toContain("CKV_AWS_24");
    await rule.getByText("A program that fails").click();
    expect(await rule.getByRole("region", { name: "A program that fails" }).textContent()).toContain(
      "aws_security_group",
    );
    expect(await results().textContent()).toMatch(/fails.*aws_security_group\.admin.*main\.tf:1/);
    await shot("policies-rule");
  });

  it("goes from a result to the code that it is about", async () => {
    await results().getByRole("button", { name: "aws_security_group.admin" }).click();
    await page.getByTestId("findings-item").first().waitFor();
    expect(await page.getByRole("region", { name: "Policies" }).count()).toBe(0);
  });

  it("finds a rule by any of its names, and narrows by severity, provider and what fails here", async () => {
    await view("Policies");
    const search = page.getByRole("searchbox", { name: "Search the rules" });
    await search.fill("CKV_AWS_21 versions");
    await expect.poll(() => rules().getByRole("button").count()).toBe(1);
    expect(await rules().textContent()).toContain("aws/s3-versioning");
    await search.fill("");
    const all = await rules().getByRole("button").count();
    expect(all).toBeGreaterThan(500);
    await page.getByRole("combobox", { name: "Provider" }).selectOption("kubernetes");
    const some = await rules().getByRole("button").count();
    expect(some).toBeGreaterThan(20);
    expect(some).toBeLessThan(all);
    await page.getByRole("combobox", { name: "Provider" }).selectOption("");
    await page.getByRole("combobox", { name: "Which" }).selectOption("failing here");
    await expect.poll(() => rules().textContent()).toContain("aws/security-group-ssh");
  });

  it("switches a rule off and gives it another severity in the project's configuration, of which nothing else changes", {
    timeout: 3 * MINUTE,
  }, async () => {
    const before = '# ours\nlint   {\n preset = "none"\n}\n';
    await write(CONFIG, before);
    await rules().getByRole("button", { name: "aws/security-group-ssh" }).click();
    await page.getByRole("combobox", { name: "Severity", exact: true }).last().selectOption("critical");
    await expect
      .poll(() => read(CONFIG))
      .toBe(`${before}\nrule "aws/security-group-ssh" {\n  severity = "critical"\n}\n`);
    await page.getByRole("checkbox", { name: "Judge by this rule" }).uncheck();
    await expect
      .poll(() => read(CONFIG))
      .toBe(`${before}\nrule "aws/security-group-ssh" {\n  severity = "critical"\n  enabled  = false\n}\n`);
    await expect.poll(() => results().count(), { timeout: MINUTE }).toBe(0);
    await page.getByRole("checkbox", { name: "Judge by this rule" }).check();
    await page.getByRole("combobox", { name: "Severity", exact: true }).last().selectOption("high");
    await expect.poll(() => read(CONFIG)).toBe(before);
  });

  it("suppresses a finding beside it, with a reason, and takes that back", { timeout: 3 * MINUTE }, async () => {
    await view("Code");
    await finding("SSH").getByRole("button", { name: "Suppress with a reason" }).click({ timeout: MINUTE });
    const dialog = page.getByRole("dialog", { name: "Accept this finding" });
    const accept = dialog.getByRole("button", { name: "Accept" });
    expect(await accept.isDisabled()).toBe(true);
    await dialog.getByLabel("Reason").fill("closed by the network's ACL");
    await shot("policies-accept");
    await dialog.getByLabel("Reason").press("Enter");
    await expect
      .poll(() => read("main.tf"), { timeout: MINUTE })
      .toBe(`# terraformer:ignore aws/security-group-ssh: closed by the network's ACL\n${GROUP}`);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => read("main.tf")).toBe(GROUP);
  });

  it("waives a finding until a day, by its owner", { timeout: 3 * MINUTE }, async () => {
    await finding("SSH").getByRole("button", { name: "Suppress with a reason" }).click({ timeout: MINUTE });
    const dialog = page.getByRole("dialog", { name: "Accept this finding" });
    await dialog.getByLabel("A waiver until a day").check();
    await dialog.getByLabel("Reason").fill("goes in March");
    await dialog.getByLabel("Owner", { exact: true }).fill("net team");
    await dialog.getByLabel("Ends after").fill("2099-03-31");
    await dialog.getByRole("button", { name: "Accept" }).click();
    await expect.poll(() => read(CONFIG), { timeout: MINUTE }).toContain('address = "aws_security_group.admin"');
    expect(await read(CONFIG)).toContain('expires = "2099-03-31"');
    await expect.poll(() => finding("SSH").count(), { timeout: MINUTE }).toBe(1);
    await expect.poll(() => finding("SSH").textContent(), { timeout: MINUTE }).toContain("Suppressed: goes in March");
  });

  it("works by keyboard alone", { timeout: 2 * MINUTE }, async () => {
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Policies" }).focus();
    await page.keyboard.press("Enter");
    const search = page.getByRole("searchbox", { name: "Search the rules" });
    await page.getByRole("combobox", { name: "Which" }).selectOption("all rules");
    await search.focus();
    await page.keyboard.type("versions of their objects");
    for (let i = 0; i < 5; i++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "S3 buckets keep versions of their objects" }).waitFor();
  });

  it("has no barrier that axe-core calls serious, in both themes, and fits a phone", {
    timeout: 2 * MINUTE,
  }, async () => {
    expect(await barriers(page, ".view")).toEqual([]);
    await page.getByTestId("theme-toggle").click();
    expect(await barriers(page, ".view")).toEqual([]);
    await shot("policies-dark");
    await page.getByTestId("theme-toggle").click();
    await page.setViewportSize({ width: 360, height: 700 });
    await shot("policies-narrow");
    const wide = await page.evaluate(() => document.querySelector(".view")?.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    await page.getByRole("button", { name: "All rules" }).click();
    await rules().waitFor();
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("threw nothing on the way", () => {
    expect(trouble).toEqual([]);
  });
});
