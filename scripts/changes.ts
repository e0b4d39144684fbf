/**
 * How far changes in plain words are right without a model: a stand-in takes the first of what is possible.
 *
 *   npm run -s changes -- [--set NAME | --rows FILE [--kinds NAME,NAME]] [--out FILE] [ID…] | --fit [--rows FILE] [--misses]
 *
 * The changes of a set of prompts (the hundred's thirty, or another's) are judged by their policies; without `--set`,
 * `test/repair/changes` too, by the program that has to come, byte for byte.
 * --rows: of TF-Mutn (`npm run curate -- mutn`); right is what has the plan that was expected. --out keeps the programs.
 * --fit: writes src/change/further.json, by which one more of a kind is told from what is there (of scripts/changes/further.jsonl, too), and src/change/meant.json, by which literals of changes are given to arguments, from the changes of `changes` and the hundred, those of test/repair/changes, and values of rows; told: by five folds.
 * What counts most is "verified and wrong": it has to be none.
 */
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { regressionsOf, touchedBlocks } from "../src/change/compare.ts";
import { planDifference } from "../src/change/proof.ts";
import { errorsOf, type Report } from "../src/core/report.ts";
import { judge } from "../src/evaluate/judge.ts";
import { runLoop } from "../src/loop/loop.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import { filesIn, sectionsOf } from "../test/txtar.ts";
import type { Row } from "../training/curate/row.ts";
import { fitMeant, type Known } from "./changes/fit.ts";

type Texts = Record<string, string>;

/** Of TF-Mutn, changes of values; its rows count less than what people write. */
const VALUES = new Set(["value", "argument", "scale", "available", "switch", "tag"]);
const MADE = 0.1;

interface MutnRow extends Row {
  kind: string;
  before: string;
}

const rowsIn = (path: string): MutnRow[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : (JSON.parse(line) as MutnRow)))
    .filter(({ before }) => before !== undefined);

const parts = await standInParts();
const { verifier } = parts;
const { values, positionals: wanted } = parseArgs({
  options: {
    set: { type: "string" },
    rows: { type: "string" },
    kinds: { type: "string" },
    out: { type: "string" },
    fit: { type: "boolean" },
    misses: { type: "boolean" },
  },
  allowPositionals: true,
});
const isWanted = (id: string) => wanted.length === 0 || wanted.some((one) => id.startsWith(one));
const counts = new Map<string, number>();
const demands = { met: 0, all: 0 };

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
  if (values.out)
    appendFileSync(values.out, `${JSON.stringify({ id, prompt, result, wrong, understood, files, after })}\n`);
  const kind = `${result}, ${wrong.length > 0 ? "wrong" : "right"}`;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const open = understood.flatMap(({ text, done, reason }) => (done ? [] : [`not done: ${text} (${reason})`]));
  console.log([`${kind.padEnd(20)} ${id}`, ...wrong, ...notes, ...questions, ...open].join("\n    "));
}

const FOLDER = join(import.meta.dirname, "../test/repair/changes");

/** A golden change: the request, the program before and after. */
function goldenIn(name: string) {
  const { about, sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
  return { prompt: about.trim(), before: filesIn(sections, "before/"), after: filesIn(sections, "after/") };
}

const kinds = values.kinds?.split(",");
const known = (set: string): Known[] =>
  readPrompts(set)
    .filter(isChange)
    .map(({ prompt, files, reference }) => ({
      set,
      prompt,
      before: files,
      after: { ...files, ...reference },
      weight: 1,
    }));
if (values.fit) {
  const made = values.rows ? rowsIn(values.rows).filter(({ kind }) => VALUES.has(kind)) : [];
  const told = made.map(
    ({ prompt, before, program, files }): Known => ({
      set: "TF-Mutn",
      prompt,
      before: { "main.tf": before },
      after: files ?? { "main.tf": program },
      weight: MADE,
    }),
  );
  const { schemas, retriever, placer } = parts;
  await fitMeant(
    { editor: verifier, verifier, schemas, retriever, placer, writer: { constrained: true, complete: async () => "" } },
    [
      ...known("changes"),
      ...known("hundred"),
      ...readdirSync(FOLDER).map((name): Known => ({ set: "golden", weight: 2, ...goldenIn(name) })),
      ...told,
    ],
    readFileSync(join(import.meta.dirname, "changes/further.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { of: string; prompt: string; more: string | null })
      .map(({ of, ...one }) => ({ ...one, before: goldenIn(`${of}.txtar`).before })),
    values.misses ?? false,
  );
  await verifier.dispose();
  process.exit();
}
for (const row of values.rows ? rowsIn(values.rows) : [])
  if (isWanted(row.id) && (kinds?.includes(row.kind) ?? true))
    await tell(`${row.id} ${row.kind}: ${row.prompt}`, row.prompt, { "main.tf": row.before }, async (files) => {
      const [is, wanted] = [files, row.files ?? { "main.tf": row.program }].map((files) =>
        verifier.verify({ files, withPlan: true }),
      );
      return planDifference((await wanted) as Report, (await is) as Report) ?? ["it isn't planned"];
    });

for (const one of values.rows
  ? []
  : readPrompts(values.set).filter((prompt) => isChange(prompt) && isWanted(prompt.id)))
  await tell(one.id, one.prompt, one.files, async (files) => {
    const { correct, report } = await judge(verifier, files, one);
    const before = await verifier.verify({ files: one.files, withPlan: true });
    const answers = [one.reference, ...Object.values(one.also).map((text) => ({ "main.tf": text }))];
    const asked = new Set(answers.flatMap((answer) => touchedBlocks(one.files, answer)));
    const beyond = regressionsOf({ files: one.files, report: before }, { files, report }, asked);
    const lost = correct ? [] : errorsOf(report).map(({ summary }) => summary);
    const all = one.policy.split("\n").filter((line) => line.startsWith("deny contains ")).length;
    demands.all += all;
    demands.met += report.plan === undefined ? 0 : all - Math.min(all, new Set(lost).size);
    return [...lost, ...beyond];
  });

for (const name of values.set || values.rows ? [] : readdirSync(FOLDER).sort().filter(isWanted)) {
  const { prompt, before, after } = goldenIn(name);
  await tell(name, prompt, before, async (files) =>
    JSON.stringify(Object.entries(files).sort()) === JSON.stringify(Object.entries(after).sort())
      ? []
      : ["another program was expected"],
  );
}

console.log(
  `\n${[...counts]
    .sort()
    .map(([kind, count]) => `${count} ${kind}`)
    .join("; ")}; ${demands.met} of ${demands.all} demands met`,
);
await verifier.dispose();
