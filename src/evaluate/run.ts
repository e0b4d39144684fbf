/** Has the loop answer one task, and judges what came. */

import { regressionsOf } from "../change/compare.ts";
import type { CompletionModel } from "../core/completion.ts";
import { newFindings } from "../core/mend.ts";
import { type LoopParts, type LoopRequest, runLoop } from "../loop/loop.ts";
import { sourcesOf } from "../loop/origin.ts";
import type { Outcome } from "../loop/record.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import { churnOf } from "./change.ts";
import { isLintFinding, judge } from "./judge.ts";
import type { Decoding, Row, Settings, Task } from "./record.ts";

/** The task as the loop is asked: without policy and types, by which it is judged afterwards. */
function requestOf({ prompt, files }: Task, { rounds, constraint }: Settings, seed: number): LoopRequest {
  return {
    prompt,
    seed,
    rounds,
    constraint,
    ...(files && { files }),
  };
}

/** The row; undefined when `signal` aborted. What breaks the loop is the row's `error`, so that the others go on. */
export async function evaluateTask(
  parts: LoopParts,
  task: Task,
  settings: Settings,
  seed: number,
  signal?: AbortSignal,
): Promise<Row | undefined> {
  const started = parts.now();
  const timed = timing(parts);
  try {
    const outcome = await runLoop({ ...parts, model: timed.model }, requestOf(task, settings, seed), undefined, signal);
    if (outcome.cancelled || signal?.aborted) return undefined;
    const { files } = outcome;
    const { report, error, missing, needs_values, ...verdict } = await judge(parts.verifier, files, task, signal);
    const change = isChange(task) ? await compared(parts, task, { files, report }, outcome, signal) : {};
    // Ctrl-C reaches the verifier's programs too: what they said last is no verdict.
    if (signal?.aborted) return undefined;
    return {
      id: task.id,
      ...verdict,
      rounds: Math.max(0, ...outcome.rounds.map(({ round }) => round)),
      seconds: rounded(outcome.seconds),
      tokens: outcome.tokens,
      program: task.files ? files : (files[PROGRAM_FILE] ?? ""),
      first_token_seconds: timed.firstToken(started),
      decoding: timed.decoding(),
      missing,
      ...(needs_values && { needs_values }),
      sources: sourcesOf(outcome.rounds, outcome.best) ?? {},
      ...change,
      ...(error !== undefined && { error }),
      seed,
      request: task.request,
      settings,
    };
  } catch (error) {
    if (signal?.aborted) return undefined;
    return { ...failed(task), error: messageOf(error), seconds: rounded(parts.now() - started), seed, settings };
  }
}

type Change = Task & { files: Record<string, string> };
const isChange = (task: Task): task is Change => task.files !== undefined;

/** A change against the program before it, and whether it brings a lint finding; nothing where nothing came that could be taken over. */
async function compared(
  { verifier }: LoopParts,
  { files, asked }: Change,
  after: Parameters<typeof regressionsOf>[1],
  outcome: Outcome,
  signal?: AbortSignal,
): Promise<Pick<Row, "churn" | "regressions" | "regressed"> & Partial<Pick<Row, "lint_pass">>> {
  if (Object.keys(after.files).length === 0) return {};
  const report = await verifier.verify({ files, withPlan: true }, signal);
  const touched = outcome.rounds.slice(0, outcome.best + 1).flatMap((round) => round.asked);
  const regressed = regressionsOf({ files, report }, after, asked ?? touched);
  // How the program was written before is its writer's business.
  const lint_pass = after.report.stages.parse === "pass" && !newFindings(report, after.report).some(isLintFinding);
  return { lint_pass, churn: churnOf(files, after.files), regressions: regressed.length, regressed };
}

interface Timing {
  model: CompletionModel;
  /** Seconds from `since` to the first token. */
  firstToken(since: number): number | null;
  decoding(): Decoding;
}

/** The model of `parts`, and what its completions took. */
function timing({ model, now }: LoopParts): Timing {
  let first: number | undefined;
  const sum = { calls: 0, prefill_seconds: 0, seconds: 0, chosen: 0, constraint_seconds: 0 };
  const complete: CompletionModel["complete"] = async (request, ...rest) => {
    const asked = now();
    const completion = await model.complete(request, ...rest);
    const { tokens, seconds, firstTokenSeconds, chosen = tokens, constraintSeconds = 0 } = completion;
    const prefill = chosen > 0 ? firstTokenSeconds : 0;
    if (chosen > 0) first ??= asked + prefill;
    sum.calls++;
    sum.prefill_seconds += prefill;
    sum.seconds += seconds - prefill;
    sum.chosen += chosen;
    sum.constraint_seconds += constraintSeconds;
    return completion;
  };
  return {
    // Whatever else the model can do stays its own.
    model: new Proxy(model, {
      get(target, name) {
        if (name === "complete") return complete;
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
    firstToken: (since) => (first === undefined ? null : rounded(first - since)),
    decoding: () => ({
      ...sum,
      prefill_seconds: rounded(sum.prefill_seconds),
      seconds: rounded(sum.seconds),
      constraint_seconds: rounded(sum.constraint_seconds),
    }),
  };
}

const failed = ({ id, policy, types = [], request }: Task) => ({
  id,
  compilable: false,
  deployable: false,
  correct: policy === undefined ? null : false,
  lint_pass: false,
  security: 0,
  rounds: 0,
  seconds: 0,
  tokens: 0,
  program: "",
  first_token_seconds: null,
  missing: types,
  sources: {},
  request,
});

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000;
