import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { StageResult } from "../../core/report.ts";
import { type CertifiedRound, stageRows, type Written } from "../../report/certificate.ts";
import { LEVEL_TEXT, STEP_TEXT } from "../rounds/rows.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import type { CertificateState } from "./state.ts";
import "./style.css";

export const RESULTS: Record<StageResult, { icon: IconName; tone: string; text: string }> = {
  pass: { icon: "pass", tone: "pass", text: "passed" },
  fail: { icon: "error", tone: "error", text: "failed" },
  skipped: { icon: "unknown", tone: "muted", text: "not judged" },
};

/** Whose a value is. */
export const AUTHORS: Record<keyof Written["values"], string> = {
  request: "from the words of the request",
  program: "references to other blocks",
  schema: "the only choice that schema and rules leave",
  user: "left to you, as variables",
  model: "usual values, or the model’s choice: nobody said them",
};

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

export function CertificateView({ certificate: state }: { certificate: CertificateState }) {
  useEffect(() => state.watch(), []);
  const made = state.certificate.value;
  if (!made)
    return (
      <p class="view-note muted" role="status">
        Nothing has been judged yet.
      </p>
    );
  const { verdict, stages, engine, schemas, findings, policies, coverage, unset, files, written } = made;
  const tone = verdict.level === "invalid" ? "error" : verdict.level === "verified" ? "pass" : "warning";
  return (
    <article class="certificate">
      <header class="certificate-head">
        <h2>
          <Icon name={tone} class={tone} /> {verdict.title}
        </h2>
        <span class="grow" />
        <button type="button" class="button" onClick={state.save}>
          <Icon name="download" /> Download as JSON
        </button>
      </header>
      {!state.current.value && (
        <p class="warning" role="status">
          This is about the program before the last edit; the new one is being judged.
        </p>
      )}
      <Part title="What holds">
        <p>{verdict.holds}</p>
        <ul class="certificate-stages">
          {stageRows(stages).map(({ stage, text, result }) => (
            <li key={stage}>
              <Icon name={RESULTS[result].icon} class={RESULTS[result].tone} />
              <span class="certificate-stage">{stage}</span>
              <span class="muted">{text}:</span> {RESULTS[result].text}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="What was not judged, or stands against it">
        {verdict.not.length === 0 ? (
          <p class="muted">Nothing.</p>
        ) : (
          <ul class="certificate-list">
            {verdict.not.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <p class="muted">
          Judged on this machine, without asking a cloud: quotas, names that are taken and permissions show when it is
          applied. Nothing here says that the program does what was meant.
        </p>
      </Part>
      <Part title="By what">
        <Facts
          rows={[
            [
              "Engine",
              engine
                ? `OpenTofu ${engine.opentofu}${engine.opa ? `, OPA ${engine.opa}` : ""}, Go ${engine.go.replace(/^go/, "")}`
                : "not known",
            ],
            ...schemas.map(({ source, version, constraint, locked, exact }): [string, string] => [
              `Schema of ${source.split("/").slice(-2).join("/")}`,
              `${version}${exact ? "" : ` (the program asks for ${locked ?? constraint ?? "another"})`}`,
            ]),
            ["Blocks", coverage ? `${coverage.judged} of ${coverage.blocks} judged` : "all judged"],
            [
              "Findings",
              [
                count(findings.errors, "error"),
                count(findings.warnings, "warning"),
                count(findings.notes, "note"),
                `${findings.suppressed} suppressed`,
              ].join(", "),
            ],
            [
              "Policies",
              `${policies.pass} passed, ${policies.fail} failed, ${policies.unknown} unknown, ${policies.suppressed} suppressed`,
            ],
            ...(unset.length > 0 ? [["Without a value", unset.join(", ")] as [string, string]] : []),
          ]}
        />
      </Part>
      {written && <HowWritten written={written} />}
      <Part title="Files">
        <Facts
          rows={files.map(({ path, bytes, sha256 }) => [
            path,
            `${bytes.toLocaleString("en")} bytes${sha256 ? `, SHA-256 ${sha256}` : ""}`,
          ])}
          mono
        />
      </Part>
    </article>
  );
}

function HowWritten({ written }: { written: Written }) {
  const { prompt, mode, unchanged, ended, seconds, tokens, values, notes, rounds } = written;
  const authors = Object.entries(values) as [keyof Written["values"], number][];
  const all = authors.reduce((sum, [, n]) => sum + n, 0);
  return (
    <Part title="How it was written">
      <blockquote>{prompt}</blockquote>
      <p class="muted">
        {mode === "change" ? "A change" : "A new program"}, {tokens} {tokens === 1 ? "token" : "tokens"} of a model in{" "}
        {seconds.toFixed(1)} s. {ended}
        {!unchanged && " The files aren’t as it was written any more, or it hasn’t been accepted."}
      </p>
      {all > 0 && (
        <>
          <h3>Who chose the {all} values</h3>
          <ul class="certificate-list">
            {authors.map(([who, n]) => (
              <li key={who}>
                <b>{n}</b> {AUTHORS[who]}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && (
        <ul class="certificate-list">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <h3>Rounds</h3>
      <ol class="certificate-list">
        {rounds.map((round, i) => (
          <Round key={i} round={round} />
        ))}
      </ol>
    </Part>
  );
}

const Round = ({
  round: { step, round, kept, level, errors, asked, fixes, seconds, tokens, stages },
}: {
  round: CertifiedRound;
}) => (
  <li>
    <b>
      {STEP_TEXT[step]}
      {step === "repair" && ` ${round}`}
    </b>
    : {LEVEL_TEXT[level]}, {errors} {errors === 1 ? "error" : "errors"}, {tokens} tokens in {seconds.toFixed(1)} s
    {kept && " (kept)"}
    <span class="muted">
      {" "}
      {stageRows(stages)
        .map(({ stage, result }) => `${stage} ${RESULTS[result].text}`)
        .join(", ")}
      .{asked.length > 0 && ` Asked for: ${asked.join(", ")}.`}
      {fixes.length > 0 && ` Fixed without the model: ${fixes.join("; ")}.`}
    </span>
  </li>
);

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="certificate-part" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

const Facts = ({ rows, mono = false }: { rows: [string, string][]; mono?: boolean }) => (
  <dl class={`certificate-facts ${mono ? "mono" : ""}`}>
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
