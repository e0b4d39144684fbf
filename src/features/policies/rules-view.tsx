import { useEffect } from "preact/hooks";
import { RULE_KINDS } from "../../core/rules.ts";
import { SCALE } from "../../core/severity.ts";
import { Icon } from "../shell/icon.tsx";
import { RulePage, type RulePageProps } from "./rule-page.tsx";
import { type Rules, SCOPES, type Scope } from "./rules.ts";
import { TallyView } from "./tally.tsx";

export const SCOPE_LABELS: Record<Scope, string> = {
  all: "all rules",
  here: "judging this program",
  failing: "failing here",
  changed: "changed in this project",
};

const KIND_LABELS = { policy: "policy", lint: "lint", secret: "secret", diagnostic: "what diagnostics mean" } as const;

export type RulesViewProps = Omit<RulePageProps, "rule">;

export function RulesView(props: RulesViewProps) {
  const { rules } = props;
  useEffect(() => {
    if (rules.all.value.length === 0) void rules.load();
  }, []);
  const rule = rules.rule.value;
  return (
    <div class={`rules ${rule ? "rules-open" : ""}`}>
      <div class="rules-side">
        <Filters rules={rules} />
        <RuleList rules={rules} />
      </div>
      {rule ? (
        <RulePage {...props} rule={rule} />
      ) : (
        <div class="rule-none muted">
          <p>Choose a rule to read why it is there, what to do, and what it says of this program.</p>
        </div>
      )}
    </div>
  );
}

function Filters({ rules }: { rules: Rules }) {
  const filter = rules.filter.value;
  return (
    <search class="rules-filters">
      <input
        class="field"
        type="search"
        aria-label="Search the rules"
        placeholder="Search: encryption, CKV_AWS_21, …"
        value={filter.text}
        onInput={(event) => rules.narrow({ text: event.currentTarget.value })}
      />
      <div class="rules-selects">
        <Choice
          label="Provider"
          all="all providers"
          value={filter.provider}
          options={rules.providers.value}
          onChoose={(provider) => rules.narrow({ provider })}
        />
        <Choice
          label="Severity"
          all="all severities"
          value={filter.severity}
          options={SCALE}
          onChoose={(severity) => rules.narrow({ severity })}
        />
        <Choice
          label="Kind"
          all="all kinds"
          value={filter.kind}
          options={RULE_KINDS}
          labels={KIND_LABELS}
          onChoose={(kind) => rules.narrow({ kind: kind as typeof filter.kind })}
        />
        <Choice
          label="Which"
          value={filter.scope}
          options={SCOPES}
          labels={SCOPE_LABELS}
          onChoose={(scope) => rules.narrow({ scope: scope as Scope })}
        />
      </div>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  /** What the choice of everything is called; without it there is none. */
  all?: string;
  value: string;
  options: readonly string[];
  labels?: Partial<Record<string, string>>;
  onChoose(value: string): void;
}

function Choice({ label, all, value, options, labels = {}, onChoose }: ChoiceProps) {
  return (
    <select class="field" aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {labels[option] ?? option}
        </option>
      ))}
    </select>
  );
}

function RuleList({ rules }: { rules: Rules }) {
  const list = rules.list.value;
  if (rules.failure.value)
    return (
      <div class="rules-empty">
        <p>The rules couldn't be read: {rules.failure.value}</p>
        <button type="button" class="button" onClick={rules.load}>
          Try again
        </button>
      </div>
    );
  if (rules.all.value.length === 0) return <p class="rules-empty muted">Reading the rules…</p>;
  if (list.length === 0)
    return (
      <div class="rules-empty">
        <p class="muted">No rule is like that.</p>
        <button type="button" class="button" onClick={rules.clear}>
          Show all rules
        </button>
      </div>
    );
  const current = list.some(({ id }) => id === rules.chosen.value) ? rules.chosen.value : list[0]?.id;
  const move = (event: KeyboardEvent) => {
    const row = (event.currentTarget as HTMLElement).parentElement;
    const to = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
    if (!to) return;
    event.preventDefault();
    to.querySelector("button")?.focus();
  };
  return (
    <>
      <p class="rules-count muted" role="status">
        {list.length === 1 ? "1 rule" : `${list.length} rules`}
      </p>
      <ul class="rules-list" aria-label="Rules">
        {list.map((rule) => {
          const { on, severity, changed } = rules.stateOf(rule);
          return (
            <li key={rule.id}>
              <button
                type="button"
                class={`rule-row ${on ? "" : "rule-off"}`}
                aria-current={rule.id === rules.chosen.value}
                tabIndex={rule.id === current ? 0 : -1}
                onKeyDown={move}
                onClick={() => rules.choose(rule.id)}
              >
                <span class="rule-row-title">{rule.title}</span>
                <span class="rule-row-id mono">{rule.id}</span>
                <span class="rule-row-marks">
                  {!on && <span class="grade">off</span>}
                  {changed && on && <Icon name="settings" class="muted" />}
                  {severity && on && <span class={`grade grade-${severity}`}>{severity}</span>}
                  <TallyView tally={rules.tallies.value.get(rule.id)} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
