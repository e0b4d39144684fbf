/** From what the model wrote to a version with its verdict: form, verdict, gentle fixes until they change nothing; and the last resort. */
import {
  errorsOf,
  type FurtherStage,
  type Report,
  type Verifier,
  type VerifyRequest,
  WRITING_STAGES,
} from "../core/report.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { applyChanges, type Change, type Fix } from "../mend/fix.ts";
import { gentleChanges } from "../mend/gentle-fixes.ts";
import { PROGRAM_FILE, Program } from "../mend/program.ts";
import { salvageChanges } from "../mend/salvage.ts";
import { endOf } from "../mend/unfinished.ts";

export interface Version {
  program: string;
  report: Report;
  fixes: Fix[];
}

export interface JudgeParts {
  verifier: Pick<Verifier, "verify" | "format">;
  schemas: Schemas;
  /** What a version is judged by once it passes. */
  further?: FurtherStage | undefined;
  /** What else the program is judged by: user policies, variables. */
  request?: Omit<VerifyRequest, "files" | "stages"> | undefined;
  /** The stop, as long as it is heeded. */
  signal?: () => AbortSignal | undefined;
  /** The stop, heeded or not: what was stopped isn't sent anywhere any more. */
  stop?: AbortSignal | undefined;
}

/** Fixes uncover further errors (the engine stops at the first stage that fails); a fix that undoes another must not go on for ever. */
const PASSES = 8;

/** Judges the programs of one run: what has its verdict isn't verified again. */
export class Judge {
  readonly #reports = new Map<string, Report>();
  readonly #verdicts = new Map<string, Report>();
  readonly #forms = new Map<string, string>();

  constructor(private readonly parts: JudgeParts) {}

  /** One that judges as this does, but for the further stage. */
  local(): Judge {
    return new Judge({ ...this.parts, further: undefined });
  }

  /** The verdict on a version: the verifier's, and that of the further stage. */
  async report(program: string): Promise<Report> {
    const { further, stop } = this.parts;
    const known = this.#verdicts.get(program);
    if (known) return known;
    const local = await this.tried(program);
    const report = (await further?.(local, { [PROGRAM_FILE]: program }, stop)) ?? local;
    this.#verdicts.set(program, report);
    return report;
  }

  /** The verifier's verdict alone, such as on one of the many that are only tried. */
  async tried(program: string): Promise<Report> {
    const { verifier, request, signal } = this.parts;
    const report =
      this.#reports.get(program) ??
      (await verifier.verify({ ...request, stages: WRITING_STAGES, files: { [PROGRAM_FILE]: program } }, signal?.()));
    this.#reports.set(program, report);
    return report;
  }

  /** How many errors the verifier finds in a program, as it is formatted; what the user's policies deny isn't wrong. Of the many that are only tried, none is judged further. */
  async errorsIn(program: string): Promise<number> {
    const report = await this.tried(await this.#formatted(program));
    return errorsOf(report).filter(({ stage }) => stage !== "policy").length;
  }

  /** What is unfinished is ended; then verdict and gentle fixes in turns. */
  async mended(text: string, before: readonly Fix[] = []): Promise<Version> {
    return this.#repaired(await this.#version(text, before), gentleChanges);
  }

  /** What is left of a version when everything at fault is taken out or asked for. */
  salvaged(version: Version): Promise<Version> {
    return this.#repaired(version, (program) => {
      const gentle = gentleChanges(program);
      return gentle.length > 0 ? gentle : salvageChanges(program);
    });
  }

  async #repaired(start: Version, changesOf: (program: Program) => Change[]): Promise<Version> {
    let version = start;
    const seen = new Set([start.program]);
    for (let pass = 0; pass < PASSES && !version.report.ok; pass++) {
      const changes = changesOf(new Program(version.program, version.report, this.parts.schemas));
      if (changes.length === 0) break;
      const { text, fixes } = applyChanges(version.program, changes);
      if (seen.has(text)) break;
      seen.add(text);
      version = await this.#version(text, [...version.fixes, ...fixes]);
    }
    return version;
  }

  async #version(text: string, before: readonly Fix[]): Promise<Version> {
    const ended = applyChanges(text, endOf(text));
    const program = await this.#formatted(ended.text.trim() && `${ended.text.trim()}\n`);
    return { program, report: await this.report(program), fixes: [...before, ...ended.fixes] };
  }

  async #formatted(text: string): Promise<string> {
    const known = this.#forms.get(text);
    if (known !== undefined) return known;
    const { files } = await this.parts.verifier.format({ [PROGRAM_FILE]: text }, this.parts.signal?.());
    const formatted = files[PROGRAM_FILE] ?? text;
    this.#forms.set(text, formatted);
    return formatted;
  }
}
