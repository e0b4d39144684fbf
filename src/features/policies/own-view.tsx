import { type ReadonlySignal, signal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PolicyTest } from "../../core/policy-tests.ts";
import type { Answer } from "../../core/policy-work.ts";
import type { createPolicyEditor, createReader } from "../../editor/policy-editor.ts";
import { Icon } from "../shell/icon.tsx";
import type { Texts } from "../workspace/state.ts";
import { type Imported, readFiles } from "../workspace/transfer.ts";
import type { Own } from "./own.ts";
import { TabPanels } from "./tabs.tsx";
import "./own.css";

/** What of the editor this view needs; it comes with Monaco. */
export interface PolicyEditors {
  createPolicyEditor: typeof createPolicyEditor;
  createReader: typeof createReader;
}

export interface OwnViewProps {
  own: Own;
  /** The project's files, for when a policy gets another text model. */
  files: ReadonlySignal<Texts>;
  editors(): Promise<PolicyEditors>;
  fontSize: ReadonlySignal<number>;
}

const beside = signal("result");
/** A line of the open policy to go to. */
const place = signal<{ line: number } | undefined>(undefined);

export function OwnView(props: OwnViewProps) {
  const { own } = props;
  useEffect(() => {
    own.watched.value = true;
    return () => {
      own.watched.value = false;
    };
  }, []);
  if (own.paths.value.length === 0)
    return (
      <div class="own-empty">
        <p>
          This project has no policies of its own yet. Policies are written in Rego, in files <code>*.rego</code>, as
          conftest and OPA take them.
        </p>
        <div class="own-buttons">
          <button type="button" class="button button-primary" onClick={own.begin}>
            New policy
          </button>
          <ImportButtons own={own} />
        </div>
      </div>
    );
  return (
    <div class="own">
      <div class="own-files">
        <ul aria-label="Policies of this project">
          {own.paths.value.map((path) => (
            <li key={path}>
              <button
                type="button"
                class="own-file mono"
                aria-current={path === own.current.value}
                onClick={() => own.open(path)}
              >
                {path}
              </button>
            </li>
          ))}
        </ul>
        <div class="own-buttons">
          <button type="button" class="button button-small" onClick={own.begin}>
            <Icon name="add" /> New policy
          </button>
          <ImportButtons own={own} />
        </div>
      </div>
      <PolicyEditor {...props} />
      <div class="own-beside">
        <TabPanels
          label="Beside the policy"
          current={beside}
          tabs={[
            { id: "result", label: "Result", render: () => <Result own={own} /> },
            { id: "input", label: "Input", render: () => <Input {...props} /> },
            { id: "tests", label: "Tests", render: () => <Tests own={own} /> },
          ]}
        />
      </div>
    </div>
  );
}

function ImportButtons({ own }: { own: Own }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    input.value = "";
    if (chosen.length > 0) own.import(await readPolicies(chosen));
  };
  return (
    <>
      <button type="button" class="button button-small" onClick={() => folder.current?.click()}>
        <Icon name="folder" /> Import a folder…
      </button>
      <button type="button" class="button button-small" onClick={() => files.current?.click()}>
        Import files or a zip…
      </button>
      <input
        ref={folder}
        type="file"
        hidden
        data-testid="policy-folder"
        {...{ webkitdirectory: true }}
        onChange={(event) => void take(event.currentTarget)}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-testid="policy-files"
        onChange={(event) => void take(event.currentTarget)}
      />
    </>
  );
}

/** Files of a folder keep their places in it. */
const readPolicies = (files: File[]): Promise<Imported> =>
  readFiles(
    files.map((file) => {
      const inside = file.webkitRelativePath.split("/").slice(1).join("/");
      return inside === "" ? file : new File([file], inside);
    }),
  );

function PolicyEditor({ own, files, editors, fontSize }: OwnViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef(signal<ReturnType<PolicyEditors["createPolicyEditor"]> | undefined>(undefined)).current;
  useEffect(() => {
    let gone = false;
    void editors().then(({ createPolicyEditor: create }) => {
      if (!gone && container.current) editor.value = create(container.current, fontSize.peek());
    });
    return () => {
      gone = true;
      editor.peek()?.dispose();
    };
  }, []);
  useSignalEffect(() => {
    const path = own.current.value;
    files.value;
    const shown = editor.value;
    // The text models follow the files just before, or just after.
    queueMicrotask(() => shown?.open(path));
  });
  useSignalEffect(() => editor.value?.mark(own.problems.value));
  useSignalEffect(() => {
    own.current.value;
    const coverage = own.coverage.value;
    const shown = editor.value;
    queueMicrotask(() => shown?.cover(coverage));
  });
  useSignalEffect(() => {
    const wanted = place.value;
    if (wanted) queueMicrotask(() => editor.peek()?.reveal(wanted.line));
  });
  return <div class="own-editor" data-testid="policy-editor" ref={container} />;
}

/** What is wrong with the policy, or what it comes to. */
function Result({ own }: { own: Own }) {
  const wrong = own.problems.value;
  if (own.failure.value) return <p class="own-note error">The policy couldn't be tried: {own.failure.value}</p>;
  if (wrong.length > 0)
    return (
      <ul class="own-note own-problems" aria-label="Mistakes in the policies">
        {wrong.map((one) => (
          <li key={`${one.file}:${one.range.start.byte}:${one.detail}`}>
            <PlaceButton own={own} file={one.file} line={one.range.start.line} />
            <span class="error">{one.summary}</span>
            <span class="muted">{one.detail}</span>
          </li>
        ))}
      </ul>
    );
  const tried = own.tried.value;
  if (!tried) return <p class="own-note muted">Trying…</p>;
  if (own.current.value.endsWith("_test.rego"))
    return <p class="own-note muted">These are tests: “Tests” runs them.</p>;
  if (tried.answers.length === 0) return <p class="own-note muted">{nothingAsked(tried.reads)}</p>;
  return (
    <>
      {tried.answers.map((answer) => (
        <AnswerView key={answer.name} answer={answer} />
      ))}
    </>
  );
}

const nothingAsked = (reads: readonly string[]): string =>
  reads.length === 0
    ? "The policy reads nothing of the input, so that there is nothing to ask it about."
    : `The policy reads ${reads.map((part) => `input.${part}`).join(", ")}, and there is none of it in this program.`;

function AnswerView({ answer }: { answer: Answer }) {
  const denied = messagesOf(answer.value);
  return (
    <section class="own-note">
      <h3 class="mono">{answer.name}</h3>
      {answer.error ? (
        <p class="error">{answer.error}</p>
      ) : (
        <p class={denied.length > 0 ? "error" : "pass"} role="status">
          {denied.length === 0
            ? "Nothing is denied."
            : denied.length === 1
              ? "One message is denied with:"
              : `${denied.length} messages:`}
        </p>
      )}
      {denied.length > 0 && (
        <ul class="own-messages">
          {denied.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {answer.output && (
        <>
          <h4>Printed</h4>
          <pre class="code">{answer.output}</pre>
        </>
      )}
      <details>
        <summary>The whole document</summary>
        <pre class="code">{short(JSON.stringify(answer.value, null, 2))}</pre>
      </details>
    </section>
  );
}

/** What deny, violation and warn rules of a package's document hold, as texts. */
function messagesOf(value: unknown): string[] {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  const found = entries.filter(([name]) => /^(?:deny|violation|warn)(?:_\w+)*$/.test(name));
  return found.flatMap(([, some]) =>
    (Array.isArray(some) ? some : Object.values((some ?? {}) as object)).map((one) =>
      typeof one === "string" ? one : ((one as { msg?: string })?.msg ?? JSON.stringify(one)),
    ),
  );
}

/** As much as anyone reads in a panel. */
const MOST = 200_000;
const short = (text = "null"): string => (text.length > MOST ? `${text.slice(0, MOST)}\n…` : text);

/** What the policy is given: chosen by what it reads, or by hand. */
function Input({ own, editors, fontSize }: OwnViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const reader = useRef(signal<ReturnType<PolicyEditors["createReader"]> | undefined>(undefined)).current;
  const which = useRef(signal(0)).current;
  useEffect(() => {
    let gone = false;
    void editors().then(({ createReader: create }) => {
      if (!gone && container.current) reader.value = create(container.current, fontSize.peek(), "Input of the policy");
    });
    return () => {
      gone = true;
      reader.peek()?.dispose();
    };
  }, []);
  const answers = own.tried.value?.answers ?? [];
  useSignalEffect(() => {
    const all = own.tried.value?.answers ?? [];
    const shown = all[which.value] ?? all[0];
    reader.value?.show(shown ? short(JSON.stringify(shown.input, null, 2)) : "");
  });
  return (
    <div class="own-input">
      <div class="own-choices">
        <select
          class="field"
          aria-label="What the policy is given"
          value={own.input.value}
          onChange={(event) => {
            own.input.value = event.currentTarget.value as typeof own.input.value;
          }}
        >
          <option value="">what it reads</option>
          <option value="plan">the plan</option>
          <option value="hcl2">the files (hcl2)</option>
        </select>
        {answers.length > 1 && (
          <select
            class="field"
            aria-label="Input"
            value={which.value}
            onChange={(event) => {
              which.value = Number(event.currentTarget.value);
            }}
          >
            {answers.map(({ name }, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {answers.length === 0 && <p class="own-note muted">There is nothing that it would be asked about.</p>}
      <div class="own-reader" ref={container} />
    </div>
  );
}

function Tests({ own }: { own: Own }) {
  const tests = own.tests.value;
  const failed = tests?.results.filter(({ pass, skip }) => !pass && !skip).length ?? 0;
  return (
    <div class="own-note">
      <button type="button" class="button" disabled={own.testing.value} onClick={() => void own.runTests()}>
        {own.testing.value ? "Running…" : "Run tests"}
      </button>
      {tests && (
        <p role="status" class={failed > 0 || tests.diagnostics.length > 0 ? "error" : "pass"}>
          {tests.diagnostics[0]?.detail ?? summary(tests.results, failed, tests.coverage?.coverage)}
        </p>
      )}
      <ul class="own-tests" aria-label="Tests">
        {tests?.results.map((test) => (
          <TestView key={`${test.package}.${test.name}`} own={own} test={test} />
        ))}
      </ul>
    </div>
  );
}

function summary(results: readonly PolicyTest[], failed: number, coverage: number | undefined): string {
  if (results.length === 0) return "There are no tests: rules named test_… in files *_test.rego are some.";
  const ran = results.filter(({ skip }) => !skip).length;
  const outcome = failed > 0 ? `${failed} of ${ran} tests fail.` : `All ${ran} tests pass.`;
  return coverage === undefined ? outcome : `${outcome} They run ${Math.round(coverage)} % of the policies.`;
}

function TestView({ own, test }: { own: Own; test: PolicyTest }) {
  const { pass, skip, name, location, cases = [], failedAt, output, error } = test;
  return (
    <li>
      <span class="own-test">
        <Icon name={skip ? "info" : pass ? "pass" : "error"} class={skip ? "muted" : pass ? "pass" : "error"} />
        <span class="mono">{name}</span>
        <span class="muted">{skip ? "skipped" : pass ? "passes" : "fails"}</span>
        <PlaceButton own={own} file={location.file} line={location.range.start.line} />
      </span>
      {cases.map(({ name: of, pass: passed }) => (
        <span key={of.join()} class={`own-case ${passed ? "muted" : "error"}`}>
          {of.join(", ")}: {passed ? "passes" : "fails"}
        </span>
      ))}
      {failedAt && (
        <span class="own-case">
          This doesn't hold: <PlaceButton own={own} file={failedAt.file} line={failedAt.range.start.line} />
        </span>
      )}
      {error && <span class="own-case error">{error}</span>}
      {output && <pre class="code">{output}</pre>}
    </li>
  );
}

function PlaceButton({ own, file, line }: { own: Own; file: string; line: number }) {
  return (
    <button
      type="button"
      class="link result-name mono"
      onClick={() => {
        own.open(file);
        place.value = { line };
      }}
    >
      {file}:{line}
    </button>
  );
}
