/**
 * What others wrote, in the built page: thirty texts that would be scripts if they were taken for markup, in every place where a text of others comes to; fifty
 * secrets, before they are shared; and all requests of it. Needs dist/site.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening } from "./opened.ts";

const RUN = "globalThis.ran=1";
/** Whatever of these became an element has the attribute `data-ran`, whatever ran has left a mark. */
const SCRIPTS = [
  `<script data-ran>${RUN}</script>`,
  `<img data-ran src=x onerror=${RUN}>`,
  `<svg data-ran onload=${RUN}>`,
  `<svg data-ran><script>${RUN}</script></svg>`,
  `<iframe data-ran srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<iframe data-ran src="javascript:parent.ran=1"></iframe>`,
  `<a data-ran href="javascript:${RUN}">x</a>`,
  `<body data-ran onload=${RUN}>`,
  `<details data-ran open ontoggle=${RUN}>`,
  `<input data-ran autofocus onfocus=${RUN}>`,
  `<video data-ran><source onerror=${RUN}></video>`,
  `<audio data-ran src=x onerror=${RUN}>`,
  `<object data-ran data="javascript:${RUN}"></object>`,
  `<embed data-ran src="javascript:${RUN}">`,
  `<form data-ran action="javascript:${RUN}"><button>x</button></form>`,
  `<math data-ran><mtext><script>${RUN}</script></mtext></math>`,
  `<marquee data-ran onstart=${RUN}>`,
  `<style data-ran>@import 'javascript:${RUN}'</style>`,
  `<link data-ran rel=stylesheet href="javascript:${RUN}">`,
  `<meta data-ran http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base data-ran href="javascript:${RUN}//">`,
  `<template data-ran><img src=x onerror=${RUN}></template>`,
  `"><img data-ran src=x onerror=${RUN}>`,
  `'><img data-ran src=x onerror=${RUN}>`,
  `</textarea><img data-ran src=x onerror=${RUN}>`,
  `</title><img data-ran src=x onerror=${RUN}>`,
  `--><img data-ran src=x onerror=${RUN}>`,
  `]]><img data-ran src=x onerror=${RUN}>`,
  `[x](javascript:${RUN}) ![x](x" onerror="${RUN}) <b data-ran>x</b>`,
  `&lt;img data-ran src=x onerror=${RUN}&gt;\u003cimg data-ran src=x onerror=${RUN}\u003e`,
];
const quoted = (text: string) => JSON.stringify(text).replaceAll("${", "$${");

/** Random texts of forms that secrets have: made here, so that nothing in the repository looks like one. */
const of = (alphabet: string, length: number) =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
const [UPPER, LOWER, DIGITS] = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"];
const ALNUM = UPPER + LOWER + DIGITS;
const KINDS: ((i: number) => [file: string, text: string])[] = [
  (i) => [`a${i}.tf`, `provider "aws" {\n  access_key = "AKIA${of(`${UPPER}234567`, 16)}"\n}\n`],
  (i) => [`b${i}.tf`, `provider "aws" {\n  secret_key = "${of(`${ALNUM}+/`, 40)}"\n}\n`],
  (i) => [`c${i}.sh`, `export AWS_SECRET_ACCESS_KEY=${of(`${ALNUM}+/`, 40)}\n`],
  (i) => [`d${i}.tfvars`, `vcs = "github_pat_${of(ALNUM, 22)}_${of(ALNUM, 59)}"\n`],
  (i) => [`e${i}.yml`, `script:\n  - git clone https://oauth2:glpat-${of(ALNUM, 20)}@gitlab.internal/a.git\n`],
  (i) => [`f${i}.tf`, `provider "slack" {\n  token = "xoxb-${of(DIGITS, 12)}-${of(DIGITS, 12)}-${of(ALNUM, 24)}"\n}\n`],
  (i) => [
    `g${i}.json`,
    `{"url": "https://hooks.slack.com/services/T${of(UPPER, 8)}/B${of(UPPER, 10)}/${of(ALNUM, 24)}"}`,
  ],
  (i) => [`h${i}.env`, `STRIPE=sk_live_${of(ALNUM, 24)}\n`],
  (i) => [`i${i}.js`, `const key = 'AIza${of(ALNUM, 35)}';\n`],
  (i) => [`j${i}.yaml`, `shop: {key: "shpat_${of("0123456789abcdef", 32)}"}\n`],
];
const SECRETS = Object.fromEntries(Array.from({ length: 50 }, (_, i) => KINDS[i % KINDS.length]?.(i) ?? ["", ""]));

const folder = mkdtempSync(join(tmpdir(), "terraformer-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!chromium() && !process.env.CI)("what others wrote", () => {
  const open = opening();
  let page: Page;
  const requests: string[] = [];
  const violations: string[] = [];
  beforeAll(async () => {
    page = await open();
    page.context().on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => /Content Security Policy/.test(message.text()) && violations.push(message.text()));
    // A model of the browser's, that writes them.
    await page.addInitScript((texts) => {
      let next = 0;
      const create = async ({ monitor }: { monitor?: (one: object) => void } = {}) => {
        monitor?.({ addEventListener() {} });
        const promptStreaming = () =>
          new ReadableStream({
            start(controller) {
              const text = texts[next++ % texts.length] as string;
              controller.enqueue(`  description = ${JSON.stringify(text)}\n  # ${text}\n}\n`);
              controller.close();
            },
          });
        return { promptStreaming, destroy() {} };
      };
      Object.assign(globalThis, { LanguageModel: { availability: async () => "available", create } });
    }, SCRIPTS);
    await page.reload();
    await edited(page);
  }, 2 * MINUTE);
  const { read, write, shot } = handsOn(() => page);
  const nothing = async (where: Page = page) => {
    const ran = await where.evaluate(() => [
      (globalThis as { ran?: number }).ran ?? 0,
      document.querySelectorAll("[data-ran]").length,
    ]);
    expect(ran).toEqual([0, 0]);
  };
  const findings = async () => (await page.getByTestId("findings-item").allTextContents()).join("\n");
  const newProject = async () => {
    await page.getByTestId("project-menu").click();
    await page.getByRole("button", { name: "New project" }).click();
    await expect.poll(() => read("main.tf")).toBe("");
  };

  it("stays text in diagnostics, findings of policies and hovers", { timeout: 3 * MINUTE }, async () => {
    expect(SCRIPTS).toHaveLength(30);
    const outputs = SCRIPTS.map(
      (text, i) =>
        `variable "v${i}" {\n  type = string\n  description = ${quoted(text)}\n  default = ${quoted(text)}\n  validation {\n    condition = false\n    error_message = ${quoted(text)}\n  }\n}\n`,
    );
    await write("main.tf", outputs.join("\n"));
    await expect.poll(findings, { timeout: MINUTE }).toMatch(/onerror|data-ran/);
    await nothing();
    const rules = SCRIPTS.map(
      (text) => `deny contains msg if { input.resource_changes; msg := ${JSON.stringify(text)} }`,
    );
    await newProject();
    await write("main.tf", 'resource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}\n');
    await write("deny.rego", `package main\n\nimport rego.v1\n\n${rules.join("\n")}\n`);
    await expect.poll(findings, { timeout: MINUTE }).toContain("data-ran");
    await shot("hostile");
    await nothing();
  });

  it("stays text in every view of such a program, and in the report of it", { timeout: 4 * MINUTE }, async () => {
    const tags = SCRIPTS.map((text, i) => `    t${i} = ${quoted(text)}`).join("\n");
    await write("main.tf", `resource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n  tags = {\n${tags}\n  }\n}\n`);
    const views = page.getByRole("navigation", { name: "Views" }).getByRole("button");
    for (const name of await views.allTextContents()) {
      await views.filter({ hasText: name }).first().click();
      await page.waitForTimeout(1000);
      await nothing();
    }
    await views.first().click();
    // The rules of before say them, too.
    await expect.poll(findings, { timeout: MINUTE }).toContain("data-ran");
    const saving = page.waitForEvent("download");
    await page.getByTestId("findings-report").click({ timeout: MINUTE });
    const report = await page.context().newPage();
    await report.setContent(readFileSync(await (await saving).path(), "utf8"));
    expect(await report.locator("body").textContent()).toContain("data-ran");
    await nothing(report);
    await report.close();
  });

  it("stays text in names of projects and files, in zips and in links", { timeout: 3 * MINUTE }, async () => {
    const zip = join(folder, "hostile.zip");
    const names = SCRIPTS.map((text, i) => `${text.replaceAll("/", "|")}${i}.tf`);
    writeFileSync(
      zip,
      zipSync(Object.fromEntries([...names, "main.tf"].map((name) => [name, Buffer.from("locals {}\n")]))),
    );
    await page.locator('header input[type="file"]').setInputFiles(zip);
    await page.getByTestId("notice").filter({ hasText: "Not imported" }).waitFor();
    await nothing();
    for (const text of SCRIPTS) {
      const hash = await page.evaluate(async (name) => {
        const bytes = new TextEncoder().encode(JSON.stringify({ name, files: [["main.tf", `# ${name}`]] }));
        const encode = (some: ArrayBuffer) =>
          btoa(String.fromCharCode(...new Uint8Array(some)))
            .replaceAll("+", "-")
            .replaceAll("/", "_")
            .replace(/=+$/, "");
        const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
        const check = encode(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 8);
        return `#share=1.${check}.${encode(await new Response(packed).arrayBuffer())}`;
      }, text);
      await page.evaluate((fragment) => {
        location.hash = fragment;
      }, hash);
      await expect.poll(() => read("main.tf")).toBe(`# ${text}`);
      expect(await page.getByTestId("project-menu").textContent()).toBe(text);
    }
    await page.getByTestId("project-menu").click();
    await page.locator(".menu-project").nth(20).waitFor();
    await nothing();
    await page.keyboard.press("Escape");
  });

  it("stays text in what a model writes", { timeout: 5 * MINUTE }, async () => {
    await newProject();
    await page.getByTestId("model-from").selectOption({ label: "this browser" });
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: MINUTE });
    expect(await page.getByTestId("model-card").textContent()).toContain(
      "go to the browser and nowhere else from here",
    );
    for (const text of SCRIPTS.slice(0, 3)) {
      await page.getByTestId("prompt-input").fill(`an SNS topic called ${text} and a security group, ${text}`);
      await page.getByTestId("generate-button").click();
      // What is written shows as it comes; how long all of it takes is another matter.
      await page
        .getByTestId("stream-output")
        .filter({ hasText: "data-ran" })
        .or(page.getByTestId("outcome"))
        .first()
        .waitFor({ timeout: MINUTE });
      await nothing();
      const stop = page.getByTestId("stop-button");
      // It may end by itself at this very moment.
      await stop.or(page.getByTestId("outcome")).first().waitFor({ timeout: MINUTE });
      if (await stop.isVisible()) await stop.click({ timeout: 5000 }).catch(() => {});
      await page.getByTestId("outcome").waitFor({ timeout: MINUTE });
      await nothing();
      await page
        .getByTestId("diff-reject")
        .click({ timeout: 5000 })
        .catch(() => {});
    }
    await shot("hostile-model");
  });

  it("with fifty secrets isn't shared or exported before all of them were seen", { timeout: 3 * MINUTE }, async () => {
    await newProject();
    await page.evaluate((files) => {
      const hooks = (globalThis as unknown as { __terraformer: { setValue(path: string, text: string): void } })
        .__terraformer;
      for (const [path, text] of Object.entries(files)) hooks.setValue(path, text);
    }, SECRETS);
    const menu = async (name: string) => {
      await page.getByTestId("project-menu").click();
      await page.locator(".menu-body").getByRole("button", { name }).click();
    };
    await menu("Share as a link…");
    const alarms = page.getByTestId("share-alarms");
    await alarms.waitFor({ timeout: MINUTE });
    const text = (await alarms.textContent()) ?? "";
    expect(Object.keys(SECRETS).filter((file) => !text.includes(`${file}:`))).toEqual([]);
    expect(await page.getByRole("button", { name: "Copy the link" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    let saved = false;
    page.once("download", () => {
      saved = true;
    });
    await menu("Export as zip");
    const notice = page.getByTestId("notice").filter({ hasText: /Not exported yet: there are (5\d|[6-9]\d) secrets/ });
    await notice.waitFor({ timeout: MINUTE });
    expect(saved).toBe(false);
  });

  it("made no request of any other origin, and broke no rule of the page's policy", async () => {
    const { origin } = new URL(page.url());
    expect(requests.filter((url) => !url.startsWith(origin) && !/^(blob|data):/.test(url))).toEqual([]);
    expect(violations).toEqual([]);
  });
});
