/** `explain`: why each block of a program for a request is there, and who says each of its values. No model is asked. */
import { namedBlocks, type Wanted } from "../ask/naming.ts";
import { type Begun, createRetriever, type Retriever } from "../ask/retrieve.ts";
import { outOfScope } from "../ask/scope.ts";
import type { Scope } from "../core/constraint.ts";
import type { Facts } from "../core/facts.ts";
import { addressOf, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import type { Block } from "../core/schema.ts";
import type { Intent, Source } from "../intent/intent.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { readingOf } from "../language/reading.ts";
import { begunFor, blocksOf } from "../loop/begun.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import type { Draft } from "../scenario/draft.ts";
import { createNodeVerifier } from "../verifier/node.ts";
import { intentFor } from "../write/block.ts";
import { refined } from "../write/refine.ts";
import { explainedDraft } from "./explain-draft.ts";
import { readSchemas } from "./generator.ts";
import { out } from "./output.ts";
import { UsageError } from "./usage-error.ts";

const WHO: Readonly<Record<Source, string>> = {
  request: "the request says it",
  program: "another block, or what follows from it",
  schema: "its one value, or the one that goes without saying",
  user: "you: no one else knows it",
  model: "the model",
};

/** Exit code: 0, or 1 when nothing would be written. */
export async function explain(prompt: string): Promise<number> {
  if (prompt.trim() === "") throw new UsageError('explain needs a request, such as "a private S3 bucket".');
  const [schemas, verifier] = await Promise.all([readSchemas(), createNodeVerifier()]);
  try {
    const retriever = createRetriever(schemas);
    const draft = await begunFor(prompt, retriever, verifier);
    const { wanted, declined } = plannedFor(prompt, retriever, draft);
    if (declined !== undefined) {
      await out(`${declined}\n`);
      return 1;
    }
    const facts = await verifier.facts([...new Set(wanted.map(({ type }) => type))]);
    const { begun, beyond } = apart(wanted, draft);
    const parts = { schemas, verifier, facts: (type: string) => own(facts, type) };
    const program =
      draft &&
      (await refined(
        { ...parts, request: draft.rest, used: draft.spans, explains: draft.explains, wanted: begun },
        draft.program,
        PROGRAM_FILE,
      ));
    const told = draft && program !== undefined ? explainedDraft(draft, program) : [];
    await out(`${[...told, ...explained(prompt, wanted, schemas, facts, beyond)].join("\n")}\n`);
    return 0;
  } finally {
    await verifier.dispose();
  }
}

/** The blocks that would be written, begun with those of `draft`, or why none would. */
export function plannedFor(
  prompt: string,
  retriever: Retriever,
  draft: Begun | undefined,
): { wanted: Wanted[]; declined: string | undefined } {
  const wanted = draft
    ? blocksOf(draft, prompt)
    : namedBlocks(retriever.wanted(prompt), prompt, readingOf(prompt).texts);
  const types = [...new Set(wanted.map(({ type }) => type))];
  return { wanted, declined: outOfScope(prompt, types, retriever.nearTo(prompt)) };
}

/** Blocks that the draft has, and those beyond it. */
function apart(wanted: readonly Wanted[], draft: Draft | undefined): { begun: Wanted[]; beyond: Wanted[] } {
  const there = new Set(outline(draft?.program ?? "").flatMap((item) => addressOf(item) ?? []));
  const isBegun = ({ type, name }: Wanted) => there.has(`${type}.${name}`);
  return { begun: wanted.filter(isBegun), beyond: wanted.filter((one) => !isBegun(one)) };
}

/** A line a block, argument and nested block, of those of `of`. `facts`: of the types that are wanted. */
export function explained(
  prompt: string,
  wanted: readonly Wanted[],
  schemas: Schemas,
  facts: Facts,
  of: readonly Wanted[] = wanted,
): string[] {
  const parts = {
    schemas,
    wanted,
    request: prompt,
    facts: (type: string) => own(facts, type),
  };
  return of.flatMap((block) => {
    const intent = intentFor(parts, block);
    const head = `${block.type}.${block.name}${block.why ? `: ${block.why}` : ""}`;
    const body = intent?.scope.blocks.get(block.type);
    return [head, ...(intent && body ? inside(body, block.type, "  ", intent) : [])];
  });
}

function inside(block: Block, path: string, indent: string, intent: Intent): string[] {
  const { scope, sources } = intent;
  const lines = [...block.attributes.keys()].map((name) => {
    const at = `${path}.${name}`;
    const from = sources.get(at);
    return `${indent}${name}${onlyValue(scope, at)} (${from ? WHO[from] : chosenFrom(scope, at)})`;
  });
  for (const [name, { block: inner }] of block.blocks) {
    const at = `${path}.${name}`;
    if (scope.fixed?.has(at)) lines.push(`${indent}${name} {…} (the request says it)`);
    else lines.push(`${indent}${name}`, ...inside(inner, at, `${indent}  `, intent));
  }
  return lines;
}

function onlyValue({ choices }: Pick<Scope, "choices">, at: string): string {
  const [only, ...more] = choices?.get(at) ?? [];
  return only !== undefined && more.length === 0 ? ` = ${only}` : "";
}

function chosenFrom({ choices, values }: Pick<Scope, "choices" | "values">, at: string): string {
  const texts = choices?.get(at) ?? values?.get(at)?.map((value) => JSON.stringify(value)) ?? [];
  return texts.length > 1
    ? `the model, of ${texts.slice(0, 8).join(", ")}${texts.length > 8 ? ", …" : ""}`
    : "the model";
}
