/**
 * Pictures of the built page for docs/screens: every view in both themes, a proposal, the loop as it is presented, and the page on a phone.
 * `npm run screenshots`, after `npm run build`; names (`views`, `proposal`, `present`, `phone`) take those alone. They are looked at by people; no test
 * compares them.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launch } from "../test/browser/chromium.ts";
import { ready } from "../test/browser/opened.ts";
import { ROOT } from "./doctor.mjs";
import { serve } from "./serve.mjs";

const OUT = join(ROOT, "docs/screens");
const REQUEST =
  "sqs queue image-uploads with a dead letter queue after 4 tries, and mail ops@example.com when more than 200 messages wait";

const shot = (page: Page, name: string) => page.screenshot({ path: join(OUT, `${name}.png`) });

const judged = (page: Page) => page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor();

/** Nothing is told to be under way, on however slow a machine. */
const settled = (page: Page) =>
  page
    .locator("main")
    .getByText(/^(?:Reading|Verifying)\b.*…$/)
    .first()
    .waitFor({ state: "hidden" });

/** The opening program, judged to the end. It is judged twice: the first time is also that of what has to come and start. */
async function opened(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await ready(page);
  await judged(page);
  await page.locator(".monaco-editor .view-line").first().waitFor({ state: "attached" });
  await page.waitForTimeout(4000);
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(3000);
  await judged(page);
}

async function views(page: Page, theme: string): Promise<void> {
  const buttons = page.getByRole("navigation", { name: "Views" }).getByRole("button");
  for (const button of await buttons.all()) {
    await button.click();
    await page.waitForTimeout(1500);
    await settled(page);
    await shot(page, `${/^[a-z]+/i.exec((await button.textContent()) ?? "")?.[0].toLowerCase()}-${theme}`);
  }
  await buttons.first().click();
}

async function proposal(page: Page, theme: string): Promise<void> {
  await page.getByRole("radio", { name: "Write a new one" }).check();
  await page.getByTestId("prompt-input").fill(REQUEST);
  // The second time: a page at rest has read by then what it knows, and this one may not have been given the time.
  for (const _ of [1, 2]) {
    await page.getByTestId("generate-button").click();
    await page.getByTestId("stop-button").waitFor({ state: "detached" });
    await page.getByTestId("proposal-verdict").waitFor();
  }
  await settled(page);
  await page.waitForTimeout(3000);
  await shot(page, `proposal-${theme}`);
}

/** Of a run that is there: its second step, its first verdict and its end. */
async function present(page: Page, theme: string): Promise<void> {
  const presentation = page.getByRole("dialog", { name: "Presentation" });
  const heading = presentation.getByRole("heading", { level: 1 });
  await page.keyboard.press("F9");
  await heading.waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.waitForTimeout(500);
  await shot(page, `present-addresses-${theme}`);
  while (!/^Verdict/.test((await heading.textContent()) ?? "")) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(500);
    if (/^Blocks/.test((await presentation.locator("[aria-current=step]").textContent()) ?? ""))
      await shot(page, `present-block-${theme}`);
  }
  await shot(page, `present-verdict-${theme}`);
  await page.keyboard.press("End");
  await page.waitForTimeout(500);
  await shot(page, `present-certificate-${theme}`);
}

const wanted = process.argv.slice(2);
const isWanted = (...names: string[]) => wanted.length === 0 || names.some((name) => wanted.includes(name));

mkdirSync(OUT, { recursive: true });
const server = await serve({ root: join(ROOT, "dist/site"), port: 0 });
const browser = await launch();
try {
  for (const theme of isWanted("views", "proposal", "present") ? (["light", "dark"] as const) : []) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await opened(page, server.url);
    if (isWanted("views")) await views(page, theme);
    if (isWanted("proposal", "present")) await proposal(page, theme);
    if (isWanted("present")) await present(page, theme);
    await page.close();
  }
  if (isWanted("phone")) {
    const phone = await browser.context.newPage();
    await phone.setViewportSize({ width: 360, height: 740 });
    await opened(phone, server.url);
    await shot(phone, "phone-light");
  }
} finally {
  await browser.close();
  await server.close();
}
