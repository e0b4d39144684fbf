import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Report } from "../../core/report.ts";
import type { Verdict } from "../../core/verdict.ts";
import type { DiffView } from "../../editor/editor.ts";
import type { Given } from "../../scenario/draft.ts";
import { fromDiagnostic, fromPolicy, inOrder } from "../findings/findings.ts";
import { Icon } from "../shell/icon.tsx";
import { Keys } from "../shortcuts/keys.tsx";
import { planSummary } from "../status/summary.ts";
import { amended } from "./amend.ts";
import { Assumed, Values } from "./chosen.tsx";
import type { Hunk } from "./hunks.ts";
import type { ProposalState } from "./state.ts";
import "./style.css";
import { own } from "../../core/own.ts";

export interface ProposalProps {
  proposal: ProposalState;
  /** An editor to show one file's change in; of a new file, its text alone. */
  makeDiff(container: HTMLElement, isNew: boolean): Promise<DiffView>;
  /** Makes it anew with other values in place of those that were assumed. */
  onRemake(given: Given): void;
  /** Something is being written. */
  busy: { readonly value: boolean };
}

export function ProposalView({ proposal, makeDiff, onRemake, busy }: ProposalProps) {
  const { before, hunks, chosen, risks, agreed, obstacle } = proposal;
  const files = [...new Set(hunks.value.map(({ file }) => file))];
  const picked = useComputed(() => {
    const own = hunks.value.find(({ id }) => id === proposal.picked.value?.id);
    return own && { ...own }; // anew each time, so that a second look scrolls back to it
  });
  const file = picked.value?.file ?? files[0] ?? "";
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const id = proposal.picked.value?.id;
    if (id !== undefined) list.current?.querySelector<HTMLElement>(`[data-hunk="${CSS.escape(id)}"]`)?.focus();
  }, [proposal.picked.value]);
  return (
    <section class="proposal" aria-label="Proposed change" data-testid="proposal">
      <header class="proposal-head">
        <h2 class="grow">
          {proposal.current.value?.part && <span class="warning">{proposal.current.value.part} </span>}
          {proposal.current.value?.title}
        </h2>
        <Judgement proposal={proposal} />
        <button type="button" class="button" data-testid="diff-reject" onClick={proposal.reject}>
          Reject
        </button>
        {proposal.onlyErrors.value && (
          <button type="button" class="button" data-testid="diff-accept-errors" onClick={proposal.acceptWithErrors}>
            Accept with {proposal.errors.value === 1 ? "an error" : `${proposal.errors.value} errors`}
          </button>
        )}
        <button
          type="button"
          class="button button-primary"
          data-testid="diff-accept"
          disabled={Boolean(obstacle.value)}
          title={obstacle.value || "Write the chosen changes into the files"}
          onClick={proposal.accept}
        >
          {chosen.value.size === hunks.value.length ? "Accept" : `Accept ${chosen.value.size} of ${hunks.value.length}`}
        </button>
      </header>
      {risks.value.length > 0 && (
        <fieldset class="risks" data-testid="callouts">
          <legend>Needs your yes before it can be accepted</legend>
          {risks.value.map(({ id, title, file: where, line }) => (
            <label key={id}>
              <input
                type="checkbox"
                data-testid="callout"
                checked={agreed.value.has(id)}
                onChange={() => proposal.toggleAgreed(id)}
              />
              <span class="grow">{title}</span>
              {where !== undefined && (
                <span class="mono muted">
                  {where}:{line}
                </span>
              )}
            </label>
          ))}
        </fieldset>
      )}
      <Said verdict={proposal.verdict.value} />
      <Problems report={proposal.report.value} />
      <Assumed assumed={proposal.current.value?.assumed ?? []} onRemake={onRemake} busy={busy.value} />
      <Values
        values={proposal.current.value?.values ?? []}
        onAmend={(value, text) => {
          const now = proposal.current.value;
          const next = now && amended(now, value, text);
          if (next) proposal.amend(next);
        }}
      />
      <ul
        class="hunks"
        aria-label="Changes"
        aria-describedby="hunk-keys"
        ref={list}
        onKeyDown={(event) => press(event, proposal)}
      >
        {hunks.value.map((hunk) => (
          <li key={hunk.id} class={hunk.file === file ? "hunk-shown" : ""}>
            <label>
              <input
                type="checkbox"
                data-testid="hunk"
                aria-label={`Take ${placeOf(hunk)}`}
                checked={chosen.value.has(hunk.id)}
                onChange={() => proposal.toggleHunk(hunk.id)}
              />
            </label>
            <button
              type="button"
              class="hunk-name mono"
              data-hunk={hunk.id}
              onClick={() => {
                proposal.picked.value = { id: hunk.id };
              }}
            >
              {placeOf(hunk)}
            </button>
            {hunk.conflict && <ConflictNote hunk={hunk} taken={chosen.value.has(hunk.id)} />}
            <span class="mono pass">+{hunk.added}</span>
            <span class="mono error">−{hunk.removed}</span>
          </li>
        ))}
      </ul>
      <p class="hunk-keys muted" id="hunk-keys">
        <Keys keys="F7" /> next change, <kbd>Y</kbd> takes it, <kbd>N</kbd> leaves it
      </p>
      <Diff
        key={own(before.value, file) ? "change" : "new"}
        before={own(before.value, file) ?? ""}
        after={own(proposal.merged.value, file) ?? ""}
        at={picked.value}
        makeDiff={makeDiff}
      />
    </section>
  );
}

/** Y and N on a change take it or leave it; arrows go through them. */
function press(event: KeyboardEvent, proposal: ProposalState) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = (event.target as HTMLElement).closest("li")?.querySelector<HTMLElement>("[data-hunk]");
  const id = row?.dataset.hunk;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const taken = { y: true, n: false }[event.key.toLowerCase()];
  if (id === undefined || (by === undefined && taken === undefined)) return;
  event.preventDefault();
  if (taken !== undefined) proposal.decide(id, taken);
  else {
    proposal.picked.value = { id };
    proposal.step(by === 1 ? 1 : -1);
  }
}

/** Lines that both have changed: what isn't in the files is told here. */
function ConflictNote({ hunk, taken }: { hunk: Hunk; taken: boolean }) {
  return (
    <span class="warning conflict" data-testid="conflict" title={hunk.text}>
      {taken ? "takes the place of what you changed meanwhile" : "you changed this meanwhile: yours stays, in place of"}
      {!taken && <code class="mono muted"> {hunk.text.trim() || "nothing"}</code>}
    </span>
  );
}

function placeOf({ file, kind, from, to }: Hunk): string {
  if (kind !== "change") return `${file}, ${kind}`;
  if (to === from) return `${file}, before line ${from}`;
  return to - from === 1 ? `${file}, line ${from}` : `${file}, lines ${from}–${to - 1}`;
}

/** What the verifier says of the files as they would be. */
function Judgement({ proposal }: { proposal: ProposalState }) {
  const verdict = proposal.verdict.value;
  const failure = proposal.failure.value;
  if (failure) return <span class="verdict error">Not verified: {failure}</span>;
  if (!verdict) return <span class="verdict muted">Verifying the result…</span>;
  const plan = planSummary(proposal.report.value?.plan);
  const sound = verdict.level === "verified" && verdict.not.length === 0;
  const tone = verdict.level === "invalid" ? "error" : sound ? "pass" : "warning";
  return (
    <span
      class="verdict"
      data-testid="proposal-verdict"
      data-ok={verdict.level !== "invalid"}
      data-level={verdict.level}
    >
      <Icon name={tone} class={tone} />
      {[verdict.brief, ...(plan ? [plan] : [])].join(" · ")}
    </span>
  );
}

/** What holds of it and what doesn't, before anyone accepts it. */
function Said({ verdict }: { verdict: Verdict | undefined }) {
  if (!verdict || verdict.not.length + Number(verdict.level !== "verified") === 0) return null;
  return (
    <ul class="problems" aria-label="What was verified" data-testid="proposal-said">
      {[verdict.holds, ...verdict.not].map((sentence) => (
        <li key={sentence}>
          <Icon name="info" class="info" />
          <span class="problem-text">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

/** Errors and failing policies of the files as they would be. */
function Problems({ report }: { report: Report | undefined }) {
  const found = report ? inOrder([...report.diagnostics.map(fromDiagnostic), ...report.policies.map(fromPolicy)]) : [];
  const problems = found.filter(({ severity, result }) => severity !== "info" && result === "fail");
  if (!problems.length) return null;
  return (
    <ul class="problems" aria-label="Findings in the result">
      {problems.map(({ key, severity, summary, detail, file, range }) => (
        <li key={key} title={detail}>
          <Icon name={severity} class={severity} />
          <span class="problem-text">
            {summary}
            {detail && <span class="muted"> {detail}</span>}
          </span>
          <span class="mono muted">
            {file}:{range.start.line}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface DiffProps {
  /** Empty for a new file. */
  before: string;
  after: string;
  /** The hunk to look at. */
  at: Hunk | undefined;
  makeDiff: ProposalProps["makeDiff"];
}

function Diff({ before, after, at, makeDiff }: DiffProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<Promise<DiffView>>(undefined);
  const isNew = before === "";
  useEffect(() => {
    const made = container.current && makeDiff(container.current, isNew);
    if (made) view.current = made;
    return () => void made?.then((diff) => diff.dispose());
  }, [makeDiff, isNew]);
  useEffect(() => {
    void view.current?.then((diff) => diff.show(before, after));
  }, [before, after]);
  useEffect(() => {
    if (at) void view.current?.then((diff) => diff.reveal(at.from));
  }, [at]);
  return <div class={`diff ${isNew ? "diff-new" : ""}`} data-testid="diff" ref={container} />;
}
