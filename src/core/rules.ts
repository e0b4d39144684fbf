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
  /** Of lint: the smaller of `recommended` and `all` that has it. */
  preset?: string;
  equivalents: Equivalents;
}

/** Who knows all rules: those that ship, and what the engine's diagnostics mean. */
export interface RuleSource {
  rules(signal?: AbortSignal): Promise<Rule[]>;
}

/** What other scanners call a rule. */
export const aliasesOf = ({ equivalents: { checkov, trivy, tflint = [] } }: Rule): string[] => [
  ...checkov,
  ...trivy,
  ...tflint,
];

/** What is wanted of a list of rules; what is absent doesn't matter. */
export interface RuleQuery {
  /** Words in their id, title or aliases. */
  text?: string | undefined;
  provider?: string | undefined;
  severities?: readonly string[] | undefined;
  /** Without it, all but what the diagnostics mean. */
  kind?: string | undefined;
}

/** The rules that have all that a query wants. */
export function rulesWith(rules: readonly Rule[], { text = "", provider, severities, kind }: RuleQuery): Rule[] {
  const words = text.toLowerCase().split(/\s+/);
  return rules.filter((rule) => {
    const said = [rule.id, rule.title, ...aliasesOf(rule)].join(" ").toLowerCase();
    return (
      (provider === undefined || rule.provider === provider) &&
      (severities === undefined || severities.some((one) => one === rule.severity)) &&
      (kind === undefined ? rule.kind !== "diagnostic" : rule.kind === kind) &&
      words.every((word) => said.includes(word))
    );
  });
}
