/** "Another subnet like the others": a block as a sibling of it is, with a name and places of its own. */

import { literalOf, type ProgramBlock, type ProgramText, wordsOf } from "../blocks.ts";
import { argumentsIn, replaced } from "../expressions.ts";
import { BlockText } from "../splice.ts";

/** The sibling that the request's words describe best; undefined when each of them stands for many. */
export function siblingOf(program: ProgramText, type: string, words: readonly string[]): ProgramBlock | undefined {
  const siblings = program.resources.filter(
    (block) => block.type === type && !block.item.items.some(({ name }) => name === "for_each" || name === "count"),
  );
  const hits = (block: ProgramBlock) => [...block.called].filter((own) => words.includes(own)).length;
  return siblings.sort((a, b) => hits(b) - hits(a))[0];
}

/** `name`: its label. `shown`: what it is called for people, where the request says it: then its names are that. */
export function copied(program: ProgramText, sibling: ProgramBlock, name: string, shown?: string): string {
  const text = new BlockText(sibling.text);
  const label = `"${sibling.name}"`;
  const at = text.text.indexOf(label);
  const own = (value: string) => wordsOf(sibling.name).join(" ") === wordsOf(value).join(" ");
  const places = [...argumentsIn(text.item)].flatMap(({ name: argument, body, end }) => {
    const value = literalOf(text.text, { body, end } as never);
    const free = freeNetwork(program, value) ?? freeNumber(program, sibling, argument, text.text.slice(body, end));
    if (free !== undefined) return [{ start: body, end, text: free }];
    const isName =
      /^(?:name|bucket|identifier|function_name|Name)$/.test(argument) || (value !== undefined && own(value));
    return value !== undefined && isName
      ? [{ start: body, end, text: JSON.stringify(shown ?? renamed(value, sibling.name, name)) }]
      : [];
  });
  return replaced(text.text, [{ start: at, end: at + label.length, text: `"${name}"` }, ...places]);
}

/** `app-logs` of `logs` becomes `app-exports` of `exports`; what has nothing of the old name takes the new one. */
function renamed(value: string, from: string, to: string): string {
  for (const form of [from, from.replaceAll("_", "-")])
    if (form.length > 2 && value.includes(form))
      return value.replace(form, form.includes("-") ? to.replaceAll("_", "-") : to);
  return value.includes("_") ? to : to.replaceAll("_", "-");
}

/** The next network of the same size that no string of the program lies in. */
function freeNetwork(program: ProgramText, value: string | undefined): string | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(value ?? "");
  if (!match) return undefined;
  const bits = Number(match[5]);
  if (bits < 8 || bits > 30) return undefined;
  const size = 2 ** (32 - bits);
  const taken = [...program.text.matchAll(/"(\d+\.\d+\.\d+\.\d+)\/(\d+)"/g)].map(([, address, own]) => ({
    from: numberOf(address as string),
    to: numberOf(address as string) + 2 ** (32 - Number(own)),
    bits: Number(own),
  }));
  // Wider networks hold this one: they aren't in its way.
  const others = taken.filter((network) => network.bits >= bits);
  let next = Math.max(...others.filter(({ bits: own }) => own === bits).map(({ from }) => from)) + size;
  while (others.some(({ from, to }) => next < to && from < next + size)) next += size;
  return JSON.stringify(`${[24, 16, 8, 0].map((shift) => Math.floor(next / 2 ** shift) % 256).join(".")}/${bits}`);
}

const numberOf = (address: string): number => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

/** A priority is each rule's own. */
function freeNumber(program: ProgramText, sibling: ProgramBlock, argument: string, value: string): string | undefined {
  if (argument !== "priority" || !/^\d+$/.test(value)) return undefined;
  const taken = program.resources
    .filter(({ type }) => type === sibling.type)
    .flatMap(({ text }) => [...text.matchAll(/\bpriority\s*=\s*(\d+)/g)].map(([, number]) => Number(number)));
  return String(Math.max(...taken) + 10);
}
