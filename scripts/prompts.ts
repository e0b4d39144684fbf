/**
 * Prints a set of our prompts for `terraformer evaluate`, one JSON value a line: `{"id","prompt","types","files"?,"asked"?,"policy"}`.
 *
 *   npm run -s prompts -- [--set NAME] [--only changes|new] [ID…] > prompts.jsonl
 *
 * The set is the hundred, or another of test/prompts (its README.md says what each is). An ID may be its number alone: `071`.
 */
import { parseArgs } from "node:util";
import { touchedBlocks } from "../src/change/compare.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";

const { values, positionals } = parseArgs({
  options: { set: { type: "string" }, only: { type: "string" } },
  allowPositionals: true,
});
const KINDS = { changes: true, new: false };
if (values.only !== undefined && !(values.only in KINDS)) throw new Error("--only takes changes or new");

const all = readPrompts(values.set);
const names = (id: string, given: string) => id === given || id.startsWith(`${given}-`);
const unknown = positionals.filter((given) => !all.some(({ id }) => names(id, given)));
if (unknown.length > 0) throw new Error(`no prompt is called ${unknown.join(", ")}`);

for (const prompt of all) {
  const { id, types, files, policy, reference, also } = prompt;
  if (values.only && KINDS[values.only as keyof typeof KINDS] !== isChange(prompt)) continue;
  if (positionals.length > 0 && !positionals.some((given) => names(id, given))) continue;
  const answers = [reference, ...Object.values(also).map((text) => ({ "main.tf": text }))];
  const asked = [...new Set(answers.flatMap((answer) => touchedBlocks(files, answer)))];
  const change = isChange(prompt) && { files, asked };
  console.log(JSON.stringify({ id, prompt: prompt.prompt, types, ...change, policy }));
}
