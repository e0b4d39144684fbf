/** "Add nadia@example.com to the admins", "s3:GetObject on the reports bucket as well": lists in expressions get longer. */

import { textOf } from "../../core/literal-text.ts";
import { refersTo } from "../../core/references.ts";
import { type Clause, isMore } from "../../language/clauses.ts";
import { whichOne } from "../addresses.ts";
import type { ProgramBlock } from "../blocks.ts";
import { alsoFor, elementOf, furtherStatement, isAction, isAlike, type List, listsIn, withElements } from "../lists.ts";
import type { Scene } from "../scene.ts";
import { targetsOf } from "../targets.ts";

/** Whether all that the part says literally, or a block that it names, is one more element of one list. */
export async function addElements(scene: Scene, clause: Clause): Promise<boolean> {
  const { program } = scene;
  const { objects, open, spoken } = targetsOf(scene, clause);
  const literals = clause.outright.filter(
    ({ at, end }) => !clause.tokens.some((token, i) => spoken.has(i) && at <= token.start && token.end <= end),
  );
  if (clause.kind === "remove" || !(isMore(clause) || literals.some(isAction))) return false;
  const lists = program.blocks.filter(({ address }) => !scene.isProtected(address)).flatMap(listsIn);
  const named = [...objects, ...open.filter((some) => some.length === 1).flat()];
  const said = new Set(clause.tokens.map(({ word }) => word));
  const found = lists.flatMap((list) => {
    const texts = new Set([...list.beside, ...list.elements.flatMap((one) => textOf(one) ?? [])]);
    const left = literals.filter(({ text }) => !texts.has(text));
    const others = named.filter(({ address }) => !list.elements.some((one) => refersTo(one, address)));
    const isOwn =
      left.length > 0 && left.every((one) => isAlike(one, list)) && !(others.length > 0 && left.some(isAction));
    // Nothing that nobody speaks of is allowed for one more.
    const isAll = list.beside
      .filter((text) => isAction({ text }))
      .every((text) => literals.some((one) => one.text === text));
    const also =
      left.length === 0 && literals.length > 0 && isAll ? named.flatMap((other) => alsoFor(other, list, program)) : [];
    const statement = isOwn || also.length > 0 ? undefined : furtherStatement(list, literals, named, program);
    const more = isOwn ? left.map(elementOf) : statement !== undefined ? [statement] : also;
    return more.length > 0 ? [{ list, more, isNew: statement !== undefined, hits: hitsOf(list, named, said) }] : [];
  });
  // A list that gets longer says no more than it has to.
  const plain = found.filter(({ isNew }) => !isNew);
  const fitting = plain.length > 0 ? plain : found;
  const most = Math.max(...fitting.map(({ hits }) => hits));
  const [best, ...others] = fitting.filter(({ hits }) => hits === most);
  if (!best) return false;
  if (others.length > 0) {
    scene.ask(
      whichOne(
        clause.text,
        [best, ...others].map(({ list }) => ({ address: addressOf(list) })),
      ),
    );
    return true;
  }
  const { list, more } = best;
  scene.count("request", more.length);
  return scene.write(list.block, list.path, withElements(list, more));
}

const addressOf = ({ block, path: [name = ""] }: List): string =>
  block.address === "locals" ? `local.${name}` : block.address;

/** How much leads to a list: words of what it is called, a block that is named and has it or gets it. */
function hitsOf(list: List, named: readonly ProgramBlock[], said: ReadonlySet<string>): number {
  const address = addressOf(list).replace(/^variable\./, "var.");
  const isNamed = named.some(({ address: own, text }) => own === list.block.address || text.includes(address));
  return list.called.filter((word) => said.has(word)).length + (isNamed ? 2 : 0);
}
