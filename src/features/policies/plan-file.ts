/** A plan from elsewhere, judged without its program: nothing of the project is touched. */
import { computed, signal } from "@preact/signals";
import type { Report, Verifier } from "../../core/report.ts";
import type { Notices } from "../notices/state.ts";
import { requestFor } from "../verification/state.ts";
import type { Workspace } from "../workspace/state.ts";

export interface PlanFileDeps {
  workspace: Workspace;
  verifier: Pick<Verifier, "verifyPlan">;
  notices: Notices;
}

/** Larger ones would stop the page. */
const MOST_BYTES = 50_000_000;

/** Whether a text is a plan as `terraform show -json` prints it, or why it isn't. */
export function planIn(text: string): { plan: object } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "It isn't JSON. `terraform show -json PLANFILE` prints a plan as JSON." };
  }
  if (typeof value !== "object" || value === null || !("format_version" in value))
    return { problem: "It has no format_version: `terraform show -json PLANFILE` prints a plan that has." };
  if (!("resource_changes" in value) && !("planned_values" in value))
    return {
      problem: "It has neither resource_changes nor planned_values, so that it is a state or a schema, and no plan.",
    };
  return { plan: value };
}

export function createPlanFile({ workspace, verifier, notices }: PlanFileDeps) {
  const name = signal("");
  const report = signal<Report>();
  const judging = signal(false);
  const withOwn = signal(true);
  let plan: object | undefined;

  const judge = async () => {
    if (!plan) return;
    judging.value = true;
    // The project's own policies judge too, without its program; waivers are those of its configuration.
    const { policies, files } = requestFor(workspace.files.peek());
    const config = Object.fromEntries(Object.entries(files).filter(([path]) => path === ".terraformer.hcl"));
    report.value = await verifier.verifyPlan({
      plan,
      files: config,
      ...(withOwn.peek() && policies && { policies }),
    });
    judging.value = false;
  };

  return {
    name,
    report,
    judging,
    withOwn,
    async take(file: File) {
      if (file.size > MOST_BYTES)
        return void notices.error(
          `${file.name} has more than ${MOST_BYTES / 1e6} MB: judge it by \`terraformer verify ${file.name}\`.`,
        );
      const found = planIn(await file.text());
      if ("problem" in found) return void notices.error(`${file.name} can't be judged. ${found.problem}`);
      plan = found.plan;
      name.value = file.name;
      await judge();
    },
    judge,
    close() {
      plan = undefined;
      report.value = undefined;
      name.value = "";
    },
    counts: computed(() => {
      const counts = { fail: 0, unknown: 0, pass: 0 };
      for (const { result, suppressed } of report.value?.policies ?? [])
        if (!suppressed || result !== "fail") counts[result]++;
      return counts;
    }),
  };
}

export type PlanFile = ReturnType<typeof createPlanFile>;
