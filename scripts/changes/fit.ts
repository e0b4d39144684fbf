/** How what speaks for a literal at an argument is weighed, fitted on changes whose outcome is known: what the program has afterwards that it didn't have. */
import { writeFileSync } from "node:fs";
import { ProgramText } from "../../src/change/blocks.ts";
import { type Candidate, candidatesIn, type MeantFeature } from "../../src/change/candidates.ts";
import { clausesIn } from "../../src/change/change.ts";
import { meantAmong } from "../../src/change/meant.ts";
import { Scene, type SceneParts } from "../../src/change/scene.ts";
import { BlockText } from "../../src/change/splice.ts";
import type { Files } from "../../src/core/report.ts";
import { english } from "../../src/language/languages.ts";
import type { Weights } from "../../src/rank/logistic.ts";
import { type Case, fitted } from "../rank/fit.ts";

const FILE = new URL("../../src/change/meant.json", import.meta.url);
const FOLDS = 5;

export interface Known {
  set: string;
  prompt: string;
  before: Files;
  after: Files;
  weight: number;
}

/** What a part of a request may say of a block. */
interface Judged {
  set: string;
  fold: number;
  weight: number;
  pairs: (Candidate & { is: number; told: string })[];
}

const weightsOf = (all: readonly Judged[]): Weights<MeantFeature> =>
  fitted(
    all.flatMap(({ pairs, weight }) =>
      pairs.map(({ features, is }): Case<MeantFeature> => ({ own: features, is, weight })),
    ),
  );

export async function fitMeant(parts: SceneParts, rows: readonly Known[], misses: boolean): Promise<void> {
  const all: Judged[] = [];
  for (const [i, row] of rows.entries()) all.push({ ...(await casesOf(parts, row)), fold: i % FOLDS });
  const weights = Array.from({ length: FOLDS }, (_, fold) => weightsOf(all.filter((one) => one.fold !== fold)));
  for (const set of new Set(rows.map((row) => row.set))) {
    const own = all.filter((one) => one.set === set);
    const taken = own.flatMap(({ pairs, fold }) => meantAmong(pairs, weights[fold]));
    const wanted = own.flatMap(({ pairs }) => pairs.filter(({ is }) => is === 1));
    const right = taken.filter(({ is }) => is === 1);
    console.log(`${set}: ${right.length} right of ${taken.length} taken, ${wanted.length} wanted`);
    if (!misses) continue;
    for (const { told, likely } of taken.filter(({ is }) => is === 0))
      console.log(`  wrong ${likely.toFixed(2)}: ${told}`);
    for (const { told } of wanted.filter((one) => !right.some(({ told }) => told === one.told)))
      console.log(`  left: ${told}`);
  }
  const last = weightsOf(all);
  console.log(last);
  writeFileSync(FILE, `${JSON.stringify(last, null, 2)}\n`);
}

async function casesOf(
  parts: SceneParts,
  { set, prompt, before, after, weight }: Known,
): Promise<Omit<Judged, "fold">> {
  const scene = new Scene(parts, english(prompt), before);
  const wanted = new ProgramText(after);
  const clauses = clausesIn(scene).filter(({ kind }) => kind !== "remove");
  const pairs = (await candidatesIn(scene, clauses)).flatMap((one) => {
    const { block, place, expression } = one;
    const next = wanted.find(block.address);
    if (!next) return [];
    const told = `${block.address}.${place.path.join(".")} = ${expression} for ${place.present} [${prompt.replace(/\s+/g, " ").slice(0, 80)}]`;
    return [{ ...one, told, is: +isMeant(one, new BlockText(wanted.resolved(next)).valueAt(place.path)) }];
  });
  return { set, weight, pairs };
}

/** It is there afterwards, and wasn't before. */
function isMeant({ place: { present }, expression }: Candidate, after: string | undefined): boolean {
  if (after === undefined || after === present) return false;
  const bare = (text: string) => text.replace(/["\s]/g, "");
  const element = /^\[(.*)\]$/s.exec(expression)?.[1];
  return (
    bare(after) === bare(expression) ||
    (element !== undefined && after.includes(element) && present?.includes(element) !== true)
  );
}
