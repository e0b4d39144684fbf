import { useId } from "preact/hooks";
import { labelOf } from "../../loop/assumed.ts";
import type { Assumption, Author, ChosenValue } from "../../loop/record.ts";
import type { Given } from "../../scenario/draft.ts";

interface AssumedProps {
  assumed: readonly Assumption[];
  onRemake(given: Given): void;
  busy: boolean;
}

/** What would end a text of HCL, or begin an expression in it. */
const NO_VALUE = /["\\\n]|[$%]\{/;

/** What nobody said and the program has all the same: each can be put otherwise, and the program is made anew with it. */
export function Assumed({ assumed, onRemake, busy }: AssumedProps) {
  const id = useId();
  if (assumed.length === 0) return null;
  const change = ({ scenario, name, value }: Assumption, input: HTMLInputElement) => {
    const wanted = input.value.trim();
    const isWrong = wanted === "" || NO_VALUE.test(wanted);
    input.setCustomValidity(isWrong ? "A value is one line without quotes, backslashes, ${ and %{." : "");
    if (!input.reportValidity() || wanted === value) return;
    onRemake({ [scenario]: { [name]: wanted } });
  };
  return (
    <fieldset class="assumed" data-testid="assumed">
      <legend>Assumed, for you to check</legend>
      {assumed.map((one, i) => (
        <label key={`${one.scenario} ${one.name}`}>
          <span class="muted mono">{labelOf(one)}</span>
          <input
            class="field"
            list={`${id}-${i}`}
            value={one.value}
            disabled={busy}
            onChange={(event) => change(one, event.currentTarget)}
          />
          <datalist id={`${id}-${i}`}>
            {one.others.map((other) => (
              <option key={other} value={other} />
            ))}
          </datalist>
        </label>
      ))}
      {busy && (
        <span class="muted" role="status">
          Being made anew…
        </span>
      )}
    </fieldset>
  );
}

const AUTHORS: Record<Author, string> = {
  request: "you said it",
  program: "refers to another block",
  schema: "the only choice that schema and rules leave",
  user: "left to you",
  model: "the model chose it",
  usual: "usual: nobody said it",
};

interface ValuesProps {
  values: readonly ChosenValue[];
  onAmend(value: ChosenValue, text: string): void;
}

/** Why each value is what it is, and what else it may be: one choice puts that in its place. */
export function Values({ values, onAmend }: ValuesProps) {
  if (values.length === 0) return null;
  const own = values.filter(({ who }) => who === "usual" || who === "model").length;
  const addresses = [...new Set(values.map(({ address }) => address))];
  return (
    <details class="values" data-testid="values">
      <summary>
        Why these values <span class="muted">{`${own} of ${values.length} were chosen for you`}</span>
      </summary>
      <div class="values-list">
        {addresses.map((address) => (
          <section key={address} aria-label={address}>
            <h3 class="mono">{address}</h3>
            <dl>
              {values
                .filter((value) => value.address === address)
                .map((value) => (
                  <div key={`${value.path} ${value.nth}`}>
                    <dt class="mono">{value.path}</dt>
                    <dd>
                      <Choice value={value} onAmend={onAmend} />
                    </dd>
                    <dd class="muted">
                      {AUTHORS[value.who]}
                      {value.assumed && " (assumed)"}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </details>
  );
}

function Choice({ value, onAmend }: { value: ChosenValue; onAmend: ValuesProps["onAmend"] }) {
  const { address, path, text, others } = value;
  if (others.length === 0) return <span class="mono">{text}</span>;
  return (
    <select
      class="field mono"
      aria-label={`${path} of ${address}`}
      value={text}
      onChange={(event) => onAmend(value, event.currentTarget.value)}
    >
      {[text, ...others].map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}
