/** What was verified of a program, by what, and how the program came to be: to be read, and kept as JSON. Pure. */
import { errorsOf, type ProviderUse, type Report, STAGES, type Stage, type StageResult } from "../core/report.ts";
import { type VerdictLevel, verdictOf } from "../core/verdict.ts";
import type { Versions } from "../core/versions.ts";
import { sourcesOf } from "../loop/origin.ts";
import { endedText, type Outcome, type RoundRecord } from "../loop/record.ts";

export interface CertifiedFile {
  path: string;
  /** UTF-8. */
  bytes: number;
  /** Absent where the browser has no means to make one: on a page that isn't served securely. */
  sha256?: string;
}

export interface Certificate {
  format: 1;
  /** When it was made, ISO 8601. */
  made: string;
  project: string;
  files: CertifiedFile[];
  verdict: { level: VerdictLevel; title: string; holds: string; not: string[] };
  stages: Record<Stage, StageResult>;
  engine: Versions | undefined;
  schemas: ProviderUse[];
  /** Who planned it beside, with which providers, or why nobody did. Absent where no plan service was to be asked. */
  planned: Report["planned"];
  findings: { errors: number; warnings: number; notes: number; suppressed: number };
  policies: { pass: number; fail: number; unknown: number; suppressed: number };
  /** Blocks that were judged, of how many. */
  coverage: Report["coverage"];
  /** Variables without a value. */
  unset: string[];
  written: Written | undefined;
}

/** How a program was written here. */
export interface Written {
  prompt: string;
  mode: "change" | "new";
  /** The program is still as it was written. */
  unchanged: boolean;
  result: Outcome["result"];
  ended?: string;
  seconds: number;
  tokens: number;
  /** Of how many values each is the author. Empty where the model wrote whole blocks. */
  values: Partial<RoundRecord["sources"]>;
  notes: string[];
  rounds: CertifiedRound[];
}

export interface CertifiedRound {
  round: number;
  step: RoundRecord["step"];
  kept: boolean;
  level: RoundRecord["score"]["level"];
  errors: number;
  stages: Record<Stage, StageResult>;
  asked: string[];
  fixes: string[];
  seconds: number;
  tokens: number;
}

export interface CertificateParts {
  made: string;
  project: string;
  files: readonly CertifiedFile[];
  report: Report;
  engine: Versions | undefined;
  run?: { prompt: string; mode: "change" | "new"; outcome: Outcome; unchanged: boolean } | undefined;
}

export function certificateOf({ made, project, files, report, engine, run }: CertificateParts): Certificate {
  const { level, title, holds, not } = verdictOf(report);
  const open = report.diagnostics.filter(({ suppressed }) => !suppressed);
  const count = <T>(list: readonly T[], is: (one: T) => boolean) => list.filter(is).length;
  const judged = report.policies.filter(({ suppressed }) => !suppressed);
  return {
    format: 1,
    made,
    project,
    files: [...files],
    verdict: { level, title, holds, not },
    stages: report.stages,
    engine,
    schemas: report.providers,
    planned: report.planned,
    findings: {
      errors: errorsOf(report).length,
      warnings: count(open, ({ severity }) => severity === "warning"),
      notes: count(open, ({ severity }) => severity === "info"),
      suppressed: report.diagnostics.length - open.length,
    },
    policies: {
      pass: count(judged, ({ result }) => result === "pass"),
      fail: count(judged, ({ result }) => result === "fail"),
      unknown: count(judged, ({ result }) => result === "unknown"),
      suppressed: report.policies.length - judged.length,
    },
    coverage: report.coverage,
    unset: (report.unset ?? []).map(({ name }) => name),
    written: run && writtenOf(run),
  };
}

function writtenOf({ prompt, mode, outcome, unchanged }: NonNullable<CertificateParts["run"]>): Written {
  const { result, ended, seconds, tokens, rounds, best, notes = [] } = outcome;
  const sources = Object.entries(sourcesOf(rounds, best) ?? {}).filter(([, n]) => n > 0);
  return {
    prompt,
    mode,
    unchanged,
    result,
    ...(ended && { ended: endedText(ended) }),
    seconds,
    tokens,
    values: Object.fromEntries(sources),
    notes,
    rounds: rounds.map(({ round, step, score, report, asked, fixes, ...cost }, i) => ({
      round,
      step,
      kept: i === best,
      level: score.level,
      errors: errorsOf(report).length,
      stages: report.stages,
      asked,
      fixes: fixes.map(({ title }) => title),
      seconds: cost.seconds,
      tokens: cost.tokens,
    })),
  };
}

export const STAGE_TEXT: Record<Stage, string> = {
  parse: "The text is Terraform",
  schema: "Blocks fit the provider schemas",
  plan: "OpenTofu plans it",
  lint: "How it is written",
  policy: "Policies",
};

/** The stages in order, with what each result means. */
export const stageRows = (stages: Record<Stage, StageResult>): { stage: Stage; text: string; result: StageResult }[] =>
  STAGES.map((stage) => ({ stage, text: STAGE_TEXT[stage], result: stages[stage] }));
