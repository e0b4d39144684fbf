/** `--plan-service`, of every command that verifies a program. */
import { readFileSync } from "node:fs";
import { isFinal } from "../core/plan-service.ts";
import type { Files, FurtherStage } from "../core/report.ts";
import { destinationOf } from "../model/destination.ts";
import type { PlanService } from "../plan-service/client.ts";
import { type Program, planStage } from "../plan-service/stage.ts";
import { warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

export interface PlanServiceFlags {
  planService?: string;
  planTokenFile?: string;
}

function planServiceOf({ planService: url, planTokenFile: file }: PlanServiceFlags): PlanService | undefined {
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

/** What it says as one more stage; undefined when none is named. That it waits or is planned there is told: it may take a while. */
export function planFlagged(flags: PlanServiceFlags, programOf?: (files: Files) => Program): FurtherStage | undefined {
  const service = planServiceOf(flags);
  let told = "";
  return (
    service &&
    planStage(service, {
      ...(programOf && { programOf }),
      onJob({ state, ahead = 0 }) {
        const waits = state === "queued" && ahead > 0;
        const line = waits ? `Waiting for the plan service: ${ahead} before this …` : `Planning at ${service.url} …`;
        if (!isFinal({ state }) && line !== told) warn(line);
        told = isFinal({ state }) ? "" : line;
      },
    })
  );
}
