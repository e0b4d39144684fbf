/** A new block between two blocks of one type: which is its source and which its target, by the request's prepositions and the arguments' names. */
import type { Block } from "../core/schema.ts";
import type { Clause } from "../language/clauses.ts";
import { type ProgramBlock, wordsOf } from "./blocks.ts";
import { placesIn, referenceTo } from "./links.ts";
import { type Mention, mentionsIn } from "./mentions.ts";
import type { Scene } from "./scene.ts";
import { BlockText } from "./splice.ts";

const TARGET = /(?:^|_)(?:target|destination|dest|sink|to|peer|replica|accepter)(?:_|$)/;
const TO = new Set("to into in onto at towards with".split(" "));

/** The block with both ends as they are said; the same where the request or the type says nothing of two ends. */
export function withEnds(scene: Scene, clause: Clause, block: ProgramBlock, schema: Block): string {
  const ends = endsIn(scene, clause);
  let text = new BlockText(block.text);
  if (!ends) return block.text;
  const thing = wordsOf((ends.source.type ?? "").replace("data.", "")).at(-1) ?? "";
  const places = [...placesIn(schema, text, [], [])].filter(
    ({ path, attribute }) =>
      attribute.type === "string" && wordsOf((path.at(-1) as string).replace(/_(?:id|arn|name)$/, "")).at(-1) === thing,
  );
  const [targets, sources] = [true, false].map((isTarget) =>
    places.filter(({ path }) => TARGET.test(path.at(-1) as string) === isTarget),
  );
  for (const [found, other] of [
    [sources, ends.source],
    [targets, ends.target],
  ] as const) {
    const [place] = found ?? [];
    if (!place || found?.length !== 1 || targets?.length === 0) return block.text;
    const expression = referenceTo(scene, text, block, other, place);
    if (expression !== undefined) text = text.set(place.path, expression);
  }
  return text.text;
}

function endsIn({ program }: Scene, clause: Clause): { source: ProgramBlock; target: ProgramBlock } | undefined {
  const named = mentionsIn(clause, program).filter(({ blocks, isNew }) => !isNew && blocks.length === 1);
  const isTo = ({ from }: Mention) => {
    let at = from - 1;
    while (at >= 0 && /^(?:the|our|my|your|its|their|an?)$/.test(clause.tokens[at]?.said ?? "")) at--;
    return TO.has(clause.tokens[at]?.said ?? "");
  };
  for (const target of named.filter(isTo)) {
    const [to] = target.blocks as [ProgramBlock];
    const source = named.find((one) => !isTo(one) && one.blocks[0]?.type === to.type && one.blocks[0] !== to);
    if (source) return { source: source.blocks[0] as ProgramBlock, target: to };
  }
  return undefined;
}
