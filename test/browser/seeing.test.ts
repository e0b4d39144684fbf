/** The graph, the plan and the certificate of a program, as somebody uses them who sees them, and who doesn't. Needs dist/site. */
import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { handsOn, MINUTE, opening } from "./opened.ts";

const MODULE = `variable "subnet" {
  type = string
}

resource "aws_instance" "this" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.micro"
  subnet_id     = var.subnet
}

output "id" {
  value = aws_instance.this.id
}
`;
const PROGRAM = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

locals {
  vpc = aws_vpc.main.id
}

resource "aws_subnet" "a" {
  vpc_id     = local.vpc
  cidr_block = "10.0.1.0/24"
}

module "web" {
  source = "./modules/server"
  subnet = aws_subnet.a.id
}

resource "aws_db_instance" "d" {
  engine         = "postgres"
  instance_class = "db.t4g.micro"
  username       = "admin"
  password       = "hunter2-hunter2"
  subnet_idx     = 1
}

output "web" {
  value = module.web.id
}
`;

describe.skipIf(!chromium() && !process.env.CI)("seeing a program", () => {
  const open = opening();
  let page: Page;
  const { read, write, shot } = handsOn(() => page);
  const view = (name: string) =>
    page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true }).click();
  const canvas = () => page.getByRole("group", { name: "Graph of the program" });
  /** What a person with a screen reader or without a mouse would stumble over, of the graver kinds. */
  const violations = async () => {
    await page.evaluate(axe.source);
    const { violations: found } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(".view", { resultTypes: ["violations"] }),
    );
    return found
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html }) => html)
            .join(" ")
            .slice(0, 300)}`,
      );
  };

  beforeAll(async () => {
    page = await open();
    await write("modules/server/main.tf", MODULE);
    await write("main.tf", PROGRAM);
    await page.getByTestId("status-verdict").getByText("Not valid").waitFor({ timeout: MINUTE });
    await page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor({ timeout: MINUTE });
  }, 3 * MINUTE);

  it("shows what refers to what, marks what is found, and leads to the source", async () => {
    await view("Graph");
    await canvas()
      .getByRole("button", { name: /^aws_subnet\.a, to be created/ })
      .click();
    const about = page.getByRole("region", { name: "About aws_subnet.a" });
    expect(await about.textContent()).toMatch(/Refers toaws_vpc\.main by vpc_id.*Referred to bymodule\.web/s);
    await shot("graph");
    const faulty = canvas().getByRole("button", { name: /^aws_db_instance\.d,.*the gravest: error/ });
    await faulty.focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("editor").waitFor({ state: "visible" });
    await expect
      .poll(() => page.evaluate(() => Boolean(document.activeElement?.closest("[data-testid=editor]"))))
      .toBe(true);
  });

  it("has variables on demand, finds by words, and goes by arrow keys", async () => {
    await view("Graph");
    const list = page.getByRole("region", { name: "Blocks" });
    expect(await list.getByRole("status").textContent()).toBe("5 blocks");
    const variables = page.getByRole("button", { name: /^Variables 1$/ });
    await variables.click();
    await expect.poll(() => list.getByRole("status").textContent()).toBe("6 blocks");
    await variables.click();
    await page.getByRole("searchbox", { name: "Find in the graph" }).fill("subnet");
    await expect.poll(() => list.getByRole("status").textContent()).toBe("1 of 5 blocks");
    await page.getByRole("searchbox", { name: "Find in the graph" }).fill("");
    await canvas()
      .getByRole("button", { name: /^aws_subnet\.a/ })
      .click();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-address")))
      .toBe("aws_vpc.main");
    const larger = page.getByRole("button", { name: "Larger" });
    const before = await canvas().evaluate((plane) => plane.getBoundingClientRect().width);
    await larger.click();
    await expect.poll(() => canvas().evaluate((plane) => plane.getBoundingClientRect().width)).toBeGreaterThan(before);
    expect(await violations()).toEqual([]);
  });

  it("begins a change at a block, which is about that block alone", async () => {
    const change = page.locator(".graph-details").getByRole("button", { name: "Change this block…" });
    // What a local module declares can be changed in words, too.
    await canvas()
      .getByRole("button", { name: /aws_instance\.this/ })
      .click();
    await page.getByRole("region", { name: "About module.web.aws_instance.this" }).waitFor();
    await change.waitFor();
    await canvas()
      .getByRole("button", { name: /^aws_subnet\.a/ })
      .click();
    await change.click();
    expect(await page.locator(".prompt-scope").textContent()).toContain("aws_subnet.a");
    await page.getByRole("button", { name: /Not only about/ }).click();
  });

  it("shows planned values, hides sensitive ones, and finds by value", async () => {
    await view("Plan");
    const database = page.getByRole("listitem").filter({ hasText: "aws_db_instance.d" }).first();
    await database.locator("summary").click();
    const text = await database.textContent();
    expect(text).toContain('instance_class"db.t4g.micro"');
    expect(text).toContain("passwordsensitive");
    expect(text).toContain("arnknown after apply");
    expect(await page.locator(".view").textContent()).not.toContain("hunter2");
    await shot("plan");
    await page.getByRole("searchbox", { name: "Find in the plan" }).fill("t3.micro");
    await expect.poll(() => page.getByTestId("plan-resource").count()).toBe(1);
    expect(await page.getByTestId("plan-resource").textContent()).toContain("aws_instance.this");
    expect(await violations()).toEqual([]);
    await page.getByTestId("plan-resource").getByRole("button", { name: "modules/server/main.tf:5" }).click();
    await page
      .getByRole("tab", { name: /main\.tf/, selected: true })
      .first()
      .waitFor();
  });

  it("certifies what was judged and what wasn't, to be read and kept", async () => {
    await view("Certificate");
    const holds = page.getByRole("region", { name: "What holds" });
    expect(await holds.textContent()).toMatch(/It has 1 error.*schemaBlocks fit the provider schemas: failed/);
    expect(await page.getByRole("region", { name: "By what" }).textContent()).toMatch(
      /OpenTofu 1\.\d+.*hashicorp\/aws6\./,
    );
    await shot("certificate");
    expect(await violations()).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download as JSON" }).click(),
    ]);
    const kept = JSON.parse(readFileSync(await download.path(), "utf8"));
    expect(kept).toMatchObject({ format: 1, verdict: { level: "invalid" }, stages: { schema: "fail" } });
    expect(kept.files.find(({ path }: { path: string }) => path === "main.tf").sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await read("main.tf")).toBe(PROGRAM);
  });
});
