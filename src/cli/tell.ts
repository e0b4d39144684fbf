/** What the loop is doing, for a person at the terminal. */
import { endedText, type LoopEvent, type Outcome } from "../loop/record.ts";
import { warn } from "./output.ts";
import { diagnosticText, plural, type Style, styleFor } from "./text.ts";

/** What came of it, as lines: what holds of the program, what doesn't, what was done to it and what to look at. `beginning`: where no verdict says it. */
export function outcomeLines(outcome: Outcome, beginning: string): string[] {
  const { verdict, result, fixes, callouts, wrong, rounds, files } = outcome;
  const style = styleFor(process.stderr);
  const read = result === "verified" ? " Whether it is what you meant is for you to read." : "";
  const first = verdict && verdict.level !== "invalid" ? `${verdict.holds}${read}` : beginning;
  const repairs = rounds.filter(({ step }) => step === "repair").length;
  return [
    `\n${style.bold(outcome.ended ? `${endedText(outcome.ended)} ${first}` : first)}`,
    ...(verdict?.not ?? []).map((sentence) => `- ${sentence}`),
    ...partLines(outcome, style),
    ...(outcome.notes ?? []).filter((note) => note !== first).map((note) => `- ${note}`),
    ...(outcome.missing.length > 0 && outcome.program !== ""
      ? [`Asked for, as far as the words tell, and not there: ${outcome.missing.join(", ")}`]
      : []),
    ...fixes.map(({ title }) => `- ${title}`),
    ...callouts.map(({ title, line }) => {
      const where = Object.keys(files).length === 1 && line !== undefined ? `line ${line} ` : "";
      return style.yellow(`! ${where}${title}: look at it before you use it`);
    }),
    ...wrong.map((diagnostic) => diagnosticText(diagnostic, files, style)),
    style.dim(`${plural(repairs, "repair")}, ${outcome.tokens} tokens, ${outcome.seconds.toFixed(1)} s`),
  ];
}

/** Whether what was asked (a model, its endpoint, the verifier) wasn't to be had or broke off: whatever is there by then, that is exit code 2. */
export const brokeOff = ({ ended }: Outcome): boolean => ended?.why !== undefined;

/** Of a change: which parts of the instruction were done, and what is asked back. */
function partLines({ understood = [], questions = [] }: Outcome, style: Style): string[] {
  const isTold = understood.length > 1 || understood.some(({ done, reason }) => !done || reason !== undefined);
  const told = new Set(understood.map(({ reason }) => reason));
  return [
    ...(isTold ? understood : []).map(
      ({ text, done, reason }) =>
        `${done ? "done" : style.yellow("not done")}: ${text}${reason === undefined ? "" : ` (${reason})`}`,
    ),
    ...questions.filter((question) => !told.has(question)).map((question) => style.yellow(`? ${question}`)),
  ];
}

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
