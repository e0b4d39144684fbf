/** Arguments that take another block: "with the key" is the value of `kms_key_id`, a dead letter topic has its place in the policy of that name. */
import type { Attribute, Block } from "../core/schema.ts";
import { isStringList } from "../intent/connect.ts";
import { documentFor } from "../intent/documents.ts";
import { isIdentifier } from "../intent/fields.ts";
import type { Clause } from "../language/clauses.ts";
import { quantitiesIn, quantityFor } from "../language/quantities.ts";
import { alike, phraseText } from "../language/words.ts";
import { type ProgramBlock, wordsOf } from "./blocks.ts";
import { GENERIC } from "./nouns.ts";
import type { Scene } from "./scene.ts";
import type { Setting } from "./settings.ts";
import type { BlockText } from "./splice.ts";
import { phrased } from "./spoken.ts";

interface Place {
  path: string[];
  attribute: Attribute;
}

/** Settings of `block` that refer to the companions. */
export function linksTo(
  scene: Scene,
  text: BlockText,
  schema: Block,
  block: ProgramBlock,
  clause: Clause,
  companions: readonly ProgramBlock[],
): Setting[] {
  const said = clause.tokens.map(({ word }) => word);
  return companions.flatMap((other): Setting[] => {
    const documents = documentsWith(text, schema, block, clause, other);
    if (documents.length > 0) return documents;
    const type = wordsOf((other.type ?? "").replace("data.", ""));
    const thing = type.at(-1) ?? "";
    // "Group" and the like are the ends of too many names.
    const needed = GENERIC.has(thing) ? type.slice(-2) : [thing];
    const called = wordsOf(other.name);
    const [best] = [...placesIn(schema, text, [], said)]
      .filter(
        ({ path }) =>
          needed.every((word) => wordsOf(path.at(-1) as string).includes(word)) &&
          isReference(path.at(-1) as string, thing),
      )
      .filter(
        ({ path }) =>
          other.type !== block.type || called.some((word) => path.some((name) => wordsOf(name).includes(word))),
      )
      .map((place) => ({ ...place, weight: weightOf(place, called, text) }))
      .sort((a, b) => b.weight - a.weight || a.path.join(".").length - b.path.join(".").length);
    if (!best) return [];
    const expression = referenceTo(scene, text, block, other, best);
    return expression === undefined
      ? []
      : [{ path: best.path, key: best.path.join("."), attribute: best.attribute, expression }];
  });
}

/** Documents that name another block and else hold numbers that the request says: the policy that leads to a dead letter queue. */
function documentsWith(
  text: BlockText,
  schema: Block,
  { type = "" }: ProgramBlock,
  clause: Clause,
  other: ProgramBlock,
): Setting[] {
  const quantities = quantitiesIn(clause.text);
  return [...schema.attributes].flatMap(([name, attribute]): Setting[] => {
    const document = attribute.type === "string" ? documentFor(type, name) : undefined;
    if (!document || text.valueAt([name]) !== undefined || !phrased(name, phraseText(clause.text))) return [];
    const members = [...document.attributes].map(([key, member]) => {
      if (member.type === "number") return [key, quantityFor(snake(key), quantities)];
      return [key, /Arn$/.test(key) ? `${other.address}.arn` : undefined];
    });
    if (members.some(([, value]) => value === undefined)) return [];
    const expression = `jsonencode({\n${members.map(([key, value]) => `  ${key} = ${value}`).join("\n")}\n})`;
    return [{ path: [name], key: name, attribute, expression }];
  });
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Arguments of the block, of nested ones that are there, and of those that the request names. */
export function* placesIn(
  schema: Block,
  text: BlockText,
  at: readonly string[],
  said: readonly string[],
): Generator<Place> {
  for (const [name, attribute] of schema.attributes)
    if ((attribute.optional || attribute.required) && !attribute.deprecated) yield { path: [...at, name], attribute };
  if (at.length >= 3) return;
  for (const [name, { block }] of schema.blocks) {
    const own = wordsOf(name);
    const named = own.filter((word) => said.some((other) => alike(word, other))).length > own.length / 2;
    if (!block.deprecated && (named || text.at([...at, name]))) yield* placesIn(block, text, [...at, name], said);
  }
}

function weightOf({ path }: Place, called: readonly string[], text: BlockText): number {
  const words = path.flatMap(wordsOf);
  const own = called.filter((word) => words.some((other) => alike(word, other))).length;
  return 2 * own + (text.valueAt(path) === undefined ? 1 : 0) - 0.5 * path.length;
}

export function referenceTo(
  scene: Scene,
  text: BlockText,
  block: ProgramBlock,
  other: ProgramBlock,
  { path, attribute }: Place,
): string | undefined {
  const name = path.at(-1) as string;
  const many = isStringList(attribute.type);
  if (attribute.type !== "string" && !many) return undefined;
  const known = scene.parts.schemas.knowledge
    .refsAt(block.type ?? "", path.join("."))
    .find(({ target }) => target === other.type);
  const reference = `${other.address}.${known?.attribute ?? attributeFor(scene, other, name)}`;
  const present = text.valueAt(path);
  if (present?.includes(`${other.address}.`)) return undefined;
  if (!many) return reference;
  return present?.startsWith("[") && present !== "[]"
    ? `${present.slice(0, -1).trimEnd().replace(/,$/, "")}, ${reference}]`
    : `[${reference}]`;
}

const isReference = (name: string, thing: string): boolean =>
  isIdentifier(name) || alike(wordsOf(name).at(-1) ?? "", thing);

function attributeFor({ parts }: Scene, { type = "" }: ProgramBlock, argument: string): string {
  const schema = parts.schemas.block(type);
  const wanted = /arns?$|kms/.test(argument) ? "arn" : /names?$/.test(argument) ? "name" : "id";
  return [wanted, "arn", "id", "name"].find((name) => schema?.attributes.has(name)) ?? "id";
}
