/** A literal that fits nothing in the resources, and one value of the provider, the variables or the local values: "move everything to eu-central-1". */

import type { BlockEdit } from "../../core/block-edits.ts";
import type { Clause } from "../../language/clauses.ts";
import { withText } from "../blocks.ts";
import { replaced, stringsIn } from "../expressions.ts";
import { sameFamily, shapeOf } from "../fitness.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";

const HOMES = /^(?:provider\.|variable\.|locals$)/;

export async function changeElsewhere(scene: Scene, clause: Clause): Promise<boolean> {
  if (clause.kind === "remove" || clause.kind === "keep") return false;
  const homes = scene.program.blocks.filter(({ address }) => HOMES.test(address) && !scene.isProtected(address));
  const edits: BlockEdit[] = [];
  for (const { kind, text: said } of clause.literals) {
    if (kind !== "shape") continue;
    const places = homes.flatMap((block) =>
      stringsIn(new BlockText(block.text))
        .filter(
          ({ text }) =>
            text !== said && (sameFamily(text, said) || (shapeOf(text) === shapeOf(said) && /\d/.test(text))),
        )
        .map((found) => ({ block, found })),
    );
    // Nothing is guessed where several values would do.
    if (new Set(places.map(({ found }) => found.text)).size !== 1) continue;
    for (const block of new Set(places.map((place) => place.block))) {
      const own = places
        .filter((place) => place.block === block)
        .map(({ found }) => ({ ...found, text: JSON.stringify(said) }));
      edits.push(withText(block, replaced(block.text, own)));
    }
  }
  scene.count("request", edits.length);
  return scene.apply(edits);
}
