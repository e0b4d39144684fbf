import { useEffect, useRef } from "preact/hooks";
import { errorsOf, type Report } from "../../core/report.ts";
import type { DiffView } from "../../editor/editor.ts";
import { sourcesOf } from "../../loop/origin.ts";
import { endedText, type Outcome, type RoundRecord } from "../../loop/record.ts";
import { isLossy } from "../../mend/fix.ts";
import { stageRows } from "../../report/certificate.ts";
import { AUTHORS, RESULTS } from "../certificate/view.tsx";
import { ModeChoice } from "../prompt/mode.tsx";
import type { Prompt } from "../prompt/state.ts";
import { outcomeText } from "../prompt/text.ts";
import { LEVEL_TEXT } from "../rounds/rows.ts";
import { Icon } from "../shell/icon.tsx";
import { Keys } from "../shortcuts/keys.tsx";
import type { Step } from "./steps.ts";

export type MakeDiff = (container: HTMLElement, isNew: boolean, fontSize: number) => Promise<DiffView>;

/** Read from the last row. */
const CODE_SIZE = 22;
/** More than this nobody reads from a wall. */
const LINES = 6;

interface SlideProps {
  step: Step;
  prompt: Prompt;
  makeDiff: MakeDiff;
  onLeave(): void;
  /** Back to the request, for another one. */
  onAnother(): void;
}

export function Slide({ step, prompt, makeDiff, onLeave, onAnother }: SlideProps) {
  const head = <h1>{step.title}</h1>;
  switch (step.kind) {
    case "request":
      return <Request prompt={prompt} title={step.title} />;
    case "plan":
      return (
        <>
          {head}
          <ul class="present-addresses">
            {step.addresses.map((address) => (
              <li key={address} class="mono">
                {address}
              </li>
            ))}
          </ul>
        </>
      );
    case "block": {
      const { before, after, by, part } = step;
      const what = before === "" ? "New" : after === "" ? "Removed" : "Changed";
      return (
        <>
          {head}
          <p class="muted">
            {what}, {by === "mended" ? "by code, without the model" : part === "Repair" ? "in a repair" : "as written"}
          </p>
          <Code {...{ before, after, makeDiff }} />
        </>
      );
    }
    case "program":
      return (
        <>
          {head}
          <Code before="" after={step.text} makeDiff={makeDiff} />
        </>
      );
    case "verdict":
      return (
        <>
          <h1>
            {step.title}: {LEVEL_TEXT[step.row.level]}
            {step.kept && <span class="muted"> (kept)</span>}
          </h1>
          <Judged record={step.row.record} errorsBefore={step.row.errorsBefore} />
        </>
      );
    case "certificate":
      return (
        <Certified
          outcome={step.outcome}
          title={step.title}
          mode={prompt.asked.value?.mode ?? "new"}
          {...{ onLeave, onAnother }}
        />
      );
    case "failed":
      return (
        <>
          {head}
          <p class="error" role="alert">
            {step.message}
          </p>
        </>
      );
  }
}

/** What is asked, to be written here or in the assistant: it is the same text. */
function Request({ prompt, title }: { prompt: Prompt; title: string }) {
  const run = prompt.run.value;
  return (
    <>
      <h1>
        <label for="present-request">{title}</label>
      </h1>
      {prompt.canChange.value && <ModeChoice prompt={prompt} name="present-mode" />}
      <textarea
        id="present-request"
        class="field"
        rows={4}
        readOnly={prompt.running.value}
        placeholder={prompt.mode.value === "change" ? "What to change" : "What to write"}
        value={prompt.text.value}
        onInput={(event) => {
          prompt.text.value = event.currentTarget.value;
        }}
      />
      {prompt.scope.value && <p class="muted">About {prompt.scope.value}</p>}
      {run.kind === "failed" && (
        <p class="error" role="alert">
          {run.message}
        </p>
      )}
    </>
  );
}

const costOf = (tokens: number, seconds: number) =>
  `${tokens > 0 ? `${count(tokens, "token")} of a model` : "No model was asked"}, ${seconds.toFixed(1)} s.`;

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

function Judged({ record, errorsBefore }: { record: RoundRecord; errorsBefore: number | undefined }) {
  const { report, fixes, tokens, seconds } = record;
  const errors = errorsOf(report);
  const failing = report.policies.filter(({ result, suppressed }) => result === "fail" && !suppressed);
  return (
    <>
      <Stages stages={report.stages} />
      {errorsBefore !== undefined && (
        <p>
          {count(errorsBefore, "error")} before, {errors.length} now.
        </p>
      )}
      <Few
        title={count(errors.length, "error")}
        lines={errors.map(({ summary, detail, address }) => `${address ? `${address}: ` : ""}${summary}. ${detail}`)}
        tone="error"
      />
      <Few
        title={`${count(failing.length, "rule")} not met`}
        lines={failing.map(({ title, address }) => `${address}: ${title}`)}
        tone="warning"
      />
      <Few
        title={`${count(fixes.length, "fix")} without the model`.replace("fixs", "fixes")}
        lines={fixes.map((fix) => `${fix.title}${isLossy(fix) ? " (not what the model wrote)" : ""}`)}
        tone="info"
      />
      <p class="muted">{costOf(tokens, seconds)}</p>
    </>
  );
}

const Stages = ({ stages }: Pick<Report, "stages">) => (
  <ul class="present-stages" aria-label="Stages">
    {stageRows(stages).map(({ stage, text, result }) => (
      <li key={stage}>
        <Icon name={RESULTS[result].icon} class={RESULTS[result].tone} />
        <b>{stage}</b>
        <span class="muted">{text}:</span> {RESULTS[result].text}
      </li>
    ))}
  </ul>
);

function Few({ title, lines, tone }: { title: string; lines: readonly string[]; tone: "error" | "warning" | "info" }) {
  if (lines.length === 0) return null;
  return (
    <section class="present-few" aria-label={title}>
      <h2 class={tone}>{title}</h2>
      <ul>
        {lines.slice(0, LINES).map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
      {lines.length > LINES && <p class="muted">and {lines.length - LINES} more, in the page behind this</p>}
    </section>
  );
}

interface CertifiedProps {
  outcome: Outcome;
  title: string;
  mode: "change" | "new";
  onLeave(): void;
  onAnother(): void;
}

function Certified({ outcome, title, mode, onLeave, onAnother }: CertifiedProps) {
  const { verdict, report, rounds, best, understood = [], questions = [], notes = [], missing, ended } = outcome;
  const { files, tokens, seconds } = outcome;
  const lacks = missing.length > 0 ? [`It lacks ${missing.join(", ")}.`] : [];
  const told = [...(ended ? [endedText(ended)] : []), ...lacks, ...notes, costOf(tokens, seconds)];
  const isSound = verdict?.level === "verified" && verdict.not.length === 0;
  const tone = !verdict || verdict.level === "invalid" ? "error" : isSound ? "pass" : "warning";
  const authors = Object.entries(sourcesOf(rounds, best) ?? {}).filter(([, n]) => n > 0);
  const open = understood.filter(({ done }) => !done);
  return (
    <>
      <h1>
        <Icon name={tone} class={tone} /> {title}
      </h1>
      <p>{verdict?.holds}</p>
      {report && <Stages stages={report.stages} />}
      <Few title="Not judged, or against it" lines={verdict?.not ?? []} tone="warning" />
      <Few
        title="Not done"
        lines={[...open.map(({ text, reason }) => `${text}: ${reason ?? "not understood"}`), ...questions]}
        tone="warning"
      />
      <Few
        title="Who chose the values"
        lines={authors.map(([who, n]) => `${n} ${AUTHORS[who as keyof typeof AUTHORS]}`)}
        tone="info"
      />
      <p class="muted">
        {verdict ? [...told, "Read whether it does what was meant."].join(" ") : outcomeText(outcome, mode)}
      </p>
      <div class="present-ways">
        {Object.keys(files).length > 0 && best >= 0 && (
          <button type="button" class="button" onClick={onLeave}>
            To the proposal
          </button>
        )}
        <button type="button" class="button" onClick={onAnother}>
          Another request <Keys keys="Home" />
        </button>
      </div>
    </>
  );
}

/** A text in the editor's colours; where it was another one before, both. */
function Code({ before, after, makeDiff }: { before: string; after: string; makeDiff: MakeDiff }) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!container.current) return;
    const made = makeDiff(container.current, before === "", CODE_SIZE);
    void made.then((view) => view.show(before, after));
    return () => void made.then((view) => view.dispose());
  }, [before, after]);
  return <div class="present-code" ref={container} />;
}
