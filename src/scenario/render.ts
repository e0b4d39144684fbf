/** A program of a scenario with values in it. */
import Mustache from "mustache";
import type { Scenario } from "./scenario.ts";
import type { Filled } from "./slots.ts";

/** HCL has no need of HTML's escapes. */
const AS_IT_IS = { escape: (text: string) => text };

/** `on`: of an extension, the address of the block that it is on. */
export function rendered(
  template: string,
  { groups }: Pick<Scenario, "groups">,
  { values, said }: Pick<Filled, "values" | "said">,
  on?: string,
): string {
  const switches = new Set(groups.flatMap(({ names, isSwitch }) => (isSwitch ? names : [])));
  const given = Object.entries(values);
  const view = {
    ...Object.fromEntries(given.map(([name, value]) => [name, switches.has(name) ? value === "yes" : value])),
    said: Object.fromEntries([...said].map((name) => [name, true])),
    // No parameter begins with a capital.
    Label: Object.fromEntries(given.map(([name, value]) => [name, asLabel(value)])),
    ...(on !== undefined && { on }),
  };
  return `${Mustache.render(labelled(template), view, undefined, AS_IT_IS).trim()}\n`;
}

const HEADER = /^(\s*(?:resource|data)\s+"[^"]+"\s+")([^"]*)/gm;
const REFERENCE = /(?<![\w"-])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.)((?:[\w-]|\{\{\w+\}\})+)/g;

/** A value that names a block is a label there: not every name is one. */
const labelled = (template: string): string => {
  const inside = (text: string) => text.replace(/\{\{(\w+)\}\}/g, "{{Label.$1}}");
  return [HEADER, REFERENCE].reduce(
    (text, pattern) => text.replace(pattern, (_, before: string, name: string) => before + inside(name)),
    template,
  );
};

const asLabel = (value: string): string => {
  const plain = value
    .normalize("NFD")
    .replace(/[^\w-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
};
