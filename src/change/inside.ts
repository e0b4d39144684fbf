/**
 * A request about what lies in a local module. The module's folder is the program that changes, by the same code as a root: its files are seen from there, and
 * every version is judged as a part of the root that calls it.
 */

import { type LocalModule, localModules } from "../core/local-modules.ts";
import { fromRoot, fromTop } from "../core/place.ts";
import type { Diagnostic, Files, Report } from "../core/report.ts";
import { Clause, clausesOf } from "../language/clauses.ts";
import type { LoopEvent, Outcome, Part, RoundRecord } from "../loop/record.ts";
import type { LoopParts } from "../loop/run.ts";
import { strangeWords } from "./absent.ts";
import { ADDRESS, addressesSaid } from "./addresses.ts";
import { ProgramText, texts, wordsOf } from "./blocks.ts";
import { mentionsIn, namesSaid, rankedByName } from "./mentions.ts";
import { scopedTo } from "./scope.ts";
import { refactoringsIn } from "./verbs/refactor-words.ts";

export interface Inside {
  /** `module.network`, or `module.app.module.network`. */
  call: string;
  /** From the root: `modules/network`. Empty where it is the call that is asked to change. */
  folder: string;
  /** What is asked, as it is said in the module. */
  prompt: string;
  /** Other calls of the root that lead to the same folder. */
  others: readonly string[];
}

/** What the root declares, where a module is the program: no name of it is the module's. */
const OUTER = "module.(root).";

/** The one module that a request is about; undefined where it is about the root, a call, or several. */
export function insideOf(prompt: string, files: Files): Inside | undefined {
  if (Object.keys(files).some((path) => path.startsWith("../"))) return undefined;
  const modules = localModules(files);
  const found = byAddress(prompt, modules) ?? byName(prompt, files, modules) ?? byThing(prompt, files, modules);
  if (found?.folder === "") return { ...found, others: [] };
  if (!found || refactoringsIn(found.prompt, new ProgramText(viewOf(files, found.folder))).length > 0) return undefined;
  const others = modules.filter(({ call, folder }) => folder === found.folder && call !== found.call);
  return { ...found, others: others.map(({ call }) => call) };
}

type Found = Omit<Inside, "others">;

/** Every address that it says lies in one module. */
function byAddress(prompt: string, modules: readonly LocalModule[]): Found | undefined {
  const said = new Set(addressesSaid(prompt).map((address) => /^(?:module\.[\w-]+\.)*/.exec(address)?.[0] ?? ""));
  const found = modules.find(({ call }) => said.has(`${call}.`));
  return found && said.size === 1 ? { ...found, prompt: prompt.replaceAll(`${found.call}.`, "") } : undefined;
}

/** "In module network, add …", "add … in the network module". What is said of an argument of the call is the call's. */
function byName(prompt: string, files: Files, modules: readonly LocalModule[]): Found | undefined {
  const program = new ProgramText(files);
  for (const { call, folder } of modules) {
    const block = program.find(call);
    if (!block) continue; // of a module's own calls
    const name = wordsOf(block.name).join("[ _-]");
    const where = `(?:in|inside|within) (?:the )?(?:module[ .]["'\`]?${name}["'\`]?|["'\`]?${name}["'\`]? module)`;
    const rest = prompt.replace(new RegExp(`\\b${where}\\b["'\`]?[,:]?\\s*`, "i"), "").trim();
    if (rest === prompt.trim() || rest === "" || addressesSaid(rest).length > 0) continue;
    const words = new Clause(rest, "change").tokens.map(({ word }) => word);
    const given = block.item.items.flatMap((item) => (item.kind === "argument" ? [item.name] : []));
    if (namesSaid(words, given).length > 0) return { call, folder: "", prompt: scopedTo(call, rest) };
    return { call, folder, prompt: rest };
  }
  return undefined;
}

/** "Delay the queue", where the root has none and the one module that has is the only one. */
function byThing(prompt: string, files: Files, modules: readonly LocalModule[]): Found | undefined {
  const clauses = clausesOf(prompt);
  const namedIn = (program: ProgramText) =>
    clauses.flatMap((clause) =>
      mentionsIn(clause, program).filter((one) => !one.isNew && strangeWords(clause, one, program).length === 0),
    );
  const root = new ProgramText(files);
  if (namedIn(root).length > 0 || clauses.some(({ tokens }) => rankedByName(tokens, root.resources).length > 0))
    return undefined;
  const having = modules.filter(({ folder }) =>
    namedIn(new ProgramText(viewOf(files, folder))).some(({ blocks }) => blocks.length > 0),
  );
  const [found, ...others] = having;
  return found && others.every(({ folder }) => folder === found.folder) ? { ...found, prompt } : undefined;
}

/** The files as they are seen from a folder. */
export const viewOf = (files: Files, folder: string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [fromRoot(folder, path), content]));

/** The way between a module's files and those of the root. */
export class Doorway {
  constructor(private readonly inside: Inside) {}

  /** The parts of a run that is given the module's files and judged by the root's. */
  partsOf(parts: LoopParts): LoopParts {
    const { further } = parts;
    return {
      ...parts,
      verifier: this.#verifierOf(parts.verifier),
      further:
        further &&
        (async (report, files, signal) =>
          this.#reportIn(await further(this.#reportOut(report), this.#filesOut(files), signal))),
    };
  }

  #verifierOf(verifier: LoopParts["verifier"]): LoopParts["verifier"] {
    return {
      facts: verifier.facts.bind(verifier),
      edit: verifier.edit.bind(verifier),
      refactor: verifier.refactor.bind(verifier),
      locate: verifier.locate.bind(verifier),
      format: verifier.format.bind(verifier),
      verifyPlan: verifier.verifyPlan.bind(verifier),
      verify: async (request, signal) =>
        this.#reportIn(await verifier.verify({ ...request, files: this.#filesOut(request.files) }, signal)),
    };
  }

  eventOut(event: LoopEvent): LoopEvent {
    if (event.kind === "round") return { ...event, record: this.#recordOut(event.record) };
    return event.kind === "plan" ? { ...event, addresses: event.addresses.map(this.#blockOut) } : event;
  }

  outcomeOut(outcome: Outcome): Outcome {
    const about = `This is about ${this.inside.folder}, which ${this.inside.call} calls.`;
    const files = texts(this.#filesOut(outcome.files));
    return {
      ...outcome,
      ...{ files, program: files["main.tf"] ?? "" },
      ...(outcome.report && { report: this.#reportOut(outcome.report) }),
      wrong: outcome.wrong.map(this.#diagnosticOut),
      rounds: outcome.rounds.map((record) => this.#recordOut(record)),
      ...(outcome.understood && { understood: outcome.understood.map(this.#partOut) }),
      ...(outcome.questions && { questions: outcome.questions.map(this.#textOut) }),
      callouts: outcome.callouts.map((one) => ({ ...one, title: this.#textOut(one.title) })),
      notes: [about, ...(outcome.notes ?? []).map(this.#textOut)],
    };
  }

  #filesOut(files: Files): Files {
    return Object.fromEntries(Object.entries(files).map(([path, content]) => [this.#pathOut(path), content]));
  }

  #recordOut(record: RoundRecord): RoundRecord {
    const files = record.files && texts(this.#filesOut(record.files));
    return {
      ...record,
      ...(files && { files }),
      report: this.#reportOut(record.report),
      asked: record.asked.map(this.#blockOut),
    };
  }

  readonly #pathIn = (path: string) => fromRoot(this.inside.folder, path);
  readonly #pathOut = (path: string) => fromTop(this.inside.folder, path);

  /** As blocks in folders are named: `modules/network/aws_vpc.main`. */
  readonly #blockOut = (address: string) => `${this.inside.folder}/${address}`;

  /** Where people read an address, it is the whole one. */
  readonly #textOut = (text: string) =>
    text
      .replace(new RegExp(ADDRESS, "g"), (own) => (own.startsWith("module.") ? own : `${this.inside.call}.${own}`))
      .replaceAll(OUTER, "");

  readonly #partOut = ({ text, reason, ...part }: Part): Part => ({
    ...part,
    text: this.#textOut(text),
    ...(reason !== undefined && { reason: this.#textOut(reason) }),
  });

  /** Instances of a call are as one: what changes in the module changes in each. */
  readonly #addressIn = (address: string): string => {
    const steps = this.inside.call.split(/\.(?=module\.)/).map((step) => step.replace(".", "\\."));
    const [own] = new RegExp(`^${steps.map((step) => `${step}(?:\\[[^\\]]*\\])?\\.`).join("")}`).exec(address) ?? [];
    return own === undefined ? OUTER + address : address.slice(own.length);
  };
  readonly #addressOut = (address: string): string =>
    address.startsWith(OUTER) ? address.slice(OUTER.length) : `${this.inside.call}.${address}`;

  readonly #diagnosticOut = (one: Diagnostic) => moved(one, this.#pathOut, this.#addressOut);

  readonly #reportIn = (report: Report) => reported(report, this.#pathIn, this.#addressIn);
  readonly #reportOut = (report: Report) => reported(report, this.#pathOut, this.#addressOut);
}

type Way = (said: string) => string;

const moved = (one: Diagnostic, path: Way, address: Way): Diagnostic => ({
  ...one,
  file: path(one.file),
  ...(one.address !== undefined && { address: address(one.address) }),
  ...(one.edits && { edits: one.edits.map((edit) => ({ ...edit, file: path(edit.file) })) }),
});

const reported = (report: Report, path: Way, address: Way): Report => ({
  ...report,
  diagnostics: report.diagnostics.map((one) => moved(one, path, address)),
  policies: report.policies.map((one) => ({ ...one, file: path(one.file), address: address(one.address) })),
  ...(report.plan !== undefined && { plan: readdressed(report.plan, address) }),
  ...(report.unset && { unset: report.unset.map((one) => ({ ...one, file: path(one.file) })) }),
});

/** A plan whose resources have other addresses, wherever it lists them. */
function readdressed(plan: unknown, address: Way): unknown {
  return JSON.parse(JSON.stringify(plan), (key, value) =>
    key === "resources" && Array.isArray(value)
      ? value.map((one) => (typeof one?.address === "string" ? { ...one, address: address(one.address) } : one))
      : value,
  );
}
