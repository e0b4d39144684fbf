/** Writing in the built page: completion, what it writes, hover, declarations, references, the palette, files in folders. Needs dist/site. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening } from "./opened.ts";

const PROGRAM = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
`;

describe.skipIf(!chromium() && !process.env.CI)("writing in the page", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
    await page.waitForFunction(() => "__terraformer" in globalThis);
  }, 2 * MINUTE);
  const { read, write, shot } = handsOn(() => page);
  const editor = () => page.getByRole("textbox", { name: "Terraform source" });
  const offers = () => page.getByRole("listbox", { name: "Suggest" }).getByRole("option");
  const word = (line: string, text: string) =>
    page.locator(".view-line", { hasText: line }).locator("span", { hasText: text }).last();
  const toEnd = async () => {
    await editor().focus();
    await page.keyboard.press("Control+End");
  };

  it("offers types, and writes what one requires", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", "");
    await editor().focus();
    await page.keyboard.type('resource "aws_s3_buc', { delay: 30 });
    await offers().first().waitFor({ timeout: MINUTE });
    await expect.poll(() => offers().first().textContent()).toContain("aws_s3_bucket");
    await shot("completion");
    await page.keyboard.press("Enter");
    await expect.poll(() => read("main.tf")).toContain('resource "aws_s3_bucket" "main" {\n');
    expect(await read("main.tf")).toContain('  bucket = ""');
    await shot("completion-taken");
    await page.keyboard.press("Escape");
  });

  it("offers what fits first, also while the program doesn't parse", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", PROGRAM);
    await toEnd();
    await page.keyboard.type('resource "aws_subnet" "b" {\nvpc_id = ', { delay: 20 });
    await offers().first().waitFor({ timeout: MINUTE });
    await expect.poll(() => offers().first().textContent()).toContain("aws_vpc.main.id");
    await shot("completion-reference");
    await page.keyboard.press("Enter");
    await expect.poll(() => read("main.tf")).toContain("vpc_id = aws_vpc.main.id");
  });

  it("shows the parameters of a function", { timeout: MINUTE }, async () => {
    await write("main.tf", `${PROGRAM}\noutput "x" {\n  value = \n}\n`);
    await word("value =", "value").click();
    await page.keyboard.press("End");
    await page.keyboard.type("cidrsubnet(", { delay: 30 });
    await page.getByText("prefix string, newbits number, netnum number").first().waitFor({ timeout: MINUTE });
    await shot("signature");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  it("explains what the pointer rests on, with what the plan has for it", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", PROGRAM);
    await page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor({ timeout: MINUTE });
    await word('cidr_block = "10.0.1', "cidr_block").hover();
    const hover = page.locator(".monaco-hover").first();
    await hover.getByText("aws_subnet, version").waitFor({ timeout: MINUTE });
    await expect.poll(() => hover.textContent()).toContain('Planned: "10.0.1.0/24"');
    await shot("hover");
    await page.keyboard.press("Escape");
  });

  it("F12 goes to the declaration, Shift+F12 shows all that refer to it", { timeout: MINUTE }, async () => {
    await write("net.tf", 'output "vpc" {\n  value = aws_vpc.main.arn\n}\n');
    await word("value = aws_vpc", "main").click();
    await page.keyboard.press("F12");
    await page.getByRole("tab", { name: "main.tf", selected: true }).waitFor({ timeout: MINUTE });
    await page.keyboard.press("Shift+F12");
    await page.locator(".reference-zone-widget").getByText("net.tf").first().waitFor({ timeout: MINUTE });
    await shot("references");
    await page.keyboard.press("Escape");
  });

  it("the palette finds commands and declarations", { timeout: MINUTE }, async () => {
    await page.keyboard.press("Control+Shift+P");
    const field = page.getByRole("combobox", { name: "Command" });
    await field.fill("go subnet.a");
    await page.getByRole("option", { name: "Go to aws_subnet.a in main.tf" }).waitFor({ timeout: MINUTE });
    await shot("palette");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "main.tf", selected: true }).waitFor();
    await page.getByRole("button", { name: "Commands" }).click();
    await field.fill("new file");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "new.tf" }).waitFor();
  });

  it("shows folders as a tree that the keyboard walks, renames and empties", { timeout: MINUTE }, async () => {
    await write("modules/net/main.tf", 'variable "cidr" {\n}\n');
    const item = (name: string) => page.getByRole("treeitem", { name, exact: true });
    await item("modules").waitFor();
    await shot("files");
    await item("modules").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "New name of modules/net" }).fill("network");
    await page.keyboard.press("Enter");
    await item("network").waitFor();
    expect(await read("modules/network/main.tf")).toContain("cidr");
    await page.keyboard.press("Delete");
    await expect.poll(() => read("modules/network/main.tf")).toBeUndefined();
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect.poll(() => read("modules/network/main.tf")).toContain("cidr");
  });

  it("offers types and what they require in the syntax of JSON, too", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", PROGRAM);
    await write("more.tf.json", '{ "resource": {  } }\n');
    await page.getByRole("tab", { name: "more.tf.json" }).click();
    await editor().focus();
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.type('"aws_vpc', { delay: 30 });
    await expect.poll(() => offers().first().textContent(), { timeout: MINUTE }).toContain("aws_vpc");
    await shot("completion-json");
    await page.keyboard.press("Enter");
    await expect.poll(() => read("more.tf.json")).toContain('"cidr_block": "');
    // main.tf has one called main already.
    expect(Object.keys(JSON.parse((await read("more.tf.json")) ?? "").resource.aws_vpc)).toEqual(["vpc"]);
  });

  it("gives OpenTofu's files what it gives Terraform's", { timeout: 2 * MINUTE }, async () => {
    await write("more.tofu", "\n");
    await toEnd();
    await page.keyboard.type('resource "aws_vpc', { delay: 30 });
    await expect.poll(() => offers().first().textContent(), { timeout: MINUTE }).toContain("aws_vpc");
    await page.keyboard.press("Escape");
  });

  it("leaves a question mark to the text that is written", { timeout: MINUTE }, async () => {
    await write("main.tf", "");
    await editor().focus();
    await page.keyboard.type("# true ? 1 : 2", { delay: 30 });
    await expect.poll(() => read("main.tf")).toBe("# true ? 1 : 2");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});
