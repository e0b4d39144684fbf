/** `generate`: a program for a request, verified. Progress on stderr, the program (or everything, as JSON) on stdout or in a folder. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runLoop } from "../loop/loop.ts";
import type { Outcome } from "../loop/record.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import { InterruptedError } from "../model/resume.ts";
import { createGenerator } from "./generator.ts";
import { type ModelFlags, modelChoice } from "./model-flags.ts";
import { wholeNumber } from "./options.ts";
import { out, warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { type PlanServiceFlags, planFlagged } from "./plan-flags.ts";
import { brokeOff, outcomeLines, tell } from "./tell.ts";
import { UsageError } from "./usage-error.ts";

export interface GenerateFlags extends ModelFlags, PlanServiceFlags {
  out?: string;
  force?: boolean;
  rounds: string;
  seed: string;
  constraint: boolean;
  json?: boolean;
}

/** Exit code: 0 without an error, 1 when the best version still has errors, there is none, or it was stopped before all was written; 2 see `brokeOff`. */
export async function generate(prompt: string, flags: GenerateFlags): Promise<number> {
  const rounds = wholeNumber("--rounds", flags.rounds, { most: 3 });
  const further = planFlagged(flags);
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
    const request = { prompt, seed, rounds, constraint: flags.constraint };
    outcome = await runLoop({ ...generator, further }, request, tell, controller.signal);
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
  if (brokeOff(outcome)) return 2;
  return outcome.verdict && outcome.verdict.level !== "invalid" && !outcome.ended ? 0 : 1;
}

function verdict(outcome: Outcome): string {
  const declined = outcome.result === "nothing" && outcome.notes?.join(" ");
  const beginning =
    outcome.result === "nothing"
      ? "Nothing usable came of this request. Other words, or another seed, may help."
      : "Best effort: the best version still has the errors below.";
  return outcomeLines(outcome, declined || beginning).join("\n");
}
