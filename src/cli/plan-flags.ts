/** `--plan-service`, of every command that verifies a program. */
import { readFileSync } from "node:fs";
import { errorsOf, type Report } from "../core/report.ts";
import { notPlannedOf, plannedOf, verdictOf } from "../core/verdict.ts";
import type { Outcome } from "../loop/record.ts";
import { destinationOf } from "../model/destination.ts";
import type { PlanService } from "../plan-service/client.ts";
import { type Program, withService } from "../plan-service/stage.ts";
import { warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

export interface PlanServiceFlags {
  planService?: string;
  planTokenFile?: string;
}

/** Undefined when none is named. */
export function planServiceOf({ planService: url, planTokenFile: file }: PlanServiceFlags): PlanService | undefined {
  if (url === undefined) {
    if (file !== undefined) throw new UsageError("--plan-token-file needs --plan-service, the address of the service.");
    return undefined;
  }
  try {
    destinationOf(url);
  } catch (error) {
    throw new UsageError(`--plan-service ${url}: ${(error as Error).message}`);
  }
  const token = file === undefined ? process.env.TERRAFORMER_PLAN_TOKEN : tokenIn(file);
  return { url, token: token?.trim() || undefined };
}

function tokenIn(file: string): string {
  try {
    const lines = readFileSync(userPath(file), "utf8").split("\n");
    return lines.map((line) => line.trim()).find((line) => line && !line.startsWith("#")) ?? "";
  } catch (error) {
    throw new UsageError(`--plan-token-file ${file}: ${(error as Error).message}`);
  }
}

/** The report with what the service says; as it is when there is none. Where a plan waits, it is told. */
export async function plannedReport(
  service: PlanService | undefined,
  report: Report,
  program: Program,
  signal?: AbortSignal,
): Promise<Report> {
  if (!service) return report;
  let told = "";
  return withService(service, report, program, signal, ({ state, ahead = 0 }) => {
    const line = state === "queued" && ahead > 0 ? `Waiting for the plan service: ${ahead} before this …` : "";
    if (line && line !== told) warn(line);
    told = line;
  });
}

/** What was written or changed, with what the service says of it. Errors of the engine's make it unverified. */
export async function plannedOutcome(
  service: PlanService | undefined,
  outcome: Outcome,
  program: Program = { files: outcome.files },
): Promise<Outcome> {
  const { report, verdict } = outcome;
  if (!service || !report || !verdict) return outcome;
  const said = await plannedReport(service, report, program);
  if (!said.ok && report.ok)
    return {
      ...outcome,
      result: "best-effort",
      report: said,
      verdict: verdictOf(said),
      wrong: [...outcome.wrong, ...errorsOf(said)],
    };
  const holds = [verdict.holds, ...plannedOf(said)].join(" ");
  return { ...outcome, report: said, verdict: { ...verdict, holds, not: [...verdict.not, ...notPlannedOf(said)] } };
}
