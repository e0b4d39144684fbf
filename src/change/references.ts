/** Who refers to whom in a program. */
import { argumentOf, type ProgramBlock, type ProgramText } from "./blocks.ts";

/** How expressions name a block: `var.x` for `variable.x`. */
export const spokenAs = (address: string): string => address.replace(/^variable\./, "var.");

export const refersTo = (text: string, address: string): boolean => {
  const name = spokenAs(address);
  if (!text.includes(name)) return false;
  return new RegExp(`(?<![\\w."-])${name.replaceAll(".", "\\.")}(?![\\w-])`).test(text);
};

/** Everything that expressions can name, with the block that makes it: local values one by one. */
export function* namesOf(program: ProgramText): Generator<{ address: string; block: ProgramBlock; text: string }> {
  for (const block of program.blocks) {
    if (block.address !== "locals") {
      yield { address: block.address, block, text: block.text };
      continue;
    }
    for (const item of block.item.items)
      if (item.kind === "argument" && argumentOf(block.item, item.name) === item)
        yield { address: `local.${item.name}`, block, text: block.text.slice(item.start, item.end) };
  }
}
