/** The project's own policies, written and tested in the page, and a plan from elsewhere. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { barriers } from "./axe.ts";
import { handsOn, MINUTE, opening } from "./opened.ts";

const SSH = { from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"], description: "" };
const VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';

describe.skipIf(!chromium() && !process.env.CI)("own policies in the page", () => {
  const open = opening();
  const folder = mkdtempSync(join(tmpdir(), "terraformer-policies-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let page: Page;
  const trouble: string[] = [];
  const { read, write, shot } = handsOn(() => page);

  beforeAll(async () => {
    page = await open();
    page.on("pageerror", (error) => trouble.push(error.message));
    await write("main.tf", VPC);
    // What the first policy is about is found in the plan.
    await page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor({ timeout: 2 * MINUTE });
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Policies" }).click();
    await page.getByRole("tab", { name: "Your policies" }).click();
  }, 4 * MINUTE);

  const beside = (name: string) => page.getByRole("tab", { name, exact: true }).click();
  const files = () => page.getByRole("list", { name: "Policies of this project" });

  it("begins a policy about the program at hand, which is tried at once", { timeout: 2 * MINUTE }, async () => {
    await page.getByRole("button", { name: "New policy" }).click();
    await files().getByRole("button", { name: "policy/rule.rego" }).waitFor();
    await page
      .getByRole("tabpanel", { name: "Result" })
      .getByText('aws_vpc.main has no tag "owner"')
      .waitFor({ timeout: MINUTE });
    await shot("own-result");
  });

  it("follows what is typed, and marks what doesn't compile", { timeout: 2 * MINUTE }, async () => {
    const policy = await read("policy/rule.rego");
    await write("policy/rule.rego", policy.replace("not change", "not chnge"));
    const mistakes = page.getByRole("list", { name: "Mistakes in the policies" });
    await mistakes.waitFor({ timeout: MINUTE });
    expect(await mistakes.textContent()).toContain("chnge");
    await page.locator("[data-testid=policy-editor] .squiggly-error").first().waitFor({ timeout: MINUTE });
    await write("policy/rule.rego", policy);
    await page
      .getByRole("tabpanel", { name: "Result" })
      .getByText('aws_vpc.main has no tag "owner"')
      .waitFor({ timeout: MINUTE });
  });

  it("shows the input: the plan that it reads, or the files by hand", { timeout: 2 * MINUTE }, async () => {
    await beside("Input");
    const input = page.locator(".own-reader");
    await expect.poll(() => input.textContent(), { timeout: MINUTE }).toContain("format_version");
    await page.getByRole("combobox", { name: "What the policy is given" }).selectOption("the files (hcl2)");
    await page.getByText("There is nothing that it would be asked about.").waitFor({ timeout: MINUTE });
    await page.getByRole("combobox", { name: "What the policy is given" }).selectOption("what it reads");
    await expect.poll(() => input.textContent(), { timeout: MINUTE }).toContain("format_version");
  });

  it("runs the tests, shows what they cover, and which condition fails", { timeout: 2 * MINUTE }, async () => {
    await beside("Tests");
    await page.getByRole("button", { name: "Run tests" }).click();
    await page.getByText("All 2 tests pass.").waitFor({ timeout: MINUTE });
    await expect.poll(() => page.locator("[data-testid=policy-editor] .covered").count()).toBeGreaterThan(2);
    await shot("own-tests");
    const test = await read("policy/rule_test.rego");
    await write("policy/rule_test.rego", test.replace("> 0", "> 9"));
    await page.getByRole("button", { name: "Run tests" }).click();
    await page.getByText("1 of 2 tests fail.").waitFor({ timeout: MINUTE });
    const list = page.getByRole("list", { name: "Tests" });
    expect(await list.textContent()).toMatch(/This doesn't hold: policy\/rule_test\.rego:7/);
    await write("policy/rule_test.rego", test);
  });

  it("lays policies out as opa fmt does, by Ctrl+S", { timeout: 2 * MINUTE }, async () => {
    const policy = await read("policy/rule.rego");
    await write("policy/rule.rego", policy.replaceAll("\t", "      "));
    await files().getByRole("button", { name: "policy/rule.rego" }).focus();
    await page.keyboard.press("Control+s");
    await expect.poll(() => read("policy/rule.rego"), { timeout: MINUTE }).toBe(policy);
  });

  it("takes a folder of conftest's, and leaves what is no policy", { timeout: 2 * MINUTE }, async () => {
    mkdirSync(join(folder, "set/base"), { recursive: true });
    writeFileSync(
      join(folder, "set/base/names.rego"),
      'package main\nimport rego.v1\nwarn contains "look" if input.resource_changes\n',
    );
    writeFileSync(join(folder, "set/README.md"), "# ours\n");
    await page.getByTestId("policy-folder").setInputFiles(join(folder, "set"));
    await files().getByRole("button", { name: "policy/base/names.rego" }).waitFor();
    await beside("Result");
    await page
      .getByRole("tabpanel", { name: "Result" })
      .getByText("look", { exact: true })
      .waitFor({ timeout: MINUTE });
    await page.getByText("1 that is no policy was left").waitFor();
  });

  it("judges a plan from elsewhere, and saves the results as SARIF", { timeout: 2 * MINUTE }, async () => {
    const plan = {
      format_version: "1.2",
      terraform_version: "1.9.0",
      resource_changes: [
        {
          address: "aws_security_group.a",
          mode: "managed",
          type: "aws_security_group",
          name: "a",
          change: { actions: ["create"], after: { name: "a", ingress: [SSH] }, after_unknown: { id: true } },
        },
      ],
    };
    writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
    await page.getByRole("tab", { name: "A plan from elsewhere" }).click();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a plan…" }).click();
    await (await choosing).setFiles(join(folder, "plan.json"));
    const results = page.getByRole("list", { name: "Results of the plan" });
    await results.waitFor({ timeout: MINUTE });
    expect(await results.textContent()).toContain("aws_security_group.a");
    await shot("own-plan");
    await page.getByRole("combobox", { name: "Form of the report" }).selectOption("SARIF");
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the report" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("plan.json-report.sarif");
    const { version, runs } = JSON.parse(readFileSync(await saved.path(), "utf8"));
    expect([version, runs[0].results.length > 0]).toEqual(["2.1.0", true]);
    expect(await read("main.tf")).toBe(VPC);
  });

  it("has no barrier that axe-core calls serious, and fits a phone", { timeout: 2 * MINUTE }, async () => {
    expect(await barriers(page, ".view")).toEqual([]);
    await page.getByRole("tab", { name: "Your policies" }).click();
    expect(await barriers(page, ".view")).toEqual([]);
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate(() => document.querySelector(".view")?.scrollWidth)).toBeLessThanOrEqual(360);
    await shot("own-narrow");
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("threw nothing on the way", () => {
    expect(trouble).toEqual([]);
  });
});
