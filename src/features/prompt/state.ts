/** The prompt and the run that it starts: phases, the text as it is written, the rounds, and what became of it. */
import { batch, computed, effect, signal, untracked } from "@preact/signals";
import type { LoopEvent, Outcome, Phase, RoundRecord } from "../../repair/record.ts";
import type { Settings } from "../../store/settings.ts";
import type { Engine } from "../../verifier/client.ts";
import type { Model } from "../model/state.ts";
import { SAMPLE } from "../projects/sample.ts";
import type { Proposal } from "../proposal/state.ts";
import { requestFor } from "../verification/state.ts";
import { freePath, type Texts, type Workspace } from "../workspace/state.ts";
import type { Knowledge } from "./knowledge.ts";

export interface PromptDeps {
  model: Model;
  verifier: Engine;
  workspace: Workspace;
  settings: { readonly value: Settings };
  project: { readonly value: string };
  knowledge(): Promise<Knowledge>;
  offer(proposal: Proposal): void;
}

export type Run =
  | { kind: "idle" }
  | { kind: "running"; phase: Phase; round: number }
  | { kind: "done"; outcome: Outcome }
  | { kind: "failed"; message: string };

/** `change`: the program that is open. `new`: another one. */
export type Mode = "change" | "new";

/** Where a program goes: into a file of its own, or in place of one that is there. */
export type Target = "new" | "replace";

/** The welcome program, as long as nobody has touched it: what is generated meanwhile begins a project of its own. */
const isSample = (files: Texts) => Object.keys(files).length === 1 && files["main.tf"] === SAMPLE["main.tf"];

const holdsProgram = (files: Texts) =>
  Object.entries(files).some(
    ([path, text]) => /^[^/]+\.(?:tf|tofu)$/.test(path) && /^\s*[a-z]+\b[^=\n]*\{/m.test(text),
  );

export function targetPath(target: Target, files: Texts, active: string): string {
  if (Object.values(files).every((text) => !text.trim())) return "main.tf";
  if (target === "replace") return active.endsWith(".tf") ? active : "main.tf";
  return freePath("generated.tf", Object.keys(files));
}

const differing = (before: Texts, after: Texts): Texts =>
  Object.fromEntries(Object.entries(after).filter(([path, content]) => before[path] !== content));

export function createPrompt({ model, verifier, workspace, settings, project, knowledge, offer }: PromptDeps) {
  const text = signal("");
  const seed = signal(1);
  const target = signal<Target>("new");
  /** What the user chose; undefined until then. */
  const chosen = signal<Mode>();
  /** Whether there is something to change. */
  const canChange = computed(() => holdsProgram(workspace.files.value));
  /** What suits the files that are there. */
  const fitting = computed((): Mode => {
    if (!canChange.value) return "new";
    return chosen.value ?? (isSample(workspace.files.value) ? "new" : "change");
  });
  /** Under what a text was begun: files that come and go don't turn it into another request. */
  const begun = signal<Mode>();
  const mode = computed(() => begun.value ?? fitting.value);
  effect(() => {
    const written = text.value.trim() !== "";
    untracked(() => {
      begun.value = written ? mode.value : undefined;
    });
  });
  /** Why the text can't be carried out as it was begun, or might be meant otherwise by now; undefined when neither. */
  const drift = computed(() => {
    if (mode.value === fitting.value) return undefined;
    return mode.value === "change" ? ("nothing-to-change" as const) : ("may-change" as const);
  });
  /** False: the model alone, for comparison. */
  const constraint = signal(true);
  const run = signal<Run>({ kind: "idle" });
  /** What the model has written in this round so far. */
  const stream = signal("");
  const rounds = signal<readonly RoundRecord[]>([]);
  /** Generate was asked for without a model: offer to load it. */
  const needsModel = signal(false);
  let abort: AbortController | undefined;

  const follow = (event: LoopEvent) => {
    if (event.kind === "phase") {
      run.value = { kind: "running", phase: event.phase, round: event.round };
      if (event.phase === "generate" || event.phase === "repair") stream.value = "";
    } else if (event.kind === "text") stream.value += event.text;
    else if (event.kind === "draft") stream.value = event.program;
    else rounds.value = [...rounds.value, event.record];
  };

  const propose = (program: string, title: string) => {
    const files = workspace.files.value;
    const fresh = isSample(files);
    const path = fresh ? "main.tf" : targetPath(target.value, files, workspace.active.value);
    offer({ title, files: { [path]: program }, project: project.value, fresh });
  };

  /** Of a change: the files that differ. */
  const proposeFiles = (files: Texts, title: string) => {
    if (Object.keys(files).length > 0) offer({ title, files, project: project.value, fresh: false });
  };

  const start = async () => {
    if (run.value.kind === "running") return;
    const prompt = text.value.trim();
    const before = mode.value === "change" ? workspace.files.value : undefined;
    abort = new AbortController();
    rounds.value = [];
    stream.value = "";
    run.value = { kind: "running", phase: "retrieve", round: 0 };
    try {
      const { rounds: atMost, temperature, maxTokens } = settings.value;
      const { runLoop, ...known } = await knowledge();
      const outcome = await runLoop(
        { model: model.completion, verifier, ...known, now: () => performance.now() / 1000 },
        {
          prompt,
          seed: seed.value,
          rounds: atMost,
          constraint: constraint.value,
          sampling: { temperature, maxTokens },
          verify: { policies: requestFor(workspace.files.value).policies ?? {} },
          ...(before && { files: before }),
        },
        follow,
        abort.signal,
      );
      run.value = { kind: "done", outcome };
      if (before) proposeFiles(differing(before, outcome.files), prompt);
      else if (outcome.program) propose(outcome.program, prompt);
    } catch (error) {
      run.value = { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
  };

  /** The answer to the offer. */
  const loadAndGenerate = async () => {
    if (!(await model.loadNow()) || !needsModel.value) return;
    needsModel.value = false;
    await start();
  };

  // With the model comes all that generating needs, so that it makes no request later on.
  effect(() => {
    if (model.ready.value) knowledge().catch(() => {}); // generating tries again, and says why it can't
  });

  return {
    text,
    seed,
    constraint,
    target,
    run,
    stream,
    rounds,
    needsModel,
    running: computed(() => run.value.kind === "running"),
    mode,
    canChange,
    drift,
    choose: (wanted: Mode) =>
      batch(() => {
        if (wanted === "change" && !canChange.value) return;
        chosen.value = wanted;
        if (begun.value) begun.value = wanted;
      }),
    /** Offers the version of one step. */
    propose({ program, files }: Pick<RoundRecord, "program" | "files">, title: string) {
      if (files) proposeFiles(files, title);
      else propose(program, title);
    },
    async generate() {
      if (run.value.kind === "running" || !text.value.trim() || drift.value === "nothing-to-change") return;
      needsModel.value = !model.ready.value;
      if (!needsModel.value) await start();
      else if (model.load.value.kind === "loading") await loadAndGenerate();
    },
    loadAndGenerate,
    stop: () => abort?.abort(),
  };
}

export type Prompt = ReturnType<typeof createPrompt>;
