/** The verifier as its users see it: the engine and the policy program behind one interface, schemas loaded when they are needed. */
import type { EditResult, ProgramEditor } from "../core/block-edits.ts";
import type { SchemaEntry } from "../core/catalogue.ts";
import { isOwn } from "../core/edits.ts";
import type { Facts, FactsSource } from "../core/facts.ts";
import type { GraphSource, ProgramGraph } from "../core/graph.ts";
import type { PolicyTester, PolicyTests } from "../core/policy-tests.ts";
import {
  CONFIG_FILE,
  type Controls,
  type PolicyWorkbench,
  type RuleConfigurer,
  type Tried,
} from "../core/policy-work.ts";
import type { NamedPlace, Refactorer, RefactorResult } from "../core/refactor.ts";
import type {
  Diagnostic,
  Edit,
  Files,
  FormatResult,
  PlanRequest,
  PolicyResult,
  Range,
  Reach,
  Report,
  Stage,
  StageResult,
  Verifier,
  VerifyRequest,
} from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import type { Rule, RuleSource } from "../core/rules.ts";
import { isSecret, type SecretFinder } from "../core/secrets.ts";
import type { VersionSource, Versions } from "../core/versions.ts";
import { Reached } from "./reach.ts";

/** A program of wasm/, asked with one JSON value and answering with one. Rejects when it died or `signal` aborted. */
export type Ask = (request: object, signal?: AbortSignal) => Promise<unknown>;

/** A request as the programs in WebAssembly read it: a line of JSON, and below it a schema's text, which JSON would make slow. */
export const written = ({ text, ...request }: { text?: string }): string =>
  JSON.stringify(request) + (text === undefined ? "" : `\n${text}`);

export interface VerifierParts {
  engine: Ask;
  /** Has the rules that ship since it started. */
  policy: Ask;
  /** Starts the policy program, where that costs little, while the engine is at work. */
  wakePolicy?(): void;
  /** The text of a compact schema file of the catalogue. */
  schemaText(entry: SchemaEntry): Promise<string>;
  catalogue: SchemaEntry[];
}

/** What the engine answers to `verify`: a report plus what policies are evaluated on. */
type EngineResult = Report & {
  sources?: Record<string, { file: string; range: Range }>;
  controls?: object;
  hcl2?: Record<string, unknown>;
};

/** What the policy program says of a resource: with what would mend it, for the engine. */
type Judged = PolicyResult & { remedies?: object[] };

/** A day as waivers write it, where the clock stands. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

const ENGINE_STAGES: Stage[] = ["parse", "schema", "plan", "lint"];
const NOWHERE: Range = { start: { line: 1, column: 1, byte: 0 }, end: { line: 1, column: 1, byte: 0 } };

/** All that the programs of wasm/ are asked for. */
export type Engine = Verifier &
  SecretFinder &
  FactsSource &
  ProgramEditor &
  Refactorer &
  RuleSource &
  PolicyTester &
  GraphSource &
  VersionSource &
  PolicyWorkbench &
  RuleConfigurer;

export function createVerifier(parts: VerifierParts): Engine {
  /** Asks the engine, handing it what it says it lacks: provider schemas, and files where there is a source of them. */
  async function judge(request: object, reached?: Reached, signal?: AbortSignal): Promise<EngineResult> {
    const given = new Set<string>();
    for (;;) {
      const answer = (await parts.engine({ ...request, ...reached?.request }, signal)) as
        | EngineResult
        | { need: string[] }
        | { reach: Reach[] };
      if ("reach" in answer) {
        if (!reached) throw new Error("the engine asks for files, and there is no source of them");
        reached.bring(answer.reach);
        continue;
      }
      if (!("need" in answer)) return answer;
      for (const id of answer.need) {
        const entry = parts.catalogue.find((e) => e.id === id);
        if (!entry || given.has(id))
          throw new Error(`the engine asks for the provider schema ${id}, which can't be had`);
        given.add(id);
        await parts.engine({ op: "load-schema", id, text: await parts.schemaText(entry) }, signal);
      }
    }
  }

  async function applyPolicies(
    result: EngineResult,
    { policies = {}, bundledPolicies = true, rules, ...request }: Partial<VerifyRequest>,
    signal?: AbortSignal,
  ): Promise<EngineResult> {
    // OPA is large: don't wake it when it has nothing to say.
    const hasOwn = Object.keys(policies).length > 0;
    if (!hasOwn && !(result.plan && bundledPolicies)) return result;
    const shipped = bundledPolicies ? { rules } : { bundled: "" };
    const { files, namespaces, data, input, combine } = request;
    const own = { user: policies, ...(hasOwn && { files, namespaces, data, input, combine }) };
    const judged = await parts
      .policy({ op: "evaluate", report: result, ...shipped, ...own }, signal)
      .catch((error: unknown) => {
        signal?.throwIfAborted();
        return withoutPolicies(result, error);
      });
    // The policy program leaves the plan out of its answer: it would only be the same again.
    return { ...(judged as EngineResult), ...(result.plan !== undefined && { plan: result.plan }) };
  }

  /** Has the engine make edits of what would have failing resources pass, in the files that are the program's own. */
  async function suggest(result: EngineResult, files: Files, signal?: AbortSignal): Promise<EngineResult> {
    const mendable = result.policies.filter(({ remedies, file }: Judged) => remedies && isOwn(file));
    if (mendable.length === 0) return result;
    const request = { op: "remedy", files, providers: result.providers, policies: mendable };
    const { edits } = (await parts.engine(request, signal)) as { edits: Edit[][] };
    const made = new Map(mendable.map((policy, i) => [policy, edits[i] ?? []]));
    const policies = result.policies.map((policy) =>
      made.get(policy)?.length ? { ...policy, edits: made.get(policy) as Edit[] } : policy,
    );
    return { ...result, policies };
  }

  return {
    async verify(request, signal) {
      const stages = new Set<Stage>(request.stages ?? STAGES);
      const { files, root, source, vars, varFiles, config, today = dayOf(new Date()) } = request;
      try {
        const reached = source && new Reached(files, source);
        const judging = judge(
          {
            op: "verify",
            files,
            root,
            vars,
            varFiles,
            config,
            today,
            stages: ENGINE_STAGES.filter((stage) => stages.has(stage)),
            withPlan: Boolean(request.withPlan) || stages.has("policy"),
            withHcl2: stages.has("policy") && Object.keys(request.policies ?? {}).length > 0,
          },
          reached,
          signal,
        );
        if (stages.has("policy")) parts.wakePolicy?.();
        let result = await judging;
        if (stages.has("policy")) {
          result = await applyPolicies(result, request, signal);
          result = await suggest(result, reached?.files ?? files, signal);
        }
        return finished(result, request.withPlan);
      } catch (error) {
        signal?.throwIfAborted();
        return broken(error);
      }
    },

    async verifyPlan({ plan, files, config, today = dayOf(new Date()), ...request }: PlanRequest, signal) {
      try {
        parts.wakePolicy?.();
        // Without a file there is nothing that the engine could read of configuration and waivers, and no need to start it.
        const controls = { op: "controls", files, config, today };
        const said = Object.keys(files ?? {}).length > 0 ? await parts.engine(controls, signal) : undefined;
        const blank: EngineResult = {
          ...emptyReport(),
          plan,
          ...(said as Pick<EngineResult, "diagnostics" | "controls">),
        };
        return finished(await applyPolicies(blank, request, signal), request.withPlan);
      } catch (error) {
        signal?.throwIfAborted();
        return broken(error);
      }
    },

    async secrets(files, signal) {
      const today = dayOf(new Date());
      const found = (await parts.engine({ op: "secrets", files, today }, signal)) as { diagnostics: Diagnostic[] };
      return found.diagnostics.filter(isSecret);
    },

    async format(files, signal) {
      try {
        return (await parts.engine({ op: "format", files }, signal)) as FormatResult;
      } catch (error) {
        signal?.throwIfAborted();
        return { files, diagnostics: broken(error).diagnostics };
      }
    },

    async edit(files, edits, signal) {
      try {
        const { files: changed, diagnostics } = (await parts.engine(
          { op: "edit", files, edits },
          signal,
        )) as EditResult;
        return { files: { ...files, ...changed }, diagnostics };
      } catch (error) {
        signal?.throwIfAborted();
        return { files, diagnostics: broken(error).diagnostics };
      }
    },

    async refactor(files, request, signal) {
      try {
        const { files: changed, ...rest } = (await parts.engine(
          { op: "refactor", files, refactor: request },
          signal,
        )) as RefactorResult;
        return { ...rest, files: { ...files, ...changed } };
      } catch (error) {
        signal?.throwIfAborted();
        return { files, diagnostics: broken(error).diagnostics, moved: [] };
      }
    },

    async locate(files, file, at, signal) {
      const request = { op: "refactor", files, refactor: { action: "locate", file, at } };
      const { place, diagnostics } = (await parts.engine(request, signal)) as RefactorResult & { place?: NamedPlace };
      return place ?? (diagnostics.find(({ severity }) => severity === "error") as Diagnostic);
    },

    async graph(files, signal) {
      return (await parts.engine({ op: "graph", files }, signal)) as ProgramGraph;
    },

    async versions(policies) {
      const [engine, policy] = await Promise.all([
        parts.engine({ op: "version" }),
        policies ? parts.policy({ op: "version" }) : undefined,
      ]);
      return { ...(engine as Versions), ...(policy as { opa: string } | undefined) };
    },

    async facts(types, signal) {
      const answer = (await parts.engine({ op: "facts", types }, signal)) as { facts: Facts };
      return answer.facts;
    },

    async testPolicies(request, signal) {
      return (await parts.policy({ op: "test", ...request }, signal)) as PolicyTests;
    },

    async checkPolicies(files, signal) {
      return ((await parts.policy({ op: "check", files }, signal)) as { diagnostics: Diagnostic[] }).diagnostics;
    },

    async formatPolicies(files, signal) {
      return (await parts.policy({ op: "format", files }, signal)) as FormatResult;
    },

    async tryPolicy({ files, policies, plan, ...request }, signal) {
      const stages = ENGINE_STAGES.filter((stage) => stage !== "lint");
      const program = { op: "verify", files, today: dayOf(new Date()), stages, withPlan: true, withHcl2: true };
      const report: EngineResult =
        plan === undefined ? await judge(program, undefined, signal) : { ...emptyReport(), plan };
      const tried = (await parts.policy({ op: "try", report, user: policies, files, ...request }, signal)) as Tried;
      const answers = tried.answers.map((answer) => ({ ...answer, input: answer.input ?? report.plan }));
      return { ...tried, answers };
    },

    async controls(files, signal) {
      const request = { op: "controls", files, today: dayOf(new Date()) };
      return (await parts.engine(request, signal)) as { controls: Controls; diagnostics: Diagnostic[] };
    },

    async configure(files, changes, signal) {
      const answer = (await parts.engine({ op: "configure", files, changes }, signal)) as FormatResult;
      return { text: answer.files[CONFIG_FILE] ?? "", diagnostics: answer.diagnostics };
    },

    async rules(signal) {
      const answers = [parts.engine({ op: "rules" }, signal), parts.policy({ op: "rules" }, signal)];
      const lists = (await Promise.all(answers)) as { rules: Rule[] }[];
      return lists.flatMap(({ rules }) => rules);
    },
  };
}

function finished({ sources: _, controls: __, hcl2: ___, plan, ...rest }: EngineResult, withPlan = false): Report {
  const report = { ...rest, policies: rest.policies.map(({ remedies: ____, ...policy }: Judged) => policy) };
  return withPlan && plan !== undefined ? { ...report, plan } : report;
}

function emptyReport(): Report {
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, "skipped"])) as Record<Stage, StageResult>;
  return { ok: true, stages, diagnostics: [], policies: [], providers: [] };
}

/** What a fresh policy program is asked first: to keep the rules that ship (`public/policies.txt`), and to prepare what all of them need. */
export const policyWarmUp = (bundled: string): object => ({
  op: "evaluate",
  report: { ...emptyReport(), plan: { format_version: "1.2" } },
  bundled,
  user: {},
});

/** What the engine said stands, also when the policies couldn't be asked. */
function withoutPolicies(result: EngineResult, error: unknown): EngineResult {
  const [failure] = broken(error).diagnostics;
  const diagnostic: Diagnostic = {
    ...(failure as Diagnostic),
    stage: "policy",
    code: "policy-stopped",
    summary: "The policies could not be evaluated on this program",
  };
  const stages = { ...result.stages, policy: "fail" as const };
  return { ...result, ok: false, stages, diagnostics: [...result.diagnostics, diagnostic] };
}

/** The machinery failed, not the program: say so, in the form that everyone reads. */
function broken(error: unknown): Report {
  const detail = error instanceof Error ? error.message : String(error);
  const diagnostic: Diagnostic = {
    stage: "parse",
    code: "verifier-stopped",
    severity: "error",
    summary: "The verifier could not judge this program",
    detail: `${detail} The program was not changed; try again, and if it happens again, with less of it.`,
    file: "",
    range: NOWHERE,
  };
  return { ...emptyReport(), ok: false, diagnostics: [diagnostic] };
}
