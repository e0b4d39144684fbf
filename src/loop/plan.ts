/** What a request may become before a model is asked: a draft where scenarios have one, or block by block what it names; each with what the other has besides; or why it is nothing. */
import { namedBlocks, type Wanted } from "../ask/naming.ts";
import type { Begun, Demand, Retriever } from "../ask/retrieve.ts";
import { outOfScope } from "../ask/scope.ts";
import { addressesIn } from "../core/outline.ts";
import { readingOf } from "../language/reading.ts";
import type { Given } from "../scenario/draft.ts";
import { begunFor, blocksOf, type ErrorsIn } from "./begun.ts";
import { surroundings } from "./surroundings.ts";

export interface Plan {
  draft: Begun | undefined;
  /** What the program begins with; "" where nothing is drafted. */
  begun: string;
  /** Every block that the program is to have: those that it begins with, then those beyond. */
  wanted: readonly Wanted[];
  /** Those that are still to be written. */
  beyond: readonly Wanted[];
  types: readonly string[];
  /** What the request asks for. */
  demands: readonly Demand[];
}

/** Before anything is planned. */
export const NO_PLAN: Plan = { draft: undefined, begun: "", wanted: [], beyond: [], types: [], demands: [] };

function planOf(demands: readonly Demand[], begun: string, wanted: readonly Wanted[], draft?: Begun): Plan {
  const there = new Set(addressesIn(begun));
  const beyond = wanted.filter(({ type, name }) => !there.has(`${type}.${name}`));
  return { draft, begun, wanted, beyond, types: [...new Set(wanted.map(({ type }) => type))], demands };
}

/** Every block by itself. */
export function namedPlan(prompt: string, retriever: Pick<Retriever, "wanted">): Plan {
  const demands = retriever.wanted(prompt);
  return planOf(demands, "", namedBlocks(demands, readingOf(prompt).texts));
}

/** At least one. What the user gives for a draft is asked of that alone. */
export async function plansFor(prompt: string, retriever: Retriever, errorsIn: ErrorsIn, given?: Given) {
  const direct = namedPlan(prompt, retriever);
  const { demands, wanted: named } = direct;
  const draft = await begunFor(prompt, retriever, errorsIn, given);
  if (!draft) return [direct];
  const drafted = planOf(demands, draft.program, blocksOf(draft, prompt), draft);
  if (given && Object.keys(given).length > 0) return [drafted];
  const around = surroundings(draft.program, named);
  return [
    drafted,
    planOf(demands, draft.program, blocksOf(draft, prompt, true), draft),
    direct,
    planOf(demands, around.program, [...around.blocks, ...named], draft),
  ].filter(
    ({ wanted, begun }, i, all) => wanted.length > 0 && (i === 0 || isOther({ wanted, begun }, all.slice(0, i))),
  );
}

const isOther = (one: Pick<Plan, "begun" | "wanted">, others: readonly Plan[]) =>
  others.every((other) => other.begun !== one.begun || other.wanted.length !== one.wanted.length);

/** Why nothing is written. `guesses`: the model can name types by itself. */
export const declinedFor = (prompt: string, { types }: Plan, retriever: Retriever, guesses = false) =>
  outOfScope(prompt, guesses ? undefined : types, retriever.nearTo(prompt));
