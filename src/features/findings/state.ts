import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { fitting, repairOf } from "../../core/edits.ts";
import { EARLY_STAGES, type Verdict, type Verification } from "../verification/state.ts";
import type { Workspace } from "../workspace/state.ts";
import {
  countByChip,
  type Filter,
  type Finding,
  filtered,
  fromDiagnostic,
  fromPolicy,
  inOrder,
  type Show,
} from "./findings.ts";

/** A finding together with the judgement it comes from: its range is to be read in that judgement's texts. */
export interface Located {
  finding: Finding;
  verdict: Verdict;
}

export interface FindingsDeps {
  workspace: Workspace;
  verification: Verification;
  /** Shows the place in the editor. */
  reveal(located: Located): void;
}

/** Of a finding that no verdict has any more. */
const GONE: ReadonlySignal<boolean> = signal(true);

export function createFindings({ workspace, verification, reveal }: FindingsDeps) {
  const filter = signal<Filter>({ show: new Set<Show>(["error", "warning", "info"]), stage: "all" });
  const selected = signal("");

  const early = computed(() => {
    const verdict = verification.early.value;
    const found = verdict?.report.diagnostics.filter(({ stage }) => EARLY_STAGES.includes(stage)) ?? [];
    return found.map((diagnostic) => ({ finding: fromDiagnostic(diagnostic), verdict: verdict as Verdict }));
  });
  const late = computed(() => {
    const verdict = verification.late.value;
    if (!verdict) return [];
    const { diagnostics, policies } = verdict.report;
    const found = diagnostics
      .filter(({ stage, code }) => !EARLY_STAGES.includes(stage) || code === "verifier-stopped")
      .map(fromDiagnostic);
    return [...found, ...policies.map(fromPolicy)].map((finding) => ({ finding, verdict }));
  });
  const located = computed(() => new Map([...early.value, ...late.value].map((l) => [l.finding.key, l])));
  const all = computed(() => inOrder([...located.value.values()].map((l) => l.finding)));
  const visible = computed(() => filtered(all.value, filter.value));

  // Two answers for all findings: what shows many binds them, and needn't be drawn anew with every key.
  const staleIn = (half: Verification["early"]) => computed(() => half.value?.revision !== workspace.revision.value);
  const [earlyStale, lateStale] = [staleIn(verification.early), staleIn(verification.late)];
  const staleness = (key: string): ReadonlySignal<boolean> => {
    const verdict = located.value.get(key)?.verdict;
    return verdict === undefined ? GONE : verdict === verification.early.value ? earlyStale : lateStale;
  };

  /** The same map as long as it says the same, so that what shows it isn't drawn anew with every verdict. */
  let counted: ReadonlyMap<string, number> = new Map();
  const byFile = computed(() => {
    const counts = new Map<string, number>();
    for (const { file, severity } of all.value) if (severity !== "info") counts.set(file, (counts.get(file) ?? 0) + 1);
    const same = counts.size === counted.size && [...counts].every(([file, count]) => counted.get(file) === count);
    if (!same) counted = counts;
    return counted;
  });

  const select = (key: string) => {
    const place = located.value.get(key);
    if (!place) return;
    selected.value = key;
    reveal(place);
  };

  return {
    /** By the stages that made them: each half changes on its own. */
    early,
    late,
    all,
    visible,
    counts: computed(() => countByChip(all.value)),
    /** Errors and warnings a file, for the tabs. */
    byFile,
    filter,
    selected,
    select,
    at: (key: string) => located.value.get(key),
    /** Whether the text changed since the finding was made: its edits can't be applied any more. */
    stale: (key: string) => staleness(key).value,
    staleness,
    /** What "Fix all" would mend: findings whose edits are surely meant, and fit together. */
    mendable: computed(() => {
      const sure = all.value.filter((finding) => repairOf(finding).length > 0 && !staleness(finding.key).value);
      const made = new Set(fitting(sure.map(repairOf)));
      return sure.filter((finding) => made.has(repairOf(finding)));
    }),
    toggle(show: Show) {
      const next = new Set(filter.value.show);
      if (!next.delete(show)) next.add(show);
      filter.value = { ...filter.value, show: next };
    },
    showStage(stage: Filter["stage"]) {
      filter.value = { ...filter.value, stage };
    },
    /** Goes to the next (1) or previous (−1) finding of the list, around its ends. */
    step(by: 1 | -1) {
      const list = visible.value;
      if (!list.length) return;
      const at = list.findIndex(({ key }) => key === selected.value);
      const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
      select((list[next] as Finding).key);
    },
  };
}

export type Findings = ReturnType<typeof createFindings>;
