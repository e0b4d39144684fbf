/** How much memory the page keeps of what was generated and thrown away. */
import { readdirSync, readFileSync } from "node:fs";
import { ask, opened, REQUESTS } from "./asking.ts";
import { atMost, type Row } from "./measure.ts";

/** From here on everything that a run needs is there. */
const SETTLED = 10;
const BETWEEN = 30;

/** Bytes of the pages' own processes, of all Chromium that this program started. */
function renderers(): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      if (readFileSync(`/proc/${name}/cmdline`, "utf8").includes("--type=renderer"))
        sizes.set(Number(name), 1024 * Number(/^RssAnon:\s*(\d+)/m.exec(status)?.[1]));
    } catch {
      // It has ended since.
    }
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  return [...sizes].reduce((sum, [pid, bytes]) => sum + (isOurs(pid) ? bytes : 0), 0);
}

/** `told` gets the memory now and then. */
export async function growthRows(generations: number, told: (line: string) => void): Promise<Row[]> {
  const { page, close } = await opened();
  try {
    const session = await page.context().newCDPSession(page);
    const measure = async () => {
      await session.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(1000);
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      return { heap: usedSize / 1e6, process: renderers() / 1e6 };
    };
    const requests = Object.values(REQUESTS);
    let settled = await measure();
    for (let i = 1; i <= generations; i++) {
      await ask(page, requests[i % requests.length] as string);
      await page.getByTestId("diff-reject").click();
      if (i !== SETTLED && i % BETWEEN !== 0 && i !== generations) continue;
      const now = await measure();
      if (i === SETTLED) settled = now;
      told(`  after ${i}: process ${now.process.toFixed(0)} MB, script of the page ${now.heap.toFixed(1)} MB`);
    }
    const last = await measure();
    return [
      atMost(
        `page: memory gained from the ${SETTLED}th to the ${generations}th generation`,
        last.process - settled.process,
        100,
        "MB",
      ),
      atMost("the same, of what the page's script holds", last.heap - settled.heap, 20, "MB"),
    ];
  } finally {
    await close();
  }
}
