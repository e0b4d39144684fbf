import { errorsOf } from "../../core/report.ts";
import { isLossy } from "../../mend/fix.ts";
import type { Prompt } from "../prompt/state.ts";
import { LEVEL_TEXT, type Row, rowsOf } from "./rows.ts";
import "./style.css";

/** Every step of the run with its certificate: what the verifier said of it, what was fixed, what it cost. */
export function RoundsView({ prompt }: { prompt: Prompt }) {
  const rows = rowsOf(prompt.rounds.value);
  const run = prompt.run.value;
  const best = run.kind === "done" ? run.outcome.best : -1;
  if (!rows.length) return null;
  return (
    <section class="section" aria-label="Rounds">
      <header class="section-head">
        <h2>Rounds</h2>
      </header>
      <ol class="rounds">
        {rows.map((row, i) => (
          <Round key={i} row={row} kept={i === best} onPropose={() => prompt.propose(row.record, row.title)} />
        ))}
      </ol>
    </section>
  );
}

function Round({ row, kept, onPropose }: { row: Row; kept: boolean; onPropose(): void }) {
  const { record, level, errors, errorsBefore, tokensPerSecond } = row;
  const wrong = errorsOf(record.report);
  return (
    <li class={`round round-${level}`} data-testid="round" data-level={level}>
      <details>
        <summary>
          <span class="round-title">{row.title}</span>
          <span class={`round-level round-level-${level}`}>{LEVEL_TEXT[level]}</span>
          {kept && <span class="round-kept">kept</span>}
          <span class="grow" />
          <span class={errors ? "error" : "pass"}>
            {errorsBefore === undefined ? "" : `${errorsBefore} → `}
            {errors} {errors === 1 ? "error" : "errors"}
          </span>
        </summary>
        <dl class="facts">
          <Fact name="Asked for" value={record.asked.join(", ") || "nothing"} />
          <Fact
            name="Cost"
            value={`${record.tokens} tokens, ${record.seconds.toFixed(1)} s${tokensPerSecond ? `, ${tokensPerSecond.toFixed(1)} tok/s` : ""}`}
          />
          <Fact
            name="Policies"
            value={record.report.policies.length ? `${Math.round(100 * record.score.policies)} % passed` : "none apply"}
          />
        </dl>
        {record.fixes.length > 0 && (
          <>
            <h3>Fixed without the model</h3>
            <ul class="round-list">
              {record.fixes.map((fix, i) => (
                <li key={i} title={fix.removed}>
                  {fix.title}
                  {isLossy(fix) && <span class="warning"> (not what the model wrote)</span>}
                </li>
              ))}
            </ul>
          </>
        )}
        {wrong.length > 0 && (
          <>
            <h3>Errors left</h3>
            <ul class="round-list">
              {wrong.map(({ summary, detail, range }, i) => (
                <li key={i} title={detail}>
                  <span class="mono muted">{range.start.line}</span> {summary}
                </li>
              ))}
            </ul>
          </>
        )}
        <button type="button" class="button button-small" onClick={onPropose}>
          Show this version
        </button>
      </details>
    </li>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
