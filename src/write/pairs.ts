/** Tags, labels and variables of an environment that a request says, in the maps of a program. */

import { type Item, outline } from "../core/outline.ts";
import { quoted } from "../core/quoted.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { type Pairs, type SaidPairs, saidPairsIn } from "../language/pairs.ts";
import { readingOf } from "../language/reading.ts";

/** A map with the pairs in it; a new one where there is none. */
export function withPairs(expression: string | undefined, pairs: Pairs): string {
  if (expression === undefined) return `{\n${lined(pairs).join("\n")}\n}`;
  if (!/^\{.*\}$/s.test(expression)) return `merge(${expression}, { ${lined(pairs).join(", ")} })`;
  let text = expression.slice(1, -1);
  const items = outline(text);
  for (const item of items.toReversed()) {
    const pair = pairs.find(([key]) => key === item.name);
    if (pair) text = `${text.slice(0, item.body)}${quoted(pair[1])}${text.slice(item.end)}`;
  }
  const news = lined(pairs.filter(([key]) => !items.some(({ name }) => name === key)));
  if (news.length === 0) return `{${text}}`;
  const [there, comma] = [text.trimEnd(), /,\s*$/.test(text) ? "," : ""];
  if (text.includes("\n")) return `{${there}\n${news.map((line) => `${line}${comma}\n`).join("")}}`;
  return `{ ${[there.trim().replace(/,$/, ""), ...news].filter((one) => one !== "").join(", ")} }`;
}

const lined = (pairs: Pairs): string[] =>
  pairs.map(([key, value]) => `${/^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key)} = ${quoted(value)}`);

/** The program with the tags and the variables of an environment that the request says. */
export function withSaidPairs(program: string, request: string, schemas: Schemas): string {
  return saidPairsIn(request).reduce((text, said) => {
    const blocks = outline(text).filter(({ name, labels }) => name === "resource" && labels.length === 2);
    const meant = said.pairs.some(([key]) => key === "Name") ? namedBefore(request, said.at, blocks) : undefined;
    return blocks.toReversed().reduce((whole, block) => {
      const type = block.labels[0] as string;
      if (meant !== undefined && type !== meant) return whole;
      return (said.of === "variables" ? withVariables : withMarks)(whole, block, said, schemas);
    }, text);
  }, program);
}

/** Of the types of blocks, the one that the request names last before a place, in most words; undefined where it names none. */
function namedBefore(request: string, place: number, blocks: readonly Item[]): string | undefined {
  const { stated } = readingOf(request);
  const types = [...new Set(blocks.map(({ labels }) => labels[0] as string))];
  const all = types.flatMap((type) => stated.placesOfType(type).map((span) => ({ type, ...span })));
  const [last] = all.filter(({ end }) => end <= place).sort((a, b) => b.end - a.end || a.at - b.at);
  return last?.type;
}

const isMap = (type: unknown): boolean => Array.isArray(type) && type[0] === "map" && type[1] === "string";

function withMarks(text: string, block: Item, { of, pairs }: SaidPairs, schemas: Schemas): string {
  const attribute = schemas.block(block.labels[0] as string)?.attributes.get(of);
  return attribute?.optional && isMap(attribute.type) ? withMap(text, block, of, pairs) : text;
}

function withMap(text: string, block: Item, name: string, pairs: Pairs): string {
  const there = block.items.find((item) => item.kind === "argument" && item.name === name);
  if (there)
    return text.slice(0, there.body) + withPairs(text.slice(there.body, there.end), pairs) + text.slice(there.end);
  return `${text.slice(0, block.close)}\n${name} = ${withPairs(undefined, pairs)}\n${text.slice(block.close)}`;
}

/** A block of an environment has a map of variables, or a block for each. */
function withVariables(text: string, block: Item, { pairs }: SaidPairs, schemas: Schemas): string {
  const environment = schemas.block(block.labels[0] as string)?.blocks.get("environment")?.block;
  if (!environment) return text;
  const there = block.items.find(({ kind, name }) => kind === "block" && name === "environment");
  const put = (at: number, inner: string) => `${text.slice(0, at)}\n${inner}\n${text.slice(at)}`;
  if (isMap(environment.attributes.get("variables")?.type))
    return there
      ? withMap(text, there, "variables", pairs)
      : put(block.close, `environment {\nvariables = ${withPairs(undefined, pairs)}\n}`);
  const one = environment.blocks.get("environment_variable")?.block;
  if (!there || !one?.attributes.has("name") || !one.attributes.has("value")) return text;
  const news = pairs.map(
    ([name, value]) => `environment_variable {\nname = ${JSON.stringify(name)}\nvalue = ${quoted(value)}\n}`,
  );
  return put(there.close, news.join("\n\n"));
}
