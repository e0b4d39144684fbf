/**
 * Programs with the plan that Terraform 1.14 made of them with the real aws provider. Agreement: the same resources, and nothing that we
 * call known is otherwise. What only the provider knows (a default, a normal form) we leave null or unknown; that is no disagreement.
 */
import { errorsOf } from "../../src/core/report.ts";
import { canonical, rowsOf, type Yardstick } from "./shared.ts";

interface PlannedResource {
  address: string;
  values: Record<string, unknown>;
}
interface PlannedModule {
  resources?: PlannedResource[];
  child_modules?: PlannedModule[];
}
interface Plan {
  planned_values?: { root_module?: PlannedModule };
}

const resourcesOf = (module: PlannedModule = {}): PlannedResource[] => [
  ...(module.resources ?? []),
  ...(module.child_modules ?? []).flatMap(resourcesOf),
];

const byAddress = (plan: Plan) =>
  new Map(resourcesOf(plan.planned_values?.root_module).map((r) => [r.address, r.values]));

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** JSON inside a text (a policy, say) counts by its value: the provider writes it anew. */
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

export const realPlans: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier();
  for (const row of rowsOf<{ id: string; "main.tf": string; plan: Plan }>("real-plans").slice(0, limit)) {
    const stages = ["parse", "schema", "plan"] as const;
    const report = await ours.verify({ files: { "main.tf": row["main.tf"] }, stages: [...stages], withPlan: true });
    if (!report.ok || !report.plan) {
      yield { id: row.id, verdict: "false reject", note: errorsOf(report)[0]?.summary ?? "no plan" };
      continue;
    }
    const mine = byAddress(report.plan as Plan);
    const real = byAddress(row.plan);
    const missing = [...real.keys()].filter((address) => !mine.has(address)).map((address) => `${address} is missing`);
    const extra = [...mine.keys()]
      .filter((address) => !real.has(address) && !address.startsWith("data."))
      .map((address) => `${address} is extra`);
    const wrong = [...mine].flatMap(([address, values]) => contradictions(values, real.get(address), address));
    const notes = [...missing, ...extra, ...wrong];
    yield { id: row.id, verdict: notes.length === 0 ? "agree" : "differ", note: notes.slice(0, 4).join("; ") };
  }
};
