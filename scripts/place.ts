/**
 * What an encoder reads in requests otherwise than their drafts have it (src/placing/place.ts), judged by the programs of others: `npm run -s place -- [--fit] [--misses]`.
 *
 * A proposal is right where the program has its literals for the argument, and wrong where it has others or none. Where literals belong is fitted on all their candidates; whether they do, on what is proposed by
 * weights that other requests were fitted for. Told: what is taken so (five folds), and how much of it is right. --fit writes src/placing/place.json, fitted on all. Requests: training/rank, `test/prompts/several` and `engineers`, and those written from documentation's programs where these are at hand.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { own } from "../src/core/own.ts";
import { runLoop } from "../src/loop/loop.ts";
import { type Candidate, candidatesFor, type Feature } from "../src/placing/candidates.ts";
import { type Fitted, type Proposal, proposalsAmong } from "../src/placing/place.ts";
import type { Place } from "../src/placing/places.ts";
import { probability, type Weights } from "../src/rank/logistic.ts";
import { readRows, typesOf } from "../test/prompts/rows.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import { haveExamples } from "../training/curate/docs.ts";
import { describedRows } from "./described/rows.ts";
import { valuesIn } from "./programs/values.ts";
import { type Case, fitted } from "./rank/fit.ts";

const FILE = new URL("../src/placing/place.json", import.meta.url);
const FOLDS = 5;
/** A request written from a program counts so much of one that somebody wrote. */
const DESCRIBED = 0.2;
/** What takes the place of nothing right does less harm than what does. */
const HARMLESS = 0.5;

const { values: options } = parseArgs({ options: { fit: { type: "boolean" }, misses: { type: "boolean" } } });
const parts = await standInParts();
const { schemas, verifier, placer } = parts;

interface Row {
  request: string;
  program: string;
  weight: number;
  set: string;
}
const written = (set: string): Row[] =>
  readPrompts(set).flatMap((one) =>
    isChange(one) ? [] : [{ request: one.prompt, program: one.reference["main.tf"] ?? "", weight: 1, set }],
  );
const described = haveExamples() ? describedRows(schemas, { held: false }) : [];
const rows: Row[] = [
  ...written("several"),
  ...written("engineers"),
  ...readRows().map(({ prompt, program }) => ({ request: prompt, program, weight: 1, set: "rank" })),
  ...described.map(({ request, program }) => ({ request, program, weight: DESCRIBED, set: "described" })),
];

/** What is written without the encoder, kept between runs: it takes longest. */
const KEPT = new URL("../.cache/place-programs.json", import.meta.url);
const kept: Record<string, string> = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : {};
async function writtenFor(request: string): Promise<string> {
  kept[request] ??= (await runLoop({ ...parts, placer: undefined }, { prompt: request, seed: 0 })).program;
  return kept[request] as string;
}

/** What is known of a row's literals at the places of its program, of types that the right program has. */
interface Judged extends Row {
  fold: number;
  candidates: readonly Candidate[];
  has(place: Place, expression: string): boolean;
}

async function judgedOf(row: Row, fold: number): Promise<Judged> {
  const program = await writtenFor(row.request);
  const facts = await verifier.facts([...typesOf(program)]);
  const [there, wanted] = [valuesIn(row.program), typesOf(row.program)];
  const parts = { schemas, placer, request: row.request, facts: (type: string) => own(facts, type) };
  const candidates = (await candidatesFor(parts, program)).filter(({ place }) => wanted.has(place.type));
  const has = ({ type, slot }: Place, expression: string) => isThere(there, `${type}.${slot.path}`, expression);
  return { ...row, fold, candidates, has };
}

const isThere = (there: ReadonlySet<string>, at: string, expression: string): boolean =>
  expression.match(/"[^"]*"|-?\d+(?:\.\d+)?/g)?.every((literal) => there.has(`${at} = ${literal}`)) === true;

function caseOf(
  { has, weight }: Judged,
  place: Place,
  expression: string,
  own: Case<Feature>["own"],
  now: string | undefined,
) {
  const is = has(place, expression);
  const harms = !is && now !== undefined && has(place, now);
  return { own, is: +is, harms, weight: weight * (is || harms ? 1 : HARMLESS) };
}

/** Where literals belong, of all candidates. */
const whereOf = (rows: readonly Judged[]): Weights<Feature> =>
  fitted(
    rows.flatMap((row) =>
      row.candidates.map(({ place, text, features }) => caseOf(row, place, text, features, place.now[0]?.text)),
    ),
  );

const proposed = (row: Judged, where: Weights<Feature>) =>
  proposalsAmong(row.candidates, where).map((one: Proposal) => {
    const now = one.place.now[one.nth]?.text;
    return { one, now, ...caseOf(row, one.place, one.expression, one.features, now) };
  });

const all: Judged[] = [];
for (const [i, row] of rows.entries()) all.push(await judgedOf(row, i % FOLDS));
await verifier.dispose();
writeFileSync(KEPT, JSON.stringify(kept));
const folds = Array.from({ length: FOLDS }, (_, fold) => whereOf(all.filter((row) => row.fold !== fold)));
const judged = all.flatMap((row) => proposed(row, folds[row.fold] as Weights<Feature>).map((one) => ({ ...one, row })));
const whether = folds.map((_, fold) => fitted(judged.filter(({ row }) => row.fold !== fold)));
const isTaken = ({ own, row }: (typeof judged)[number]) =>
  probability(whether[row.fold] as Weights<Feature>, own) > 0.5;
for (const set of ["several", "engineers", "rank", "described"]) {
  const own = judged.filter(({ row }) => row.set === set);
  const count = (of: typeof own) => `${of.filter(({ is }) => is === 1).length} right of ${of.length}`;
  const taken = own.filter(isTaken);
  const harm = taken.filter(({ harms }) => harms).length;
  console.log(`${set}: proposed ${count(own)}; taken ${count(taken)}, ${harm} in place of something right`);
}
if (options.misses)
  for (const found of judged) {
    if (isTaken(found) === (found.is === 1)) continue;
    const { place, expression } = found.one;
    const request = found.row.request.replace(/\s+/g, " ").slice(0, 60);
    const told = `${place.type}.${place.slot.path} = ${expression} for ${found.now} [${request}]`;
    console.log(`${found.is ? "left" : "wrong"}: ${told}`);
  }
if (options.fit) {
  const last: Fitted = { where: whereOf(all), whether: fitted(judged) };
  console.log(last);
  writeFileSync(FILE, `${JSON.stringify(last, null, 2)}\n`);
}
