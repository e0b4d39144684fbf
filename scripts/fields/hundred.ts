/** What the reference programs of test/prompts/hundred write, as rows for scripts/fields.ts: an evaluation set, for figures only. */
import { type Item, outline } from "../../src/core/outline.ts";
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

/** A row for each type of each new program. */
export function referencesOfHundred(): Row[] {
  return readPrompts()
    .filter((prompt) => !isChange(prompt))
    .flatMap((prompt) => {
      const fields = new Map<string, Set<string>>();
      for (const text of Object.values(prompt.reference))
        for (const block of outline(text)) {
          if (block.kind !== "block" || (block.name !== "resource" && block.name !== "data")) continue;
          const [label] = block.labels;
          if (label === undefined) continue;
          const type = block.name === "data" ? `data.${label}` : label;
          const into = fields.get(type) ?? new Set();
          fields.set(type, into);
          for (const path of pathsIn(block.items, "")) into.add(path);
        }
      const types = [...fields.keys()];
      return types.map((type) => ({ type, request: prompt.prompt, types, fields: [...(fields.get(type) ?? [])] }));
    });
}

function pathsIn(items: readonly Item[], at: string): string[] {
  return items
    .filter(({ name }) => !META.has(name))
    .flatMap((item) => (item.kind === "block" ? pathsIn(item.items, `${at}${item.name}.`) : [`${at}${item.name}`]));
}
