/** From what the model wrote to a version with its verdict: form, verdict, gentle fixes until they change nothing; and the last resort. */
import type { Report, Verifier, VerifyRequest } from "../core/report.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { applyChanges, type Change, type Fix } from "../mend/fix.ts";
import { gentleChanges } from "../mend/gentle-fixes.ts";
import { PROGRAM_FILE, Program } from "../mend/program.ts";
import { salvageChanges } from "../mend/salvage.ts";
import { fixText } from "../mend/text-fixes.ts";

export interface Version {
  program: string;
  report: Report;
  fixes: Fix[];
}

export interface Judge {
  verifier: Verifier;
  schemas: Schemas;
  /** What else the program is judged by: user policies, variables. */
  request?: Omit<VerifyRequest, "files" | "stages">;
  signal?: AbortSignal | undefined;
  /** Default true. False: what the model wrote is judged as it stands. */
  mends?: boolean;
}

/** Fixes uncover further errors (the engine stops at the first stage that fails); a fix that undoes another must not go on for ever. */
const PASSES = 8;

/** Text fixes, then verdict and gentle fixes in turns. */
export async function judged(judge: Judge, text: string): Promise<Version> {
  return repaired(judge, await verdict(judge, text, []), gentleChanges);
}

/** What is left of a version when everything at fault is taken out or asked for. */
export async function salvaged(judge: Judge, version: Version): Promise<Version> {
  return repaired(judge, version, (program) => {
    const gentle = gentleChanges(program);
    return gentle.length > 0 ? gentle : salvageChanges(program);
  });
}

async function repaired(judge: Judge, start: Version, changesOf: (program: Program) => Change[]): Promise<Version> {
  let version = start;
  const seen = new Set([start.program]);
  const most = judge.mends === false ? 0 : PASSES;
  for (let pass = 0; pass < most && !version.report.ok; pass++) {
    const changes = changesOf(new Program(version.program, version.report, judge.schemas));
    if (changes.length === 0) break;
    const { text, fixes } = applyChanges(version.program, changes);
    if (seen.has(text)) break;
    seen.add(text);
    version = await verdict(judge, text, [...version.fixes, ...fixes]);
  }
  return version;
}

async function verdict(
  { verifier, request, signal, mends = true }: Judge,
  text: string,
  before: Fix[],
): Promise<Version> {
  if (!mends)
    return {
      program: text,
      report: await verifier.verify({ ...request, files: { [PROGRAM_FILE]: text } }, signal),
      fixes: [],
    };
  const fixed = fixText(text);
  const formatted = await verifier.format({ [PROGRAM_FILE]: fixed.text }, signal);
  const program = formatted.files[PROGRAM_FILE] ?? fixed.text;
  const report = await verifier.verify({ ...request, files: { [PROGRAM_FILE]: program } }, signal);
  return { program, report, fixes: [...before, ...fixed.fixes] };
}
