/** `explain`: why each block of a program for a request is there, and who says each of its values. No language model is asked. */
import type { Wanted } from "../ask/naming.ts";
import { createRetriever } from "../ask/retrieve.ts";
import type { Scope } from "../core/constraint.ts";
import type { Facts } from "../core/facts.ts";
import { own } from "../core/own.ts";
import type { Block } from "../core/schema.ts";
import type { Intent, Source } from "../intent/intent.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { errorsInWhole, planFor } from "../loop/choose.ts";
import { Judge } from "../loop/judge.ts";
import { declinedFor } from "../loop/plan.ts";
import { forgiving } from "../placing/forgiving.ts";
import { placed } from "../placing/place.ts";
import { createNodeVerifier } from "../verifier/node.ts";
import { intentFor } from "../write/block.ts";
import { explainedDraft } from "./explain-draft.ts";
import { readSchemas, shippedPlacer } from "./generator.ts";
import { out, warn } from "./output.ts";
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
    const judge = new Judge({ verifier, schemas });
    const { plan, facts } = await planFor(prompt, { schemas, retriever, verifier, judge });
    const declined = declinedFor(prompt, plan, retriever);
    if (declined !== undefined) {
      await out(`${declined}\n`);
      return 1;
    }
    const errorsIn = errorsInWhole(judge, prompt, schemas);
    const placer = forgiving(shippedPlacer(), (error) => warn(`Words alone tell what belongs where: ${error}`));
    const read = { schemas, placer, request: prompt, facts: (type: string) => own(facts, type), errorsIn };
    const begun = await placed(read, plan.begun);
    const told = plan.draft ? explainedDraft(plan.draft, begun) : [];
    await out(`${[...told, ...explained(prompt, plan.wanted, schemas, facts, plan.beyond)].join("\n")}\n`);
    return 0;
  } finally {
    await verifier.dispose();
  }
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
