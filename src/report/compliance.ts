/** Results by the recommendations of a benchmark. Only those are listed that a rule of ours judges; the others are for people to check. */
import type { PolicyResult, Report } from "../core/report.ts";
import { isFailing } from "../core/severity.ts";
import aws from "./benchmarks/cis-aws.json" with { type: "json" };
import azure from "./benchmarks/cis-azure.json" with { type: "json" };
import gcp from "./benchmarks/cis-gcp.json" with { type: "json" };
import kubernetes from "./benchmarks/cis-kubernetes.json" with { type: "json" };

export interface Recommendation {
  /** As the benchmark numbers it; several where one rule judges both. */
  id: string;
  /** In our words. */
  title: string;
  rules: string[];
}

export interface Benchmark {
  /** As `--compliance` names it. */
  id: string;
  title: string;
  version: string;
  recommendations: Recommendation[];
}

export const BENCHMARKS: readonly Benchmark[] = [aws, azure, gcp, kubernetes];

/** What can come of a recommendation, in words. `nothing`: the program has no resource that the rules judge. */
export const COMPLIANCE = {
  fail: "fails",
  unknown: "unknown",
  suppressed: "suppressed",
  pass: "passes",
  nothing: "nothing to judge",
} as const;
export type Compliance = keyof typeof COMPLIANCE;

export interface Answer extends Recommendation {
  compliance: Compliance;
  /** Of its rules, what they say. */
  results: PolicyResult[];
}

/** What a report says of each recommendation: the worst that its rules say of any resource. */
export function answersOf({ recommendations }: Benchmark, { policies }: Pick<Report, "policies">): Answer[] {
  return recommendations.map((recommendation) => {
    const results = policies.filter(({ rule }) => recommendation.rules.includes(rule));
    return { ...recommendation, results, compliance: complianceOf(results) };
  });
}

function complianceOf(results: readonly PolicyResult[]): Compliance {
  if (results.some(isFailing)) return "fail";
  if (results.some(({ result }) => result === "unknown")) return "unknown";
  if (results.some(({ result }) => result === "fail")) return "suppressed";
  return results.length > 0 ? "pass" : "nothing";
}

/** Where benchmarks ask for a rule, such as "CIS Kubernetes Benchmark 1.8.0: 5.2.2". */
export const benchmarksOf = (rule: string): string[] =>
  BENCHMARKS.flatMap(({ title, version, recommendations }) =>
    recommendations
      .filter(({ rules }) => rules.includes(rule))
      .map(({ id, title: what }) => `${title} ${version}: ${id} ${what}`),
  );
