import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Rule } from "../../core/rules.ts";
import { benchmarksOf } from "../../report/compliance.ts";
import type { Located } from "../findings/state.ts";
import { Icon } from "../shell/icon.tsx";
import { ResultRow } from "./result-row.tsx";
import type { Rules } from "./rules.ts";
import { isAdjustable, severitiesFor } from "./settings.ts";

export interface Example {
  bad: string;
  good: string;
}

export interface RulePageProps {
  rules: Rules;
  rule: Rule;
  /** Shows a finding's place in the code. */
  reveal(located: Located): void;
  /** Asks how a finding is to be waived, or suppressed beside it. */
  accept(located: Located): void;
  /** Programs that fail and pass the rule, of those that ship. */
  example(id: string): Promise<Example | undefined>;
  /** Opens a program as a project of its own. */
  openExample(name: string, text: string): void;
}

export function RulePage(props: RulePageProps) {
  const { rules, rule } = props;
  const title = useRef<HTMLHeadingElement>(null);
  // Who came by keyboard reads on where the rule begins.
  useEffect(() => title.current?.scrollIntoView({ block: "nearest" }), [rule.id]);
  const benchmarks = benchmarksOf(rule.id);
  return (
    <article class="rule" aria-labelledby="rule-title">
      <button type="button" class="button button-small rule-back" onClick={() => rules.choose("")}>
        <Icon name="chevron" class="flipped" />
        All rules
      </button>
      <h2 id="rule-title" ref={title}>
        {rule.title}
      </h2>
      <p class="mono muted">{rule.id}</p>
      <Settings rules={rules} rule={rule} />
      <Here {...props} />
      {rule.rationale && <Part title="Why">{rule.rationale}</Part>}
      {rule.remediation && <Part title="What to do">{rule.remediation}</Part>}
      <ExampleView {...props} />
      <Equivalents rule={rule} />
      {benchmarks.length > 0 && (
        <section>
          <h3>Benchmarks</h3>
          <ul class="plain-list">
            {benchmarks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {(rule.references?.length ?? 0) > 0 && (
        <section>
          <h3>References</h3>
          <ul class="plain-list">
            {rule.references?.map((url) => (
              <li key={url}>
                <a class="link" href={url} target="_blank" rel="noreferrer">
                  {url.replace(/^https:\/\//, "")}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <p class="prose">{children}</p>
    </section>
  );
}

/** Whether it judges in this project, and how grave it is. */
function Settings({ rules, rule }: Pick<RulePageProps, "rules" | "rule">) {
  if (!isAdjustable(rule)) return <p class="muted">This is always told: an error can't be switched off.</p>;
  const { on, severity, changed } = rules.stateOf(rule);
  const mistake = rules.mistake.value;
  return (
    <div class="rule-settings">
      <label class="switch">
        <input
          type="checkbox"
          checked={on}
          disabled={mistake !== ""}
          onChange={(event) => void rules.set(rule, { on: event.currentTarget.checked, severity })}
        />
        Judge by this rule
      </label>
      <label>
        Severity{" "}
        <select
          class="field"
          value={severity}
          disabled={!on || mistake !== ""}
          onChange={(event) => void rules.set(rule, { on, severity: event.currentTarget.value })}
        >
          {severity && !severitiesFor(rule).includes(severity) && <option value={severity}>{severity}</option>}
          {severitiesFor(rule).map((one) => (
            <option key={one} value={one}>
              {one === rule.severity ? `${one} (usual)` : one}
            </option>
          ))}
        </select>
      </label>
      <span class="muted">
        {mistake
          ? `It can't be changed from here until this is mended: ${mistake}`
          : changed
            ? "Changed in .terraformer.hcl of this project"
            : "As usual. A change is written to .terraformer.hcl"}
      </span>
    </div>
  );
}

/** What it says of the resources of the program that is open. */
function Here({ rules, reveal, accept }: RulePageProps) {
  const results = rules.results.value;
  return (
    <section>
      <h3>In this program</h3>
      {results.length === 0 ? (
        <p class="muted">It has nothing to say here.</p>
      ) : (
        <ul class="results" aria-label="Results in this program">
          {results.map((located) => (
            <ResultRow key={located.finding.key} finding={located.finding} onOpen={() => reveal(located)}>
              {located.finding.result === "fail" && (
                <button type="button" class="button button-small" onClick={() => accept(located)}>
                  Accept…
                </button>
              )}
            </ResultRow>
          ))}
        </ul>
      )}
    </section>
  );
}

function Equivalents({ rule }: { rule: Rule }) {
  const { checkov, trivy, tflint = [] } = rule.equivalents;
  const rows = Object.entries({ checkov, trivy, tflint }).filter(([, ids]) => ids.length > 0);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>In other tools</h3>
      <dl class="pairs">
        {rows.map(([tool, ids]) => (
          <div key={tool}>
            <dt>{tool}</dt>
            <dd class="mono">{ids.join(", ")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ExampleView({ rule, example, openExample }: RulePageProps) {
  const found: Signal<Example | undefined> = useSignal(undefined);
  useEffect(() => {
    let current = true;
    found.value = undefined;
    if (rule.kind === "policy")
      void example(rule.id).then((one) => {
        if (current) found.value = one;
      });
    return () => {
      current = false;
    };
  }, [rule.id]);
  const shown = found.value;
  if (!shown) return null;
  return (
    <section>
      <h3>Examples</h3>
      {(["bad", "good"] as const).map((which) => (
        <details key={which} class="example">
          <summary>{which === "bad" ? "A program that fails" : "A program that passes"}</summary>
          {/* biome-ignore lint/a11y/useSemanticElements: what scrolls has to be reached by keys */}
          <pre
            class="code"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
            tabIndex={0}
            role="region"
            aria-label={`A program that ${which === "bad" ? "fails" : "passes"}`}
          >
            {shown[which]}
          </pre>
          <button
            type="button"
            class="button button-small"
            onClick={() => openExample(`${rule.id} ${which === "bad" ? "fails" : "passes"}`, shown[which])}
          >
            Open as a project
          </button>
        </details>
      ))}
    </section>
  );
}
