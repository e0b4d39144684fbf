/**
 * What a model wrote, waiting for a person's word. Nothing of it reaches the files before: what would be taken is merged beside
 * them, verified as a whole, and accepted only when everything that needs an explicit yes has one.
 */
import { computed, effect, signal } from "@preact/signals";
import type { Report, Verifier } from "../../core/report.ts";
import { requestFor } from "../verification/state.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { hunksOf, merged as merge } from "./hunks.ts";
import { risksOf } from "./risks.ts";

export interface Proposal {
  title: string;
  /** The files that it writes, whole. */
  files: Texts;
  /** The project that it was made for. */
  project: string;
  /** Accepting it begins a project of its own. */
  fresh: boolean;
}

export interface ProposalDeps {
  workspace: Workspace;
  verifier: Verifier;
  /** Id of the open project. */
  project: { readonly value: string };
  /** Puts the files as they are into the history. */
  keep(reason: string): Promise<void>;
  /** Opens a new project. */
  create(name: string, files: Texts): Promise<void>;
}

const EMPTY: Texts = {};
const NONE: ReadonlySet<string> = new Set();

export function createProposal({ workspace, verifier, project, keep, create }: ProposalDeps) {
  const offered = signal<Proposal>();
  /** Another project's proposal waits until that project is open again. */
  const current = computed(() => (offered.value?.project === project.value ? offered.value : undefined));
  const left = signal<ReadonlySet<string>>(NONE);
  const agreed = signal<ReadonlySet<string>>(NONE);
  const judged = signal<{ files: Texts; report: Report }>();

  /** Why the verifier could not be asked at all. */
  const failure = signal("");

  const before = computed((): Texts => (current.value && !current.value.fresh ? workspace.files.value : EMPTY));
  const hunks = computed(() => {
    const proposal = current.value;
    return proposal ? hunksOf(before.value, { ...before.value, ...proposal.files }) : [];
  });
  const chosen = computed(() => new Set(hunks.value.map(({ id }) => id).filter((id) => !left.value.has(id))));
  const merged = computed(() => merge(before.value, hunks.value, chosen.value));
  const risks = computed(() => risksOf(before.value, merged.value));
  const report = computed(() => (judged.value?.files === merged.value ? judged.value.report : undefined));
  const open = computed(() => risks.value.filter(({ id }) => !agreed.value.has(id)).length);

  effect(() => {
    if (!current.value) return;
    const files = merged.value;
    failure.value = "";
    const abort = new AbortController();
    verifier.verify({ ...requestFor(files), withPlan: true }, abort.signal).then(
      (result) => {
        judged.value = { files, report: result };
      },
      (error) => {
        // Aborted: something newer is being judged.
        if (!abort.signal.aborted) failure.value = error instanceof Error ? error.message : String(error);
      },
    );
    return () => abort.abort();
  });

  const flip = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set);
    if (!next.delete(id)) next.add(id);
    return next;
  };
  const clear = () => {
    offered.value = undefined;
    left.value = NONE;
    agreed.value = NONE;
  };

  return {
    current,
    before,
    hunks,
    chosen,
    merged,
    risks,
    agreed,
    /** The judgement on exactly what would be taken; undefined while it is being made. */
    report,
    failure,
    /** Why it can't be accepted now; empty when it can. */
    obstacle: computed(() => {
      if (!chosen.value.size) return "Choose at least one change";
      if (failure.value) return `It could not be verified: ${failure.value}`;
      if (!report.value) return "Being verified";
      if (open.value) return open.value === 1 ? "One point needs your yes" : `${open.value} points need your yes`;
      return "";
    }),
    offer(proposal: Proposal) {
      clear();
      offered.value = proposal;
    },
    toggleHunk: (id: string) => {
      left.value = flip(left.value, id);
    },
    toggleAgreed: (id: string) => {
      agreed.value = flip(agreed.value, id);
    },
    async accept() {
      const proposal = current.value;
      if (!proposal) return;
      const files = merged.value;
      const first = hunks.value.find(({ id }) => chosen.value.has(id))?.file;
      if (proposal.fresh) {
        clear();
        return create(proposal.title.slice(0, 60), files);
      }
      await keep(`Before: ${proposal.title}`);
      if (current.value !== proposal || merged.value !== files) return;
      clear();
      workspace.replace(files, first);
    },
    reject: clear,
  };
}

export type ProposalState = ReturnType<typeof createProposal>;
