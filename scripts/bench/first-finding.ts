/** From the opening of the built page to the first finding on it, in a Chromium that has never seen it: when what happened, and what travelled. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { launch } from "../../test/browser/chromium.ts";
import { serve } from "../serve.mjs";
import { atMost, quantile, type Row } from "./measure.ts";

const SITE = "dist/site";
const CHANNEL = "http.server.response.finish";

export interface Opening {
  /** Milliseconds after the navigation began. */
  steps: { page: number; verifier: number; finding: number; all: number };
  /** Files in the order in which they were sent whole, when, and their bytes as they travelled. */
  sent: { path: string; at: number; bytes: number }[];
}

/** Notes in the page when something first stands there. Runs before everything else in it. */
function observe() {
  const seen: Record<string, number> = {};
  const look = () => {
    const note = (name: string, selector: string) => {
      if (!(name in seen) && document.querySelector(selector)) seen[name] = performance.now();
    };
    note("page", "main");
    note("verifier", '[data-testid="status-verifier"][data-state="ready"]');
    note("finding", '[data-testid="findings-item"]');
    note("all", '[data-testid="findings-item"][data-stage="policy"]');
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  Object.assign(globalThis, { __seen: seen });
}

/** Opens the page once. */
async function open(): Promise<Opening> {
  const server = await serve({ root: SITE, port: 0 });
  const browser = await launch();
  const finished: { path: string; time: number; bytes: number }[] = [];
  const note = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const bytes = response.statusCode === 304 ? 0 : Number(response.getHeader("content-length") ?? 0);
    finished.push({
      path: request.url?.slice(1) || "index.html",
      time: performance.timeOrigin + performance.now(),
      bytes,
    });
  };
  try {
    const page = await browser.context.newPage();
    await page.addInitScript("globalThis.__name = (it) => it"); // what runs this script puts it around functions
    await page.addInitScript(observe);
    subscribe(CHANNEL, note);
    await page.goto(server.url, { waitUntil: "commit" });
    const shown = () => page.evaluate(() => "all" in (globalThis as unknown as { __seen: object }).__seen);
    for (const until = Date.now() + 60_000; !(await shown()); ) {
      if (Date.now() > until) throw new Error("no finding of a policy within a minute");
      await page.waitForTimeout(50);
    }
    const [begun, steps] = await page.evaluate(
      () => [performance.timeOrigin, (globalThis as unknown as { __seen: Opening["steps"] }).__seen] as const,
    );
    const sent = finished.map(({ path, time, bytes }) => ({ path, at: time - begun, bytes }));
    return { steps, sent };
  } finally {
    unsubscribe(CHANNEL, note);
    await browser.close();
    await server.close();
  }
}

/** Opens the page so many times, each time as a first visit. */
export async function openings(times: number): Promise<Opening[]> {
  const all: Opening[] = [];
  for (let i = 0; i < times; i++) all.push(await open());
  return all;
}

/** The one whose first finding came in the middle of all. */
export function middle(all: readonly Opening[]): Opening {
  const median = quantile(
    all.map(({ steps }) => steps.finding),
    0.5,
  );
  return all.toSorted((a, b) => Math.abs(a.steps.finding - median) - Math.abs(b.steps.finding - median))[0] as Opening;
}

const bytesUntil = ({ sent }: Opening, end: number) =>
  sent.reduce((total, { at, bytes }) => total + (at <= end ? bytes : 0), 0);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;

/** Rows of the table for the opening in the middle. */
export function openingRows(all: readonly Opening[]): Row[] {
  const opening = middle(all);
  const { steps } = opening;
  const travelled = (what: string, end: number): Row => ({
    what,
    measured: megabytes(bytesUntil(opening, end)),
    goal: "–",
  });
  return [
    atMost("page: first visit, navigation until it stands and takes what one does", steps.page / 1000, 1.5, "s"),
    atMost("page: first visit, navigation to the first finding", steps.finding / 1000, 2, "s"),
    travelled("page: bytes on the wire until then", steps.finding),
    travelled("page: bytes on the wire until policies have spoken", steps.all),
  ];
}

/** What an opening was made of, in lines. */
export function told(opening: Opening): string {
  const { steps, sent } = opening;
  const ms = (value: number) => `${Math.round(value)} ms`.padStart(8);
  return [
    ...sent
      .filter(({ at }) => at <= steps.all)
      .map(({ path, at, bytes }) => `  ${ms(at)}  ${megabytes(bytes).padStart(8)}  ${path}`),
    `${ms(steps.page)}  the page stands`,
    `${ms(steps.verifier)}  the verifier has started`,
    `${ms(steps.finding)}  the first finding is shown: ${megabytes(bytesUntil(opening, steps.finding))} so far`,
    `${ms(steps.all)}  policies have spoken: ${megabytes(bytesUntil(opening, steps.all))} so far`,
  ].join("\n");
}
