/** "output the bucket's ARN". */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Clause } from "../../language/clauses.ts";
import { isShape } from "../../language/literals.ts";
import { givenName, identifier } from "../../language/names.ts";
import { whichOne } from "../addresses.ts";
import { argumentOf, type ProgramBlock, wordsOf } from "../blocks.ts";
import { mentionsIn, namesSaid } from "../mentions.ts";
import type { Scene } from "../scene.ts";

export async function addOutputs(scene: Scene, clause: Clause): Promise<boolean> {
  const { text } = clause;
  if (clause.kind === "remove" || !/\boutputs?\b/i.test(text)) return false;
  const mentions = mentionsIn(clause, scene.program);
  const blocks = mentions.flatMap((mention) => mention.blocks);
  for (const { among } of blocks.length > 0 ? [] : mentions.filter((mention) => mention.among.length > 0)) {
    const [first] = among as [ProgramBlock];
    blocks.push(first);
    // An output changes nothing that is there: one is made, and said to be a guess.
    scene.ask(`${first.address} was taken. ${whichOne(text, among)}`);
  }
  const outputs = blocks.flatMap((block) => attributesSaid(scene, clause, block).map((name) => ({ block, name })));
  const names = givenNames(clause);
  const taken = new Set(scene.program.blocks.map(({ address }) => address));
  const edits = outputs.flatMap(({ block, name: attribute }): BlockEdit[] => {
    const own = [...wordsOf(attribute), ...wordsOf(block.name)];
    const hits = (name: string) => wordsOf(name).filter((word) => own.includes(word)).length;
    const [best] = names.toSorted((a, b) => hits(b) - hits(a));
    const given = best !== undefined && (outputs.length === 1 || hits(best) > 0) ? best : undefined;
    if (given) names.splice(names.indexOf(given), 1);
    const name = identifier(given ?? `${block.name}_${attribute}`);
    const address = `output.${name}`;
    if (taken.has(address)) return [];
    taken.add(address);
    const isSecret = scene.schemaOf(block.type ?? "")?.attributes.get(attribute)?.sensitive;
    // A block with `count` or `for_each` is several: all of them are put out.
    const all = argumentOf(block.item, "count") ? "[*]" : "";
    const value = argumentOf(block.item, "for_each")
      ? `{ for key, one in ${block.address} : key => one.${attribute} }`
      : `${block.address}${all}.${attribute}`;
    return [
      {
        action: "add",
        address,
        text: `output "${name}" {\n  value = ${value}\n${isSecret ? "  sensitive = true\n" : ""}}\n`,
      },
    ];
  });
  scene.count("request", edits.length);
  return scene.apply(edits);
}

const namesIn = ({ outright }: Clause) =>
  outright.filter((one) => one.quoted || (isShape(one) && /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+$/.test(one.text)));

function givenNames(clause: Clause): string[] {
  const one = givenName(clause.text) ?? /\boutput ["'`]?([a-z]\w*_\w+)/.exec(clause.text)?.[1];
  return [...new Set([...(one === undefined ? [] : [one]), ...namesIn(clause).map(({ text }) => text)])];
}

/** Attributes all whose words are said side by side, the longest first; a word serves one of them. Where none is said, what identifies the block. */
function attributesSaid(scene: Scene, clause: Clause, block: ProgramBlock): string[] {
  const schema = scene.schemaOf(block.type ?? "");
  if (!schema) return [];
  const isNamed = (start: number) => namesIn(clause).some((name) => name.at <= start && start < name.end);
  const free = clause.tokens.map(({ word, start }) => (isNamed(start) ? "" : word));
  const type = wordsOf((block.type ?? "").replace("data.", ""));
  // The type's own words aren't attributes: "the bucket" isn't `bucket`.
  const names = [...schema.attributes.keys()].filter((name) => wordsOf(name).some((word) => !type.includes(word)));
  const found = namesSaid(free, names);
  return found.length > 0 ? found : ["arn", "id"].filter((name) => schema.attributes.has(name)).slice(0, 1);
}
