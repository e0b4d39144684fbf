/** Makes the repairs that the verifier is sure of, and never leaves a program worse: what brings a finding that wasn't there is taken back. */
import { applyEdits, fitting, isOwn, repairOf } from "./edits.ts";
import { own } from "./own.ts";
import type { Diagnostic, Edit, Files, Report } from "./report.ts";

/** A repair may uncover the next; two that undo each other must not go on for ever. */
const ROUNDS = 5;

export interface Mended {
  files: Files;
  report: Report;
  /** Whose repairs were made, in order. */
  made: Diagnostic[];
  /** Whose repairs brought something new to complain of, so that they weren't. */
  refused: Diagnostic[];
}

/** What is mended, and by which edits. */
export interface Mending {
  findings(report: Report): Diagnostic[];
  edits(finding: Diagnostic): Edit[];
  /** Whether something is wrong after an edit that wasn't. */
  isWorse(before: Report, after: Report): boolean;
}

/** What the verifier is sure of, which may be made unasked. */
export const REPAIRS: Mending = { findings: ({ diagnostics }) => diagnostics, edits: repairOf, isWorse };

/** What would have failing resources pass the policies that ship: only when asked for. */
export const POLICIES: Mending = {
  findings: ({ policies }) =>
    policies
      .filter(({ result, suppressed }) => result === "fail" && !suppressed)
      .map(({ rule, title, message = "", address, file, range, edits = [] }) => ({
        ...{ stage: "policy", severity: "warning", code: rule, summary: title, detail: message },
        ...{ address, file, range, edits },
      })),
  edits: ({ edits = [] }) => edits,
  // What has a resource pass one policy may have it, or what is added, fail another.
  isWorse: (before, after) => isWorse(before, after) || failing(after).some((name) => !failing(before).includes(name)),
};

const failing = ({ policies }: Report): string[] =>
  policies.filter(({ result }) => result === "fail").map(({ rule, address }) => `${rule} ${address}`);

/** What a finding is about, wherever it stands: repairs move the text below them. */
const nameOf = ({ code, address = "", summary }: Diagnostic): string => [code, address, summary].join("\n");

/** Findings that a change has brought: of a key, those beyond the number that there were. By their code, where names in their words may be other. */
export function newFindings(before: Report, after: Report, key = ({ code }: Diagnostic): string => code): Diagnostic[] {
  const left = new Map<string, number>();
  for (const one of before.diagnostics) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return after.diagnostics.filter((one) => {
    const known = left.get(key(one)) ?? 0;
    left.set(key(one), known - 1);
    return known <= 0;
  });
}

/** Whether there is a finding after a change that there wasn't before. */
export function isWorse(before: Report, after: Report): boolean {
  return newFindings(before, after, nameOf).length > 0;
}

/**
 * Verifies and repairs in turns, errors and warnings alike. Only text of the own folder is changed; `known` are files that `verify` has found
 * beside those it was given.
 */
export async function mended(
  files: Files,
  verify: (files: Files) => Promise<Report>,
  known: () => Files = () => ({}),
  mending: Mending = REPAIRS,
): Promise<Mended> {
  const repair = mending.edits;
  let current = files;
  let report = await verify(current);
  const made: Diagnostic[] = [];
  /** Of the last round. */
  const refused = new Map<string, Diagnostic>();
  for (let round = 0; round < ROUNDS; round++) {
    const texts: Files = { ...known(), ...current };
    const isMendable = (d: Diagnostic) =>
      repair(d).length > 0 && repair(d).every(({ file }) => isOwn(file) && typeof own(texts, file) === "string");
    // What was refused beside others may do now: of two that add the same block, the second sets an argument in it.
    refused.clear();
    const open = mending.findings(report).filter(isMendable);
    const fit = new Set(fitting(open.map(repair)));
    const before = { files: current, report };
    const accepted: Diagnostic[] = [];
    /** All at once, and by halves where that isn't good. */
    const make = async (some: readonly Diagnostic[]): Promise<void> => {
      const next = edited(before.files, texts, [...accepted, ...some], mending);
      const after = await verify(next);
      if (!mending.isWorse(before.report, after)) {
        accepted.push(...some);
        [current, report] = [next, after];
      } else if (some.length === 1) refused.set(nameOf(some[0] as Diagnostic), some[0] as Diagnostic);
      else {
        await make(some.slice(0, some.length >> 1));
        await make(some.slice(some.length >> 1));
      }
    };
    const chosen = open.filter((d) => fit.has(repair(d)));
    if (chosen.length > 0) await make(chosen);
    made.push(...accepted);
    if (accepted.length === 0) break;
  }
  return { files: current, report, made, refused: [...refused.values()] };
}

/** The files with the repairs that diagnostics bring along. */
export function edited(files: Files, texts: Files, mended: readonly Diagnostic[], { edits: of } = REPAIRS): Files {
  // One edit may mend several findings.
  const edits = [...new Map(mended.flatMap(of).map((edit) => [JSON.stringify(edit), edit])).values()];
  const next = { ...files };
  for (const file of new Set(edits.map((edit) => edit.file)))
    next[file] = applyEdits(
      texts[file] as string,
      edits.filter((edit) => edit.file === file),
    );
  return next;
}
