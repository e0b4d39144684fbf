/** An argument put into a block of a program. */
import type { TypeFacts } from "./facts.ts";
import { addressOf, type Item, outline } from "./outline.ts";

/**
 * The program with an expression for an argument, `names` from the block at the address down: in place of what is there, else added with the blocks around it. What `facts` say can't be beside it
 * goes. As it is where no block has the address.
 */
export function withExpression(
  program: string,
  address: string,
  names: readonly string[],
  expression: string,
  facts?: TypeFacts,
): string {
  let at: Item | undefined = outline(program).find((item) => addressOf(item) === address);
  for (const [i, name] of names.entries()) {
    if (!at) return program;
    const found: Item | undefined = at.items.find((item) => item.name === name);
    if (found) {
      at = found;
      continue;
    }
    const other = i === names.length - 1 ? rivalOf(at, names.join("."), facts) : undefined;
    if (other) return `${program.slice(0, other.start)}${name} = ${expression}${program.slice(other.end)}`;
    const text = names
      .slice(i)
      .reduceRight((within, one) => (within === "" ? `${one} = ${expression}` : `${one} {\n${within}\n}`), "");
    return `${program.slice(0, at.close)}${text}\n${program.slice(at.close)}`;
  }
  return at ? program.slice(0, at.body) + expression + program.slice(at.end) : program;
}

/** What of a block an argument takes the place of: `bucket_prefix` of `bucket`. */
function rivalOf(block: Item, path: string, facts: TypeFacts | undefined): Item | undefined {
  const groups = [...(facts?.conflicts ?? []), ...(facts?.one ?? []), ...(facts?.doubtful?.conflicts ?? [])];
  const above = path.slice(0, path.lastIndexOf(".") + 1);
  const rivals = new Set(groups.filter((group) => group.includes(path)).flat());
  return block.items.find(({ kind, name }) => kind === "argument" && rivals.has(above + name));
}
