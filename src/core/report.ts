/** The records that every part of TerraFormer speaks: page, command line, reward. The Go side is wasm/internal/report. */

import type { PlanCertificate } from "./plan-service.ts";

/** The stages a program goes through, in order. */
export const STAGES = ["parse", "schema", "plan", "lint", "policy"] as const;
export type Stage = (typeof STAGES)[number];
/** What a program is held to while it is written: how it is written is judged when it is done. */
export const WRITING_STAGES: Stage[] = STAGES.filter((stage) => stage !== "lint");
export type StageResult = "pass" | "fail" | "skipped";
export type Severity = "error" | "warning" | "info";

/** A place in a file. Lines and columns count from 1, columns in grapheme clusters as HCL counts them; bytes from 0, UTF-8. */
export interface Position {
  line: number;
  column: number;
  byte: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** Replace `range` of `file` by `newText`. An empty range inserts. */
export interface Edit {
  file: string;
  range: Range;
  newText: string;
  title?: string;
  /** It is never made unasked, though it replaces or removes something. */
  suggestion?: true;
}

/** Why a finding doesn't count: a comment beside it, a waiver of the configuration, or a baseline says so. It stays in the report. */
export interface Suppression {
  reason: string;
  by: "comment" | "waiver" | "baseline";
  owner?: string;
  /** A day, such as `2026-11-29`. */
  expires?: string;
}

/** One thing that is wrong, or worth knowing. `code` is stable, so that tools may rely on it. */
export interface Diagnostic {
  stage: Stage;
  code: string;
  severity: Severity;
  summary: string;
  detail: string;
  /** Address of the block it is about, such as `aws_vpc.main`. */
  address?: string;
  file: string;
  range: Range;
  edits?: Edit[];
  docs?: string;
  /** Names of the same rule in other linters. */
  equivalents?: string[];
  suppressed?: Suppression;
}

/** What one policy says of one resource. `unknown`: it depends on a value that only the cloud will know. */
export interface PolicyResult {
  rule: string;
  title: string;
  severity: string;
  address: string;
  result: "pass" | "fail" | "unknown";
  message?: string;
  file: string;
  range: Range;
  suppressed?: Suppression;
  equivalents: Equivalents;
  /** Suggestions that would have it pass, never made unasked. */
  edits?: Edit[];
}

/** The same check in other scanners. */
export interface Equivalents {
  checkov: string[];
  trivy: string[];
  tflint?: string[];
}

/** The provider schema a program was judged by. `locked`: the version that the lock file selects. `exact`: it is that one, or satisfies the constraint where none is locked. */
export interface ProviderUse {
  source: string;
  version: string;
  constraint?: string;
  locked?: string;
  exact: boolean;
}

/** A variable of the root module that has neither a value nor a default: Terraform plans only once it has one. */
export interface UnsetVariable {
  name: string;
  /** As it is declared, such as `list(string)`. */
  type: string;
  sensitive: boolean;
  file: string;
  range: Range;
}

/** How many of a program's blocks were judged against what they are made for, and what wasn't there to judge the others by. */
export interface Coverage {
  judged: number;
  /** Resources, data sources, provider configurations, calls of modules. */
  blocks: number;
  /** Addresses of calls. */
  modules: string[];
  /** Such as `acme/widgets`. */
  providers: string[];
}

/** The judgement on one program. `ok`: no diagnostic of severity error, but suppressed ones. */
export interface Report {
  ok: boolean;
  stages: Record<Stage, StageResult>;
  diagnostics: Diagnostic[];
  policies: PolicyResult[];
  providers: ProviderUse[];
  /** Absent when every variable has a value; with any, the plan stage doesn't pass. */
  unset?: UnsetVariable[];
  /** The root is a module of others: its variables and aliased providers come from its caller. */
  module?: true;
  /** Absent when everything was judged. */
  coverage?: Coverage;
  /** Packages of the user policies that were judged; absent when none was. */
  namespaces?: string[];
  /** What a plan service said beside; absent where none was to be asked. */
  planned?: Planned;
  /** The `terraform show -json` document, when asked for and reached. */
  plan?: unknown;
}

/** A plan by the real engine, or why there is none. */
export type Planned = {
  /** The service's host. */
  by: string;
} & ({ certificate: PlanCertificate; ok: boolean } | { not: string });

/**
 * Judges further what passes here, as a plan service does: gives the report with what it says. What fails here is given back as it is, and so is all of it
 * where it can't be asked. Rejects only when `signal` aborts meanwhile.
 */
export type FurtherStage = (report: Report, files: Files, signal?: AbortSignal) => Promise<Report>;

/** Text, or bytes that are no valid UTF-8. */
export type FileContent = string | { base64: string };
/** Relative, slash-separated paths, as seen from the root module's folder: what lies above it begins with `../`. */
export type Files = Record<string, FileContent>;

/** Something that a program reaches: the configuration of a folder, a file, or the names of the files below a folder. */
export interface Reach {
  kind: "module" | "file" | "list";
  path: string;
  /** How many levels of a list; none means all. */
  levels?: number;
  /** It can't be read, and why, as the end of a sentence. */
  why?: string;
}

/** What was found of it. With neither `files` nor `why`, there is none. */
export interface Found {
  files?: Files;
  /** How large the files are. */
  bytes?: number;
  /** Files that are there, but whose content wasn't asked for or isn't read. */
  listed?: string[];
  why?: string;
}

/** Where the verifier finds what a program reaches and a request lacks. */
export interface FileSource {
  /** The root module's folder, from the highest folder that may be read; empty when it is that. */
  readonly root: string;
  read(reach: Reach): Found;
}

/** The plan, or the program's files as conftest's hcl2 parser gives them. */
export const POLICY_INPUTS = ["plan", "hcl2"] as const;
export type PolicyInput = (typeof POLICY_INPUTS)[number];

/** A JSON or YAML file, and the names under `data` that lead to what is in it. */
export interface PolicyData {
  file: string;
  at: string[];
  text: string;
}

export interface VerifyRequest {
  files: Files;
  /** The root module's folder, from the highest that `files` name. Without it, its name isn't known. */
  root?: string;
  /** Without it, `files` are all there is. */
  source?: FileSource | undefined;
  /** Default: all. `policy` needs `plan`. */
  stages?: Stage[];
  vars?: Record<string, unknown>;
  varFiles?: string[];
  /** User policies, conftest style: path → Rego; also JSON and YAML files beside them, which give what the policies read under `data`. */
  policies?: Record<string, string>;
  /** Of the user policies, those of these packages, such as `main` or `aws.*`. Default: all. */
  namespaces?: string[];
  /** What user policies find under `data`. */
  data?: PolicyData[];
  /** What user policies are asked about. Default: what each reads. */
  input?: PolicyInput;
  /** User policies are given a list of `{path, contents}`. Default: where they read one. */
  combine?: boolean;
  /** Judge by the policies that ship with TerraFormer too. Default true. */
  bundledPolicies?: boolean;
  /** Of the policies that ship, those of these names, such as `aws/s3-versioning`. Default: all. */
  rules?: string[];
  withPlan?: boolean;
  /** Which of the files says how rules judge and what is waived. Default: `.terraformer.hcl` of the root module's folder. */
  config?: string;
  /** The day, such as `2026-11-29`, for waivers that end. Default: the machine's; of `""` nobody knows which it is. */
  today?: string;
}

export interface FormatResult {
  files: Record<string, string>;
  diagnostics: Diagnostic[];
}

/** Which policies to judge an existing plan by. */
export type PlanRequest = Pick<
  VerifyRequest,
  | "policies"
  | "namespaces"
  | "data"
  | "input"
  | "combine"
  | "bundledPolicies"
  | "rules"
  | "withPlan"
  | "config"
  | "today"
> & {
  plan: unknown;
  /** For `config`. */
  files?: Files;
};

/** The one verifier, wherever it runs. It rejects only when `signal` aborts; whatever else goes wrong is a diagnostic. */
export interface Verifier {
  verify(request: VerifyRequest, signal?: AbortSignal): Promise<Report>;
  /** Policies alone, on a plan as `terraform show -json` prints it. */
  verifyPlan(request: PlanRequest, signal?: AbortSignal): Promise<Report>;
  format(files: Record<string, string>, signal?: AbortSignal): Promise<FormatResult>;
}

export const errorsOf = (report: Pick<Report, "diagnostics">): Diagnostic[] =>
  report.diagnostics.filter((d) => d.severity === "error" && !d.suppressed);
