/** What all rows of an evaluation come to. */
import type { ChangeMeasures, Measures, Row, Settings, Spread, Summary, Task } from "./record.ts";

/** `rows` are those of `tasks`; a task with files is a change. */
export function summarize(
  tasks: readonly Task[],
  rows: readonly Row[],
  { seed, samples, ...settings }: Settings & { seed: number; samples: number },
): Summary {
  const changing = new Set(tasks.filter(({ files }) => files).map(({ id }) => id));
  const changes = rows.filter(({ id }) => changing.has(id));
  return {
    ...measure(rows),
    errors: rows.filter(({ error }) => error !== undefined).length,
    prompts: new Set(rows.map(({ id }) => id)).size,
    samples,
    ...passes(rows),
    new: measure(rows.filter(({ id }) => !changing.has(id))),
    changes: { ...measure(changes), ...changeMeasures(changes) },
    model: settings.model,
    settings: { ...settings, seed, samples },
  };
}

function measure(rows: readonly Row[]): Measures {
  const ran = rows.filter(({ error }) => error === undefined);
  const total = (of: (row: Row) => number | undefined) => rows.reduce((sum, row) => sum + (of(row) ?? 0), 0);
  const tokens = total((row) => row.decoding && row.tokens);
  const deployable = rows.filter((row) => row.deployable).length;
  return {
    n: rows.length,
    compilable: share(rows.map((row) => row.compilable)),
    deployable: share(rows.map((row) => row.deployable)),
    needs_values: share(rows.map((row) => row.needs_values !== undefined)),
    correct: share(rows.map((row) => row.correct)),
    lint_pass: share(rows.map((row) => row.lint_pass)),
    security: share(rows.map((row) => row.security)),
    rounds: spread(ran.map((row) => row.rounds)),
    seconds: spread(ran.map((row) => row.seconds)),
    first_token_seconds: spread(ran.map((row) => row.first_token_seconds)),
    tokens: spread(ran.map((row) => row.tokens)),
    tokens_per_second: quotient(
      total(({ decoding, tokens }) => (decoding?.chosen ? tokens : 0)),
      total(({ decoding }) => (decoding?.chosen ? decoding.seconds : 0)),
    ),
    constraint_ms_per_token: quotient(1000 * total(({ decoding }) => decoding?.constraint_seconds), tokens),
    tokens_chosen: quotient(
      total(({ decoding }) => decoding?.chosen),
      tokens,
    ),
    chosen_in: share(ran.map(({ decoding }) => decoding === undefined || decoding.chosen > 0)),
    seconds_per_deployable: quotient(
      total(({ seconds }) => seconds),
      deployable,
    ),
  };
}

function changeMeasures(
  rows: readonly Row[],
): Pick<ChangeMeasures, "churn" | "unchanged" | "regressions" | "regressed"> {
  const churn = rows.flatMap((row) => row.churn ?? []);
  const [added, removed, blocks_changed] = [
    spread(churn.map((of) => of.added)),
    spread(churn.map((of) => of.removed)),
    spread(churn.map((of) => of.blocks_changed)),
  ];
  const unchanged = share(churn.map((of) => of.added + of.removed === 0));
  const regressions = rows.flatMap((row) => row.regressions ?? []);
  return {
    churn: added && removed && blocks_changed && { added, removed, blocks_changed },
    unchanged,
    regressions: spread(regressions),
    regressed: share(regressions.map((count) => count > 0)),
  };
}

/** A prompt without all its samples yet counts by those it has. */
function passes(rows: readonly Row[]): Pick<Summary, "pass_at_1" | "pass_at_n"> {
  const prompts = new Map<Row["id"], boolean[]>();
  for (const { id, correct } of rows) if (correct !== null) prompts.set(id, [...(prompts.get(id) ?? []), correct]);
  return {
    pass_at_1: share([...prompts.values()].map((samples) => samples.filter(Boolean).length / samples.length)),
    pass_at_n: share([...prompts.values()].map((samples) => samples.some(Boolean))),
  };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
const quotient = (value: number, by: number) => (by === 0 ? null : rounded(value / by));
const present = (values: readonly (number | boolean | null)[]) =>
  values.flatMap((value) => (value === null ? [] : Number(value)));

function share(values: readonly (number | boolean | null)[]): number | null {
  const numbers = present(values);
  return numbers.length === 0 ? null : rounded(numbers.reduce((sum, value) => sum + value, 0) / numbers.length);
}

function spread(values: readonly (number | null)[]): Spread | null {
  const numbers = present(values).sort((a, b) => a - b);
  const mean = share(numbers);
  if (mean === null) return null;
  const [low, high] = [numbers[(numbers.length - 1) >> 1] as number, numbers[numbers.length >> 1] as number];
  return { median: rounded((low + high) / 2), mean };
}
