/** The rows of all sets. */

import type { BlockEdit } from "../../src/core/block-edits.ts";
import type { Diagnostic, StageResult } from "../../src/core/report.ts";

/** The sets. */
export type TaskName = "gen" | "mutn" | "repair";

/** A row before anything has judged it. */
export interface Draft {
  id: string;
  task: TaskName;
  /** What it was made of. */
  source: "families" | "docs" | "schema" | "model";
  /** The families it comes from, joined by ` + `. */
  family: string;
  provider: string;
  prompt: string;
  /** Of a change: the program before. */
  before?: string;
  /** How a change is made: the operator, or what was broken. */
  kind?: string;
  /** The right answer as a whole program: main.tf, and other files where there are any. */
  program: string;
  files?: Record<string, string>;
  /** Rego that the plan must pass. */
  policy?: string;
  /** Types that every right answer has. */
  types: string[];
}

/** What each stage said. `rules`: bundled policies that fail, which nobody asked to pass. */
export interface Certificate {
  parse: StageResult;
  schema: StageResult;
  plan: StageResult;
  lint: "pass" | "fail";
  policy: StageResult;
  intent?: "pass";
  rules?: string[];
  /** Rounds of deterministic fixes before it passed. */
  rounds: number;
}

/** What the verifier says of a broken program. */
export type Fault = Pick<Diagnostic, "stage" | "code" | "address" | "summary" | "detail"> & { line: number };

export interface Row extends Draft {
  /** Types of the program's resources and data sources. */
  resources: string[];
  /** Resource and data blocks. */
  difficulty: number;
  /** Of a change: what makes the program of `before` the right one. */
  edits?: BlockEdit[];
  /** Of a repair: what is wrong with `before`. */
  faults?: Fault[];
  split: "train" | "test";
  certificate: Certificate;
}

/** A draft that came to nothing, and why. */
export interface Drop {
  id: string;
  /** A stage, or what else stood against it. */
  cause: string;
  text: string;
}
