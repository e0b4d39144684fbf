/**
 * How many of the demands of a set of new programs are met, and which aren't, and what the programs have that nobody asked for: a demand is a `deny` rule of its policy. Without a model, or by one behind an endpoint.
 *
 *   npm run -s demands -- [--set NAME,NAME] [--every N] [--from K] [--endpoint URL [--endpoint-model ID] [--answers FILE] [--rounds N] [--unhurried]] [--stand-in KIND] [--misses] [--program] [--out FILE] [ID…]
 *
 * --every takes of each set every Nth request from the Kth on. --answers keeps what the model says, so that it is asked once. --unhurried: without limits of time, for a busy machine.
 * --stand-in: a model of known quality (demands/stand-ins.ts), to see what the loop makes of such answers.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { outline } from "../src/core/outline.ts";
import { errorsOf } from "../src/core/report.ts";
import { runLoop } from "../src/loop/loop.ts";
import { connectEndpoint } from "../src/model/connect.ts";
import { isChange, type Prompt, readPrompts } from "../test/prompts/set.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import { keeping } from "./demands/answers.ts";
import { median, ofDemands, ofRequests } from "./demands/intervals.ts";
import { isStandIn, STAND_INS, standIn } from "./demands/stand-ins.ts";

const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: "string", default: "engineers" },
    every: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    endpoint: { type: "string" },
    "endpoint-model": { type: "string" },
    answers: { type: "string" },
    unhurried: { type: "boolean" },
    "stand-in": { type: "string" },
    rounds: { type: "string", default: "3" },
    misses: { type: "boolean" },
    program: { type: "boolean" },
    out: { type: "string" },
  },
});

/** A busy machine reads slowly. */
const QUIET_MS = 600_000;

const own = await standInParts();
const kind = options["stand-in"];
if (kind !== undefined && !isStandIn(kind)) throw new Error(`--stand-in is one of ${STAND_INS.join(", ")}`);
const asked = options.endpoint === undefined ? undefined : await asking(options.endpoint, options["endpoint-model"]);

async function asking(url: string, named?: string) {
  const { id, model } = await connectEndpoint({ url, quietMs: QUIET_MS, ...(named !== undefined && { model: named }) });
  return keeping(model, id, options.answers, options.unhurried);
}

const isWanted = ({ id }: Prompt) => ids.length === 0 || ids.some((one) => id === one || id.startsWith(`${one}-`));
const rows = options.set.split(",").flatMap((set) =>
  readPrompts(set)
    .filter((row) => !isChange(row) && isWanted(row))
    .filter((_, at) => at % Number(options.every) === Number(options.from) % Number(options.every)),
);
const out: { id: string; met: number; demands: number; strict: boolean; seconds: number; uncalled: string[] }[] = [];
for (const [at, { id, prompt, policy, types, besides }] of rows.entries()) {
  const parts = { ...own, ...(asked && { model: asked.model }), ...(kind && { model: standIn(kind, at, rows) }) };
  const { program, report, rounds, best } = await runLoop(parts, { prompt, seed: 0, rounds: Number(options.rounds) });
  const strict = report?.ok === true && report.stages.plan === "pass";
  const judged = await parts.verifier.verify({
    ...{ files: { "main.tf": program }, policies: { "policy.rego": policy }, bundledPolicies: false, withPlan: true },
  });
  const demands = policy.split("\n").filter((line) => line.startsWith("deny contains ")).length;
  const errors = errorsOf(judged);
  // A program that can't be planned meets nothing.
  const isPlanned = judged.plan !== undefined;
  const lost = errors.filter(({ stage }) => stage === "policy").map(({ summary }) => summary);
  const met = isPlanned ? demands - lost.length : 0;
  const steps = rounds.map(({ step, score: { level } }) => `${step} ${level}`);
  const row = {
    id,
    met,
    demands,
    strict,
    ...(asked?.spent() ?? { seconds: 0, tokens: 0 }),
    best,
    steps,
    lost,
    uncalled: besides ? uncalledIn(program, new Set([...types, ...besides])) : [],
    program,
  };
  out.push(row);
  if (asked)
    console.log(
      `${id}: ${met} of ${demands}${strict ? "" : " not deployable"} ${row.seconds.toFixed(0)} s, ${steps.join(", ")}, kept ${best}`,
    );
  if (options.misses && (met < demands || !strict || row.uncalled.length > 0)) {
    console.log(`\n${id}: ${prompt}`);
    if (!strict) for (const one of errors.filter(({ stage }) => stage !== "policy")) console.log(`  ! ${one.summary}`);
    for (const one of lost) console.log(`  - ${one}`);
    for (const one of row.uncalled) console.log(`  + ${one}`);
  }
  if (options.program) console.log(program);
}
await own.verifier.dispose();
if (options.out) writeFileSync(options.out, out.map((one) => `${JSON.stringify(one)}\n`).join(""));
const right = out.filter(({ strict, met, demands }) => strict && met === demands).length;
const plans = out.filter(({ strict }) => strict).length;
const uncalled = out.filter((row) => row.uncalled.length > 0).length;
const blocks = out.reduce((sum, row) => sum + row.uncalled.length, 0);
const seconds = asked ? `, ${median(out.map((row) => row.seconds)).toFixed(0)} s each in the middle` : "";
console.log(
  `\n${options.set}: ${rows.length} requests: ${ofDemands(out)} demands met, all of them and deployable ${ofRequests(right, out.length)}, deployable ${ofRequests(plans, out.length)}; ${blocks} blocks that nobody asked for, in ${ofRequests(uncalled, out.length)}${seconds}`,
);

/** Resources of a program whose types nobody would expect. */
function uncalledIn(program: string, expected: ReadonlySet<string>): string[] {
  return outline(program).flatMap(({ name, labels: [type = "", label = ""] }) =>
    name === "resource" && !expected.has(type) ? [`${type}.${label}`] : [],
  );
}
