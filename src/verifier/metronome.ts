/** Processor time in a browser: a turn lasts as long as it does, and the worker can have had of it what a thread beside it gets. */
import type { Turn } from "../bridge/watchdog.ts";

/** How long the thread works to find out. Shorter, and it is done within what schedulers give to whoever has just woken up. */
const PULSE_MS = 25;
/** Started ahead: the page makes no request once it is loaded, and a busy machine is slow to start a worker. */
export function createMetronome(): Turn & { dispose(): void } {
  const worker = new Worker(new URL("../../workers/metronome.ts", import.meta.url), { type: "module" });
  const waiting: ((share: number) => void)[] = [];
  let broken = false;
  worker.addEventListener("message", ({ data }: MessageEvent<number>) => waiting.shift()?.(data));
  worker.addEventListener("error", () => {
    broken = true;
    for (const answer of waiting.splice(0)) answer(1); // then the clock has to do
  });
  const pulse = () =>
    new Promise<number>((resolve) => {
      if (broken) return resolve(1);
      waiting.push(resolve);
      worker.postMessage(PULSE_MS);
    });
  const turn = async (ms: number) => {
    const begun = performance.now();
    await new Promise((done) => setTimeout(done, ms - PULSE_MS));
    const share = await pulse();
    return (performance.now() - begun) * share;
  };
  return Object.assign(turn, { dispose: () => worker.terminate() });
}
