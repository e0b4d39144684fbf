/** What of another program is worth taking: block by block, each with the new ones that it refers to, where the program gains by it. */
import { blocksOf } from "../core/block-texts.ts";
import { reached, refersTo } from "../core/references.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import { merged } from "../write/authored.ts";

/** Whether a program is better than the one before; both as they would stand. */
export type Gains = (program: string, before: string) => Promise<boolean>;

/** The program with what of `other` it gains by. Blocks are the same by their addresses; what isn't in `other` stays. */
export async function withPieces(program: string, other: string, gains: Gains): Promise<string> {
  const own = textsIn(program);
  const others = textsIn(other);
  const changed = [...others].filter(([address, text]) => own.get(address) !== text);
  let best = program;
  for (const [address, text] of changed) {
    const taken = [text, ...companions(address, others, textsIn(best))].join("\n\n");
    const next = merged(best, taken);
    if (next !== best && (await gains(next, best))) best = next;
  }
  return best;
}

/** Blocks that a block refers to, directly or through others, and the program hasn't. */
function companions(address: string, others: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>): string[] {
  const news = [...others.keys()].filter((other) => !own.has(other));
  const found = reached([address], (one) => news.filter((other) => refersTo(others.get(one) ?? "", other)));
  found.delete(address);
  return [...found].map((one) => others.get(one) as string);
}

const textsIn = (program: string) => blocksOf({ [PROGRAM_FILE]: program });
