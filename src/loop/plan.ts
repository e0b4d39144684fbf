/** What a request is going to be before a model is asked: a draft where scenarios have one, the blocks of it and beyond it; or why it is nothing. */
import { namedBlocks, type Wanted } from "../ask/naming.ts";
import type { Begun, Retriever } from "../ask/retrieve.ts";
import { outOfScope } from "../ask/scope.ts";
import type { Facts } from "../core/facts.ts";
import { addressOf, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { readingOf } from "../language/reading.ts";
import type { Given } from "../scenario/draft.ts";
import { refined } from "../write/refine.ts";
import { begunFor, blocksOf, type ErrorsIn } from "./begun.ts";

export interface Plan {
  draft: Begun | undefined;
  /** Every block that the program is to have: those of the draft, then those beyond it. */
  wanted: readonly Wanted[];
  /** Those that are still to be written. */
  beyond: readonly Wanted[];
  types: readonly string[];
}

/** Without `errorsIn`, nothing is drafted. */
export async function planFor(prompt: string, retriever: Retriever, errorsIn?: ErrorsIn, given?: Given): Promise<Plan> {
  const draft = errorsIn && (await begunFor(prompt, retriever, errorsIn, given));
  const wanted = draft ? blocksOf(draft, prompt) : namedBlocks(retriever.wanted(prompt), readingOf(prompt).texts);
  const there = new Set(outline(draft?.program ?? "").flatMap((item) => addressOf(item) ?? []));
  const beyond = wanted.filter(({ type, name }) => !there.has(`${type}.${name}`));
  return { draft, wanted, beyond, types: [...new Set(wanted.map(({ type }) => type))] };
}

/** Why nothing is written. `guesses`: the model can name types by itself. */
export const declinedFor = (prompt: string, { types }: Plan, retriever: Retriever, guesses = false) =>
  outOfScope(prompt, guesses ? undefined : types, retriever.nearTo(prompt));

/** What the program begins with: the draft with what else the request says of it; "" without one. */
export async function begunWith(plan: Plan, schemas: Schemas, facts: Facts, errorsIn: ErrorsIn): Promise<string> {
  if (!plan.draft) return "";
  const { program, rest, spans, explains } = plan.draft;
  const wanted = plan.wanted.filter((block) => !plan.beyond.includes(block));
  const known = { schemas, errorsIn, facts: (type: string) => own(facts, type) };
  return refined({ ...known, wanted, request: rest, used: spans, explains }, program);
}
