/** What a plan service is asked and answers: the records that service, command line and page share. */
import type { Diagnostic, Files } from "./report.ts";

/** The code of what the engine itself finds wrong with a program. */
export const ENGINE_ERROR = "engine-error";

export interface PlanRequest {
  /** Relative, slash-separated paths from the highest folder that is sent. */
  files: Files;
  /** The root module's folder among them. Default: that highest folder. */
  root?: string;
  /** Texts are read as the variable's type says, as after `-var`; all else is a value. */
  vars?: Record<string, unknown>;
  /** Of the files, those with values of variables, in order; they win over `terraform.tfvars` and lose to `vars`. */
  varFiles?: string[];
}

/** `done`: there is a result, be it that the program was refused or has errors. `failed`: the service couldn't, and `reason` says why. */
export const PLAN_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** What a running job is at, in order: refusing what may not run, installing providers, planning, printing the plan. */
export const PLAN_STEPS = ["gate", "init", "plan", "show"] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

/** A provider that took part in a plan. A stub knows its provider's schema and nothing of its code. */
export interface PlannedProvider {
  source: string;
  version: string;
  stub: boolean;
}

/** Who planned it, and how. */
export interface PlanCertificate {
  engine: { name: string; version: string };
  providers: PlannedProvider[];
  sandbox: "bubblewrap" | "none";
}

export interface PlanResult {
  /** Planned without an error. */
  ok: boolean;
  /** Of stage `plan`. Their files are named as in the request. */
  diagnostics: Diagnostic[];
  certificate: PlanCertificate;
  /** Milliseconds of each step that was reached. */
  timings: Partial<Record<PlanStep, number>>;
  /** The `show -json` document, when it was planned. */
  plan?: unknown;
}

export interface PlanJob {
  id: string;
  state: PlanState;
  /** Of a running job. */
  step?: PlanStep;
  /** Times as ISO 8601 in UTC. */
  created: string;
  started?: string;
  finished?: string;
  /** Of a queued job: how many are to be run before it. */
  ahead?: number;
  /** Of a job that is done. */
  result?: PlanResult;
  /** Of a job that failed: why, in a sentence. */
  reason?: string;
}

/** No more of it is to come. */
export const isFinal = ({ state }: Pick<PlanJob, "state">): boolean => state !== "queued" && state !== "running";

/** What is answered instead when a request is refused. */
export interface PlanRefusal {
  error: { code: string; message: string };
}
