/**
 * Programs with the plan that Terraform 1.14 made of them with the real aws provider. A row agrees when it has the same resources and
 * nothing that we call known is otherwise. Measured besides, strictly: every leaf of `change.after` that the real plan knows, null leaves
 * too; every unknown one; and every leaf of the configuration that the program wrote.
 */

import { errorsOf } from "../../src/core/report.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import { causeOf, changes, comparableLeaves, type Plan, type RealRow } from "./plan-leaves.ts";
import { canonical, type Judged, rowsOf, type Yardstick } from "./shared.ts";

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** JSON inside a text (a policy, say) counts by its value here. */
function comparable(value: unknown): string {
  try {
    if (typeof value === "string" && /^\s*[{[]/.test(value)) return canonical(JSON.parse(value));
  } catch {
    // It only looked like JSON.
  }
  return canonical(value);
}

/** Paths of what we call known and is otherwise. Blocks are compared one by one, sets in any order. */
function contradictions(ours: unknown, theirs: unknown, path: string): string[] {
  if (isEmpty(ours) || theirs === undefined) return [];
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length !== theirs.length) return [`${path}: ${ours.length} instead of ${theirs.length}`];
    return ours.flatMap((item, i) => {
      const found = contradictions(item, theirs[i], `${path}[${i}]`);
      const elsewhere = theirs.some((other) => contradictions(item, other, "").length === 0);
      return elsewhere ? [] : found;
    });
  }
  if (typeof ours === "object" && typeof theirs === "object" && ours && theirs) {
    return Object.entries(ours).flatMap(([key, value]) =>
      contradictions(value, (theirs as Record<string, unknown>)[key], path ? `${path}.${key}` : key),
    );
  }
  return comparable(ours) === comparable(theirs)
    ? []
    : [`${path}: ${canonical(ours).slice(0, 60)} instead of ${canonical(theirs).slice(0, 60)}`];
}

/** The leaves of one row, counted by kind, with the cause of each miss. */
function measure(row: RealRow, mine: Plan): Pick<Judged, "counts" | "misses"> {
  const counts: Record<string, [equal: number, of: number]> = {};
  const misses: string[] = [];
  const count = (name: string, equal: boolean) => {
    const sum = counts[name] ?? [0, 0];
    counts[name] = [sum[0] + Number(equal), sum[1] + 1];
  };
  const ours = changes(mine);
  for (const [address, { type, change }] of changes(row.plan)) {
    const own = ours.get(address)?.change;
    for (const leaf of comparableLeaves(change.after ?? {}, own?.after ?? {})) {
      count("leaves of after", leaf.equal);
      if (leaf.theirs !== null) count("of these, not null", leaf.equal);
      if (!leaf.equal) misses.push(`${causeOf(leaf, row)}: ${type}.${leaf.path}`);
    }
    for (const leaf of comparableLeaves(change.after_unknown ?? {}, own?.after_unknown ?? {})) {
      if (leaf.theirs !== true) continue;
      count("unknown leaves", leaf.equal);
      if (!leaf.equal) misses.push(`known here, unknown there: ${type}.${leaf.path}`);
    }
  }
  for (const leaf of comparableLeaves(row.plan.configuration ?? {}, mine.configuration ?? {})) {
    // The tool that ran the plan overrode the provider's configuration; that isn't the program's.
    const [, part = "", name = "", , argument = ""] =
      /^(provider_config)\.([^.]+)(\.expressions\.([^.]+))?/.exec(leaf.path) ?? [];
    const overridden = part && ![name.split(".")[0] ?? "", argument].every((word) => row["main.tf"].includes(word));
    if (overridden && !leaf.equal) {
      count("leaves of configuration that the program doesn't have", false);
      continue;
    }
    count("leaves of configuration", leaf.equal);
    if (!leaf.equal) misses.push(`configuration: ${leaf.path}`);
  }
  return { counts, misses };
}

export const realPlans: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier();
  for (const row of rowsOf<RealRow>("real-plans").slice(0, limit)) {
    const stages = ["parse", "schema", "plan"] as const;
    const report = await ours.verify({ files: { "main.tf": row["main.tf"] }, stages: [...stages], withPlan: true });
    // What has a real plan was given all that it wants.
    if (!report.ok || !report.plan || report.stages.plan !== "pass") {
      const note = errorsOf(report)[0]?.summary ?? verdictOf(report).brief;
      yield { id: row.id, verdict: "false reject", note };
      continue;
    }
    const mine = changes(report.plan as Plan);
    const real = changes(row.plan);
    const missing = [...real.keys()].filter((address) => !mine.has(address)).map((address) => `${address} is missing`);
    const extra = [...mine.keys()]
      .filter((address) => !real.has(address) && !address.startsWith("data."))
      .map((address) => `${address} is extra`);
    const wrong = [...mine].flatMap(([address, { change }]) =>
      contradictions(change.after, real.get(address)?.change.after, address),
    );
    const notes = [...missing, ...extra, ...wrong];
    yield {
      id: row.id,
      verdict: notes.length === 0 ? "agree" : "differ",
      note: notes.slice(0, 4).join("; "),
      ...measure(row, report.plan as Plan),
    };
  }
};
