/** Blocks that the request asks for and the program doesn't have. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Completion } from "../../core/completion.ts";
import type { Verifier } from "../../core/report.ts";
import type { Wanted } from "../../prompt/naming.ts";
import { variableBlock, writeBlock } from "../block.ts";
import { Said } from "../said.ts";
import { settle } from "./adjust.ts";
import type { ProgramBlock } from "./blocks.ts";
import type { Clause } from "./clauses.ts";
import { mentionsIn } from "./mentions.ts";
import { refersTo } from "./references.ts";
import type { Scene } from "./scene.ts";
import { givenName, identifier } from "./words.ts";

/** `types`: what the request wants besides what is there. `near`: the block that it is about. */
export async function addBlocks(
  scene: Scene,
  verifier: Pick<Verifier, "verify">,
  clauses: readonly Clause[],
  near: ProgramBlock | undefined,
): Promise<boolean> {
  const { writer, schemas, signal } = scene.parts;
  const wanted = named(scene, wantedIn(scene, scene.request, clauses), near);
  if (wanted.length === 0 || !writer.constrained) return false;
  const facts = Object.fromEntries(
    await Promise.all(wanted.map(async ({ type }) => [type, await scene.factsOf(type)] as const)),
  );
  const claimed = new Map<string, string>();
  let done = false;
  for (const one of wanted) {
    const all = [...scene.program.resources.map(({ type, name }) => ({ type, name })), ...wanted];
    const parts = {
      ...{ schemas, verifier, said: new Said(scene.request), wanted: all, claimed, signal },
      facts: (type: string) => facts[type],
      complete: async (request: Parameters<typeof writer.complete>[0]) =>
        ({ text: await writer.complete(request) }) as Completion,
    };
    const written = await writeBlock(parts, one, { before: `${scene.program.text}\n`, after: "" });
    if (!written) continue;
    for (const [source, count] of Object.entries(written.sources))
      scene.count(source as keyof typeof written.sources, count);
    const variables: BlockEdit[] = written.asks
      .filter(
        ({ variable }, at) =>
          !scene.program.find(`variable.${variable}`) &&
          written.asks.findIndex((ask) => ask.variable === variable) === at,
      )
      .map((ask) => ({ action: "add", address: `variable.${ask.variable}`, text: variableBlock(ask) }));
    const after = near && scene.program.find(near.address)?.address;
    const add: BlockEdit = {
      action: "add",
      address: `${one.type}.${one.name}`,
      text: written.text,
      ...(after && settles(one, near) && { after }),
    };
    if (!(await scene.apply([add, ...variables]))) continue;
    done = true;
    for (const clause of clauses) {
      const block = scene.program.find(`${one.type}.${one.name}`);
      if (block) await settle(scene, clause, block);
    }
  }
  return done;
}

/** What a text asks for besides what is there: another type, or one more where it says so. */
export function wantedIn(
  scene: Scene,
  text: string,
  clauses: readonly Clause[],
): readonly { type: string; name?: string; count: number }[] {
  const present = new Set(scene.program.resources.map(({ type }) => type));
  const news = new Set(
    clauses.flatMap((clause) => mentionsIn(clause, scene.program)).flatMap(({ isNew, types }) => (isNew ? types : [])),
  );
  return scene.parts.retriever
    .wanted(withProvider(scene, text), { present })
    .filter(({ type }) => scene.schemaOf(type) && (!present.has(type) || news.has(type)));
}

/** A setting of a block stands beside it: `aws_s3_bucket_versioning` of a bucket. */
const settles = ({ type }: Wanted, near: ProgramBlock | undefined): boolean =>
  near?.type !== undefined && type.startsWith(near.type);

/** The retriever takes AWS for granted; a program says whose it is. */
function withProvider({ program }: Scene, request: string): string {
  const words: Readonly<Record<string, string>> = {
    google: "google cloud",
    azurerm: "azure",
    kubernetes: "kubernetes",
  };
  const word = words[program.providers[0] ?? ""];
  return word === undefined || request.toLowerCase().includes(word) ? request : `${request} (${word})`;
}

/** A name of its own for each: what the request calls it, else that of what it belongs to. */
function named(
  { program, request }: Scene,
  asked: readonly { type: string; name?: string; count: number }[],
  near: ProgramBlock | undefined,
): Wanted[] {
  const taken = new Set(program.blocks.map(({ address }) => address));
  const found: Wanted[] = [];
  for (const { type, name, count } of asked) {
    const settled =
      near && program.resources.find((other) => other.type === type && refersTo(other.text, near.address));
    if (settled && type.startsWith(near.type ?? "-")) continue;
    for (let i = 0; i < Math.min(count, 4); i++) {
      const base = identifier(name ?? (asked.length === 1 ? givenName(request) : undefined) ?? near?.name ?? "main");
      let own = count > 1 ? `${base}_${i + 1}` : base;
      for (let n = 2; taken.has(`${type}.${own}`); n++) own = `${base}_${n}`;
      taken.add(`${type}.${own}`);
      found.push({ type, name: own });
    }
  }
  return found;
}
