/**
 * Nothing of a run is lost and nothing of the user's, in the built page: what is typed or opened while it goes on, what is finished when it is stopped, what
 * isn't verified. Needs dist/site; the model is the tests' tiny one.
 */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { type Hooks, handsOn, MINUTE, opening } from "./opened.ts";

const QUEUE = `resource "aws_sqs_queue" "orders" {
  name                      = "orders"
  message_retention_seconds = 86400
}
`;
const PROGRAM = `# The shop's storage.
resource "aws_s3_bucket" "assets" {
  bucket = "shop-assets"
}

${QUEUE}`;
const CHANGE = "keep messages of the orders queue for 4 days";

describe.skipIf(!chromium() && !process.env.CI)("what is kept", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
  });
  const { read, write, shot } = handsOn(() => page);
  /** Presses the button and, before the run can end, does what `meanwhile` says of a file. */
  const runWhile = (path: string, text: string) =>
    page.evaluate(
      ([p, t]) => {
        document.querySelector<HTMLButtonElement>('[data-testid="generate-button"]')?.click();
        (globalThis as unknown as Hooks).__terraformer.setValue(p, t);
      },
      [path, text] as const,
    );
  const outcome = () => page.getByTestId("outcome").textContent({ timeout: 2 * MINUTE });
  const newProject = async () => {
    // A text that was begun as a change stays one.
    await page.getByTestId("prompt-input").fill("");
    await page.getByTestId("project-menu").click();
    await page.locator(".menu-body button").first().click();
    // The text is of the project that is open when it is begun: wait for the new one.
    await expect.poll(() => read("main.tf")).toBe("");
  };

  it("changes what needs no model without one, and keeps what is typed meanwhile", {
    timeout: 3 * MINUTE,
  }, async () => {
    await newProject();
    await write("main.tf", PROGRAM);
    await page.getByTestId("prompt-input").fill(CHANGE);
    await runWhile("main.tf", PROGRAM.replace("# The shop's storage.", "# Typed meanwhile."));
    expect(await outcome()).toMatch(/^Verified/);
    await expect.poll(() => page.getByTestId("hunk").count()).toBe(1);
    await page.getByTestId("diff-accept").click({ timeout: MINUTE });
    await expect.poll(() => read("main.tf")).toContain("345600");
    expect(await read("main.tf")).toMatch(/^# Typed meanwhile\./);
  });

  it("leaves to the user what both have changed", { timeout: 3 * MINUTE }, async () => {
    await write("main.tf", PROGRAM);
    await page.getByTestId("prompt-input").fill(CHANGE);
    await runWhile("main.tf", PROGRAM.replace("86400", "7200"));
    await page.getByTestId("conflict").waitFor({ timeout: 2 * MINUTE });
    await shot("conflict");
    expect(await page.getByTestId("hunk").isChecked()).toBe(false);
    expect(await page.getByTestId("diff-accept").isDisabled()).toBe(true);
    expect(await read("main.tf")).toContain("7200");
    await page.getByTestId("hunk").check();
    await page.getByTestId("diff-accept").click({ timeout: MINUTE });
    await expect.poll(() => read("main.tf")).toContain("345600");
  });

  it("takes nothing that isn't verified, nor errors unless told so", { timeout: 3 * MINUTE }, async () => {
    await write("main.tf", PROGRAM);
    await page.getByTestId("prompt-input").fill(CHANGE);
    await page.getByTestId("generate-button").click();
    await page.locator('[data-testid="proposal-verdict"][data-ok="true"]').waitFor({ timeout: 2 * MINUTE });
    // The verdict was about other files than there are now.
    await page.evaluate(() => {
      const { getValue, setValue } = (globalThis as unknown as Hooks).__terraformer;
      setValue("main.tf", `${getValue("main.tf")}\noutput "x" {\n  value = uppercase("x")\n}\n`);
      dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, shiftKey: true }));
    });
    await page.locator('[data-testid="proposal-verdict"][data-ok="false"]').waitFor({ timeout: MINUTE });
    await shot("errors");
    expect(await page.getByTestId("diff-accept").isDisabled()).toBe(true);
    expect(await read("main.tf")).toContain("86400");
    await page.getByTestId("diff-accept-errors").click();
    await expect.poll(() => read("main.tf")).toContain("345600");
    expect(await read("main.tf")).toContain("uppercase");
  });

  it("brings a run's outcome to the project that it began in", { timeout: 3 * MINUTE }, async () => {
    await write("main.tf", PROGRAM);
    await page.getByLabel("Name of the project").evaluate((input: HTMLInputElement) => {
      input.value = "Shop";
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.getByTestId("prompt-input").fill(CHANGE);
    await page.evaluate(() => {
      document.querySelector<HTMLButtonElement>('[data-testid="generate-button"]')?.click();
      document.querySelector<HTMLButtonElement>(".menu-body button")?.click();
    });
    expect(await outcome()).toMatch(/^In Shop: Verified/);
    await shot("elsewhere");
    expect([await read("main.tf"), await page.getByTestId("proposal").count()]).toEqual(["", 0]);
    await page.getByTestId("project-menu").click();
    await page.locator(".menu-body button", { hasText: "Shop" }).click();
    await page.getByTestId("diff-accept").click({ timeout: MINUTE });
    await expect.poll(() => read("main.tf")).toBe(PROGRAM.replace("86400", "345600"));
  });

  it("writes without a model, with usual values where nobody says them", { timeout: 5 * MINUTE }, async () => {
    await newProject();
    await page.getByTestId("prompt-input").fill("an IAM role, an SNS topic, an alarm on a queue");
    await page.getByTestId("generate-button").click();
    expect(await outcome()).toMatch(/^(Verified|It plans once).*\bWithout a model, in /);
    await shot("without");
    await expect.poll(() => page.getByTestId("proposal").count()).toBe(1);
    expect(await page.getByTestId("model-card").getAttribute("data-state")).toBe("none");
  });

  it("answers a stop at once while the model writes", { timeout: 5 * MINUTE }, async () => {
    await newProject();
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 2 * MINUTE });
    await page.getByTestId("prompt-input").fill("an IAM role, an SNS topic, a CloudWatch alarm, an EKS cluster");
    await page.getByTestId("generate-button").click();
    await page.waitForFunction(
      () =>
        (document.querySelector('[data-testid="stream-output"]')?.textContent?.match(/^resource/gm)?.length ?? 0) > 1,
      undefined,
      { timeout: 3 * MINUTE },
    );
    await page.getByTestId("stop-button").click();
    expect(await outcome()).toMatch(/^Stopped: [123] of \d+ blocks\./);
    await expect.poll(() => page.getByTestId("proposal").count()).toBe(1);
  });
});
