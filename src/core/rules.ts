/** What is known of rules beside their findings. The Go side is wasm/internal/report/rule.go. */
import type { Equivalents } from "./report.ts";

export const RULE_KINDS = ["policy", "lint", "secret", "diagnostic"] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export interface Rule {
  /** What a policy result has as `rule`, a diagnostic as `code`. */
  id: string;
  kind: RuleKind;
  provider?: string;
  title: string;
  /** Absent when it depends on the finding. */
  severity?: string;
  rationale?: string;
  remediation?: string;
  references?: string[];
  equivalents: Equivalents;
}

/** Who knows all rules: those that ship, and what the engine's diagnostics mean. */
export interface RuleSource {
  rules(signal?: AbortSignal): Promise<Rule[]>;
}
