/**
 * What a model wrote, waiting for a person's word. Nothing of it reaches the files before: what would be taken is merged with what
 * was typed meanwhile, verified as a whole, and accepted only when everything that needs an explicit yes has one.
 */

import { computed, effect, signal } from "@preact/signals";
import { errorsOf, type FurtherStage, type Report, type Verifier } from "../../core/report.ts";
import { type Origin, verdictOf } from "../../core/verdict.ts";
import type { Assumption, ChosenValue } from "../../loop/record.ts";
import { hasStopped, requestFor } from "../verification/state.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { type Hunk, hunksOf, merged as merge } from "./hunks.ts";
import type { planRisksOf } from "./plan-risks.ts";
import { lossRisk, type Risk, risksOf } from "./risks.ts";
import { type Conflict, threeWay } from "./three-way.ts";

export interface Proposal {
  title: string;
  /** That it is only a part of what was asked, and why. */
  part?: string;
  /** The files that it began with. */
  base: Texts;
  /** The same with what it changes. */
  files: Texts;
  /** The project that it was made for. */
  project: string;
  /** Whose its values are. */
  origin?: Origin;
  /** Accepting it begins a project of its own. */
  fresh: boolean;
  /** What it destroys or has made anew when it is applied. */
  losses?: readonly string[];
  /** What nobody said, to be given otherwise. */
  assumed?: readonly Assumption[];
  /** Its plain values, and whose they are. */
  values?: readonly ChosenValue[];
}

export interface ProposalDeps {
  workspace: Workspace;
  verifier: Verifier;
  /** Id of the open project. */
  project: { readonly value: string };
  /** What else judges what is proposed in a project, once it passes here. */
  further?(project: string): FurtherStage | undefined;
  /** The newest judgement of the files as they are, with its plan. */
  present: { readonly value: { files: Texts; report: Report } | undefined };
  /** Puts the files as they are into the history. */
  keep(reason: string): Promise<void>;
  /** Opens a new project. */
  create(name: string, files: Texts): Promise<void>;
  /** Hears of what was accepted. */
  taken?(proposal: Proposal): void;
}

/** A change that can be taken; a `conflict` is one of lines that the user has changed meanwhile, and isn't taken unless they say so. */
export type Choice = Hunk & { conflict: boolean };

/** A proposal with what its user has said of it so far. */
interface Waiting {
  proposal: Proposal;
  /** Changes that are chosen though they weren't at first, or the other way round. */
  flipped: ReadonlySet<string>;
  agreed: ReadonlySet<string>;
}

type PlanRisks = typeof planRisksOf;

const EMPTY: Texts = {};
const NONE: ReadonlySet<string> = new Set();

const touches = (hunk: Hunk, { file, from, to }: Conflict) => hunk.file === file && hunk.from <= to && from <= hunk.to;

/** Whole words of what was asked, as far as there is room. */
const nameOf = ({ title }: Proposal) => /^.{1,60}(?!\S)/.exec(title)?.[0] ?? title.slice(0, 60);

const flip = (set: ReadonlySet<string>, id: string) => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

export function createProposal({ workspace, verifier, project, further, present, keep, create, taken }: ProposalDeps) {
  /** By project: each one's waits until that project is open again. */
  const waiting = signal<ReadonlyMap<string, Waiting>>(new Map());
  const own = computed(() => waiting.value.get(project.value));
  const current = computed(() => own.value?.proposal);
  const agreed = computed(() => own.value?.agreed ?? NONE);
  const flipped = computed(() => own.value?.flipped ?? NONE);
  /** The change that one looks at, by its id; made anew with each look, so that a second one leads back to it. */
  const picked = signal<{ id: string } | undefined>(undefined);
  const judged = signal<{ files: Texts; report: Report; weigh: PlanRisks }>();
  /** Why the verifier could not be asked at all. */
  const failure = signal("");

  const before = computed((): Texts => (current.value && !current.value.fresh ? workspace.files.value : EMPTY));
  const hunks = computed((): Choice[] => {
    const proposal = current.value;
    if (!proposal) return [];
    const { files, conflicts } = threeWay(proposal.fresh ? EMPTY : proposal.base, before.value, proposal.files);
    return hunksOf(before.value, files).map((hunk) => ({
      ...hunk,
      conflict: conflicts.some((conflict) => touches(hunk, conflict)),
    }));
  });
  const chosen = computed(
    () => new Set(hunks.value.filter(({ id, conflict }) => conflict === flipped.value.has(id)).map(({ id }) => id)),
  );
  const merged = computed(() => merge(before.value, hunks.value, chosen.value));
  const report = computed(() => (judged.value?.files === merged.value ? judged.value.report : undefined));
  const risks = computed(() => [...planRisks.value, ...risksOf(before.value, merged.value)]);
  /** What both plans say: lost, replaced, opened. Where one is missing, what the run said when the proposal was made. */
  const planRisks = computed((): Risk[] => {
    const [was, is] = [present.value, judged.value];
    const told = (current.value?.losses ?? []).map(lossRisk);
    if (!is?.report.plan || is.files !== merged.value) return told;
    const planned = was?.files === before.value ? was : undefined;
    return is.weigh(planned, is, told, before.value === EMPTY);
  });
  const open = computed(() => risks.value.filter(({ id }) => !agreed.value.has(id)).length);

  effect(() => {
    const proposal = current.value;
    if (!proposal) return;
    const files = merged.value;
    failure.value = "";
    const abort = new AbortController();
    const verify = () => verifier.verify({ ...requestFor(files), withPlan: true }, abort.signal);
    // A verifier that broke down has judged nothing; perhaps only because the machine is busy, so that it is asked once more.
    const result = verify().then((first) => (hasStopped(first) ? verify() : first));
    // Nothing counts as judged before its plan can be weighed.
    Promise.all([result, import("./plan-risks.ts")])
      .then(async ([report, { planRisksOf: weigh }]) => {
        if (hasStopped(report)) {
          failure.value = errorsOf(report)[0]?.detail ?? "";
          return;
        }
        judged.value = { files, report, weigh };
        const said = await further?.(proposal.project)?.(report, requestFor(files).files, abort.signal);
        if (said) judged.value = { files, report: said, weigh };
      })
      .catch((error) => {
        // Aborted: something newer is being judged.
        if (!abort.signal.aborted) failure.value = error instanceof Error ? error.message : String(error);
      });
    return () => abort.abort();
  });

  const set = (id: string, next: Waiting | undefined) => {
    const all = new Map(waiting.value);
    all.delete(id);
    if (next) all.set(id, next);
    waiting.value = all;
  };
  const change = (id: string, part: "flipped" | "agreed") => {
    const now = own.value;
    if (now) set(project.value, { ...now, [part]: flip(now[part], id) });
  };

  /** Why it can't be accepted at all now; empty when it can. */
  const unready = computed(() => {
    if (!chosen.value.size) return "Choose at least one change";
    if (failure.value) return `It could not be verified: ${failure.value}`;
    if (!report.value) return "Being verified";
    if (open.value) return open.value === 1 ? "One point needs your yes" : `${open.value} points need your yes`;
    return "";
  });
  /** How many errors the files would have. */
  const errors = computed(() => (report.value ? errorsOf(report.value).length : 0));
  const obstacle = computed(() => {
    if (unready.value || report.value?.ok) return unready.value;
    return errors.value === 1 ? "The result has an error" : `The result has ${errors.value} errors`;
  });

  /** Whether it was taken: only what `hindered` has nothing against, also after the history was written. */
  const take = async (hindered: { readonly value: string }): Promise<boolean> => {
    const proposal = current.value;
    const files = merged.value;
    const isAllowed = () => proposal && current.value === proposal && merged.value === files && !hindered.value;
    if (!proposal || !isAllowed()) return false;
    const first = hunks.value.find(({ id }) => chosen.value.has(id))?.file;
    if (proposal.fresh) await create(nameOf(proposal), files);
    else {
      await keep(`Before: ${proposal.title}`);
      if (!isAllowed()) return false;
      workspace.replace(files, first);
    }
    set(proposal.project, undefined);
    taken?.(proposal);
    return true;
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
    /** What may be said of it. */
    verdict: computed(() => report.value && verdictOf(report.value, current.value?.origin)),
    failure,
    errors,
    /** Why it can't be accepted now; empty when it can. */
    obstacle,
    /** Whether errors are all that stands in its way. */
    onlyErrors: computed(() => obstacle.value !== "" && unready.value === ""),
    offer(proposal: Proposal) {
      picked.value = undefined;
      set(proposal.project, { proposal, flipped: NONE, agreed: NONE });
    },
    picked,
    /** Another version of what waits, to be judged anew. */
    amend(proposal: Proposal) {
      const now = own.value;
      if (now) set(project.value, { ...now, proposal });
    },
    /** Goes to the next (1) or previous (-1) change, around the ends. */
    step(by: 1 | -1) {
      const all = hunks.value;
      const at = all.findIndex(({ id }) => id === picked.value?.id);
      const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
      if (next) picked.value = { id: next.id };
    },
    /** Takes a change, or leaves it, and goes on to the next. */
    decide(id: string, taken: boolean) {
      if (chosen.value.has(id) !== taken) change(id, "flipped");
      picked.value = { id };
      this.step(1);
    },
    toggleHunk: (id: string) => change(id, "flipped"),
    toggleAgreed: (id: string) => change(id, "agreed"),
    /** Takes what is chosen into the files; refuses while there is an obstacle. */
    accept: () => take(obstacle),
    /** The same with the errors that the verifier found in it: it is verified, and not right. */
    acceptWithErrors: () => take(unready),
    reject: () => set(project.value, undefined),
  };
}

export type ProposalState = ReturnType<typeof createProposal>;
