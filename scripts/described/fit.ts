/**
 * Fits src/loop/evidence.json: of two programs for a request on the same rung of the ladder, the one that meets more of what it asks for is the likelier. Told, too: what is met by weights fitted on the other
 * requests (five folds), by the first program of each and by the best.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { outline } from "../../src/core/outline.ts";
import { errorsOf } from "../../src/core/report.ts";
import { best, triedFor } from "../../src/loop/choose.ts";
import type { Evidence } from "../../src/loop/evidence.ts";
import { Judge } from "../../src/loop/judge.ts";
import type { LoopParts } from "../../src/loop/loop.ts";
import type { Features, Weights } from "../../src/rank/logistic.ts";
import { readRows } from "../../test/prompts/rows.ts";
import { isChange, readPrompts } from "../../test/prompts/set.ts";
import { saidIn, valuesIn } from "../programs/values.ts";
import { type Case, fitted } from "../rank/fit.ts";
import { judged } from "./judge.ts";
import type { DescribedRow } from "./rows.ts";

const FILE = new URL("../../src/loop/evidence.json", import.meta.url);
const FOLDS = 5;
/** A request written from a program counts so much of one that somebody wrote. */
const DESCRIBED = 0.5;
/** What nobody asked for is so bad of what is missing. */
const EXTRA = 0.3;

interface Task {
  prompt: string;
  weight: number;
  /** What a program meets, and of how much. */
  met(program: string): Promise<readonly [met: number, all: number]>;
}

/** Every second request is left, to say whether it holds; those of `several` are few. */
function tasksFor(rows: readonly DescribedRow[], { verifier }: LoopParts): Task[] {
  const described = rows
    .filter((_, i) => i % 2 === 0)
    .map(
      ({ request, demands }): Task => ({
        prompt: request,
        weight: DESCRIBED,
        met: async (program) => [demands.length - judged(demands, program).length, demands.length],
      }),
    );
  const several = readPrompts("several").flatMap((row): Task[] => {
    const all = row.policy.split("\n").filter((line) => line.startsWith("deny contains ")).length;
    const met = async (program: string) => {
      const files = { "main.tf": program };
      const report = await verifier.verify({ files, withPlan: true, policies: { "policy.rego": row.policy } });
      return [all - errorsOf(report).filter(({ stage }) => stage === "policy").length, all] as const;
    };
    return isChange(row) ? [] : [{ prompt: row.prompt, weight: 1, met }];
  });
  const odd = readRows().filter(({ id }) => Number(id) % 2 === 1);
  const asked = odd.map(({ prompt, program: right, also }): Task => {
    const said = [...valuesIn(right)].filter(saidIn(prompt));
    const met = async (program: string) => {
      const [types, has, values] = [typesIn(right), typesIn(program), valuesIn(program)];
      const extra = [...has].filter((type) => !types.has(type) && !also.includes(type)).length;
      const there = [...types].filter((type) => has.has(type)).length + said.filter((one) => values.has(one)).length;
      return [there - EXTRA * extra, types.size + said.length] as const;
    };
    return { prompt, weight: 1, met };
  });
  return [...described, ...several, ...asked];
}

const typesIn = (program: string): Set<string> =>
  new Set(outline(program).flatMap(({ name, labels: [type = ""] }) => (name === "resource" ? [type] : [])));

interface Candidate {
  level: number;
  evidence: Features<Evidence>;
  met: number;
}

interface Row {
  prompt: string;
  weight: number;
  all: number;
  candidates: Candidate[];
}

/** `file`: what was found is kept there, so that a run that was stopped goes on. */
export async function fitChoice(rows: readonly DescribedRow[], parts: LoopParts, file?: string): Promise<void> {
  const kept = file && existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const known = new Map(kept.map((line) => JSON.parse(line) as Row).map((row) => [row.prompt, row]));
  const all: Row[] = [];
  for (const { prompt, weight, met } of tasksFor(rows, parts)) {
    const row = known.get(prompt) ?? { prompt, weight, ...(await candidatesFor(prompt, met, parts)) };
    if (file && !known.has(prompt)) appendFileSync(file, `${JSON.stringify(row)}\n`);
    if (row.candidates.length > 1) all.push(row);
  }
  const byFold = Array.from({ length: FOLDS }, (_, fold) => weightsOf(all.filter((_, i) => i % FOLDS !== fold)));
  const sum = (of: (row: Row, i: number) => Candidate | undefined) =>
    all.reduce((total, row, i) => total + row.weight * (of(row, i)?.met ?? 0), 0).toFixed(1);
  const most = ({ candidates }: Row) => candidates.reduce((a, b) => (b.met > a.met ? b : a));
  console.log(
    `first ${sum(({ candidates }) => candidates[0])}, by the weights of others ${sum((row, i) => best(row.candidates, byFold[i % FOLDS]))}, best ${sum(most)}`,
  );
  const weights = weightsOf(all);
  console.log(weights);
  writeFileSync(FILE, `${JSON.stringify(weights, null, 2)}\n`);
}

async function candidatesFor(prompt: string, met: Task["met"], { schemas, retriever, verifier }: LoopParts) {
  const judge = new Judge({ verifier, schemas });
  const candidates: Candidate[] = [];
  let most = 0;
  for (const { program, level, evidence } of await triedFor(prompt, { schemas, retriever, verifier, judge })) {
    const [own, all] = await met(program);
    candidates.push({ level, evidence, met: own });
    most = all;
  }
  return { all: most, candidates };
}

/** Each pair of one rung both ways round, so that what holds for every program says nothing. */
function weightsOf(rows: readonly Row[]): Weights<Evidence> {
  return fitted(
    rows.flatMap(({ candidates, all, weight }) =>
      candidates.flatMap((a) =>
        candidates.flatMap((b): Case<Evidence>[] => {
          if (a.met === b.met || a.level !== b.level) return [];
          const names = Object.keys(a.evidence) as Evidence[];
          const own = Object.fromEntries(names.map((name) => [name, a.evidence[name] - b.evidence[name]]));
          const much = (weight * Math.abs(a.met - b.met)) / Math.max(1, all);
          return [{ own: own as Features<Evidence>, is: +(a.met > b.met), weight: 2 * much }];
        }),
      ),
    ),
  );
}
