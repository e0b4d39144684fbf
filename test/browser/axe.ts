/** What axe-core finds wrong with a part of the page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(context: string): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
}

/** Violations that are serious or critical, a line each. What Monaco draws is its own affair. */
export async function barriers(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(source);
  // What fades in has less contrast on its way.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  return page.evaluate(async (within) => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(within);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      .filter((line) => !/monaco|view-line|line-numbers|mtk/.test(line));
  }, selector);
}
