/** Blocks of one name inside of a block, of which a request says several: "rule 100 allows 443 and rule 110 allows 22". Each begins where the request says the first of its values. */
import type { Attribute, NestedBlock } from "../core/schema.ts";
import type { Assignment, Given } from "./assign.ts";
import type { Field } from "./fields.ts";

type Argument = Extract<Field, { kind: "argument" }>;

export interface Repeating {
  told: Assignment;
  /** The expression for an argument that nothing is said of in one of the blocks; undefined where it is better left out. Null: nobody knows. */
  otherwise(field: Argument, attribute: Attribute): string | undefined | null;
  /** As the provider spells it. */
  spelt(path: string, text: string): string;
}

const isRepeated = ({ nesting, max }: NestedBlock): boolean => (nesting === "list" || nesting === "set") && max !== 1;

/** The blocks as text in the canonical layout; undefined where the request doesn't say several, or not enough of them. */
export function repeatedBlocks(
  field: Extract<Field, { kind: "block" }>,
  nested: NestedBlock,
  depth: number,
  { told, otherwise, spelt }: Repeating,
): string | undefined {
  if (!isRepeated(nested) || field.fields.some((one) => one.kind === "block" && (one.required || one.said)))
    return undefined;
  const own = field.fields.filter((one): one is Argument => one.kind === "argument");
  const sure = new Map(own.map((one) => [one.path, (told.get(one.path) ?? []).filter((given) => given.sure)]));
  const singles = [...sure.values()].filter((given) => given[0] && !given[0].many);
  const most = Math.max(0, ...singles.map((given) => given.length));
  if (most < 2) return undefined;
  const [first = []] = singles.filter(({ length }) => length === most).sort((a, b) => at(a) - at(b));
  const starts = first.map(({ literal }) => literal.at);
  const blocks = first.map(() => new Map<string, string[]>());
  for (const [path, given] of sure)
    for (const { literal, text, many } of given) {
      // What is said once, before the first, is said of all.
      const isOfAll = given.length === 1 && literal.at < (starts[0] as number) && given !== first;
      const index = Math.max(
        0,
        starts.findLastIndex((start) => start <= literal.at),
      );
      for (const block of isOfAll ? blocks : [blocks[index] as Map<string, string[]>])
        if (many || !block.has(path)) block.set(path, [...(block.get(path) ?? []), spelt(path, text)]);
    }
  const indent = "  ".repeat(depth);
  const texts = blocks.map((block) => {
    const rows = own.flatMap((one): (string | null)[] => {
      const attribute = nested.block.attributes.get(one.name);
      const said = block.get(one.path);
      const isList = said !== undefined && typeof one.type !== "string";
      // What is said of another block isn't this one's, where it can be without.
      const isElsewhere = sure.get(one.path)?.length !== 0 && attribute?.required !== true;
      const other = said === undefined && attribute && !isElsewhere ? otherwise(one, attribute) : undefined;
      if (other === null) return [null];
      const value = said === undefined ? other : isList ? `[${said.join(", ")}]` : said[0];
      return value === undefined ? [] : [`${indent}  ${one.name} = ${value}\n`];
    });
    return rows.includes(null) ? undefined : `${indent}${field.name} {\n${rows.join("")}${indent}}\n`;
  });
  return texts.includes(undefined) ? undefined : texts.join("\n");
}

const at = (given: readonly Given[]): number => given[0]?.literal.at ?? Number.POSITIVE_INFINITY;
