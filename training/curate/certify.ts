/** Drafts become rows: every stage has passed, perhaps after rounds of deterministic fixes; else they are dropped, with the cause. */
import { outline } from "../../src/core/outline.ts";
import type { Report, Verifier } from "../../src/core/report.ts";
import { isLinted } from "../../src/evaluate/judge.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { applyChanges } from "../../src/mend/fix.ts";
import { gentleChanges } from "../../src/mend/gentle-fixes.ts";
import { PROGRAM_FILE, Program } from "../../src/mend/program.ts";
import { denials, unfit } from "./judge.ts";
import type { Certificate, Draft, Drop, Row } from "./row.ts";

/** Rounds of fixes after which a program is given up. */
const ROUNDS = 5;

export interface Judged {
  program: string;
  report: Report;
  rounds: number;
}

export class Certifier {
  readonly verifier: Verifier;
  readonly #schemas: Schemas;
  readonly isTest: (draft: Draft, types: readonly string[]) => boolean;
  /** The last programs, since several rows have the same. */
  readonly #known = new Map<string, Promise<Judged>>();

  constructor(verifier: Verifier, schemas: Schemas, isTest: (draft: Draft, types: readonly string[]) => boolean) {
    this.verifier = verifier;
    this.#schemas = schemas;
    this.isTest = isTest;
  }

  /** A program with what the verifier says of it, formatted, and mended where it can be without loss. */
  judge(program: string): Promise<Judged> {
    const known = this.#known.get(program);
    if (known) return known;
    if (this.#known.size > 200) for (const old of [...this.#known.keys()].slice(0, 100)) this.#known.delete(old);
    const judged = this.#judge(program);
    this.#known.set(program, judged);
    return judged;
  }

  async #judge(text: string): Promise<Judged> {
    const { files } = await this.verifier.format({ [PROGRAM_FILE]: text });
    let program = files[PROGRAM_FILE] ?? text;
    let report = await this.#verify(program);
    let rounds = 0;
    while (rounds < ROUNDS && unfit(report) !== undefined) {
      const { text: next, fixes } = applyChanges(program, gentleChanges(new Program(program, report, this.#schemas)));
      if (fixes.length === 0) break;
      program = next;
      report = await this.#verify(program);
      rounds++;
    }
    // A fix may leave what isn't aligned; it means the same.
    if (rounds > 0) program = (await this.verifier.format({ [PROGRAM_FILE]: program })).files[PROGRAM_FILE] ?? program;
    return { program, report, rounds };
  }

  #verify(program: string): Promise<Report> {
    return this.verifier.verify({ files: { [PROGRAM_FILE]: program }, withPlan: true });
  }

  async certify(draft: Draft): Promise<Row | Drop> {
    const { program, report, rounds } = await this.judge(draft.program);
    const problem = unfit(report);
    if (problem !== undefined) return { id: draft.id, cause: problem.split(":")[0] ?? "", text: problem };
    if (draft.policy !== undefined) {
      const { denied, broken } = await denials(this.verifier, report.plan, draft.policy);
      if (broken !== undefined) return { id: draft.id, cause: "intent broken", text: broken };
      if (denied.length > 0) return { id: draft.id, cause: "intent", text: denied.join("; ") };
    }
    const resources = resourcesIn(program);
    const types = [...new Set(resources)].sort();
    return {
      ...draft,
      program,
      resources: types,
      difficulty: resources.length,
      split: this.isTest(draft, types) ? "test" : "train",
      certificate: { ...certificateOf(report), ...(draft.policy !== undefined && { intent: "pass" }), rounds },
    };
  }
}

export const isDrop = (result: Row | Drop): result is Drop => "cause" in result;

/** Types of resources, and data sources as `data.TYPE`, one for each block. */
export const resourcesIn = (program: string): string[] =>
  outline(program).flatMap(({ name, labels: [type = ""] }) =>
    name === "resource" ? [type] : name === "data" ? [`data.${type}`] : [],
  );

/** What the stages said, in short. */
export function certificateOf({ stages, diagnostics, policies }: Report): Omit<Certificate, "rounds"> {
  const { parse, schema, plan, policy } = stages;
  const failing = policies.filter(({ result, suppressed }) => result === "fail" && !suppressed);
  const rules = [...new Set(failing.map(({ rule }) => rule))].sort();
  const lint = diagnostics.some(isLinted) ? "fail" : "pass";
  return { parse, schema, plan, lint, policy, ...(rules.length > 0 && { rules }) };
}
