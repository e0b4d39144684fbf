/** What the loop says while it works and what it leaves behind. Plain data: it crosses worker borders and is stored as it is. */
import type { Diagnostic, Report } from "../core/report.ts";
import type { Verdict } from "../core/verdict.ts";
import type { Source } from "../intent/intent.ts";
import type { Fix } from "../mend/fix.ts";
import type { Callout } from "./callouts.ts";
import type { Score } from "./ladder.ts";

export type Phase = "retrieve" | "generate" | "verify" | "fix" | "repair";

/** The certificate of one step: the program, what the verifier says of it, and how it came to be. */
export interface RoundRecord {
  /** 0 is the first draft; 1 to 3 are repairs. */
  round: number;
  /** `salvage`: the same round's program after the last resort, without the model. */
  step: "generate" | "repair" | "salvage";
  program: string;
  /** Of a change: the files that differ from the program as it was. */
  files?: Record<string, string>;
  report: Report;
  /** Every change that was made without the model since it wrote. */
  fixes: Fix[];
  /** Addresses, or types, that the model was asked to write. */
  asked: string[];
  seconds: number;
  tokens: number;
  /** How many of the values written in this step came from where. Without any, the model wrote its blocks whole. */
  sources: Record<Source, number>;
  score: Score;
}

export type LoopEvent =
  | { kind: "phase"; phase: Phase; round: number }
  /** The model writes; `text` is what is new. */
  | { kind: "text"; text: string; round: number }
  /** The model reads what stands before its next choice: so many tokens of so many. */
  | { kind: "reading"; read: number; of: number; round: number }
  /** The blocks that it is going to be about, before any is judged. */
  | { kind: "plan"; addresses: string[] }
  /** The program with each block that is finished, not judged yet. */
  | { kind: "draft"; program: string; round: number }
  | { kind: "round"; record: RoundRecord };

/** A parameter of a scenario that nobody said. */
export interface Assumption {
  scenario: string;
  name: string;
  /** The arguments of the program that have it: `aws_sqs_queue.jobs.visibility_timeout_seconds`. */
  places: string[];
  value: string;
  /** What else it is in our scenarios. */
  others: string[];
  /** The user has put it there since. */
  given?: true;
}

/** Whose a value is. `usual`: nobody said it; it is what scenarios and examples have. */
export type Author = Source | "usual";

/** A plain value of a program that was written, and who chose it. */
export interface ChosenValue {
  address: string;
  /** `rule.expiration.days`. */
  path: string;
  /** Of those with the same path in the block, which one, from 0. */
  nth: number;
  /** Without quotes. */
  text: string;
  who: Author;
  /** One of the assumptions. */
  assumed?: true;
  /** What else fits the place. */
  others: string[];
}

/** A part of a request for a change, and whether it was done. */
export interface Part {
  text: string;
  done: boolean;
  /** Why it wasn't, or that it was so already. */
  reason?: string;
}

/** How far a run came that ended early. */
export interface Ended {
  /** Why, in a sentence; absent when the user stopped it. */
  why?: string;
  /** Of a new program (of a change, `understood` says what is done): how many of the blocks that it was to have it has. */
  blocks?: { written: number; of: number };
}

/** `Stopped: 1 of 3 blocks.` */
export function endedText({ why, blocks }: Ended): string {
  const part = blocks ? `: ${blocks.written} of ${blocks.of} ${blocks.of === 1 ? "block" : "blocks"}` : "";
  return why === undefined ? `Stopped${part}.` : `Broke off${part}. ${why}`;
}

export interface Outcome {
  /**
   * `verified`: the engine parsed, checked and planned it with every variable given, without an error, and no user policy denies it. `best-effort`: the
   * best version isn't; `verdict` says what holds of it, `wrong` has its errors. `nothing`: no version has a resource in it. None of them says that the
   * program does what the prompt meant. Of a change, `verified` says also that every part of the request was done and nothing beyond it.
   */
  result: "verified" | "best-effort" | "nothing";
  program: string;
  /** The program as files. */
  files: Record<string, string>;
  /** The report on `program`; absent with `nothing`. */
  report?: Report;
  /** What may be said of `program`; absent with `nothing`. */
  verdict?: Verdict;
  /** Errors of `program`. */
  wrong: Diagnostic[];
  /** Types the prompt seems to ask for that `program` lacks. */
  missing: string[];
  /** What was done to the best version without the model. */
  fixes: Fix[];
  /** What a person must look at before taking the program over. */
  callouts: Callout[];
  /** Types that the prompt seems to ask for. */
  types: string[];
  /** Every step in order; `best` is the index of the one that `program` comes from, -1 when there is none. */
  rounds: RoundRecord[];
  best: number;
  cancelled: boolean;
  /** Set when the run ended before its time. What was finished by then is `program`. */
  ended?: Ended;
  seconds: number;
  tokens: number;
  /** What wasn't done, and why. */
  notes?: string[];
  /** Of a new program: what nobody said and was assumed, to be given otherwise. */
  assumed?: Assumption[];
  /** Of a new program: its plain values, and whose they are. */
  values?: ChosenValue[];
  /** Of a change: every part of the request. */
  understood?: Part[];
  /** Of a change: what isn't done without a word of the user's. */
  questions?: string[];
}
