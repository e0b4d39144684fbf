/** `mutate`: a program changed as an instruction says, verified. The diff on stdout, progress on stderr; files are written when asked. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createTwoFilesPatch } from "diff";
import { isOwn } from "../core/edits.ts";
import { own } from "../core/own.ts";
import type { Files, Verifier } from "../core/report.ts";
import { runLoop } from "../loop/loop.ts";
import { isOpen } from "../loop/origin.ts";
import type { Outcome } from "../loop/record.ts";
import { InterruptedError } from "../model/resume.ts";
import type { Disk } from "./disk.ts";
import { createGenerator } from "./generator.ts";
import { type ModelFlags, modelChoice } from "./model-flags.ts";
import { wholeNumber } from "./options.ts";
import { out, warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { type PlanServiceFlags, planFlagged } from "./plan-flags.ts";
import { readWorkspace } from "./read.ts";
import { brokeOff, outcomeLines, tell } from "./tell.ts";
import { UsageError } from "./usage-error.ts";

export interface MutateFlags extends ModelFlags, PlanServiceFlags {
  write?: boolean;
  out?: string;
  force?: boolean;
  rounds: string;
  seed: string;
  constraint: boolean;
  json?: boolean;
}

/** Exit code: 0 all of it done and without an error, 1 when a part wasn't done, there is an error or nothing was changed; 2 see `brokeOff`. */
export async function mutate(path: string, instruction: string, flags: MutateFlags): Promise<number> {
  const rounds = wholeNumber("--rounds", flags.rounds, { most: 3 });
  const seed = wholeNumber("--seed", flags.seed, { most: 0xffffffff });
  if (instruction.trim() === "") throw new UsageError('mutate needs an instruction, such as "turn on versioning".');
  if (flags.write && flags.out !== undefined) throw new UsageError("--write and --out: choose one place to write to.");
  if (flags.write && path === "-")
    throw new UsageError("--write needs a file or folder: standard input can't be written back.");
  const { files: ours, disk } = readWorkspace(path);
  const further = planFlagged(flags, (files) => ({ files: { ...disk?.files, ...files }, root: disk?.root }));
  const target = flags.out === undefined ? (flags.write ? disk?.folder : undefined) : userPath(flags.out);
  if (flags.out !== undefined && target && existsSync(target) && !statSync(target).isDirectory())
    throw new UsageError(`${flags.out}: is a file; --out names a folder.`);

  if (flags.endpoint !== undefined) warn(`Asking ${flags.endpoint} …`);
  const generator = await createGenerator(modelChoice(flags), disk);
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once("SIGINT", interrupt);
  let outcome: Outcome;
  let files = ours;
  try {
    files = await withReached(ours, generator.verifier, disk);
    const request = {
      prompt: instruction,
      seed,
      rounds,
      constraint: flags.constraint,
      files,
      consents: flags.force ?? false,
    };
    outcome = await runLoop({ ...generator, further }, request, tell, controller.signal);
  } catch (error) {
    if (error instanceof InterruptedError) throw new UsageError(error.message);
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    await generator.dispose();
  }
  const diff = unifiedDiff(files, outcome.files);
  if (flags.json)
    await out(`${JSON.stringify({ instruction, seed, model: generator.modelId, ...outcome, diff }, null, 2)}\n`);
  else await out(diff);
  warn(verdict(outcome));
  if (target !== undefined && diff !== "") write(target, files, outcome, flags);
  return brokeOff(outcome) ? 2 : isDone(outcome) ? 0 : 1;
}

/** All that was asked for is there: made now and without an error, as far as it could be judged; or so already. */
const isDone = (outcome: Outcome): boolean =>
  isSound(outcome) || (outcome.result === "nothing" && isWhole(outcome) && (outcome.understood ?? []).length > 0);

/** The files that may be changed: the folder's own, and what they reach in it. What lies above is read, and never changed. */
async function withReached(ours: Files, verifier: Verifier, disk?: Disk): Promise<Files> {
  await verifier.verify({ files: ours, bundledPolicies: false });
  const reached = Object.entries(disk?.files ?? {}).filter(([name]) => isOwn(name));
  return { ...Object.fromEntries(reached), ...ours };
}

/** Only what changed is written back; into another folder, the whole program. */
function write(target: string, before: Files, outcome: Outcome, { out: elsewhere, force }: MutateFlags): void {
  const { files } = outcome;
  if (!isSound(outcome) && !force) {
    warn("Nothing was written: not all of it was done, or there are errors. --force writes it all the same.");
    return;
  }
  const changed = Object.entries(files).filter(([name, text]) => elsewhere !== undefined || own(before, name) !== text);
  const [first] = elsewhere === undefined || force ? [] : changed.filter(([name]) => existsSync(join(target, name)));
  if (first) throw new UsageError(`${join(elsewhere as string, first[0])} is there already: --force overwrites it.`);
  for (const [name, text] of changed) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  warn(`Written: ${changed.map(([name]) => name).join(", ")}`);
}

/** As `diff -u` prints it, with the names that `git apply` and `patch -p1` read. */
export function unifiedDiff(before: Files, after: Record<string, string>): string {
  return Object.entries(after)
    .filter(([name, text]) => own(before, name) !== text)
    .map(([name, text]) => {
      const old = own(before, name);
      const from = typeof old === "string" ? `a/${name}` : "/dev/null";
      const patch = createTwoFilesPatch(from, `b/${name}`, typeof old === "string" ? old : "", text, "", "");
      return patch.replace(/^=+\n/, "");
    })
    .join("");
}

/** Whether nothing of it was left undone or is asked back. */
const isWhole = (outcome: Outcome): boolean => !outcome.ended && !isOpen(outcome);

/** Whether a whole change came of it, and the program has no error, as far as it could be judged. */
const isSound = (outcome: Outcome): boolean =>
  outcome.verdict !== undefined && outcome.verdict.level !== "invalid" && isWhole(outcome);

function verdict(outcome: Outcome): string {
  const beginning =
    outcome.result === "nothing" ? "Nothing was changed." : "The change brings no new error; those below are left.";
  return outcomeLines(outcome, beginning).join("\n");
}
