/** The plan of the program that is open, filtered, and what a proposal would make of it. */
import { computed, signal } from "@preact/signals";
import type { Report } from "../../core/report.ts";
import type { Verification } from "../verification/state.ts";
import { ACTIONS, type Action, type Change, changesOf, outputsOf, shown } from "./changes.ts";
import { differencesOf } from "./compare.ts";

export interface PlanDeps {
  verification: Verification;
  /** What is proposed, and the judgement on it once there is one. */
  proposal: {
    readonly current: { readonly value: { readonly fresh: boolean } | undefined };
    readonly report: { readonly value: Report | undefined };
  };
}

const fits = ({ address, values }: Change, query: string) => {
  const text = [address, ...values.flatMap((value) => [value.path, shown(value)])].join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

export function createPlan({ verification, proposal }: PlanDeps) {
  const query = signal("");
  const only = signal<Action | undefined>();
  const report = computed(() => verification.late.value?.report);
  const all = computed(() => changesOf(report.value?.plan));
  const visible = computed(() =>
    (all.value ?? []).filter(
      (change) => (!only.value || change.action === only.value) && fits(change, query.value.trim()),
    ),
  );
  return {
    query,
    only,
    report,
    all,
    /** By module, the root first. */
    modules: computed(() => {
      const names = [...new Set(visible.value.map(({ module }) => module))].sort();
      return names.map((name) => ({ name, changes: visible.value.filter(({ module }) => module === name) }));
    }),
    counts: computed(() =>
      ACTIONS.map((action) => ({
        action,
        count: all.value?.filter((change) => change.action === action).length ?? 0,
      })).filter(({ count }) => count > 0),
    ),
    outputs: computed(() => outputsOf(report.value?.plan)),
    /** What the proposal would have planned otherwise; undefined where there is none, or no plan of it yet. */
    differences: computed(() => {
      const next = proposal.report.value;
      if (!proposal.current.value || !changesOf(next?.plan)) return undefined;
      return differencesOf(proposal.current.value.fresh ? undefined : report.value?.plan, next?.plan);
    }),
    /** Whether something is proposed. */
    hasProposal: computed(() => proposal.current.value !== undefined),
  };
}

export type Plan = ReturnType<typeof createPlan>;
