/**
 * `tsx training/rl/index.ts [--jobs N]`: rewards of answers, for the trainer. A line of JSON in, `{"question": Question, "answer": "…"}`, one out, `Reward`, in the same order; a line that
 * can't be judged gives `{"error": "…"}`. N verifiers share the work.
 */
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { type Question, type Reward, Rewarder } from "./reward.ts";

/** On a machine that trains, a program that is slow isn't hung. */
const QUIET_MS = 30_000;

const { values } = parseArgs({ options: { jobs: { type: "string", default: "1" } } });
const jobs = Number(values.jobs);
if (!Number.isInteger(jobs) || jobs < 1)
  throw new Error(`--jobs ${values.jobs} isn't a number of verifiers, such as 4`);
const verifiers = await Promise.all(Array.from({ length: jobs }, () => createNodeVerifier({ quietMs: QUIET_MS })));
const rewarders = verifiers.map((verifier) => new Rewarder(verifier));

async function rewarded(rewarder: Rewarder, line: string): Promise<Reward | { error: string }> {
  try {
    const { question, answer } = JSON.parse(line) as { question: Question; answer: string };
    return await rewarder.of(question, answer);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const busy: Promise<unknown>[] = rewarders.map(() => Promise.resolve());
let told: Promise<unknown> = Promise.resolve();
let next = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const mine = next++ % jobs;
  const result = (busy[mine] as Promise<unknown>).then(() => rewarded(rewarders[mine] as Rewarder, line));
  busy[mine] = result;
  told = told.then(async () => process.stdout.write(`${JSON.stringify(await result)}\n`));
}
await told;
await Promise.all(verifiers.map((verifier) => verifier.dispose()));
