/**
 * The second entry: its policy and nobody else's, models behind a server, web-llm's real package as far as it goes without MLC's files. Needs dist/site.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type FakeEndpoint, failing, fakeEndpoint, streamed } from "../endpoint-server.ts";
import { type Browser, launch } from "./chromium.ts";
import { SITE } from "./tiny-site.ts";

const MINUTE = 60_000;
type Server = Awaited<ReturnType<typeof serve>>;

describe.skipIf(!chromium() && !process.env.CI)("the connected page", () => {
  let browser: Browser;
  let server: Server;
  let elsewhere: Server;
  let endpoint: FakeEndpoint | undefined;
  let page: Page;

  beforeAll(async () => {
    browser = await launch({ gpu: true });
    // A hub that can't be reached, also where there is a network.
    for (const host of ["huggingface.co", "raw.githubusercontent.com"])
      await browser.context.route(`https://${host}/**`, (route) => route.abort());
    server = await serve({ root: SITE, port: 0 });
    elsewhere = await serve({ root: SITE, port: 0, headers: { "Access-Control-Allow-Origin": "*" } });
  });
  afterEach(async () => {
    await page?.close();
    await endpoint?.close();
    endpoint = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await elsewhere?.close();
  });

  const open = async (path = "connected.html?test", from?: string) => {
    page = await browser.context.newPage();
    await page.goto(`${server.url}${path}`);
    await page.getByTestId("model-card").waitFor({ timeout: MINUTE });
    if (from) await page.getByTestId("model-from").selectOption(from);
  };
  const policy = async (path: string) =>
    (await fetch(`${server.url}${path}`)).headers.get("content-security-policy") ?? "";
  const asset = (prefix: string) =>
    `assets/${readdirSync(join(SITE, "assets")).find((name) => name.startsWith(`${prefix}-`) && name.endsWith(".js"))}`;
  const failure = async () => {
    await page.locator('[data-testid="model-card"][data-state="failed"]').waitFor({ timeout: MINUTE });
    return (await page.getByTestId("model-error").textContent()) ?? "";
  };

  describe("policy", () => {
    it("lets connected.html ask other machines, and nothing else of the site", async () => {
      expect(await policy("connected.html")).toContain("connect-src 'self' https: http:;");
      expect(await policy("connected.html")).toContain("script-src 'self' 'wasm-unsafe-eval';");
      for (const path of ["", "index.html", asset("webllm"), asset("main"), "nothing"])
        expect([path, await policy(path)]).toEqual([path, expect.stringContaining("connect-src 'self';")]);
    });

    /** From a worker that runs web-llm's file, started as connected.html starts it. */
    const reaches = (url: string) =>
      page.evaluate(
        ([file, target]) =>
          new Promise<string>((done) => {
            const code = `import "${file}"; fetch("${target}").then(() => postMessage("reached"), () => postMessage("refused"));`;
            const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), {
              type: "module",
            });
            worker.onmessage = ({ data }) => typeof data === "string" && done(data);
            worker.onerror = () => done("no worker");
          }),
        [`${server.url}${asset("webllm")}`, url] as const,
      );

    it("binds web-llm's worker as the page that started it", { timeout: 2 * MINUTE }, async () => {
      await open("index.html");
      expect(await reaches(server.url)).toBe("reached");
      expect(await reaches(elsewhere.url)).toBe("refused");
      await page.close();
      await open();
      expect(await reaches(elsewhere.url)).toBe("reached");
    });

    it("keeps every other worker to this site", { timeout: 2 * MINUTE }, async () => {
      await open();
      await page.locator('[data-testid="status-verifier"][data-state="ready"]').waitFor({ timeout: MINUTE });
      const reach = (url: string) =>
        fetch(url).then(
          () => "reached",
          () => "refused",
        );
      const workers = page.workers().filter((found) => /\/(verifier|policy)-/.test(found.url()));
      expect(workers.length).toBeGreaterThan(0);
      for (const worker of workers) expect(await worker.evaluate(reach, elsewhere.url)).toBe("refused");
      expect(await page.evaluate(reach, elsewhere.url)).toBe("reached");
    });
  });

  it("leads from one page to the other", { timeout: 2 * MINUTE }, async () => {
    await open("index.html");
    expect(await page.getByTestId("mark").count()).toBe(0);
    // The browser's own model may be offered, and nothing of another machine's.
    const elsewhere = ["server", "catalogue", "folder"].map((id) => `option[value="${id}"]`).join();
    expect(await page.getByTestId("model-from").locator(elsewhere).count()).toBe(0);
    await page.getByTestId("to-connected").click();
    await page.getByTestId("mark").waitFor({ timeout: MINUTE });
    await page.getByTestId("to-offline").click();
    await page.getByTestId("to-connected").waitFor({ timeout: MINUTE });
    expect(new URL(page.url()).pathname).toBe("/");
  });

  describe("a server", () => {
    const start = async (...options: Parameters<typeof fakeEndpoint>) => {
      const [answer, more] = options;
      endpoint = await fakeEndpoint(answer, { origin: new URL(server.url).origin, ...more });
      return endpoint;
    };
    const connect = async (url: string) => {
      await page.getByTestId("server-url").fill(url);
      await page.getByTestId("model-load").click();
    };

    it("writes a program that is proposed; where it goes is said before", { timeout: 4 * MINUTE }, async () => {
      const { url, asked } = await start(
        streamed(["```hcl\n", 'resource "aws_sqs_queue" "main" {', '\n  name = "orders"\n}', "\n```"]),
      );
      const before: string[] = [];
      await open("connected.html?test", "server");
      page.on("request", (request) => request.url().startsWith(url) && before.push(request.url()));
      await page.getByTestId("server-url").fill(url);
      await page.getByTestId("server-key").fill("secret");
      await expect.poll(() => page.getByTestId("mark").textContent()).toContain(`go to ${url}, on this machine.`);
      expect(await page.getByTestId("mark").getAttribute("data-sends")).toBe("true");
      expect([before, asked]).toEqual([[], []]);

      await page.getByTestId("model-load").click();
      await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: MINUTE });
      expect(await page.getByTestId("server-model").inputValue()).toBe("qwen2.5-coder:7b");
      expect(asked).toEqual([]); // only the list of models was asked for

      await page.getByTestId("prompt-input").fill("an SQS queue");
      await page.getByTestId("generate-button").click();
      await page.getByTestId("proposal").waitFor({ timeout: 2 * MINUTE });
      expect(asked[0]?.body).toMatchObject({ model: "qwen2.5-coder:7b" });
      expect(asked[0]?.headers.authorization).toBe("Bearer secret");
      for (const callout of await page.getByTestId("callout").all()) await callout.check();
      await page.getByTestId("diff-accept").click();
      const read = () =>
        page.evaluate(() =>
          (globalThis as unknown as { __terraformer: { getValue(path: string): string } }).__terraformer.getValue(
            "main.tf",
          ),
        );
      await expect.poll(read, { timeout: MINUTE }).toContain('name = "orders"');
      expect(page.url()).not.toContain("secret");
    });

    it("keeps the key only when told to", { timeout: 3 * MINUTE }, async () => {
      const { url } = await start(streamed(["x"]));
      const kept = () =>
        page.evaluate(
          () =>
            new Promise((done) => {
              indexedDB.open("terraformer").onsuccess = ({ target }) => {
                const { result } = target as IDBOpenDBRequest;
                result.transaction("settings").objectStore("settings").get("server").onsuccess = (event) =>
                  done((event.target as IDBRequest).result);
              };
            }),
        );
      for (const keep of [false, true]) {
        await open("connected.html?test", "server");
        await page.getByTestId("server-url").fill(url);
        await page.getByTestId("server-key").fill("secret");
        if (keep) await page.getByText("Keep the key").click();
        await page.getByTestId("model-load").click();
        await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: MINUTE });
        await expect.poll(kept).toEqual(keep ? { url, key: "secret" } : { url });
        await page.close();
      }
      await open("connected.html?test", "server");
      await expect.poll(() => page.getByTestId("server-key").inputValue()).toBe("secret");
      await page.getByTestId("server-key").fill("");
      await connect(url);
      await expect.poll(kept).toEqual({ url });
    });

    it("says what is wrong with an address, and asks nobody", { timeout: 2 * MINUTE }, async () => {
      await open("connected.html?test", "server");
      await page.getByTestId("server-url").fill("http://llm.example.com/v1");
      await expect.poll(() => page.getByTestId("model-card").textContent()).toMatch(/readable on the way: use https/);
      expect(await page.getByTestId("model-load").count()).toBe(0);
    });

    it("tells why it can't be asked", { timeout: 3 * MINUTE }, async () => {
      await open("connected.html?test", "server");
      await connect("localhost:9");
      expect(await failure()).toMatch(/http:\/\/localhost:9\/v1 can't be reached.*allow this page's origin \(CORS/);
      const { url } = await start(failing(500, "no memory"), { models: [] });
      await connect(url);
      await expect
        .poll(() =>
          page
            .getByTestId("model-error")
            .textContent()
            .catch(() => ""),
        )
        .toMatch(/has no model/);
    });
  });

  describe("web-llm's package, bundled", () => {
    it("asks for its files when told to, and says that they can't be had", { timeout: 3 * MINUTE }, async () => {
      await open("connected.html?test", "catalogue");
      const hosts = new Set<string>();
      browser.context.on("request", (request) => hosts.add(new URL(request.url()).host));
      await page.getByTestId("catalogue-model").selectOption("Qwen2.5-Coder-7B");
      expect(await page.getByTestId("model-load").textContent()).toBe("Load model (about 4.3 GB)");
      await page.waitForTimeout(500);
      expect([...hosts].filter((host) => host !== new URL(server.url).host)).toEqual([]);
      await page.getByTestId("model-load").click();
      expect(await failure()).toMatch(
        /^The files of Qwen2\.5-Coder 7B can't be had from huggingface\.co and raw\.githubusercontent\.com/,
      );
      expect(hosts).toContain("huggingface.co");
    });

    it("reads a folder at an address, and says that its library is none", { timeout: 3 * MINUTE }, async () => {
      const folder = mkdtempSync(join(tmpdir(), "terraformer-mlc-"));
      mkdirSync(join(folder, "qwen"));
      writeFileSync(join(folder, "qwen/mlc-chat-config.json"), "{}");
      writeFileSync(join(folder, "qwen/tensor-cache.json"), '{"records":[]}');
      writeFileSync(join(folder, "qwen/model.wasm"), "not wasm");
      const host = await serve({ root: folder, port: 0, headers: { "Access-Control-Allow-Origin": "*" } });
      await open("connected.html?test", "folder");
      const load = async (files: string) => {
        await page.getByTestId("folder-url").fill(`${host.url}${files}`);
        await page.getByTestId("folder-library").fill(`${host.url}qwen/model.wasm`);
        await page.getByTestId("model-load").click();
        return failure();
      };
      expect(await load("qwen/")).toMatch(/^The library of the model isn't one that this web-llm can run/);
      await page.reload();
      await page.getByTestId("model-from").selectOption("folder");
      expect(await load("nothing/")).toMatch(/^The files of the model can't be had from localhost:\d+/);
      await page.reload();
      await page.getByTestId("model-from").selectOption("folder");
      // The same files, picked: kept in the browser, and asked for nowhere.
      await page.getByTestId("folder-files").setInputFiles(join(folder, "qwen"));
      await host.close();
      await page.getByTestId("model-load").click();
      expect(await failure()).toMatch(/^The library of the model isn't one that this web-llm can run/);
      const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("webllm")));
      expect(await kept()).toContain("webllm/model");
      await page.getByTestId("remove-stored").click();
      await expect.poll(kept).toEqual([]);
      await expect.poll(() => page.getByTestId("remove-stored").count()).toBe(0);
      rmSync(folder, { recursive: true });
    });
  });
});

it.skipIf(!chromium() && !process.env.CI)(
  "without a GPU, says so before it asks for anything",
  { timeout: 2 * MINUTE },
  async () => {
    const browser = await launch();
    const server = await serve({ root: SITE, port: 0 });
    const page = await browser.context.newPage();
    await page.goto(`${server.url}connected.html`);
    await page.getByTestId("model-from").selectOption("catalogue");
    const asked: string[] = [];
    browser.context.on("request", (request) => asked.push(request.url()));
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="failed"]').waitFor({ timeout: MINUTE });
    expect(await page.getByTestId("model-error").textContent()).toMatch(/needs WebGPU.*choose this site's own model/);
    expect(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith("blob:"))).toEqual([]);
    await browser.close();
    await server.close();
  },
);
