/** From the page to a plan service and back: a real engine's errors among the findings and in the editor. Needs dist/site. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Running, start } from "../../service/run/start.ts";
import { engine, LATE, skipped } from "../../service/test/here.ts";
import { type Browser, launch } from "./chromium.ts";
import { SITE } from "./tiny-site.ts";

const MINUTE = 60_000;
const TOKEN = "browser-token-0123456789";
const GOOD = 'terraform {\n  required_version = ">= 1.0"\n}\nresource "terraform_data" "a" {\n  input = "x"\n}\n';

const FLAGS = {
  ...{ host: "127.0.0.1", port: "0", concurrency: "1", queueLimit: "5" },
  ...{ timeout: "30", memory: "1024", outputLimit: "1" },
};

describe.skipIf((!chromium() && !process.env.CI) || typeof engine === "string")(
  `the plan service${skipped(engine)}`,
  () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof serve>>;
    let service: Running;
    let page: Page;

    beforeAll(async () => {
      browser = await launch();
      server = await serve({ root: SITE, port: 0 });
      process.env.TERRAFORMER_PLAN_TOKEN = TOKEN;
      service = await start({ ...FLAGS, allowOrigin: [new URL(server.url).origin] }, () => {});
      page = await browser.context.newPage();
      await page.goto(`${server.url}connected.html?test`);
      await page.getByTestId("plan-service").waitFor({ timeout: MINUTE });
    });
    afterAll(async () => {
      delete process.env.TERRAFORMER_PLAN_TOKEN;
      await browser?.close();
      await service?.close();
      await server?.close();
    });

    const write = (text: string) =>
      page.evaluate(
        (value) =>
          (globalThis as unknown as { __terraformer: { setValue(p: string, t: string): void } }).__terraformer.setValue(
            "main.tf",
            value,
          ),
        text,
      );
    const said = () => page.getByTestId("plan-service-said");
    const is = (state: string) =>
      page.locator(`[data-testid="plan-service-said"][data-state="${state}"]`).waitFor({ timeout: MINUTE });
    const card = () => page.getByRole("region", { name: "Plan service" });

    it("is off, and asks before a project goes anywhere", async () => {
      const sent: string[] = [];
      page.on("request", (request) => request.url().startsWith(service.url) && sent.push(request.method()));
      await write(LATE);
      await card().getByLabel("Plan with OpenTofu or Terraform").check();
      await card().getByLabel("Address").fill(service.url);
      await card().getByLabel("Token").fill(TOKEN);
      await card().getByLabel("Token").blur();
      const asks = page.getByTestId("plan-service-consent");
      await asks.getByText("main.tf").waitFor();
      expect(await asks.textContent()).toContain(service.url);
      expect(sent).toEqual([]);
    });

    it("shows what the engine says among the findings and in the editor", async () => {
      await card().getByRole("button", { name: "Send this project" }).click();
      await is("errors");
      const finding = page.getByTestId("findings-item").getByText("Resource precondition failed").first();
      await finding.waitFor({ timeout: MINUTE });
      await page.locator(".monaco-editor .squiggly-error").first().waitFor({ timeout: MINUTE });
      expect(await page.getByTestId("status-verdict").getAttribute("data-level")).toBe("invalid");
      expect(await page.getByTestId("mark").textContent()).toContain(`this project goes to ${service.url}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/errors.png` });
    });

    it("says by what a program was planned once it is", async () => {
      await write(GOOD);
      await is("planned");
      expect(await said().textContent()).toMatch(
        /^(?:OpenTofu|Terraform) 1\.\d+\.\d+ at 127\.0\.0\.1:\d+ plans it, too\.$/,
      );
      await page.locator('[data-testid="status-verdict"][data-level="verified"]').waitFor();
      expect(await page.getByTestId("status-verdict").getAttribute("title")).toContain("plans it, too");
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/planned.png` });
    });

    it("judges what a request changes before it is proposed, and the proposal", { timeout: 4 * MINUTE }, async () => {
      const posted: string[] = [];
      page.on("request", (request) => request.method() === "POST" && posted.push(request.postData() ?? ""));
      const change = async () => {
        posted.length = 0;
        await page.getByTestId("prompt-input").fill("rename terraform_data.a to terraform_data.b");
        await page.getByTestId("generate-button").click();
        const outcome = page.getByTestId("outcome");
        await outcome.waitFor({ timeout: MINUTE });
        const text = await outcome.textContent();
        await expect.poll(() => posted.filter((body) => body.includes("terraform_data.b")).length).toBeGreaterThan(0);
        return text;
      };
      expect(await change()).toContain("plans it, too");
      const verdict = page.getByTestId("proposal-verdict");
      await expect.poll(() => verdict.getAttribute("data-level"), { timeout: MINUTE }).toBe("verified");
      await page.getByTestId("diff-reject").click();

      await write(LATE);
      await is("errors");
      expect(await change()).toMatch(/^The change brings no new error; 1 error of before is left/);
      await expect.poll(() => verdict.getAttribute("data-level"), { timeout: MINUTE }).toBe("invalid");
      await page.getByTestId("diff-reject").click();
      await write(GOOD);
      await is("planned");
    });

    it("lets the page's own verdict stand where it is away, and says so", async () => {
      await card().getByLabel("Address").fill("http://127.0.0.1:9");
      await card().getByLabel("Address").blur();
      await card().getByRole("button", { name: "Send this project" }).click();
      await is("not");
      expect(await said().textContent()).toMatch(/127\.0\.0\.1:9 doesn't answer.*What the page found stands\.$/);
      expect(await card().textContent()).toContain(`--allow-origin ${new URL(server.url).origin}`);
      await page.locator('[data-testid="status-verdict"][data-level="verified"]').waitFor();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/away.png` });
    });

    it("isn't in the page that sends nothing", async () => {
      const plain = await browser.context.newPage();
      await plain.goto(server.url);
      await plain.getByTestId("model-card").waitFor({ timeout: MINUTE });
      expect(await plain.getByTestId("plan-service").count()).toBe(0);
      await plain.close();
    });
  },
);
