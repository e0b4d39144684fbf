/** "output the bucket's ARN". */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Block } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { givenName, identifier } from "../../language/names.ts";
import { readingOf } from "../../language/reading.ts";
import { alike } from "../../language/words.ts";
import { whichOne } from "../addresses.ts";
import { type ProgramBlock, wordsOf } from "../blocks.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { chosen } from "../writer.ts";

const OUTPUT = /\boutputs?\b|\bexpose\b.*\bas (?:an )?output/i;

export async function addOutputs(scene: Scene, clause: Clause): Promise<boolean> {
  if (clause.kind === "remove" || !OUTPUT.test(clause.text)) return false;
  const mentions = mentionsIn(clause, scene.program).filter(({ blocks, among }) => blocks.length + among.length > 0);
  const blocks = mentions.flatMap((mention) => mention.blocks);
  for (const { among } of blocks.length > 0 ? [] : mentions) {
    const address = await chosen(
      scene.parts.writer,
      "Output of: ",
      among.map((block) => block.address),
    );
    blocks.push(...among.filter((block) => block.address === address));
    // An output changes nothing that is there: one is made, and said to be a guess.
    if (among.length > 1) scene.ask(`${address} was taken. ${whichOne(clause.text, among)}`);
  }
  const outputs = blocks.flatMap((block) =>
    attributesSaid(scene, clause, block).map((attribute) => ({ block, attribute })),
  );
  if (outputs.length === 0) return false;
  const names = namesSaid(clause.text);
  const taken = new Set(scene.program.blocks.map(({ address }) => address));
  const edits = outputs.flatMap(({ block, attribute }): BlockEdit[] => {
    const own = [...wordsOf(attribute), ...wordsOf(block.name)];
    const fitting = names
      .map((name) => ({ name, hits: wordsOf(name).filter((word) => own.includes(word)).length }))
      .sort((a, b) => b.hits - a.hits)[0];
    const given = outputs.length === 1 ? names[0] : fitting && fitting.hits > 0 ? fitting.name : undefined;
    if (given) names.splice(names.indexOf(given), 1);
    const name = identifier(given ?? `${block.name}_${attribute}`);
    if (taken.has(`output.${name}`)) return [];
    taken.add(`output.${name}`);
    const sensitive = scene.schemaOf(block.type ?? "")?.attributes.get(attribute)?.sensitive;
    const value = `${block.address}${instances(block)}.${attribute}`;
    return [
      {
        action: "add",
        address: `output.${name}`,
        text: `output "${name}" {\n  value = ${value}\n${sensitive ? "  sensitive = true\n" : ""}}\n`,
      },
    ];
  });
  scene.count("request", edits.length);
  return scene.apply(edits);
}

/** A block with `count` or `for_each` is several: all of them are put out. */
function instances({ item }: ProgramBlock): string {
  if (item.items.some(({ name }) => name === "count")) return "[*]";
  return "";
}

function namesSaid(text: string): string[] {
  const one = givenName(text);
  const shaped = readingOf(text).literals.flatMap(({ kind, text: said }) =>
    kind === "quoted" || (kind === "shape" && /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+$/.test(said)) ? [said] : [],
  );
  return [...new Set([...(one === undefined ? [] : [one]), ...shaped])];
}

/** Attributes all whose words are said, the longest first; a word serves one of them. */
function attributesSaid(scene: Scene, { tokens, literals }: Clause, block: ProgramBlock): string[] {
  const schema: Block | undefined = scene.schemaOf(block.type ?? "");
  if (!schema) return [];
  const names = literals.filter(({ kind }) => kind === "shape" || kind === "quoted");
  const free = tokens.map(({ word, start }) =>
    names.some((name) => name.start <= start && start < name.end) ? "" : word,
  );
  const named = [...schema.attributes.keys()]
    .map((name) => ({ name, own: wordsOf(name) }))
    .sort((a, b) => b.own.length - a.own.length);
  const found: string[] = [];
  for (const { name, own } of named) {
    const at = own.map((word) =>
      free.findIndex((other) => other === word || other === `${word}s` || (word.length > 4 && alike(word, other))),
    );
    if (own.length === 0 || at.some((index) => index < 0) || Math.max(...at) - Math.min(...at) >= own.length + 1)
      continue;
    for (const index of at) free[index] = "";
    found.push(name);
  }
  // The type's own words aren't attributes: "the bucket" isn't `bucket`.
  const own = new Set(wordsOf((block.type ?? "").replace("data.", "")));
  const real = found.filter((name) => !wordsOf(name).every((word) => own.has(word)) || found.length === 1);
  const asked = free.filter((word) => word !== "" && !own.has(word) && !block.called.has(word) && !ABOUT.has(word));
  if (real.length === 0 && asked.length > 0) return [];
  return real.length > 0 ? real : ["arn", "id"].filter((name) => schema.attributes.has(name)).slice(0, 1);
}

/** Words of a request for an output that name no attribute. */
const ABOUT = new Set(
  "add an a output for the of as me give show expose and to it its i need want please new resource value with all".split(
    " ",
  ),
);
