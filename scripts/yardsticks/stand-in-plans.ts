/**
 * The programs of real-plans: the browser's plan beside the one that a real `tofu plan` makes of them with stand-ins for the providers, which plan by
 * the same code. Compared are all leaves of what changes (before, after, unknown), of planned values, outputs and configuration; those that
 * only one of the two has count as well. Where each calls the one registry by its own name (the browser's plan says what Terraform's says), that is counted by itself,
 * and so is what the browser's plan tells beyond OpenTofu's form.
 */
import { waitingFiles, withoutWaiting } from "../../src/core/waiting.ts";
import { type RealEngine, realEngine } from "./real-engine.ts";
import { canonical, type Judged, rowsOf, type Yardstick } from "./shared.ts";

/** What of a plan is compared: each part by the names of what is in it. */
function partsOf(plan: unknown): Record<string, unknown> {
  const {
    resource_changes = [],
    output_changes,
    planned_values,
    configuration,
  } = plan as {
    resource_changes?: { address: string; change: object }[];
    output_changes?: unknown;
    planned_values?: unknown;
    configuration?: unknown;
  };
  return {
    changes: Object.fromEntries(resource_changes.map(({ address, ...change }) => [address, change])),
    outputs: output_changes,
    values: planned_values,
    configuration,
  };
}

/** Every leaf by its path. Elements of lists of named things are told by name, others by place. */
function leavesOf(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0)
    return into.set(path, canonical(value));
  for (const [key, inner] of Object.entries(value)) {
    const name = Array.isArray(value) ? ((inner as { address?: string } | null)?.address ?? key) : key;
    leavesOf(inner, `${path}.${name}`, into);
  }
  return into;
}

/** What is known of a JSON document, and which blocks dynamic ones make: for policies (ARCHITECTURE.md, "Inside the engine"). */
const OURS = /\.(document|dynamic_blocks)(\.|$)/;
const REGISTRY = /registry\.opentofu\.org/g;

export function compared(browser: unknown, real: unknown): Pick<Judged, "counts" | "misses"> {
  const counts: Record<string, [number, number]> = {};
  const misses: string[] = [];
  const [ours, theirs] = [partsOf(browser), partsOf(real)];
  for (const part of Object.keys(theirs)) {
    const [own, other] = [ours, theirs].map((plan) => leavesOf(plan[part], part, new Map()));
    const paths = new Set([...(own as Map<string, string>).keys(), ...(other as Map<string, string>).keys()]);
    for (const path of paths) {
      const [a, b] = [own?.get(path), other?.get(path)];
      const apart =
        a !== b && a === b?.replace(REGISTRY, "registry.terraform.io")
          ? "the registry by its other name"
          : b === undefined &&
            part === "configuration" &&
            OURS.test(path) &&
            "what only the browser's configuration tells";
      if (apart) {
        counts[apart] = [0, (counts[apart]?.[1] ?? 0) + 1];
        continue;
      }
      for (const name of ["all leaves", `leaves of ${part}`]) {
        const sum = counts[name] ?? [0, 0];
        counts[name] = [sum[0] + Number(a === b), sum[1] + 1];
      }
      if (a !== b)
        misses.push(
          `${part}: ${path.replace(/\[\d+\]|\.\d+/g, "")}: ${(a ?? "absent").slice(0, 60)} here, ${(b ?? "absent").slice(0, 60)} there`,
        );
    }
  }
  return { counts, misses };
}

export const standInPlans: Yardstick = async function* ({ limit, verifier }) {
  const engine = (await realEngine("tofu")) ?? (await realEngine("terraform"));
  if (!engine) throw new Error("There is neither the tofu that `npm run build:tofu` makes nor terraform in PATH.");
  const ours = await verifier();
  for (const row of rowsOf<{ id: string; "main.tf": string }>("real-plans").slice(0, limit)) {
    const files = { "main.tf": row["main.tf"] };
    const report = await ours.verify({ files, stages: ["parse", "schema", "plan"], withPlan: true });
    yield { id: row.id, ...(await judged(engine, files, report.plan)) };
  }
};

async function judged(
  engine: RealEngine,
  files: Record<string, string>,
  browser: unknown,
): Promise<Omit<Judged, "id">> {
  if (!browser) return { verdict: "false reject", note: "no plan here" };
  const waiting = waitingFiles(browser, () => true) as Record<string, string>;
  const { plan, said } = await engine.plan({ ...files, ...waiting });
  if (!plan)
    return { verdict: "false accept", note: said.find(({ severity }) => severity === "error")?.summary ?? "no plan" };
  const result = compared(browser, withoutWaiting(plan));
  return {
    verdict: result.misses?.length ? "differ" : "agree",
    note: result.misses?.slice(0, 2).join("; ") ?? "",
    ...result,
  };
}
