/** Of several plans for a request, the one whose program is best: each is written without a model and verified; then the verifier's verdict counts, and among equals what of the request stands in it. */
import type { Retriever } from "../ask/retrieve.ts";
import type { Facts, FactsSource } from "../core/facts.ts";
import { own } from "../core/own.ts";
import type { Verifier } from "../core/report.ts";
import { firstChoice } from "../decode/first.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import { type Features, weighed } from "../rank/logistic.ts";
import type { Given } from "../scenario/draft.ts";
import { refined } from "../write/refine.ts";
import { withRegion } from "../write/region.ts";
import { withRequirements } from "../write/requirements.ts";
import { Writer } from "../write/write.ts";
import type { ErrorsIn } from "./begun.ts";
import fitted from "./evidence.json" with { type: "json" };
import { type Evidence, evidenceOf } from "./evidence.ts";
import type { Judge, Version } from "./judge.ts";
import { LEVELS, scoreOf } from "./ladder.ts";
import { type Plan, plansFor } from "./plan.ts";

/** What plans are made of. */
export interface Planning {
  schemas: Schemas;
  retriever: Retriever;
  verifier: Pick<Verifier, "verify"> & FactsSource;
  judge: Judge;
  signal?: AbortSignal | undefined;
}

export interface Choosing {
  schemas: Schemas;
  verifier: Pick<Verifier, "verify">;
  /** Of the types of all plans. */
  facts: Facts;
  request: string;
  errorsIn: ErrorsIn;
  /** A program as it will stand, with its verdict. */
  versionOf(program: string): Promise<Version>;
  signal: AbortSignal | undefined;
}

/** A plan, and the program that it comes to without a model. */
export interface Tried {
  plan: Plan;
  program: string;
  /** The rung of the ladder. */
  level: number;
  evidence: Features<Evidence>;
}

export interface Planned {
  plan: Plan;
  /** Of its types. */
  facts: Facts;
}

/** What is going to be written for a request. `given`: what the user gives for parameters of a draft. */
export async function planFor(request: string, parts: Planning, given?: Given): Promise<Planned> {
  const { plans, choosing } = await plansWith(request, parts, given);
  const only = plans[0] as Plan;
  const plan = plans.length === 1 ? await begunWith(only, choosing) : best(await triedPlans(plans, choosing)).plan;
  return { plan, facts: choosing.facts };
}

/** Every plan for a request with the program that it comes to: the weights are fitted on these. */
export async function triedFor(request: string, parts: Planning): Promise<Tried[]> {
  const { plans, choosing } = await plansWith(request, parts);
  return triedPlans(plans, choosing);
}

async function plansWith(request: string, { schemas, retriever, verifier, judge, signal }: Planning, given?: Given) {
  const errorsIn = errorsInWhole(judge, request, schemas);
  const plans = await plansFor(request, retriever, errorsIn, given);
  const facts = await verifier.facts([...new Set(plans.flatMap(({ types }) => types))], signal);
  const versionOf = (program: string) => judge.mended(wholeOf(program, request, schemas));
  const choosing: Choosing = { schemas, verifier, facts, request, errorsIn, versionOf, signal };
  return { plans, choosing };
}

/** A program with what code states in it: it is judged as it will stand. */
export const wholeOf = (program: string, request: string, schemas: Schemas): string =>
  withRequirements(withRegion(program, request), PROGRAM_FILE, schemas);

/** How many errors a program has as it will stand. */
export const errorsInWhole =
  (judge: Judge, request: string, schemas: Schemas): ErrorsIn =>
  (program) =>
    judge.errorsIn(wholeOf(program, request, schemas));

async function triedPlans(plans: readonly Plan[], choosing: Choosing): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const plan of plans) tried.push(await triedBy(plan, choosing));
  return tried;
}

/** The first of equals. */
export function best<One extends Pick<Tried, "level" | "evidence">>(
  tried: readonly One[],
  weights: Features<Evidence> = fitted,
): One {
  const weight = ({ evidence }: One) => weightOf(evidence, weights);
  return tried.reduce((a, b) => ((b.level - a.level || weight(b) - weight(a)) > 0 ? b : a));
}

/** How much speaks for a program. */
export const weightOf = (evidence: Features<Evidence>, weights: Features<Evidence> = fitted): number =>
  weighed(weights, evidence);

export async function triedBy(plan: Plan, parts: Choosing): Promise<Tried> {
  const begun = await begunWith(plan, parts);
  const { schemas, verifier, facts, request, signal } = parts;
  const sampling = { seed: 0, temperature: 0, topP: 1, maxTokens: 0 };
  const told = { onText: () => {}, sampling, signal };
  const writer = new Writer(
    { model: firstChoice, schemas, verifier, prompt: request, wanted: plan.wanted, facts, ...told },
    0,
  );
  let written = begun.begun;
  await writer.draft(begun.begun, plan.beyond, (program) => {
    written = program;
  });
  const { program, report } = await parts.versionOf(written);
  const level = LEVELS.indexOf(scoreOf(program, report, []).level);
  const asked = { request, demands: plan.demands, matcher: schemas.scenarios.matcher };
  return { plan: begun, program, level, evidence: evidenceOf(program, plan.draft, asked) };
}

/** What the program begins with, and what else the request says of it. */
async function begunWith(plan: Plan, { schemas, facts, errorsIn }: Choosing): Promise<Plan> {
  if (!plan.draft) return plan;
  const { rest, spans, explains } = plan.draft;
  const wanted = plan.wanted.filter((block) => !plan.beyond.includes(block));
  const known = { schemas, errorsIn, facts: (type: string) => own(facts, type) };
  const begun = await refined({ ...known, wanted, request: rest, used: spans, explains }, plan.begun);
  return { ...plan, begun };
}
