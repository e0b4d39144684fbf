/**
 * What programs are drafted from, out of training/families: `npm run scenarios [-- --check | --fit | --without-held-out]` writes public/knowledge/scenarios.jsonl.
 *
 * --check tells how the drafts for training/rank, which others wrote, do in types; --fit writes the weights of src/scenario/weights.json as well.
 * --without-held-out leaves out the families for testing only, so that `evaluate` can tell how requests of families do that nobody has written down; run it without
 * afterwards.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRetriever } from "../src/ask/retrieve.ts";
import { readSchemas } from "../src/cli/generator.ts";
import { Scenarios } from "../src/scenario/draft.ts";
import type { Hints } from "../src/scenario/match.ts";
import { wordsOf } from "../src/scenario/words.ts";
import { readRows, typesOf } from "../test/prompts/rows.ts";
import { scenarios } from "./scenarios/build.ts";
import { examplesOf, fitted } from "./scenarios/fit.ts";

const { values } = parseArgs({
  options: { check: { type: "boolean" }, fit: { type: "boolean" }, "without-held-out": { type: "boolean" } },
});
const FILE = join(import.meta.dirname, "../public/knowledge/scenarios.jsonl");
const WEIGHTS = join(import.meta.dirname, "../src/scenario/weights.json");

const all = scenarios({ heldOut: !values["without-held-out"] });
const text = all.map((scenario) => `${JSON.stringify({ ...scenario, words: wordsOf(scenario) })}\n`).join("");
if (values.check && readFileSync(FILE, "utf8") !== text)
  console.log("public/knowledge/scenarios.jsonl is not what the families give: run npm run scenarios");
else if (!values.check) writeFileSync(FILE, text);
console.log(`${all.length} scenarios, ${Math.round(text.length / 1000)} kB`);

if (values.check || values.fit) {
  const retriever = createRetriever(await readSchemas());
  const { hintsIn } = retriever;
  if (values.fit) writeFileSync(WEIGHTS, `${JSON.stringify(fitted(examplesOf(all, hintsIn)), null, 2)}\n`);
  else tell(new Scenarios(all), hintsIn);
}

/** Types of drafts beside those of the programs of training/rank. */
function tell(drafts: Scenarios, hintsIn: (request: string) => Hints): void {
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    let [drafted, hit, of, listed, whole, tables, tablesWhole] = [0, 0, 0, 0, 0, 0, 0];
    for (const { prompt, program } of readRows()) {
      const hints = hintsIn(prompt);
      const draft = drafts.draft(prompt, hintsIn, { least });
      if (!draft) continue;
      const [wanted, got] = [typesOf(program), typesOf(draft.program)];
      drafted++;
      hit += [...wanted].filter((type) => got.has(type)).length;
      tables += [...wanted].filter((type) => hints.types.has(type)).length;
      of += wanted.size;
      listed += got.size;
      const resources = [...wanted].filter((type) => !type.startsWith("data."));
      whole += Number(resources.every((type) => got.has(type)));
      tablesWhole += Number(resources.every((type) => hints.types.has(type)));
    }
    const share = (n: number, m: number) => `${((100 * n) / m).toFixed(1)} %`;
    console.log(
      `at least ${least}: ${drafted} drafted, recall ${share(hit, of)} (tables ${share(tables, of)}), precision ${share(hit, listed)}, all resources ${whole} (tables ${tablesWhole})`,
    );
  }
}
