/** What the loop is doing, for a person at the terminal. */
import type { LoopEvent } from "../repair/record.ts";
import { warn } from "./output.ts";
import { plural, styleFor } from "./text.ts";

export const VERIFIED =
  "Verified: parsed, checked against the provider schema and planned without an error. Whether it is what you meant is for you to read.";

/** How often it is said how far the reading is. */
const READING_MS = 2000;
let readingToldAt = 0;

/** The loop's events as lines; the text as it comes, when a person watches. */
export function tell(event: LoopEvent): void {
  const style = styleFor(process.stderr);
  if (event.kind === "text" && process.stderr.isTTY) process.stderr.write(style.dim(event.text));
  if (event.kind === "phase" && (event.phase === "generate" || event.phase === "repair"))
    warn(`\n${style.bold(event.phase === "generate" ? "Writing" : `Repair ${event.round}`)} …`);
  if (event.kind === "reading") {
    // What is read in no time needs no word.
    if (event.read === 0) readingToldAt = performance.now();
    if (event.read === 0 || performance.now() - readingToldAt < READING_MS) return;
    readingToldAt = performance.now();
    warn(style.dim(`reading: ${event.read} of ${event.of} tokens`));
  }
  if (event.kind !== "round") return;
  const { step, round, score, seconds, tokens, fixes, report } = event.record;
  const what = step === "salvage" ? "last resort" : step === "generate" ? "draft" : `repair ${round}`;
  warn(
    `${what}: ${score.level}, ${plural(score.errors, "error")}, ${plural(fixes.length, "fix").replace("fixs", "fixes")}, ${tokens} tokens, ${seconds.toFixed(1)} s`,
  );
  for (const { severity, summary, detail } of report.diagnostics.slice(0, 3))
    if (severity === "error") warn(style.dim(`  ${summary}: ${detail.split("\n", 1)[0]}`));
}
