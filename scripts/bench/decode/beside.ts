/** What a request takes in Chromium on the CPU when nothing else runs, and beside programs that keep a core busy each. */
import { spawn } from "node:child_process";
import { loadavg } from "node:os";
import type { LoopParts } from "../../../src/loop/loop.ts";
import { wllama } from "./engines.ts";
import { run } from "./measure.ts";

/** One that no scenario answers whole, so that the model is asked. */
const PROMPT = "an SQS queue";
const GOAL = 2;

/** Markdown. `threads`: so many, whatever the machine does; else as the page chooses. The model is loaded before the other program starts, and after it. */
export async function besideOthers(parts: Omit<LoopParts, "model" | "now">, id: string): Promise<string> {
  const rows: string[] = [];
  for (const threads of [undefined, 2]) {
    const quiet = await timed(threads, false, false);
    const started = await timed(threads, true, true);
    const began = await timed(threads, true, false);
    const times = (seconds: number) => `${seconds.toFixed(1)} (×${(seconds / quiet).toFixed(1)})`;
    const name = threads === undefined ? "as the page chooses" : `${threads}, always`;
    rows.push(`| ${name} | ${quiet.toFixed(1)} | ${times(began)} | ${times(started)} |`);
  }
  const head = "| threads | quiet, s | a busy program begins after the load | it was there before |\n|---|---|---|---|";
  return `${head}\n${rows.join("\n")}\n\nGoal: at most ×${GOAL}. Load ${loadavg()[0]?.toFixed(1)} at the end: a figure of a busy machine is a bad one.`;

  async function timed(threads: number | undefined, busy: boolean, before: boolean): Promise<number> {
    const begin = () => (busy ? spawn(process.execPath, ["-e", "for(;;);"]) : undefined);
    let other = before ? begin() : undefined;
    const { model, close } = await wllama(id, threads);
    try {
      other ??= begin();
      const { loopSeconds } = await run(parts, model, { prompt: PROMPT, seed: 1, constraint: true });
      console.error(
        `threads ${threads ?? "chosen"}, ${busy ? (before ? "busy before" : "busy after") : "quiet"}: ${loopSeconds.toFixed(1)} s`,
      );
      return loopSeconds;
    } finally {
      other?.kill();
      await close();
    }
  }
}
