/** From the click on “Generate” in the built page to its outcome, and what the page's programs did meanwhile. */
import type { Page } from "playwright-core";
import { launch } from "../../test/browser/chromium.ts";
import { edited, ready } from "../../test/browser/opened.ts";
import { serve } from "../serve.mjs";
import { atMost, type Row } from "./measure.ts";

const SITE = "dist/site";
const MINUTE = 60_000;

/** Requests that people begin with: a bucket, a queue, a database. */
export const REQUESTS = {
  S3: "A private S3 bucket with versioning and encryption",
  queue: "An SQS queue with a dead letter queue after five attempts",
  Postgres: "A PostgreSQL database on RDS, encrypted, that keeps backups for 14 days",
} as const;

/** Something that a worker was asked for. */
interface Call {
  worker: string;
  what: string;
  from: number;
  to: number;
}

interface Seen {
  calls: Call[];
  /** When what is told of the run changed, and what it then said. */
  told: [at: number, text: string][];
  outcome: number;
  verdict: number;
}

/** Notes what workers are asked, and when what is told of a run changes. Runs before everything else in the page. */
function observe() {
  const seen: Seen = { calls: [], told: [], outcome: 0, verdict: 0 };
  Object.assign(globalThis, { __asked: seen });
  const named = (given: unknown): string => {
    const { path = [], argumentList: [first] = [] } = given as {
      path?: string[];
      argumentList?: { value?: unknown }[];
    };
    const op =
      typeof first?.value === "string" ? /"op":"([\w-]+)"(?:,"id":"([\w-]+)")?/.exec(first.value.slice(0, 80)) : null;
    return [path.join("."), ...(op ?? []).slice(1).filter(Boolean)].join(" ");
  };
  const Real = globalThis.Worker;
  globalThis.Worker = class extends Real {
    readonly #name: string;
    readonly #open = new Map<string, Call>();
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.#name = /([\w.]+?)-[\w-]+\.js/.exec(String(url))?.[1] ?? String(url);
      seen.calls.push({ worker: this.#name, what: "begins", from: performance.now(), to: performance.now() });
      this.addEventListener("message", ({ data }) => {
        const call = this.#open.get(data?.id);
        if (call) call.to = performance.now();
        this.#open.delete(data?.id);
      });
    }
    override postMessage(message: unknown, ...rest: unknown[]) {
      const { id, type } = (message ?? {}) as { id?: string; type?: string };
      if (id && type === "APPLY") {
        const call = { worker: this.#name, what: named(message), from: performance.now(), to: Number.NaN };
        seen.calls.push(call);
        this.#open.set(id, call);
      }
      return (super.postMessage as (...all: unknown[]) => void)(message, ...rest);
    }
  } as typeof Worker;
  let last = "";
  const look = () => {
    const text = document.querySelector(".prompt-phase")?.textContent ?? "";
    if (text !== last && text) seen.told.push([performance.now(), text]);
    last = text;
    if (seen.told.length === 0) return; // what stands there is of the request before
    if (!seen.outcome && document.querySelector('[data-testid="outcome"]')) seen.outcome = performance.now();
    if (!seen.verdict && document.querySelector('[data-testid="proposal-verdict"]')) seen.verdict = performance.now();
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

export interface Answer {
  /** Seconds from the click until the outcome stands there, and until the merged proposal is judged. */
  outcome: number;
  verdict: number;
  /** The longest that nothing new was told, in seconds. */
  silence: number;
  text: string;
  told: [at: number, text: string][];
  calls: Call[];
}

type World = { __asked: Seen };

/** Asks in a page that has asked nothing yet, or whose last proposal is gone. `typing`: milliseconds between two keys; without, the text is there at once. */
export async function ask(page: Page, request: string, typing?: number): Promise<Answer> {
  const prompt = page.getByTestId("prompt-input");
  await prompt.fill("");
  if (typing) await prompt.pressSequentially(request, { delay: typing });
  else await prompt.fill(request);
  const from = await page.evaluate(() => {
    const seen = (globalThis as unknown as World).__asked;
    Object.assign(seen, { told: [], outcome: 0, verdict: 0 });
    return performance.now();
  });
  await page.getByTestId("generate-button").click();
  await page.waitForFunction(() => (globalThis as unknown as World).__asked.verdict > 0, undefined, {
    timeout: 5 * MINUTE,
  });
  const seen = await page.evaluate(() => {
    const { __asked } = globalThis as unknown as World;
    const { calls } = __asked;
    __asked.calls = [];
    return { ...__asked, calls };
  });
  const text = (await page.getByTestId("outcome").textContent()) ?? "";
  const moments = [from, ...seen.told.map(([at]) => at).filter((at) => at <= seen.outcome), seen.outcome];
  const gaps = moments.slice(1).map((at, i) => at - (moments[i] as number));
  return {
    outcome: (seen.outcome - from) / 1000,
    verdict: (seen.verdict - from) / 1000,
    silence: Math.max(...gaps) / 1000,
    text,
    told: seen.told.map(([at, said]) => [at - from, said]),
    calls: seen.calls.map((call) => ({ ...call, from: call.from - from, to: call.to - from })),
  };
}

export interface Opened {
  page: Page;
  close(): Promise<void>;
}

/** The built page in a Chromium that has never seen it. */
export async function opened({ model = false } = {}): Promise<Opened> {
  const server = await serve({ root: SITE, port: 0 });
  const { context, close } = await launch();
  const page = await context.newPage();
  await page.addInitScript("globalThis.__name = (it) => it"); // what runs this script puts it around functions
  await page.addInitScript(observe);
  await page.goto(`${server.url}?test`);
  await ready(page);
  await edited(page);
  if (model) {
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 4 * MINUTE });
  }
  return {
    page,
    async close() {
      await close();
      await server.close();
    },
  };
}

/** Clicks this soon after the page stands find what runs need on its way; people take longer to write a request. */
const TYPING_MS = 40;
const REPEATS = 2;

/** The first request of a page and a later one, each in a page of its own, without a model and with the one that ships. */
export async function askingRows(told: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const model of [false, true]) {
    for (const [name, request] of Object.entries(REQUESTS)) {
      const { page, close } = await opened({ model });
      try {
        const answers: Answer[] = [];
        for (let i = 0; i < REPEATS; i++) {
          answers.push(await ask(page, request, i === 0 ? TYPING_MS : undefined));
          await page.getByTestId("diff-reject").click();
        }
        const [first, later] = answers as [Answer, Answer];
        const what = `${name} in the page${model ? ", the model loaded" : ""}`;
        told(`${what}, the first:\n${profile(first)}`);
        rows.push(
          atMost(`${what}: from the click to the outcome, first request`, first.outcome, 10, "s"),
          atMost(`the same, again`, later.outcome, 3, "s"),
          atMost(
            `the same: the longest in which nothing new was told`,
            Math.max(first.silence, later.silence),
            1.5,
            "s",
          ),
        );
      } finally {
        await close();
      }
    }
  }
  return rows;
}

/** What was told and done when, in lines. */
const profile = ({ told, calls, outcome, text }: Answer): string =>
  [
    ...told.map(([at, said]) => [at, `told: ${said}`] as const),
    ...calls
      .filter(({ to }) => !(to < 0))
      .map(({ worker, what, from, to }) => [from, `${worker}: ${what}, ${Math.round(to - from)} ms`] as const),
    [outcome * 1000, `outcome: ${text}`] as const,
  ]
    .toSorted(([one], [other]) => one - other)
    .map(([at, line]) => `  ${`${Math.round(at)} ms`.padStart(9)}  ${line}`)
    .join("\n");
