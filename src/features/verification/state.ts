/**
 * Judges the workspace while it is edited. Parse and schema follow the typing, as fast as leaves most of the machine to it; planning, lint
 * and policies wait until it pauses. A result counts only for the revision it was asked about: what comes later than the next change is dropped.
 */

import { batch, computed, effect, signal } from "@preact/signals";
import { isPolicyData } from "../../core/file-kinds.ts";
import type { Report, Stage, Verifier, VerifyRequest } from "../../core/report.ts";
import type { Texts, Workspace } from "../workspace/state.ts";

export const EARLY_STAGES: readonly Stage[] = ["parse", "schema"];

/** A report, and the texts that it is about (its ranges mean nothing in others). */
export interface Verdict {
  report: Report;
  files: Texts;
  revision: number;
  /** Milliseconds from the request to the report. */
  ms: number;
}

/**
 * Rego files of the workspace are the user's policies, everything else is the program. JSON and YAML files may be either's: the program
 * reads some, and the policies what they need under `data`.
 */
export function requestFor(files: Texts): VerifyRequest {
  const isPolicy = (path: string) => path.endsWith(".rego");
  const of = (is: (path: string) => boolean) => Object.entries(files).filter(([path]) => is(path));
  const policies = of(isPolicy);
  return {
    files: Object.fromEntries(of((path) => !isPolicy(path))),
    policies: Object.fromEntries(policies.length > 0 ? [...policies, ...of(isPolicyData)] : []),
  };
}

/** Whether the verifier broke down instead of judging. */
export const hasStopped = ({ diagnostics }: Report) => diagnostics.some(({ code }) => code === "verifier-stopped");

/** A quick judgement that took so long is followed by the next after three times that: typing, completing and drawing want the processor, too. */
const SHARE = 3;

export function createVerification(workspace: Workspace, verifier: Verifier, { pauseMs = 400 } = {}) {
  /** Newest judgement of parse and schema, and of the later stages; the second may be of an older revision. */
  const early = signal<Verdict>();
  const late = signal<Verdict>();
  const failure = signal("");
  /** Milliseconds that the last judgement of each kind took. */
  const times = signal<{ early?: number; late?: number }>({});
  let timers: ReturnType<typeof setTimeout>[] = [];
  /** When the next quick judgement may begin while somebody types. */
  let free = 0;
  let abort = new AbortController();

  const ask = async (request: VerifyRequest, keep: (verdict: Verdict) => void) => {
    const { signal: stop } = abort;
    const revision = workspace.revision.peek();
    const files = workspace.files.peek();
    const begin = performance.now();
    try {
      const report = await verifier.verify(request, stop);
      if (stop.aborted) return;
      batch(() => {
        failure.value = "";
        keep({ report, files, revision, ms: performance.now() - begin });
      });
    } catch (error) {
      if (!stop.aborted) failure.value = error instanceof Error ? error.message : String(error);
    }
  };

  /** A worker that was ended, perhaps only because the machine is busy, is there again: that deserves a second try, but no third. */
  const verifyAll = async (tries = 2): Promise<void> => {
    let again = false;
    await ask({ ...requestFor(workspace.files.peek()), withPlan: true }, (verdict) => {
      again = tries > 1 && hasStopped(verdict.report);
      if (again) return;
      if (!hasStopped(verdict.report)) early.value = verdict;
      late.value = verdict;
      times.value = { ...times.peek(), late: verdict.ms };
    });
    if (again) await verifyAll(tries - 1);
  };

  const restart = () => {
    abort.abort();
    abort = new AbortController();
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };
  const after = (ms: number) => new Promise<void>((done) => timers.push(setTimeout(done, ms)));

  const verifyQuickly = () => {
    free = performance.now() + SHARE * (times.peek().early ?? 0);
    const { files } = requestFor(workspace.files.peek());
    return ask({ files, stages: [...EARLY_STAGES] }, (verdict) => {
      early.value = verdict;
      times.value = { ...times.peek(), early: verdict.ms };
    });
  };

  const dispose = effect(() => {
    workspace.revision.value;
    restart();
    const wait = Math.min(free - performance.now(), pauseMs);
    const first = wait > 0 ? after(wait).then(verifyQuickly) : verifyQuickly();
    // The first judgement of a page that has just been opened need not wait for a pause in typing.
    const pause = after(early.peek() ? pauseMs : 0);
    void Promise.all([first, pause]).then(() => verifyAll());
  });

  return {
    early,
    late,
    times,
    failure,
    /** Whether every stage has judged what is in the editor now. */
    settled: computed(() => late.value?.revision === workspace.revision.value),
    /** Runs all stages now. */
    verifyNow(): Promise<void> {
      restart();
      return verifyAll();
    },
    dispose() {
      restart();
      dispose();
    },
  };
}

export type Verification = ReturnType<typeof createVerification>;
