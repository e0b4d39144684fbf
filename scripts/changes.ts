/**
 * How far changes in plain words are right without a model: a stand-in takes the first of what is possible.
 *
 *   npm run -s changes -- [--set NAME] [ID…]
 *
 * The changes of a set of prompts (the hundred's thirty, or another's) are judged by their policies; without `--set`,
 * `test/repair/changes` too, by the program that has to come, byte for byte.
 * What counts most is "verified and wrong": it has to be none.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { regressionsOf, touchedBlocks } from "../src/change/compare.ts";
import { judge } from "../src/evaluate/judge.ts";
import { runLoop } from "../src/loop/loop.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import { sectionsOf } from "../test/txtar.ts";

type Texts = Record<string, string>;

const parts = await standInParts();
const { verifier } = parts;
const { values, positionals: wanted } = parseArgs({ options: { set: { type: "string" } }, allowPositionals: true });
const isWanted = (id: string) => wanted.length === 0 || wanted.some((one) => id.startsWith(one));
const counts = new Map<string, number>();

/** One change, and what is wrong with what came of it. */
async function tell(id: string, prompt: string, files: Texts, wrongIn: (after: Texts) => Promise<string[]>) {
  const {
    result,
    files: after,
    notes = [],
    understood = [],
    questions = [],
  } = await runLoop(parts, { prompt, seed: 0, files });
  const wrong = await wrongIn(after);
  const kind = `${result}, ${wrong.length > 0 ? "wrong" : "right"}`;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const open = understood.flatMap(({ text, done, reason }) => (done ? [] : [`not done: ${text} (${reason})`]));
  console.log([`${kind.padEnd(20)} ${id}`, ...wrong, ...notes, ...questions, ...open].join("\n    "));
}

for (const one of readPrompts(values.set).filter((prompt) => isChange(prompt) && isWanted(prompt.id)))
  await tell(one.id, one.prompt, one.files, async (files) => {
    const { correct, report } = await judge(verifier, files, one);
    const before = await verifier.verify({ files: one.files, withPlan: true });
    const answers = [one.reference, ...Object.values(one.also).map((text) => ({ "main.tf": text }))];
    const asked = new Set(answers.flatMap((answer) => touchedBlocks(one.files, answer)));
    const beyond = regressionsOf({ files: one.files, report: before }, { files, report }, asked);
    return [...(correct ? [] : ["the policy denies it"]), ...beyond];
  });

const FOLDER = join(import.meta.dirname, "../test/repair/changes");
for (const name of values.set ? [] : readdirSync(FOLDER).sort().filter(isWanted)) {
  const { about, sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
  const filesOf = (folder: string): Texts =>
    Object.fromEntries(
      sections.flatMap(({ path, content }) => (path.startsWith(folder) ? [[path.slice(folder.length), content]] : [])),
    );
  const [before, after] = [filesOf("before/"), filesOf("after/")];
  await tell(name, about.trim(), before, async (files) =>
    JSON.stringify(Object.entries(files).sort()) === JSON.stringify(Object.entries(after).sort())
      ? []
      : ["another program was expected"],
  );
}

console.log(
  `\n${[...counts]
    .sort()
    .map(([kind, count]) => `${count} ${kind}`)
    .join("; ")}`,
);
await verifier.dispose();
