import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { TargetedEvent } from "preact";
import { repairOf, titlesOf } from "../../core/edits.ts";
import { withoutKeys } from "../../core/graph.ts";
import { STAGES } from "../../core/report.ts";
import { spoken, verdictOf } from "../../core/verdict.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import type { Verdict, Verification } from "../verification/state.ts";
import { type Finding, SHOWS, type Show } from "./findings.ts";
import type { Findings } from "./state.ts";
import "./style.css";

const CHIPS: Record<Show, { one: string; many: string; icon: IconName }> = {
  error: { one: "error", many: "errors", icon: "error" },
  warning: { one: "warning", many: "warnings", icon: "warning" },
  info: { one: "note", many: "notes", icon: "info" },
  unknown: { one: "unknown", many: "unknown", icon: "unknown" },
  pass: { one: "passed", many: "passed", icon: "pass" },
};

const iconOf = ({ result, severity }: Finding) =>
  CHIPS[result === "pass" || result === "unknown" ? result : severity].icon;
const toneOf = ({ result, severity }: Finding) => (result === "pass" || result === "unknown" ? result : severity);

/** Drawn at first, and more as one scrolls: a long program has hundreds of findings, and every row costs with every key that is typed. */
const ROWS_AT_ONCE = 20;

export interface FindingsProps {
  findings: Findings;
  verification: Verification;
  onFix(finding: Finding): void;
  onFixAll(): void;
  onReport(verdict: Verdict): void;
  /** Tells what there is to know of its rule. */
  onExplain(finding: Finding): void;
  /** Asks why it is to be lived with. */
  onAccept(finding: Finding): void;
  /** Begins a request for a change of its block. */
  onChange(address: string): void;
}

type OnFinding = Pick<FindingsProps, "onFix" | "onExplain" | "onAccept" | "onChange">;

/** A block that a request can be about, of a local module, too. */
const blockOf = ({ address = "", result }: Finding) =>
  result === "fail" && /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*(?:data\.)?[a-z0-9]+_\w+\.[\w-]+/.test(address)
    ? withoutKeys(address)
    : undefined;

export function FindingsView({ findings, verification, onFixAll, onReport, ...on }: FindingsProps) {
  const { filter, counts, visible } = findings;
  return (
    <section class="findings" aria-label="Findings">
      <header class="findings-head">
        <h2>Findings</h2>
        <fieldset class="chips" aria-label="Show">
          {SHOWS.map((show) => {
            const count = counts.value[show];
            const { one, many, icon } = CHIPS[show];
            return (
              <button
                key={show}
                type="button"
                class="chip"
                aria-pressed={filter.value.show.has(show)}
                onClick={() => findings.toggle(show)}
              >
                <Icon name={icon} class={count ? show : "muted"} />
                {count} <span class="chip-label">{count === 1 ? one : many}</span>
              </button>
            );
          })}
        </fieldset>
        <span class="grow" />
        <FixAll findings={findings} onFixAll={onFixAll} />
        <Report verification={verification} onReport={onReport} />
        <label class="stage-filter">
          <span class="chip-label muted">Stage</span>
          <select
            class="field"
            value={filter.value.stage}
            onChange={(event) => findings.showStage(event.currentTarget.value as typeof filter.value.stage)}
          >
            {["all", ...STAGES].map((stage) => (
              <option key={stage} value={stage}>
                {stage === "all" ? "all stages" : stage}
              </option>
            ))}
          </select>
        </label>
      </header>
      {visible.value.length ? (
        <List findings={findings} {...on} />
      ) : (
        <Nothing findings={findings} verification={verification} />
      )}
    </section>
  );
}

/** Mends everything that is surely meant. What only the user can decide keeps its own button. */
function FixAll({ findings, onFixAll }: Pick<FindingsProps, "findings" | "onFixAll">) {
  const mendable = findings.mendable.value;
  if (mendable.length < 2) return null;
  return (
    <button
      type="button"
      class="button button-small"
      data-testid="findings-fix-all"
      title={`Mend what is surely meant: ${mendable.length} findings`}
      onClick={onFixAll}
    >
      <Icon name="fix" />
      Fix all
    </button>
  );
}

/** Saves what the last verdict found, for who has no TerraFormer. */
function Report({ verification, onReport }: Pick<FindingsProps, "verification" | "onReport">) {
  const verdict = verification.late.value;
  return (
    <button
      type="button"
      class="button button-small"
      data-testid="findings-report"
      title="Save the findings as a page to read, print or send. As SARIF, JUnit or JSON: type “report” in the commands (Ctrl+Shift+P)"
      disabled={!verdict}
      onClick={() => verdict && onReport(verdict)}
    >
      <Icon name="download" />
      <span class="chip-label">Report</span>
    </button>
  );
}

function List({ findings, ...on }: Pick<FindingsProps, "findings"> & OnFinding) {
  const all = findings.visible.value;
  const rows = useSignal(ROWS_AT_ONCE);
  const selected = all.findIndex(({ key }) => key === findings.selected.value);
  const list = all.slice(0, Math.max(rows.value, selected + 1 + ROWS_AT_ONCE));
  const rest = all.length - list.length;
  const current = list[Math.max(0, selected)]?.key;
  const more = () => {
    rows.value = list.length + ROWS_AT_ONCE;
  };
  const scrolled = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: TargetedEvent<HTMLElement>) => {
    if (rest > 0 && scrollHeight - scrollTop < 2 * clientHeight) more();
  };

  const move = (event: KeyboardEvent) => {
    const row = event.currentTarget as HTMLElement;
    const target = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (event.key === "Enter" || event.key === " ") row.click();
    else if (target instanceof HTMLElement) target.focus();
    else return;
    event.preventDefault();
  };

  return (
    <ul class="findings-list" aria-label="Findings, gravest first" onScroll={scrolled}>
      {list.map((finding) => (
        <li
          key={finding.key}
          class="finding"
          data-stale={findings.staleness(finding.key)}
          aria-current={finding.key === findings.selected.value}
          tabIndex={finding.key === current ? 0 : -1}
          data-testid="findings-item"
          data-code={finding.code}
          data-stage={finding.stage}
          data-severity={finding.severity}
          onClick={() => findings.select(finding.key)}
          onKeyDown={(event) => event.target === event.currentTarget && move(event)}
        >
          <Icon name={iconOf(finding)} class={toneOf(finding)} />
          <span class="finding-stage">{finding.stage}</span>
          <div class="finding-text">
            <span class="finding-summary">{finding.summary}</span>
            {finding.detail && <span class="finding-detail">{finding.detail}</span>}
          </div>
          <Actions finding={finding} stale={findings.staleness(finding.key)} {...on} />
          <span class="finding-place mono">{finding.file ? `${finding.file}:${finding.range.start.line}` : ""}</span>
        </li>
      ))}
      {rest > 0 && (
        <li class="findings-none">
          <button type="button" class="button button-small" onClick={more}>
            Show more: {rest} {rest === 1 ? "is" : "are"} left
          </button>
        </li>
      )}
    </ul>
  );
}

function Actions({ finding, stale, onFix, onExplain, onAccept, onChange }: ActionsProps) {
  const block = blockOf(finding);
  const keep = (event: Event) => event.stopPropagation();
  const then = (act: (finding: Finding) => void) => (event: Event) => {
    keep(event);
    act(finding);
  };
  return (
    <span class="finding-actions">
      {finding.grade && finding.result === "fail" && <span class="grade">{finding.grade}</span>}
      {finding.docs && (
        <a href={finding.docs} target="_blank" rel="noreferrer" onClick={keep}>
          docs
        </a>
      )}
      {finding.edits?.length ? (
        <button
          type="button"
          class="button button-small"
          disabled={stale}
          title={titlesOf(finding.edits)}
          onClick={then(onFix)}
        >
          <Icon name="fix" />
          {repairOf(finding).length > 0 ? "Fix" : "Apply"}
        </button>
      ) : null}
      {/* What rules say of has their name; errors have none, and can't be lived with. */}
      {finding.result === "fail" && finding.code.includes("/") && (
        <button
          type="button"
          class="icon-button icon-button-small"
          aria-label="Suppress with a reason"
          title="Suppress with a reason…"
          disabled={stale}
          onClick={then(onAccept)}
        >
          <Icon name="accept" />
        </button>
      )}
      {block && (
        <button
          type="button"
          class="icon-button icon-button-small"
          aria-label={`Change ${block} in words`}
          title="Change this block in words…"
          onClick={(event) => {
            keep(event);
            onChange(block);
          }}
        >
          <Icon name="prompt" />
        </button>
      )}
      <button
        type="button"
        class="icon-button icon-button-small"
        aria-label="Explain"
        title="Explain: why, and what to do"
        onClick={then(onExplain)}
      >
        <Icon name="unknown" />
      </button>
    </span>
  );
}

type ActionsProps = { finding: Finding; stale: ReadonlySignal<boolean> } & OnFinding;

/** Why the list is empty: nothing judged yet, nothing found, or all of it filtered away. */
function Nothing({ findings, verification }: Pick<FindingsProps, "findings" | "verification">) {
  return <p class="findings-none muted">{reasonOf({ findings, verification })}</p>;
}

function reasonOf({ findings, verification }: Pick<FindingsProps, "findings" | "verification">): string {
  if (!verification.early.value) return "The verifier is starting…";
  if (!verification.settled.value) return "Verifying…";
  const { error, warning, info } = findings.counts.value;
  const hidden = error + warning + info;
  if (hidden) return `The filter hides ${hidden === 1 ? "one finding" : `${hidden} findings`}.`;
  const report = verification.late.value?.report;
  return report ? spoken(verdictOf(report)) : "Nothing to report so far.";
}
