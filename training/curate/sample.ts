/** `sample`: rows of chance, to be read by eye. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { linesOf } from "./lines.ts";
import { chance, shuffled } from "./random.ts";
import type { Row } from "./row.ts";

type Written = Row & { files?: Record<string, string> };

/** As many rows of each set as are wanted, as text. */
export function sample(out: string, count: number, seed: string): string {
  const sets = readdirSync(out).filter((name) => /^tf-\w+\.train\.jsonl$/.test(name));
  if (sets.length === 0) throw new Error(`${out} has no sets: npm run curate -- clean makes them`);
  return sets
    .flatMap((name) => {
      const path = join(out, name);
      const all = Array.from(linesOf(path), (_, nth) => nth);
      const chosen = new Set(shuffled(all, chance(`${seed} ${name}`)).slice(0, count));
      return [...linesOf(path)].flatMap(({ text }, nth) =>
        chosen.has(nth) ? [told(JSON.parse(text) as Written)] : [],
      );
    })
    .join("\n");
}

/** What has to agree: request, program (of a change, its edits) and intent, without the helpers. */
function told(row: Written): string {
  const { id, family, kind, prompt, files, program, edits = [], faults = [], policy = "" } = row;
  const head = [`==== ${id} ${family}${kind === undefined ? "" : ` (${kind})`}`, prompt];
  const faulty = faults.map(({ line, summary, detail }) => `! line ${line}: ${summary}: ${detail}`);
  const answer = files
    ? edits.map((edit) => [`# ${edit.action} ${edit.address ?? ""}`, "text" in edit ? edit.text : ""].join("\n"))
    : [program];
  const rules = policy.split("\n\n").filter((paragraph) => paragraph.startsWith("deny"));
  return [...head, ...faulty, "----", ...answer, ...(rules.length > 0 ? ["----", ...rules] : [])].join("\n");
}
