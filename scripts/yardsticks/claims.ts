/** What rules that ship claim to be the same as, by the metadata of their files, and how that holds. */
import type { PolicyResult } from "../../src/core/report.ts";
import { bundlePolicies, readPolicies } from "../policies.ts";
import type { Judged } from "./shared.ts";

/** A verdict of others. */
export interface Expected {
  id: string;
  check: string;
  provider: string;
  verdict: "pass" | "fail";
}

/**
 * The rules that claim a check of checkov or trivy, of those whose name begins with `prefix`, as they are now: the bundle is written anew.
 */
export function claims(kind: "checkov" | "trivy", prefix: string): (check: string) => string[] {
  bundlePolicies();
  const rules = new Map<string, string[]>();
  for (const [path, text] of Object.entries(readPolicies())) {
    const rule = /^policies\/(.*)\/rule\.rego$/.exec(path)?.[1];
    if (!rule?.startsWith(prefix)) continue;
    const list = new RegExp(`^# +${kind}: \\[(.*)\\]`, "m").exec(text)?.[1] ?? "";
    for (const check of list.split(/[\s,]+/).filter(Boolean)) rules.set(check, [...(rules.get(check) ?? []), rule]);
  }
  return (check) => rules.get(check) ?? [];
}

const WEIGHT = { pass: 1, unknown: 2, fail: 3 } as const;

/** How what the claiming rules say, the worst of it, compares to what is expected. */
export function judged(
  { id, check, provider, verdict }: Expected,
  by: string[],
  results: readonly PolicyResult[],
): Judged {
  const counts: Judged["counts"] = { [`${provider}: rows claimed`]: [by.length > 0 ? 1 : 0, 1] };
  if (by.length === 0) return { id, verdict: "exception", note: "no rule claims the check", counts };
  const ours = results
    .filter(({ rule }) => by.includes(rule))
    .map(({ result }) => result)
    .sort((a, b) => WEIGHT[b] - WEIGHT[a])[0];
  const isDecided = ours === "pass" || ours === "fail";
  counts[`${provider}: claimed rows decided`] = [isDecided ? 1 : 0, 1];
  if (isDecided) counts[`${provider}: decided rows equal`] = [ours === verdict ? 1 : 0, 1];
  if (ours === verdict) return { id, verdict: "agree", counts };
  const note = `${by.join(", ")} (${check}) says ${ours ?? "nothing"} for ${verdict}`;
  return { id, verdict: isDecided ? "differ" : "exception", note, counts, misses: [`${note}: ${id}`] };
}
