/** Names that a request has made up, where a scenario makes its own of parts. */
import { rootOf, rootsOfName } from "../language/roots.ts";
import type { Scenario } from "./scenario.ts";
import type { Filled } from "./slots.ts";
import { askedWords } from "./words.ts";

const RESOURCE = /^resource "(\w+)"[^\n]*\{\n([\s\S]*?)^\}/gm;
const NAME = /^ {2}(?:\w+_)?(?:name|identifier|bucket|family)\s*=\s*"([^"\n]*)"$/gm;

/**
 * A name that the request has made up is the whole name of what it is for, where the scenario's is only made with one: `"{{name}}"` for `"acme-{{name}}-{{env}}"`.
 * A name of the scenario's own list stays a part.
 */
export function withNames(
  template: string,
  { groups, asks }: Scenario,
  { values, said }: Pick<Filled, "values" | "said">,
): string {
  const isOwn = (name: string) =>
    groups.some(({ names, rows }) => rows.some((row) => names[0] === name && row[0] === values[name]));
  let text = template;
  for (const {
    names: [name = ""],
  } of groups.filter(({ isSwitch, names }) => !isSwitch && said.has(names[0] ?? ""))) {
    if (isOwn(name)) continue;
    const all = [...text.matchAll(RESOURCE)].flatMap(([, type = "", body = ""]) =>
      [...body.matchAll(NAME)].flatMap(([, whole = ""]) => {
        const plain = whole.replace(/\{\{#(\w+)\}\}.*?\{\{\/\1\}\}|\.fifo$/g, "");
        const isMade = /^[\w.-]*$/.test(plain.replace(/\{\{\w+\}\}/g, ""));
        return isMade && plain.includes(`{{${name}}}`) ? [{ type, plain }] : [];
      }),
    );
    if (all.some(({ plain }) => plain === `{{${name}}}`)) continue;
    const nouns = new Set([name, ...before(name, asks)].map(rootOf));
    const made = all.find(({ type, plain }) => {
      const parts = [...plain.matchAll(/\{\{(\w+)\}\}/g)].map(([, part]) => part as string);
      return (
        parts.every((part) => part === name || !said.has(part)) && rootsOfName(type).some((root) => nouns.has(root))
      );
    });
    if (made) text = text.replaceAll(made.plain, `{{${name}}}`);
  }
  return text;
}

/** Words right before a parameter in ways of asking. */
const before = (name: string, asks: readonly string[]): string[] =>
  asks.flatMap((ask) => {
    const words = askedWords(ask);
    return words.flatMap(({ word }, i) => (word === `{{${name}}}` && i > 0 ? [words[i - 1]?.word ?? ""] : []));
  });
