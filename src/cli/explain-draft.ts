/** Why a program that scenarios begin is as it is: which scenarios, and who says each of its expressions. */
import { addressOf, type Item, outline } from "../core/outline.ts";
import { escaped } from "../core/references.ts";
import type { Draft, Used } from "../scenario/draft.ts";

/** `program`: the draft with what else the request says of it (`refined`). A line a scenario, parameter, block, argument and nested block. */
export function explainedDraft(draft: Draft, program: string): string[] {
  const before = new Set(outline(draft.program).flatMap((item) => expressionsIn(draft.program, item)));
  const values = draft.used.flatMap(saidBy);
  const who = (path: string, text: string): string => {
    if (!before.has(`${path} = ${text}`)) return "the request says it";
    const by = values.find(({ value }) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`, "u").test(text),
    );
    return by ? `the request says it: ${by.name}` : "the scenario";
  };
  const lines = (items: readonly Item[], path: string, indent: string): string[] =>
    items.flatMap((item) => {
      const at = `${path}.${item.name}`;
      if (item.kind === "block") return [`${indent}${item.name}`, ...lines(item.items, at, `${indent}  `)];
      const text = program.slice(item.body, item.end).trim();
      return [`${indent}${item.name} = ${text.replace(/\s+/g, " ")} (${who(at, text)})`];
    });
  return [
    ...draft.used.flatMap(toldOf),
    ...outline(program).flatMap((item) => {
      const address = addressOf(item);
      return address === undefined ? [] : [`${address}: the scenario`, ...lines(item.items, address, "  ")];
    }),
  ];
}

/** `ADDRESS.PATH = EXPRESSION` of everything in a block. */
function expressionsIn(text: string, block: Item): string[] {
  const visit = (items: readonly Item[], path: string): string[] =>
    items.flatMap((item) =>
      item.kind === "block"
        ? visit(item.items, `${path}.${item.name}`)
        : [`${path}.${item.name} = ${text.slice(item.body, item.end).trim()}`],
    );
  return visit(block.items, addressOf(block) ?? block.name);
}

/** Parameters that the request gives a value; a switch has none to be found again. */
const saidBy = ({ scenario: { groups }, filled: { values, said } }: Used) =>
  groups.flatMap(({ names, isSwitch }) =>
    isSwitch ? [] : names.flatMap((name) => (said.has(name) ? [{ name, value: values[name] as string }] : [])),
  );

/** "Begun from aws/queue (92 % likely): A queue." and what its parameters are. */
function toldOf({ scenario: { name, about, groups }, filled: { values, said }, probability }: Used): string[] {
  const parameters = groups.map(({ names: [first = ""] }) => {
    const from = said.has(first) ? "the request says it" : "usual, nobody says it";
    return `  ${first} ${values[first]} (${from})`;
  });
  return [`Begun from the scenario ${name} (${Math.round(100 * probability)} % likely): ${about}`, ...parameters];
}
