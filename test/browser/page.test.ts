/**
 * The whole way in the built page, in a real browser: the opening program judged, a model loaded, then without any network a program
 * generated, judged, proposed and accepted. And what must not happen: a request, a worker that stays dead, a way out. Needs dist/site.
 */
import type { Page, Request, Worker } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { handsOn, MINUTE, ready } from "./opened.ts";
import { demandSite, SITE } from "./tiny-site.ts";

/** Of another origin that would gladly answer: so nothing but our policy can be why it isn't reached. */
const OPEN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

type Server = Awaited<ReturnType<typeof serve>>;

describe.skipIf(!chromium() && !process.env.CI)("the page", () => {
  let browser: Browser;
  let server: Server;
  let elsewhere: Server;
  let page: Page;
  /** Ended by the page; the test driver goes on listing it, and asking it anything would never end. */
  let hung: Worker | undefined;
  const trouble: string[] = [];
  const requests: Request[] = [];

  beforeAll(async () => {
    demandSite();
    browser = await launch();
    server = await serve({ root: SITE, port: 0 });
    // Another origin that would gladly answer.
    elsewhere = await serve({ root: SITE, port: 0, headers: OPEN });
    page = await browser.context.newPage();
    page.on("pageerror", (error) => trouble.push(error.message));
    browser.context.on("request", (request) => requests.push(request));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await elsewhere?.close();
  });

  const { read, write } = handsOn(() => page);
  const findings = () => page.getByTestId("findings-item").allTextContents();
  const worker = (name: string): Worker => {
    const found = page.workers().find((candidate) => candidate !== hung && candidate.url().includes(`/${name}-`));
    if (!found) throw new Error(`no worker called ${name}; there are ${page.workers().map((w) => w.url())}`);
    return found;
  };

  it("opens a program whose mistakes it knows, by parser, schema, plan and policy", {
    timeout: 2 * MINUTE,
  }, async () => {
    await page.goto(`${server.url}?test`);
    await ready(page);
    await expect.poll(async () => (await findings()).length, { timeout: MINUTE }).toBeGreaterThanOrEqual(4);
    const text = (await findings()).join("\n");
    expect(text).toContain('Did you mean "availability_zone"?');
    expect(text).toMatch(/policy.*SSH/s);
  });

  it("judges again as one types", { timeout: 2 * MINUTE }, async () => {
    await write("main.tf", 'output "x" {\n  value = uppercase("x")\n}\n');
    await expect.poll(async () => (await findings()).join("\n"), { timeout: MINUTE }).toContain("uppercase");
    await write("main.tf", 'output "x" {\n  value = upper("x")\n}\n');
    const verdict = (current: boolean) => page.locator(`[data-testid="status-verdict"][data-current="${current}"]`);
    await verdict(false).waitFor({ timeout: MINUTE });
    await verdict(true).waitFor({ timeout: MINUTE });
    await expect.poll(findings, { timeout: MINUTE }).toEqual([]);
  });

  it("mends what is surely meant, and leaves the rest to its own button", { timeout: 2 * MINUTE }, async () => {
    const subnet = 'resource "aws_subnet" "a" {\n}\n';
    await write("main.tf", `resource "aws_vpc" "main" {\n  cidr_blok: '10.0.0.0/16'\n}\n${subnet}`);
    await page.getByTestId("findings-fix-all").click({ timeout: MINUTE });
    const mended = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
    await expect.poll(() => read("main.tf"), { timeout: MINUTE }).toBe(mended + subnet);
    const apply = page.getByTestId("findings-item").getByRole("button", { name: "Apply" });
    await apply.click({ timeout: MINUTE });
    await expect
      .poll(() => read("main.tf"), { timeout: MINUTE })
      .toBe(mended + subnet.replace("{\n", "{\n  vpc_id = aws_vpc.main.id\n"));
  });

  it("ends a worker that hangs, says so, and answers the next question", { timeout: 2 * MINUTE }, async () => {
    hung = worker("verifier");
    void hung
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {});
    await page.waitForTimeout(500); // until it really hangs
    const begun = performance.now();
    await write("main.tf", 'output "x" {\n  value = lowercase("x")\n}\n');
    const told = async () => /could not judge|lowercase/.test((await findings()).join("\n"));
    // On a busy machine it takes as long as the worker needs to be given as much of the processor.
    await expect.poll(told, { timeout: MINUTE }).toBe(true);
    console.log(`a hung verifier was noticed after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    await write("main.tf", 'output "x" {\n  value = lowercase("y")\n}\n');
    await expect.poll(async () => (await findings()).join("\n"), { timeout: 30_000 }).toContain("lowercase");
  });

  it("loads the model on the CPU", { timeout: 5 * MINUTE }, async () => {
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 5 * MINUTE });
  });

  it("lets no worker reach another origin", async () => {
    const reach = (url: string) =>
      fetch(url, { mode: "no-cors" }).then(
        () => "reached",
        () => "refused",
      );
    const living = page.workers().filter((found) => found !== hung);
    const names = living.map((found) => found.url());
    for (const name of ["verifier", "policy", "model", "loop"]) expect(names.join()).toContain(`/${name}-`);
    for (const found of living) {
      expect([found.url(), await found.evaluate(reach, elsewhere.url)]).toEqual([found.url(), "refused"]);
      expect([found.url(), await found.evaluate(reach, server.url)]).toEqual([found.url(), "reached"]);
    }
    expect(await page.evaluate(reach, elsewhere.url)).toBe("refused");
  });

  it("has everything it needs when the host is gone, the model included", { timeout: 6 * MINUTE }, async () => {
    const missing = () =>
      page.evaluate(async () => {
        const kept = (await (await caches.open("terraformer")).keys()).map(({ url }) => url);
        const wanted = ["engine.wasm", "policy.wasm", "schemas/aws-6.jsonl", "policies.txt", "index.html", "mount-"];
        return wanted.filter((name) => !kept.some((url) => url.includes(name)));
      });
    await expect.poll(missing, { timeout: MINUTE }).toEqual([]);
    await server.close();
    await page.reload();
    await ready(page);
    await expect.poll(() => read("main.tf").catch(() => "")).toContain("lowercase");
    await expect.poll(async () => (await findings()).join("\n"), { timeout: MINUTE }).toContain("lowercase");
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 4 * MINUTE });
  });

  it("writes a program without a network, and puts it into the files only when told to", {
    timeout: 15 * MINUTE,
  }, async () => {
    await write("main.tf", "");
    // What was typed is saved, and no verification is on its way.
    await page.waitForTimeout(2000);
    await browser.context.setOffline(true);
    requests.length = 0;
    await page.getByText("Options").click();
    await page.getByLabel("Rounds of repair").selectOption("1");
    await page.getByTestId("prompt-input").fill("an SQS queue");
    await page.getByTestId("generate-button").click();
    // What needs no choice is written before anyone has seen it being written.
    await page.getByTestId("stream-output").waitFor({ state: "attached" });
    await page.getByTestId("outcome").waitFor({ timeout: 14 * MINUTE });
    expect(await page.getByTestId("round").count()).toBeGreaterThanOrEqual(1);
    console.log(`outcome: ${await page.getByTestId("outcome").textContent()}`);

    const proposal = page.getByTestId("proposal");
    await proposal.waitFor();
    expect(await read("main.tf")).toBe("");
    for (const callout of await page.getByTestId("callout").all()) await callout.check();
    await page.getByTestId("diff-accept").click();
    await expect.poll(() => read("main.tf")).toMatch(/resource "aws_\w+"/);
    // What the page asks for is answered by its service worker, out of what it kept; the service worker itself asks nobody.
    const answers = await Promise.all(requests.map((request) => request.response().catch(() => null)));
    expect(requests.filter((_, i) => !answers[i]?.fromServiceWorker()).map((request) => request.url())).toEqual([]);
  });

  it("threw nothing on the way", () => {
    expect(trouble).toEqual([]);
  });
});
