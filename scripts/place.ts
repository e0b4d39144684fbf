/**
 * What an encoder reads in requests otherwise than their drafts have it (src/placing/place.ts), judged by the programs of others: `npm run -s place -- [--fit] [--misses]`.
 *
 * A proposal is right where the program has its literals for the argument, and wrong where it has others or none. Told: what is taken by weights fitted on other requests (five folds), and how much
 * of it is right. --fit writes src/placing/place.json, fitted on all. Requests: training/rank, `test/prompts/several` and `engineers`, and those written from documentation's programs where these are at hand.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { own } from "../src/core/own.ts";
import { runLoop } from "../src/loop/loop.ts";
import { type Feature, proposalsFor } from "../src/placing/place.ts";
import { probability } from "../src/rank/logistic.ts";
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

interface Judged extends Case<Feature> {
  fold: number;
  set: string;
  harms: boolean;
  told: string;
}

async function judgedOf({ request, program: right, weight, set }: Row, fold: number): Promise<Judged[]> {
  const program = await writtenFor(request);
  const facts = await verifier.facts([...typesOf(program)]);
  const [there, wanted] = [valuesIn(right), typesOf(right)];
  const all = await proposalsFor({ schemas, placer, request, facts: (type) => own(facts, type) }, program);
  return all
    .filter(({ place }) => wanted.has(place.type))
    .map((one) => {
      const at = `${one.place.type}.${one.place.slot.path}`;
      const is = isThere(there, at, one.expression);
      const now = one.place.now[one.nth]?.text;
      const harms = now !== undefined && isThere(there, at, now);
      return {
        own: one.features,
        is: +is,
        ...{ weight: weight * (is || harms ? 1 : HARMLESS), fold, set, harms },
        told: `${at} = ${one.expression} for ${one.place.now[one.nth]?.text} [${request.replace(/\s+/g, " ").slice(0, 60)}]`,
      };
    });
}

const isThere = (there: ReadonlySet<string>, at: string, expression: string): boolean =>
  expression.match(/"[^"]*"|-?\d+(?:\.\d+)?/g)?.every((literal) => there.has(`${at} = ${literal}`)) === true;

const all: Judged[] = [];
for (const [i, row] of rows.entries()) all.push(...(await judgedOf(row, i % FOLDS)));
await verifier.dispose();
writeFileSync(KEPT, JSON.stringify(kept));
const weights = Array.from({ length: FOLDS }, (_, fold) => fitted(all.filter((one) => one.fold !== fold)));
const isTaken = ({ own, fold }: Judged) => probability(weights[fold] as (typeof weights)[number], own) > 0.5;
const count = (of: readonly Judged[]) => `${of.filter(({ is }) => is === 1).length} right of ${of.length}`;
for (const set of ["several", "engineers", "rank", "described"]) {
  const own = all.filter((one) => one.set === set);
  const taken = own.filter(isTaken);
  console.log(
    `${set}: proposed ${count(own)}; taken ${count(taken)}, ${taken.filter(({ harms }) => harms).length} in place of something right`,
  );
}
if (options.misses)
  for (const one of all) if (isTaken(one) !== (one.is === 1)) console.log(`${one.is ? "left" : "wrong"}: ${one.told}`);
if (options.fit) {
  const last = fitted(all);
  console.log(last);
  writeFileSync(FILE, `${JSON.stringify(last, null, 2)}\n`);
}
