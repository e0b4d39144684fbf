/** How what speaks for a literal at an argument is weighed, fitted on changes whose outcome is known: what the program has afterwards that it didn't have. */
import { writeFileSync } from "node:fs";
import { ProgramText } from "../../src/change/blocks.ts";
import { type Candidate, candidatesOf, type MeantFeature } from "../../src/change/candidates.ts";
import { clausesIn } from "../../src/change/change.ts";
import { type Asked, askedIn, likelyOf } from "../../src/change/further.ts";
import { meantAmong } from "../../src/change/meant.ts";
import { Scene, type SceneParts } from "../../src/change/scene.ts";
import { BlockText } from "../../src/change/splice.ts";
import type { Files } from "../../src/core/report.ts";
import { english } from "../../src/language/languages.ts";
import type { Weights } from "../../src/rank/logistic.ts";
import { type Case, fitted } from "../rank/fit.ts";

const FILE = new URL("../../src/change/meant.json", import.meta.url);
const FURTHER = new URL("../../src/change/further.json", import.meta.url);
const FOLDS = 5;

export interface Known {
  set: string;
  prompt: string;
  before: Files;
  after: Files;
  weight: number;
}

/** A request of which only what one more is of is known: the block's type, or its address and where the nested blocks stand; nothing where all is of what is there. */
export interface Told {
  prompt: string;
  before: Files;
  more: string | null;
}

/** What a part of a request may say of a block. */
interface Judged {
  set: string;
  fold: number;
  weight: number;
  pairs: (Candidate & { is: number; told: string })[];
  /** What one more may be meant of, and whether there is one more afterwards. */
  asked: (Asked & { is: number; told: string })[];
}

const weightsOf = (all: readonly Judged[]): Weights<MeantFeature> =>
  fitted(
    all.flatMap(({ pairs, weight }) =>
      pairs.map(({ features, is }): Case<MeantFeature> => ({ own: features, is, weight })),
    ),
  );

/** A verb that so few requests have says nothing. */
const RARE = 2;

/** Weights that aren't nothing. */
function furtherBy(all: readonly Judged[]): Readonly<Record<string, number>> {
  const rows = all.flatMap(({ asked, weight }) => asked.map(({ features, is }) => ({ features, is, weight })));
  const counts = new Map<string, number>();
  for (const { features } of rows)
    for (const name of Object.keys(features)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count > RARE ? [name] : [])).sort();
  const cases = rows.map(({ features, is, weight }): Case<string> => {
    const own = Object.fromEntries(names.map((name) => [name, features[name] ?? 0]));
    return { own, is, weight };
  });
  const weights = Object.entries(fitted(cases)).filter(([, weight]) => weight !== 0);
  return Object.fromEntries(weights);
}

/** Of what one more may be meant of: right as fitted on the other folds, and what isn't. */
function tellFurther(all: readonly Judged[], misses: boolean): void {
  const folds = Array.from({ length: FOLDS }, (_, fold) => furtherBy(all.filter((one) => one.fold !== fold)));
  const told = all.flatMap(({ asked, fold }) =>
    asked.map((one) => ({ ...one, likely: likelyOf(one, folds[fold] ?? {}) })),
  );
  const wrong = told.filter(({ likely, is }) => likely > 0.5 !== (is === 1));
  const more = told.filter(({ is }) => is === 1).length;
  console.log(
    `one more, or what is there: ${told.length - wrong.length} right of ${told.length}, ${more} of them one more`,
  );
  if (misses)
    for (const { told, likely, is } of wrong) console.log(`  ${likely.toFixed(2)} where it is ${is}: ${told}`);
}

export async function fitMeant(
  parts: SceneParts,
  rows: readonly Known[],
  told: readonly Told[],
  misses: boolean,
): Promise<void> {
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
  const further = [...all];
  for (const [i, { prompt, before, more }] of told.entries()) {
    const isOf = ({ block, series }: Asked) =>
      series ? more === `${block.address} ${series.join(".")}` : more === block.type;
    const { asked } = await partsOf(parts, prompt, before, isOf);
    further.push({ set: "further", fold: i % FOLDS, weight: 1, pairs: [], asked });
  }
  tellFurther(further, misses);
  const more = furtherBy(further);
  console.log(more);
  writeFileSync(FURTHER, `${JSON.stringify(more, null, 2)}\n`);
  const last = weightsOf(all);
  console.log(last);
  writeFileSync(FILE, `${JSON.stringify(last, null, 2)}\n`);
}

async function casesOf(
  parts: SceneParts,
  { set, prompt, before, after, weight }: Known,
): Promise<Omit<Judged, "fold">> {
  const was = new ProgramText(before);
  const wanted = new ProgramText(after);
  const { parted, asked } = await partsOf(parts, prompt, before, (one) => isMoreOf(one, was, wanted));
  const real = parted.flatMap(({ found }) => found.filter(({ block }) => !block.further));
  const pairs = real.flatMap((one) => {
    const { block, place, expression } = one;
    const next = wanted.find(block.address);
    if (!next) return [];
    const told = `${block.address}.${place.path.join(".")} = ${expression} for ${place.present} [${prompt.replace(/\s+/g, " ").slice(0, 80)}]`;
    return [{ ...one, told, is: +isMeant(one, new BlockText(wanted.resolved(next)).valueAt(place.path)) }];
  });
  return { set, weight, pairs, asked };
}

/** What the parts of a request may say, and of what one more is meant. */
async function partsOf(parts: SceneParts, prompt: string, before: Files, isOf: (one: Asked) => boolean) {
  const scene = new Scene(parts, english(prompt), before);
  const clauses = clausesIn(scene).filter(({ kind }) => kind !== "remove");
  const parted = await candidatesOf(scene, clauses);
  const asked = parted.flatMap((said) =>
    askedIn(said).map((one) => ({
      ...one,
      is: +isOf(one),
      told: `${one.block.address} ${one.series?.join(".") ?? ""} [${said.clause.text.replace(/\s+/g, " ").slice(0, 80)}]`,
    })),
  );
  return { parted, asked };
}

/** Whether there are more of it afterwards. */
function isMoreOf({ block, series }: Asked, was: ProgramText, is: ProgramText): boolean {
  if (!series) return is.resources.some(({ type, address }) => type === block.type && !was.find(address));
  const count = (program: ProgramText) => {
    const now = program.find(block.address);
    const home = now && new BlockText(now.text).at(series.slice(0, -1));
    return home?.items.filter(({ name }) => name === series.at(-1)).length ?? 0;
  };
  return count(is) > count(was);
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
