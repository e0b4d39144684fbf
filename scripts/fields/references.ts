/** What reference programs write, as rows for scripts/fields.ts. */
import { type Item, outline } from "../../src/core/outline.ts";
import { readRows } from "../../test/prompts/rows.ts";
import { isChange, readPrompts } from "../../test/prompts/set.ts";

/** Metadata of Terraform's own, and what no request has to say. */
const META = new Set(
  "count for_each provider depends_on lifecycle dynamic tags labels id connection provisioner".split(" "),
);

interface Row {
  type: string;
  request: string;
  types: string[];
  fields: string[];
}

/** Those of test/prompts/hundred: an evaluation set, for figures only. */
export const referencesOfHundred = (): Row[] =>
  readPrompts()
    .filter((prompt) => !isChange(prompt))
    .flatMap(({ prompt, reference }) => referencesOf(prompt, Object.values(reference)));

/** Those of training/rank, which no table of arguments was made for. */
export const referencesOfTraining = (): Row[] =>
  readRows().flatMap(({ prompt, program }) => referencesOf(prompt, [program]));

/** A row for each type of a program. */
function referencesOf(request: string, texts: readonly string[]): Row[] {
  const fields = new Map<string, Set<string>>();
  for (const block of texts.flatMap(outline)) {
    if (block.kind !== "block" || (block.name !== "resource" && block.name !== "data")) continue;
    const [label] = block.labels;
    if (label === undefined) continue;
    const type = block.name === "data" ? `data.${label}` : label;
    const into = fields.get(type) ?? new Set();
    fields.set(type, into);
    for (const path of pathsIn(block.items, "")) into.add(path);
  }
  const types = [...fields.keys()];
  return types.map((type) => ({ type, request, types, fields: [...(fields.get(type) ?? [])] }));
}

function pathsIn(items: readonly Item[], at: string): string[] {
  return items
    .filter(({ name }) => !META.has(name))
    .flatMap((item) => (item.kind === "block" ? pathsIn(item.items, `${at}${item.name}.`) : [`${at}${item.name}`]));
}
