/** A stage of the data: what makes its drafts, and what they have to pass. */
import { join } from "node:path";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";
import { Certifier } from "./certify.ts";
import { draftsOf, type Source } from "./compose.ts";
import { docsOf, examples, haveExamples } from "./docs.ts";
import type { Library } from "./library.ts";
import { mutn } from "./mutn/index.ts";
import { repair } from "./repair/index.ts";
import type { Draft, Drop, Row, TaskName } from "./row.ts";
import { schemaMaker } from "./schema.ts";
import { readSchemas } from "./schemas.ts";
import { type HasRoom, type Made, runShard, type Shard } from "./shard.ts";
import { HeldOut } from "./split.ts";

/** No family above this share of the rows. */
const FAMILY_SHARE = 0.01;
/** Rows are made in excess, since duplicates and the like are taken out afterwards. */
const EXCESS: Record<TaskName, number> = { gen: 1.15, mutn: 1.05, repair: 1.05 };
/** On a machine with much else to do, a program that is slow isn't hung. */
const QUIET_MS = 30_000;
const SEED = "terraformer 1";

export interface Tools {
  source: Source;
  verifier: NodeVerifier;
  schemas: Schemas;
  certifier: Certifier;
}

/** Makes the drafts of a number and certifies one. */
export interface Maker {
  drafts(nth: number, hasRoom: HasRoom): Promise<readonly Draft[]> | readonly Draft[];
  certify(draft: Draft): Promise<Row | Drop>;
}

/** What makes rows: each fills a folder of its own. */
export type StageName = TaskName | "docs" | "schema";

/** Sources of TF-Gen beside the families: what they have at most of its rows: about what passes. Of the schemas it is one program in forty. */
const SHARES = { docs: 0.05, schema: 0.004 };

/** Rows that a stage makes for sets of some size. */
export function rowsOf(stage: StageName, sets: Readonly<Record<TaskName, number>>): number {
  const others = SHARES.schema + (haveExamples() ? SHARES.docs : 0);
  if (stage === "gen") return Math.ceil(sets.gen * (1 - others));
  return stage === "docs" || stage === "schema" ? Math.ceil(sets.gen * SHARES[stage]) : sets[stage];
}

export const MAKERS: Record<StageName, (tools: Tools) => Maker> = {
  docs: ({ source, schemas, certifier }) => {
    if (!haveExamples())
      throw new Error("The documentation's examples aren't at hand: name their folder in TERRAFORMER_SHARED");
    const all = examples();
    return {
      drafts: (nth) => docsOf(nth, all, { ...source, knowledge: schemas.knowledge }),
      certify: (draft) => certifier.certify(draft),
    };
  },
  gen: ({ source, certifier }) => ({
    drafts: (nth, hasRoom) => draftsOf(nth, source, hasRoom),
    certify: (draft) => certifier.certify(draft),
  }),
  schema: ({ source, schemas, verifier, certifier }) => ({
    drafts: schemaMaker(source, schemas, verifier),
    certify: (draft) => certifier.certify(draft),
  }),
  mutn,
  repair,
};

/** Makes a shard of a set; `rows` are those of all shards that are to be left in the end. */
export async function runStage(
  task: StageName,
  library: Library,
  { out, shard, rows }: { out: string; shard: Shard; rows: number },
): Promise<Made> {
  const share = Math.ceil((rows * EXCESS[task === "mutn" || task === "repair" ? task : "gen"]) / shard.of);
  let told = 0;
  return withTools(library, (tools) =>
    runShard({
      ...MAKERS[task](tools),
      folder: join(out, task),
      shard,
      rows: share,
      perFamily: Math.ceil(share * FAMILY_SHARE),
      progress: (made, seconds) => {
        if (seconds < told + 30) return;
        told = seconds;
        console.error(`${task} ${shard.nth}/${shard.of}: ${made} of ${share} rows, ${Math.round(seconds)} s`);
      },
    }),
  );
}

/** The verifier and all that goes with it, for as long as something is made. */
export async function withTools<T>(library: Library, make: (tools: Tools) => Promise<T>): Promise<T> {
  const [verifier, schemas] = await Promise.all([createNodeVerifier({ quietMs: QUIET_MS }), readSchemas()]);
  try {
    const heldOut = new HeldOut(library.heldOut);
    const certifier = new Certifier(verifier, schemas, (draft, types) => heldOut.hasRow(draft, types));
    return await make({ source: sourceOf(library, heldOut), verifier, schemas, certifier });
  } finally {
    await verifier.dispose();
  }
}

/** The families that can be read. */
function sourceOf(library: Library, heldOut: HeldOut): Source {
  const families = library.names.flatMap((name) => {
    const { family, problems } = library.read(name);
    return problems.length === 0 ? [family] : [];
  });
  const [bases, extensions] = [families.filter(({ on }) => !on), families.filter(({ on }) => on)];
  const held = new Set(families.filter((one) => heldOut.hasFamily(one)));
  return { bases, extensions, helpers: library.helpers, seed: SEED, isHeld: (one) => held.has(one) };
}
