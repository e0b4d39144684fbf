/** What an evaluation reads and writes. Rows and summary are stable records: tools outside the project read them. */
import type { Source } from "../intent/intent.ts";

/** One line of the input. */
export interface Task {
  id: string | number;
  prompt: string;
  /** The program to change: path → text. Without it a new program is asked for. */
  files?: Record<string, string>;
  /** Rego that the plan must pass. Whoever writes the program never sees it. */
  policy?: string;
  /** Types that the program must have: `aws_vpc`, `data.aws_ami`. */
  types?: string[];
  /** Of a change: addresses of the program's blocks that it has to touch. Like the policy, it judges only. */
  asked?: string[];
  /** Line in the input, from 1. */
  line: number;
  /** Digest of the line's content, so that resuming finds out when it has changed. */
  request: string;
}

/** What makes rows comparable: only rows with the same settings stand in one file. */
export interface Settings {
  model: string;
  /** The server's address, for a model behind one. */
  endpoint?: string;
  rounds: number;
  constraint: boolean;
}

/** Lines, as a diff counts them; blocks are top-level ones that are new, gone or other than before. */
export interface Churn {
  added: number;
  removed: number;
  blocks_changed: number;
}

/** What the model's completions took, all together. */
export interface Decoding {
  calls: number;
  /** Until each completion's first token, of those in which the model chose one. */
  prefill_seconds: number;
  /** The rest. */
  seconds: number;
  /** Tokens that the model chose; the others were certain. */
  chosen: number;
  /** Of the seconds, those that the constraint took. */
  constraint_seconds: number;
}

export interface Row {
  id: string | number;
  /** Parse and schema pass. */
  compilable: boolean;
  /** Planned without an error, with every required variable given. */
  deployable: boolean;
  /** Deployable, or only lacking values of variables, and the task's policy passes on what is known; null for a task without one. */
  correct: boolean | null;
  /** No lint finding; of a change, none that wasn't there before. */
  lint_pass: boolean;
  /** Share of the security policies that apply which are passed; null when none applies. */
  security: number | null;
  /** Rounds after the first draft: repairs, or drafts anew where there was nothing to repair. */
  rounds: number;
  seconds: number;
  tokens: number;
  /** The text of main.tf; for a change, path → text. */
  program: string | Record<string, string>;
  /** Until the model chose its first token, reading the request included; null when all was certain without it. */
  first_token_seconds: number | null;
  decoding?: Decoding;
  /** Types of the task that the program lacks. */
  missing: string[];
  /** Not deployable only for want of the values of these variables. */
  needs_values?: string[];
  /** How many of the program's values came from where. */
  sources: Partial<Record<Source, number>>;
  /** Changes only. */
  churn?: Churn;
  /** Changes only: how many things that nobody asked to change are worse or other than before; `regressed` names them. */
  regressions?: number;
  regressed?: string[];
  /** Why there is no verdict: not the program's fault but the machine's. Resuming tries such a row again. */
  error?: string;
  seed: number;
  request: string;
  settings: Settings;
}

export interface Spread {
  median: number;
  mean: number;
}

/** Shares are of `n`, unless the row's own value may be null: then of those that have one. Null where there is none. */
export interface Measures {
  n: number;
  compilable: number | null;
  deployable: number | null;
  /** Share that would be deployable if only their variables had values. */
  needs_values: number | null;
  correct: number | null;
  lint_pass: number | null;
  security: number | null;
  rounds: Spread | null;
  seconds: Spread | null;
  first_token_seconds: Spread | null;
  tokens: Spread | null;
  /** Tokens, certain ones too, for each second without the time until a completion's first; of programs in which the model chose any. */
  tokens_per_second: number | null;
  constraint_ms_per_token: number | null;
  /** Share of the tokens that the model chose, and of the programs in which it chose any: the others follow from prompt, schema and program. */
  tokens_chosen: number | null;
  chosen_in: number | null;
  /** All seconds, those of failures too, for each deployable program. */
  seconds_per_deployable: number | null;
}

export interface ChangeMeasures extends Measures {
  churn: { added: Spread; removed: Spread; blocks_changed: Spread } | null;
  /** Share of the changes that left the program as it was: deployable as before, and rarely correct. */
  unchanged: number | null;
  regressions: Spread | null;
  /** Share of the changes with a regression. */
  regressed: number | null;
}

/** The last record; it has no `id`. */
export interface Summary extends Measures {
  /** Rows that have an `error`; they count as failures. */
  errors: number;
  prompts: number;
  samples: number;
  /** Expected share of correct programs with one sample, and share of prompts with a correct one among all; of prompts with a policy. */
  pass_at_1: number | null;
  pass_at_n: number | null;
  new: Measures;
  changes: ChangeMeasures;
  model: string;
  settings: Settings & { seed: number; samples: number };
}

/** Names a row among those of one evaluation. */
export const keyOf = (id: Task["id"], seed: number): string => `${JSON.stringify(id)} ${seed}`;
