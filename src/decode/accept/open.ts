/** What a block may hold besides what it has to: any argument or block of the provider's schema, once each, where the writer names it. */
import type { Open, Scope } from "../../core/constraint.ts";
import type { Block } from "../../core/schema.ts";
import { argument, at, isWritten, type Place } from "./canonical-value.ts";
import { type Groups, groupsOf, NO_GROUPS } from "./groups.ts";
import { literal, type Offered, type Then } from "./machine.ts";
import { factsAt } from "./rules.ts";
import { sorted, words } from "./words.ts";

/** How far the block around is. */
export interface Stage {
  /** Names that are written or have to be. */
  readonly written: ReadonlySet<string>;
  /** Whether arguments still have their place, and whether nested blocks have it already. */
  readonly arguments: boolean;
  readonly blocks: boolean;
  /** Writes the inside of a nested block, from its brace on. */
  inside(block: Block, place: Place, then: Then): Then;
  /** What follows behind a name that was taken. */
  behind(name: string): Then;
}

/** What is offered in the block at `place` (its inside); none where nothing is open. */
export function offersIn(place: Place, stage: Stage): Offered[] {
  const open = place.scope.open?.get(place.path);
  if (!open) return [];
  const groups = rulesOf(open, place);
  const offers: Offered[] = [];
  for (const name of open.names) {
    if (stage.written.has(name) || !fits(groups, name, stage.written)) continue;
    const attribute = open.block.attributes.get(name);
    const line = literal("\n", stage.behind(name));
    if (attribute && stage.arguments && isWritten(attribute)) {
      const text = `${place.indent}${name} = `;
      offers.push({ name, text, behind: argument(attribute, at(place, name), line) });
    }
    const nested = open.block.blocks.get(name);
    if (nested && stage.blocks && nested.nesting !== "map") {
      const text = `${stage.arguments && stage.written.size === 0 ? "" : "\n"}${place.indent}${name} `;
      offers.push({ name, text, behind: stage.inside(leastOf(nested.block), at(place, name), line) });
    }
  }
  return offers;
}

/** One of what is offered has to be written: a block that was opened isn't left empty. */
export const oneOffered =
  (offers: readonly Offered[]): Then =>
  (out) => {
    const texts = sorted(offers.map(({ text }) => text));
    const behinds = new Map(offers.map(({ text, behind }) => [text, behind]));
    words(
      texts,
      (index, o) => behinds.get(texts[index] as string)?.(o),
      -1,
      () => offers,
    )(out);
  };

/** No rule of the provider speaks against it beside what is written. */
const fits = ({ most, needs }: Groups, name: string, written: ReadonlySet<string>) =>
  most.every((group) => !group.includes(name) || !group.some((other) => other !== name && written.has(other))) &&
  (needs.get(name) ?? []).every((other) => written.has(other));

const rules = new WeakMap<Open, Groups>();

function rulesOf(open: Open, { scope, path }: { scope: Scope; path: string }): Groups {
  let groups = rules.get(open);
  if (!groups) {
    const found = factsAt(scope, path);
    const has = (name: string) => open.block.attributes.has(name) || open.block.blocks.has(name);
    groups = found ? groupsOf(found.facts, found.inside, has) : NO_GROUPS;
    rules.set(open, groups);
  }
  return groups;
}

const least = new WeakMap<Block, Block>();

/** Of a block that was opened only what it requires is certain. */
function leastOf(block: Block): Block {
  let found = least.get(block);
  if (!found) {
    found = {
      attributes: new Map([...block.attributes].filter(([, { required }]) => required)),
      blocks: new Map(
        [...block.blocks]
          .filter(([, { min }]) => min > 0)
          .map(([name, own]) => [name, { ...own, block: leastOf(own.block) }]),
      ),
      deprecated: block.deprecated,
    };
    least.set(block, found);
  }
  return found;
}
