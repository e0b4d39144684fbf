/** A stock Firefox opens the built page and verifies in it. Needs dist/site; without a Firefox it is skipped, and says so. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { type Firefox, findFirefox, launchFirefox } from "./firefox.ts";
import { MINUTE } from "./opened.ts";
import { tinySite } from "./tiny-site.ts";

const executable = findFirefox();
if (!executable) console.warn("There is no Firefox here: what it makes of the page wasn't looked at.");

describe.skipIf(!executable)("Firefox", () => {
  let firefox: Firefox;
  let server: Awaited<ReturnType<typeof serve>>;
  let folder: string;
  beforeAll(async () => {
    folder = tinySite();
    server = await serve({ root: folder, port: 0 });
    firefox = await launchFirefox(executable as string);
    console.log(`Firefox ${firefox.version}`);
  }, 2 * MINUTE);
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  const findings = (has: string) =>
    firefox.until<string>(
      `const text = [...document.querySelectorAll('[data-testid="findings-item"]')].map((one) => one.textContent).join("\\n"); return text.includes(${JSON.stringify(has)}) && text`,
      2 * MINUTE,
    );

  it("opens the page, cross-origin isolated, and finds what is wrong by parser, schema, plan and policy", {
    timeout: 4 * MINUTE,
  }, async () => {
    await firefox.goto(`${server.url}?test`);
    const text = await findings("SSH");
    expect(text).toContain('Did you mean "availability_zone"?');
    expect(await firefox.run("return crossOriginIsolated")).toBe(true);
    expect(await firefox.run('return document.querySelector("[data-testid=preflight]")')).toBeNull();
  });

  it("judges again what is written, in the editor too", { timeout: 4 * MINUTE }, async () => {
    await firefox.until('return document.querySelector(".monaco-editor .view-line") !== null');
    await firefox.run(`__terraformer.setValue("main.tf", 'output "x" {\\n  value = uppercase("x")\\n}\\n')`);
    expect(await findings("uppercase")).toContain("main.tf");
    await firefox.until('return document.querySelector(".monaco-editor .squiggly-error") !== null');
    if (process.env.SCREENSHOTS) await firefox.screenshot(join(process.env.SCREENSHOTS, "firefox.png"));
  });

  it("writes a program without a model", { timeout: 4 * MINUTE }, async () => {
    await firefox.run(`__terraformer.setValue("main.tf", "")`);
    await firefox.run(`
      const prompt = document.querySelector('[data-testid="prompt-input"]');
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(prompt, "an SNS topic");
      prompt.dispatchEvent(new Event("input", { bubbles: true }));
    `);
    await firefox.until(
      `const button = document.querySelector('[data-testid="generate-button"]'); if (button.disabled) return false; button.click(); return true`,
    );
    const outcome = `const one = document.querySelector('[data-testid="outcome"]'); return one ? one.textContent : false`;
    expect(await firefox.until<string>(outcome, 3 * MINUTE)).toMatch(/^(Verified|It plans|Valid)/);
  });
});
