/** The prompt and the run that it starts: phases, the text as it is written, the rounds, and what became of it. */

import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { scopedTo } from "../../change/scope.ts";
import type { CompletionModel } from "../../core/completion.ts";
import { isNative, isRoot } from "../../core/file-kinds.ts";
import { own } from "../../core/own.ts";
import type { FurtherStage } from "../../core/report.ts";
import { isOpen, originOf } from "../../loop/origin.ts";
import { endedText, type LoopEvent, type Outcome, type Phase, type RoundRecord } from "../../loop/record.ts";
import type { Given } from "../../scenario/draft.ts";
import type { Settings } from "../../store/settings.ts";
import { joined } from "../../write/requirements.ts";
import type { Model } from "../model/state.ts";
import { SAMPLE } from "../projects/sample.ts";
import type { Proposal } from "../proposal/state.ts";
import { requestFor } from "../verification/state.ts";
import { freePath, type Texts, type Workspace } from "../workspace/state.ts";
import type { Loop } from "./loop.ts";
import { addressesIn } from "./ways.ts";

export interface PromptDeps {
  model: Model;
  loop: Loop;
  workspace: Workspace;
  settings: { readonly value: Settings };
  /** The project that is open. */
  project: { readonly value: Owner };
  /** What else judges the versions of a run in this project. */
  further?(project: string): FurtherStage | undefined;
  offer(proposal: Proposal): void;
  /** What was asked in this project, the newest last. */
  history: { readonly value: readonly string[] };
  remember(prompt: string): void;
}

export type Run =
  | { kind: "idle" }
  | { kind: "running"; phase: Phase; round: number; reading?: Reading }
  | { kind: "done"; outcome: Outcome }
  | { kind: "failed"; message: string };

/** Of the loop's events, those that say what came about. */
export type Traced = Extract<LoopEvent, { kind: "plan" | "draft" | "round" }>;

/** Tokens that the model has read of those before its next choice. */
export interface Reading {
  read: number;
  of: number;
}

/** `change`: the program that is open. `new`: another one. */
export type Mode = "change" | "new";

/** `led`: schemas and data, the model choosing what they leave open; where none is loaded, usual values. `alone`: the model, for comparison. */
export type Writer = "led" | "alone";

/** No request is longer, and no model here reads more. */
export const PROMPT_LENGTH = 8000;

/** Nobody waits longer for a model that chooses a token or two of a block; what it has read by then, the next request finds read. */
const READING_SECONDS = 6;

const NEEDS_MODEL =
  "The model alone can write once it is loaded: load it below, or choose another writer in the options.";

/** Where a program goes: into a file of its own, or in place of one that is there. */
export type Target = "new" | "replace";

/** A project, as what a run belongs to. */
export interface Owner {
  id: string;
  name: string;
}

/** What a run began with: what comes of it is for this, whatever is open, typed or chosen meanwhile. */
export interface Asked {
  prompt: string;
  /** Of a change: the block that it was begun at. */
  scope: string;
  project: Owner;
  files: Texts;
  mode: Mode;
  /** The file of a new program. */
  path: string;
  /** Only the sample that nobody had touched was there: accepting a program begins a project of its own. */
  fresh: boolean;
}

const isSample = (files: Texts) => Object.keys(files).length === 1 && files["main.tf"] === SAMPLE["main.tf"];

const holdsProgram = (files: Texts) =>
  Object.entries(files).some(([path, text]) => isRoot(path) && /^\s*[a-z]+\b[^=\n]*\{/m.test(text));

export function targetPath(target: Target, files: Texts, active: string): string {
  if (Object.values(files).every((text) => !text.trim())) return "main.tf";
  if (target === "replace") return isNative(active) ? active : "main.tf";
  return freePath("generated.tf", Object.keys(files));
}

const isSame = (one: Texts, other: Texts) =>
  Object.keys({ ...one, ...other }).every((path) => own(one, path) === own(other, path));

export function createPrompt(deps: PromptDeps) {
  const { model, loop, workspace, settings, project, offer, history, remember } = deps;
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
  /** Why the text can't be carried out as it was begun, or might be meant otherwise by now; undefined when neither. */
  const drift = computed(() => {
    if (mode.value === fitting.value) return undefined;
    return mode.value === "change" ? ("nothing-to-change" as const) : ("may-change" as const);
  });
  const begunAt = signal("");
  /** The address of the block that a change is about; empty where the text alone says it, or the block is gone. */
  const scope = computed(() => {
    const address = begunAt.value;
    return address !== "" && addressesIn(workspace.files.value).includes(address) ? address : "";
  });
  const tooLong = computed(() => text.value.length > PROMPT_LENGTH);
  const canGenerate = computed(() => text.value.trim() !== "" && !tooLong.value && drift.value !== "nothing-to-change");
  const writer = signal<Writer>("led");
  const run = signal<Run>({ kind: "idle" });
  /** What the last run began with. */
  const asked = signal<Asked>();
  let before = "";
  let lastGiven: Given = {};
  effect(() => {
    const written = text.value.trim();
    untracked(() => {
      // A text that was carried out is done with: what it is edited into is another one.
      const another = run.value.kind === "done" && before === asked.value?.prompt;
      begun.value = written === "" ? undefined : another ? fitting.value : mode.value;
      before = written;
    });
  });
  /** What the model has written in this round so far. */
  const stream = signal("");
  const rounds = signal<readonly RoundRecord[]>([]);
  /** What there is to show of the run, in its order. */
  const trace = signal<readonly Traced[]>([]);
  let abort: AbortController | undefined;

  const told = (reading: Reading | undefined) => {
    const { value } = run;
    if (value.kind !== "running" || value.reading === reading) return;
    const { phase, round } = value;
    const now = reading && reading.read < reading.of ? { reading: { read: reading.read, of: reading.of } } : {};
    run.value = { kind: "running", phase, round, ...now };
  };

  const follow = (event: LoopEvent) => {
    if (event.kind === "phase") {
      run.value = { kind: "running", phase: event.phase, round: event.round };
      if (event.phase === "generate" || event.phase === "repair") stream.value = "";
    } else if (event.kind === "reading") told(event);
    else if (event.kind === "text") {
      stream.value += event.text;
      told(undefined);
    } else {
      trace.value = [...trace.value, event];
      if (event.kind === "draft") stream.value = `${event.program.trimEnd()}\n\n`;
      if (event.kind !== "round") return;
      rounds.value = [...rounds.value, event.record];
      stream.value = event.record.program;
    }
  };

  /** Events come by a channel of their own, and the last of them perhaps behind the outcome: then they say nothing new. */
  const during = (began: Asked) => (event: LoopEvent) => {
    if (asked.value === began && run.value.kind === "running") follow(event);
  };

  /** The model that is loaded, which may be one by the next block; else what is usual. */
  const chooser: CompletionModel = {
    get takesGrammar() {
      return model.ready.value && (model.completion.takesGrammar ?? false);
    },
    get takesConstraint() {
      return !model.ready.value || (model.completion.takesConstraint ?? false);
    },
    async complete(...request) {
      const { firstChoice } = await import("../../decode/first.ts");
      return (model.ready.value ? model.completion : firstChoice).complete(...request);
    },
  };

  const propose = ({ files: base, path, fresh, project: { id } }: Asked, program: string, about: About) =>
    offer({
      ...about,
      base,
      files: fresh ? { "main.tf": program } : joined({ ...base, [path]: program }, path),
      project: id,
      fresh,
    });

  const proposeFiles = ({ files: base, project: { id } }: Asked, files: Texts, about: About) => {
    if (!isSame(base, files)) offer({ ...about, base, files, project: id, fresh: false });
  };

  const now = (): Asked => {
    const files = workspace.files.value;
    const { id, name } = project.value;
    return {
      prompt: text.value.trim(),
      scope: mode.value === "change" ? scope.value : "",
      project: { id, name },
      files,
      mode: mode.value,
      path: targetPath(target.value, files, workspace.active.value),
      fresh: isSample(files),
    };
  };

  /** `given`: what was assumed before, and the user has put otherwise since. */
  const start = async (again?: { began: Asked; given: Given }) => {
    if (writer.value === "alone" && !model.ready.value) {
      run.value = { kind: "failed", message: NEEDS_MODEL };
      return;
    }
    const began = again?.began ?? now();
    const given = again?.given ?? {};
    lastGiven = given;
    remember(began.prompt);
    abort = new AbortController();
    asked.value = began;
    rounds.value = [];
    trace.value = [];
    stream.value = "";
    run.value = { kind: "running", phase: "retrieve", round: 0 };
    const { rounds: atMost, temperature, maxTokens } = settings.value;
    const request = {
      prompt: began.scope ? scopedTo(began.scope, began.prompt) : began.prompt,
      seed: seed.value,
      rounds: atMost,
      constraint: writer.value !== "alone",
      sampling: { temperature, maxTokens, maxReadingSeconds: READING_SECONDS },
      given,
      verify: { policies: requestFor(began.files).policies ?? {} },
      ...(began.mode === "change" && { files: began.files }),
    };
    try {
      const outcome = await loop.run(chooser, request, during(began), abort.signal, deps.further?.(began.project.id));
      const late = outcome.rounds.slice(rounds.value.length).map((record) => ({ kind: "round", record }) as const);
      trace.value = [...trace.value, ...late];
      rounds.value = outcome.rounds;
      run.value = { kind: "done", outcome };
      if (outcome.result !== "nothing") begunAt.value = ""; // what is asked next may be about anything
      const part = outcome.ended && { part: endedText(outcome.ended) };
      const origin = { ...originOf(outcome.rounds, outcome.best), open: isOpen(outcome) };
      const losses = lossesIn(outcome);
      const { assumed, values } = outcome;
      const about = {
        ...{ title: began.prompt, origin, ...part },
        ...(losses.length > 0 && { losses }),
        ...(assumed && { assumed }),
        ...(values && { values }),
      };
      if (began.mode === "change") proposeFiles(began, outcome.files, about);
      else if (outcome.program) propose(began, outcome.program, about);
    } catch (error) {
      run.value = { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
  };

  // With the first word, or the model, comes all that writing needs, so that it makes no request later on.
  const prepare = () => loop.prepare().catch(() => {}); // a run tries again, and says why it can't
  const isNeeded = computed(() => text.value !== "" || model.ready.value);
  effect(() => {
    if (isNeeded.value) void prepare();
  });

  /** How far back in what was asked one has gone; 0 is what is being written. */
  let back = 0;

  return {
    text,
    seed,
    scope,
    history,
    /** Has what writing needs come ahead of the first word. */
    prepare,
    /** The text alone says what it is about. */
    unscope() {
      begunAt.value = "";
    },
    /** Begins a request for a change of one block. */
    scopeTo(address: string) {
      batch(() => {
        if (!canChange.value) return;
        begunAt.value = address;
        chosen.value = "change";
        begun.value = text.value.trim() === "" ? undefined : "change";
      });
    },
    /** Puts a request into the prompt, to be asked or changed. */
    fill(prompt: string, wanted: Mode) {
      const left = text.value.trim();
      if (left !== "") remember(left); // what was being written can be had again
      text.value = "";
      begunAt.value = "";
      chosen.value = wanted;
      text.value = prompt;
    },
    /** Goes through what was asked: 1 to what was before, -1 back. False where there is none, or something else is being written. */
    recall(by: 1 | -1): boolean {
      const { value: all } = history;
      if (text.value !== "" && text.value !== all[all.length - back]) back = 0;
      if (text.value !== "" && back === 0) return false;
      const next = back + by;
      if (next < 0 || next > all.length) return false;
      back = next;
      text.value = back === 0 ? "" : (all[all.length - back] ?? "");
      return true;
    },
    writer,
    target,
    run,
    asked,
    /** The project of the last run, where another one is open. */
    elsewhere: computed(() => {
      const owner = asked.value?.project;
      return owner && owner.id !== project.value.id ? owner.name : "";
    }),
    stream,
    rounds,
    trace: trace as ReadonlySignal<readonly Traced[]>,
    running: computed(() => run.value.kind === "running"),
    mode,
    canChange,
    drift,
    tooLong,
    canGenerate,
    choose: (wanted: Mode) =>
      batch(() => {
        if (wanted === "change" && !canChange.value) return;
        chosen.value = wanted;
        if (begun.value) begun.value = wanted;
      }),
    /** Offers the version of one step of the last run. */
    propose(record: RoundRecord, step: string) {
      const { program, files } = record;
      const last = asked.value;
      if (!last) return;
      const origin = originOf(rounds.value, rounds.value.indexOf(record));
      const about = { title: `${step}: ${last.prompt}`, origin };
      if (files) proposeFiles(last, { ...last.files, ...files }, about);
      else propose(last, program, about);
    },
    async generate() {
      if (run.value.kind !== "running" && canGenerate.value) await start();
    },
    /** Makes what was asked last once more, with these in place of what was assumed. */
    async remake(given: Given) {
      const began = asked.value;
      if (!began || run.value.kind === "running") return;
      const scenarios = new Set([...Object.keys(lastGiven), ...Object.keys(given)]);
      const all = [...scenarios].map((name) => [name, { ...own(lastGiven, name), ...own(given, name) }]);
      await start({ began, given: Object.fromEntries(all) });
    },
    /** What came of the last run was accepted: it is of the project that is open now, and what is asked next is something else. */
    taken(of: { project: string }) {
      const last = asked.value;
      if (last?.project.id !== of.project || run.value.kind !== "done") return;
      const { id, name } = project.value;
      asked.value = { ...last, project: { id, name } };
      chosen.value = undefined;
      // What wasn't understood is going to be said otherwise.
      if (text.value.trim() === last.prompt && !isOpen(run.value.outcome)) text.value = "";
    },
    stop: () => abort?.abort(),
  };
}

/** What a proposal says of itself beside its files. */
type About = Pick<Proposal, "title" | "part" | "origin" | "losses" | "assumed" | "values">;

const lossesIn = ({ callouts }: Outcome) =>
  callouts.flatMap(({ kind, title }) => (kind === "destruction" || kind === "replacement" ? [title] : []));

export type Prompt = ReturnType<typeof createPrompt>;
