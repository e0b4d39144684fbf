/** `generate`: a program for a request, verified. Progress on stderr, the program (or everything, as JSON) on stdout or in a folder. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InterruptedError } from "../model/resume.ts";
import { runLoop } from "../repair/loop.ts";
import { PROGRAM_FILE } from "../repair/program.ts";
import { endedText, type Outcome } from "../repair/record.ts";
import { createGenerator } from "./generator.ts";
import { type ModelFlags, modelChoice, wholeNumber } from "./options.ts";
import { out, warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { tell, VERIFIED } from "./tell.ts";
import { diagnosticText, plural, styleFor } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface GenerateFlags extends ModelFlags {
  out?: string;
  force?: boolean;
  rounds: string;
  seed: string;
  constraint: boolean;
  json?: boolean;
}

/** Exit code: 0 verified, 1 when the best version still has errors, there is none, or it was stopped before all was written. */
export async function generate(prompt: string, flags: GenerateFlags): Promise<number> {
  const rounds = wholeNumber("--rounds", flags.rounds, { most: 3 });
  const seed = wholeNumber("--seed", flags.seed, { most: 0xffffffff });
  if (prompt.trim() === "") throw new UsageError('generate needs a request, such as "a private S3 bucket".');
  const target = flags.out === undefined ? undefined : join(userPath(flags.out), PROGRAM_FILE);
  if (target && existsSync(target) && !flags.force)
    throw new UsageError(`${join(flags.out as string, PROGRAM_FILE)} is there already: --force overwrites it.`);

  const choice = modelChoice(flags);
  if (flags.endpoint !== undefined) warn(`Asking ${flags.endpoint} …`);
  const generator = await createGenerator(choice);
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once("SIGINT", interrupt);
  let outcome: Outcome;
  try {
    outcome = await runLoop(generator, { prompt, seed, rounds, constraint: flags.constraint }, tell, controller.signal);
  } catch (error) {
    if (error instanceof InterruptedError) throw new UsageError(error.message);
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    await generator.dispose();
  }
  if (target && outcome.program !== "") {
    mkdirSync(userPath(flags.out as string), { recursive: true });
    writeFileSync(target, outcome.program);
    warn(`Written to ${target}`);
  }
  if (flags.json) await out(`${JSON.stringify({ prompt, seed, model: generator.modelId, ...outcome }, null, 2)}\n`);
  else if (!target) await out(outcome.program);
  warn(verdict(outcome));
  return outcome.result === "verified" && !outcome.ended ? 0 : 1;
}

const RESULTS: Record<Outcome["result"], string> = {
  verified: VERIFIED,
  "best-effort": "Best effort: the best version still has the errors below.",
  nothing: "Nothing usable came of this request. Other words, or another seed, may help.",
};

function verdict(outcome: Outcome): string {
  const style = styleFor(process.stderr);
  const files = { [PROGRAM_FILE]: outcome.program };
  const result = outcome.result === "nothing" && outcome.notes ? outcome.notes.join(" ") : RESULTS[outcome.result];
  const lines = [`\n${style.bold(outcome.ended ? `${endedText(outcome.ended)} ${result}` : result)}`];
  if (outcome.result !== "nothing") lines.push(...(outcome.notes ?? []).map((note) => `- ${note}`));
  if (outcome.missing.length > 0 && outcome.program !== "")
    lines.push(`Asked for, as far as the words tell, and not there: ${outcome.missing.join(", ")}`);
  for (const { title } of outcome.fixes) lines.push(`- ${title}`);
  for (const { title, line } of outcome.callouts)
    lines.push(style.yellow(`! line ${line} ${title}: look at it before you use it`));
  for (const diagnostic of outcome.wrong) lines.push(diagnosticText(diagnostic, files, style));
  const rounds = outcome.rounds.filter(({ step }) => step === "repair").length;
  lines.push(style.dim(`${plural(rounds, "repair")}, ${outcome.tokens} tokens, ${outcome.seconds.toFixed(1)} s`));
  return lines.join("\n");
}
