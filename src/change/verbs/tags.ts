/** "tag everything with team = payments": pairs for the maps of tags and labels. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Item } from "../../core/outline.ts";
import type { Block } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { argumentOf, type ProgramBlock, withText } from "../blocks.ts";
import { itemsOf } from "../items.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText, type Path } from "../splice.ts";

type Pairs = readonly (readonly [key: string, value: string])[];

const PAIR = /["'`]?([A-Za-z][\w.:/-]*?)["'`]?\s*(?:=|:(?=\s))\s*["'`]?([\w.@/:-]*[\w@])["'`]?/g;
const SPOKEN = /\b(?:with|as)\s+(?:the\s+)?(?:tag|label)?\s*([A-Za-z][\w-]*)\s+([\w.@-]*\w)\s*[.!]?$/i;
/** Where tags are kept, by the schema. */
const PLACES: readonly Path[] = [["tags"], ["labels"], ["user_labels"], ["resource_labels"], ["metadata", "labels"]];

export async function addTags(scene: Scene, clause: Clause): Promise<boolean> {
  if (clause.kind === "remove" || !/\b(?:tags?|tagged|labels?|labell?ed)\b/i.test(clause.text)) return false;
  const pairs = pairsIn(clause.text);
  if (pairs.length === 0) return false;
  const mentions = mentionsIn(clause, scene.program).filter(({ used }) => !used);
  const named = mentions.flatMap(({ blocks, among }) => (blocks.length > 0 ? blocks : among));
  const all = named.length === 0 || /\b(?:everything|all (?:the )?(?:resources|of it|of them))\b/i.test(clause.text);
  const blocks = (all ? scene.program.resources.filter(({ type }) => !type.startsWith("data.")) : named).filter(
    ({ address }) => !scene.isProtected(address),
  );
  const edits: BlockEdit[] = [];
  const locals = new Set<string>();
  for (const block of blocks) {
    const text = tagged(scene, block, pairs, all ? locals : undefined);
    if (text !== undefined && text !== block.text) edits.push(withText(block, text));
  }
  for (const name of locals) {
    const home = scene.program.blocks.find(({ item, address }) => address === "locals" && argumentOf(item, name));
    const argument = home && argumentOf(home.item, name);
    const expression = home && argument && withPairs(home.text.slice(argument.body, argument.end), pairs);
    if (expression) edits.push({ action: "replace", address: `local.${name}`, text: `${name} = ${expression}` });
  }
  scene.count("request", edits.length);
  return scene.apply(edits);
}

export function pairsIn(text: string): Pairs {
  const pairs = [...text.matchAll(PAIR)].map(([, key, value]) => [key as string, value as string] as const);
  const spoken = pairs.length > 0 ? null : SPOKEN.exec(text);
  return spoken ? [[spoken[1] as string, spoken[2] as string]] : pairs;
}

/** The block with the pairs; undefined when its type takes none. A local value that it refers to is changed instead. */
function tagged(
  { program, parts }: Scene,
  block: ProgramBlock,
  pairs: Pairs,
  locals: Set<string> | undefined,
): string | undefined {
  const schema = parts.schemas.block(block.type ?? "");
  if (!schema) return undefined;
  if (schema.blocks.has("tag") && !schema.attributes.has("tags")) return groupTagged(block, pairs);
  const path = PLACES.find((place) => takesMap(schema, place));
  if (!path) return undefined;
  const text = new BlockText(block.text);
  const present = text.valueAt(path);
  if (present === undefined) return text.set(path, `{\n${lines(pairs, "  ")}\n}`).text;
  const local = /^local\.(\w+)$/.exec(present)?.[1] ?? /^merge\(\s*local\.(\w+)\s*,/.exec(present)?.[1];
  if (
    locals &&
    local !== undefined &&
    program.blocks.some(({ item, address }) => address === "locals" && argumentOf(item, local))
  ) {
    locals.add(local);
    return undefined;
  }
  return text.set(path, withPairs(present, pairs) ?? `merge(${present}, { ${inLine(pairs)} })`).text;
}

/** Autoscaling groups have a block for each tag. */
function groupTagged(block: ProgramBlock, pairs: Pairs): string {
  return pairs.reduce(
    (text, [key, value]) =>
      text.add(
        [],
        `tag {\n  key                 = "${key}"\n  value               = "${value}"\n  propagate_at_launch = true\n}`,
      ),
    new BlockText(block.text),
  ).text;
}

function takesMap(schema: Block, path: Path): boolean {
  const [first, ...rest] = path as string[];
  if (rest.length > 0) {
    const nested = schema.blocks.get(first as string);
    return nested !== undefined && takesMap(nested.block, rest);
  }
  const attribute = schema.attributes.get(first as string);
  return attribute?.optional === true && typeof attribute.type !== "string" && attribute.type[0] === "map";
}

/** An object literal with the pairs in it; undefined when the expression is none. */
export function withPairs(expression: string, pairs: Pairs): string | undefined {
  if (!expression.startsWith("{") || !expression.endsWith("}")) return undefined;
  const inside = expression.slice(1, -1);
  if (inside.trim() === "") return `{ ${inLine(pairs)} }`;
  const items: Item[] = itemsOf(inside);
  const isNew = ([key]: Pairs[number]) => !items.some(({ name }) => name === key);
  let text = inside;
  for (const item of items.toReversed()) {
    const pair = pairs.find(([key]) => key === item.name);
    if (pair) text = `${text.slice(0, item.body)}${JSON.stringify(pair[1])}${text.slice(item.end)}`;
  }
  const news = pairs.filter(isNew);
  if (news.length === 0) return `{${text}}`;
  if (!text.includes("\n")) return `{ ${text.trim().replace(/,$/, "")}, ${inLine(news)} }`;
  const indent = /\n([ \t]*)\S/.exec(text)?.[1] ?? "  ";
  const comma = /,\s*$/.test(text) ? "," : "";
  const closing = /\n([ \t]*)$/.exec(text)?.[0] ?? "\n";
  return `{${text.trimEnd()}\n${lines(news, indent, comma)}${closing}}`;
}

const keyed = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key));
const lines = (pairs: Pairs, indent: string, comma = "") =>
  pairs.map(([key, value]) => `${indent}${keyed(key)} = ${JSON.stringify(value)}${comma}`).join("\n");
const inLine = (pairs: Pairs) => pairs.map(([key, value]) => `${keyed(key)} = ${JSON.stringify(value)}`).join(", ");
