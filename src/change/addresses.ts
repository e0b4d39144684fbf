/** Blocks that a request names by their address: that block is meant and no other. */
import { argumentOf, type ProgramBlock, type ProgramText } from "./blocks.ts";

export interface Named {
  /** As the program names it: `variable.x` also where the request says `var.x`. */
  address: string;
  start: number;
  end: number;
  /** Undefined when there is none. */
  block?: ProgramBlock;
}

/** As an expression, through modules too: `var.x`. */
export const ADDRESS = String.raw`(?<![\w./@-])(?:module\.[\w-]+\.)*(?:(?:data\.|ephemeral\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*|(?:module|var|variable|local|output|check)\.[A-Za-z_][\w-]*|provider\.[a-z][\w-]*(?:\.[A-Za-z_][\w-]*)?)`;

/** Whether a text is an address and nothing else. */
export const isAddress = (text: string): boolean => new RegExp(`^${ADDRESS}$`).test(text);

/** Addresses in a text, in order, as it says them. */
export const addressesSaid = (text: string): string[] =>
  [...text.matchAll(new RegExp(ADDRESS, "g"))].map(([own]) => own);

/** Addresses of the program's blocks in a text; what lies in a module is its call's to change. What only looks like one (`user_data.sh`) has no type of the program's providers. */
export function addressesIn(text: string, program: ProgramText): Named[] {
  return [...text.matchAll(new RegExp(ADDRESS, "g"))].flatMap((match): Named[] => {
    const whole = match[0].replace(/^var\./, "variable.").replace(/-+$/, "");
    const said = /^module\.[\w-]+/.exec(whole)?.[0] ?? whole;
    const found = said.startsWith("local.") ? program.localOf(said) : program.find(said);
    const provider = /^(?:data\.)?([a-z0-9]+)_/.exec(said)?.[1];
    if (!found && provider !== undefined && !program.providers.includes(provider)) return [];
    return [{ address: said, start: match.index, end: match.index + match[0].length, ...(found && { block: found }) }];
  });
}

/** What there is in place of a block that isn't. */
export function missingText(address: string, program: ProgramText): string {
  const [type = ""] = address.replace(/^data\./, "").split(".");
  const others = program.blocks.filter((block) => block.address !== "locals" && block.address !== "terraform");
  const alike = others.filter((block) => block.address.replace(/^data\./, "").startsWith(`${type}.`));
  return `There is no ${address}. ${listed(alike.length > 0 ? alike : others)}`;
}

const SHOWN = 8;

/** Blocks by address, the first ones. */
export function listed(blocks: readonly { address: string }[]): string {
  if (blocks.length === 0) return "The program has no blocks.";
  const names = [...new Set(blocks.map(({ address }) => address))].sort();
  const more = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : "";
  return `There ${names.length === 1 ? "is" : "are"} ${names.slice(0, SHOWN).join(", ")}${more}.`;
}

/** What a request that fits several blocks is asked. */
export const whichOne = (text: string, blocks: readonly { address: string }[]): string =>
  `Which one is meant by "${text.slice(0, 80)}"? ${listed(blocks)} Name it by its address.`;

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
