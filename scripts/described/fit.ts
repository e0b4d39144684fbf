/** Fits src/ask/direct.json: a request is written type by type where that meets more of what it asks for than the draft of scenarios. */
import { writeFileSync } from "node:fs";
import { type DirectFeature, directFeatures } from "../../src/ask/direct.ts";
import { outline } from "../../src/core/outline.ts";
import { errorsOf } from "../../src/core/report.ts";
import { type LoopParts, runLoop } from "../../src/loop/loop.ts";
import { readRows } from "../../test/prompts/rows.ts";
import { isChange, readPrompts } from "../../test/prompts/set.ts";
import { saidIn, valuesIn } from "../programs/values.ts";
import { type Case, fitted } from "../rank/fit.ts";
import { judged } from "./judge.ts";
import type { DescribedRow } from "./rows.ts";

const FILE = new URL("../../src/ask/direct.json", import.meta.url);
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

function tasksFor(rows: readonly DescribedRow[], { verifier }: LoopParts): Task[] {
  const described = rows.map(
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
  const asked = readRows().map(({ prompt, program: right, also }): Task => {
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

export async function fitDirect(rows: readonly DescribedRow[], parts: LoopParts): Promise<void> {
  const { retriever, schemas } = parts;
  const { read, weightOf } = schemas.scenarios.matcher;
  const cases: Case<DirectFeature>[] = [];
  const always: LoopParts["retriever"] = {
    ...retriever,
    draft: (prompt, options) => retriever.draft(prompt, { ...options, always: true }),
  };
  for (const { prompt, weight, met } of tasksFor(rows, parts)) {
    const draft = always.draft(prompt);
    if (!draft) continue;
    const by = async (own: LoopParts["retriever"]) =>
      met((await runLoop({ ...parts, retriever: own }, { prompt, seed: 0 })).program);
    const [drafted, all] = await by(always);
    const [direct] = await by({ ...retriever, draft: () => undefined });
    const own = directFeatures(draft, draft.demands, read(prompt), weightOf);
    cases.push({ own, is: +(direct > drafted), weight: (weight * Math.abs(direct - drafted)) / Math.max(1, all) });
  }
  const weights = fitted(cases);
  console.log(weights);
  writeFileSync(FILE, `${JSON.stringify(weights, null, 2)}\n`);
}
