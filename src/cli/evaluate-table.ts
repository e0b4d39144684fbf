/** The summary for people. */
import type { Measures, Spread, Summary } from "../evaluate/record.ts";

const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 1000) / 10} %`);
const middle = (spread: Spread | null, digits = 0) =>
  spread === null ? "–" : `${spread.median.toFixed(digits)} (${spread.mean.toFixed(Math.max(1, digits))})`;

const LINES: [string, (of: Measures) => string][] = [
  ["programs", ({ n }) => String(n)],
  ["compilable", ({ compilable }) => percent(compilable)],
  ["deployable", ({ deployable }) => percent(deployable)],
  ["only lacking values of variables", ({ needs_values }) => percent(needs_values)],
  ["correct, of those with a policy", ({ correct }) => percent(correct)],
  ["without a lint finding", ({ lint_pass }) => percent(lint_pass)],
  ["security policies passed", ({ security }) => percent(security)],
  ["repairs, median (mean)", ({ rounds }) => middle(rounds)],
  ["tokens, median (mean)", ({ tokens }) => middle(tokens)],
  ["of these chosen by the model", ({ tokens_chosen }) => percent(tokens_chosen)],
  ["programs with such a choice", ({ chosen_in }) => percent(chosen_in)],
  ["tokens a second", ({ tokens_per_second: speed }) => speed?.toFixed(1) ?? "–"],
  ["milliseconds of constraint a token", ({ constraint_ms_per_token: each }) => each?.toFixed(2) ?? "–"],
  ["seconds, median (mean)", ({ seconds }) => middle(seconds, 1)],
  ["seconds to the first token", ({ first_token_seconds: first }) => middle(first, 1)],
  ["seconds for each deployable", ({ seconds_per_deployable: each }) => each?.toFixed(1) ?? "–"],
];

export function summaryTable(summary: Summary): string {
  const { changes, samples, settings } = summary;
  const columns: [string, Measures][] = [["all", summary]];
  if (changes.n > 0 && summary.new.n > 0) columns.push(["new", summary.new], ["changes", changes]);
  const row = (name: string, cells: string[]) => name.padEnd(36) + cells.map((cell) => cell.padStart(16)).join("");
  const lines = [
    row(
      "",
      columns.map(([name]) => name),
    ),
    ...LINES.map(([name, of]) =>
      row(
        name,
        columns.map(([, measures]) => of(measures)),
      ),
    ),
  ];
  if (samples > 1) lines.push(`pass@1 ${percent(summary.pass_at_1)}, pass@${samples} ${percent(summary.pass_at_n)}`);
  if (changes.churn) {
    const { added, removed, blocks_changed } = changes.churn;
    lines.push(
      `changes: lines added ${middle(added)}, removed ${middle(removed)}, blocks changed ${middle(blocks_changed)}, with a regression ${percent(changes.regressed)}, nothing changed ${percent(changes.unchanged)}`,
    );
  }
  if (summary.errors > 0) lines.push(`${summary.errors} without a verdict, counted as failures: see "error"`);
  const constraint = settings.constraint ? "constrained" : "unconstrained";
  lines.push(`${summary.model}, ${constraint}, at most ${settings.rounds} repairs, seed ${settings.seed}`);
  return lines.join("\n");
}
