/** How long a key takes in the built page, in a program of 1,000 lines that is verified, completed and coloured meanwhile. */
import type { Page } from "playwright-core";
import { launch } from "../../test/browser/chromium.ts";
import { serve } from "../serve.mjs";
import { atMost, quantile, type Row } from "./measure.ts";
import { programOf } from "./programs.ts";

const SITE = "dist/site";
const TEXT =
  'resource "aws_instance" "more" {\ninstance_type = "t3.micro"\nsubnet_id = aws_subnet.public_1[0].id\nami = upper(var.size)\n';

interface Hooks {
  __keys: number[];
  __offers: number[];
  __terraformer: { setValue(path: string, text: string): void };
}

/** Notes, for each key, the time from its arrival until the page has done all that it does at once. Runs before everything else in it. */
function observe() {
  const keys: number[] = [];
  const offers: number[] = [];
  let pressed = 0;
  addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp;
    },
    true,
  );
  addEventListener(
    "keypress",
    () => {
      const begun = pressed;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.push(performance.now() - begun);
      port2.postMessage(undefined);
    },
    true,
  );
  // What is offered is renewed with every key: from the key to the list that answers it.
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => (target as Element).closest?.(".suggest-widget .monaco-list-rows")))
      offers.push(performance.now() - pressed);
  }).observe(document, { subtree: true, childList: true });
  Object.assign(globalThis, { __keys: keys, __offers: offers });
}

/** Milliseconds of processor time that the page's own thread has had. On a busy machine they are fewer: several keys share a frame. */
async function processorTime(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
}

interface Typed extends Pick<Hooks, "__keys" | "__offers"> {
  /** Milliseconds of processor time a key. */
  processor: number;
}

async function type(page: Page, url: string): Promise<Typed> {
  await page.addInitScript("globalThis.__name = (it) => it"); // what runs this script puts it around functions
  await page.addInitScript(observe);
  await page.goto(`${url}?test`);
  await page.locator(".monaco-editor .view-line").first().waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => "__terraformer" in globalThis);
  await page.evaluate(
    (text) => (globalThis as unknown as Hooks).__terraformer.setValue("main.tf", text),
    programOf(1000),
  );
  await page.locator('[data-testid="status-verdict"][data-current="true"]').waitFor({ timeout: 120_000 });
  await page.getByRole("textbox", { name: "Terraform source" }).focus();
  await page.keyboard.press("Control+End");
  const spent = await processorTime(page);
  const before = await spent();
  // As fast as a quick typist: eight keys a second.
  await page.keyboard.type(TEXT, { delay: 120 });
  const processor = ((await spent()) - before) / TEXT.length;
  return page.evaluate((processor) => {
    const { __keys, __offers } = globalThis as unknown as Hooks;
    return { __keys, __offers, processor };
  }, processor);
}

export async function typingRows(): Promise<Row[]> {
  const server = await serve({ root: SITE, port: 0 });
  const browser = await launch();
  try {
    const { __keys: keys, __offers: offers, processor } = await type(await browser.context.newPage(), server.url);
    return [
      atMost(
        "typing in 1,000 lines while they are verified, Chromium: from the key to the end of its work, 95th percentile",
        quantile(keys, 0.95),
        16,
        "ms",
      ),
      {
        what: "the same: processor time of the page's own thread, a key, with all that follows from it",
        measured: `${processor.toFixed(1)} ms`,
        goal: "–",
      },
      ...(
        [
          ["median", 0.5],
          ["95th percentile", 0.95],
        ] as const
      ).map(([name, share]) =>
        atMost(`the same: from the key to the list of what is offered, ${name}`, quantile(offers, share), 50, "ms"),
      ),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
