/** "tag everything with team = payments", "pass it LOG_LEVEL=debug": pairs for the maps of blocks. */
import type { BlockEdit } from "../../core/block-edits.ts";
import { quoted } from "../../core/quoted.ts";
import type { Block } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { type Pairs, pairsIn } from "../../language/pairs.ts";
import { withPairs } from "../../write/pairs.ts";
import { argumentOf, type ProgramBlock, withText } from "../blocks.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";
import { targetsOf } from "../targets.ts";

const TAGS = /(?:^|_)(?:tags|labels)$/;

export async function addPairs(scene: Scene, clause: Clause): Promise<boolean> {
  const { kind, text } = clause;
  const isTagged = /\b(?:tags?|tagged|labels?|labell?ed)\b/i.test(text);
  const pairs = kind === "remove" ? [] : pairsIn(text, isTagged);
  if (pairs.length === 0) return false;
  const { objects, open } = targetsOf(scene, clause);
  const named = [...objects, ...open.flat()];
  const isAll = named.length === 0 || /\b(?:everything|all (?:the )?(?:resources|of it|of them))\b/i.test(text);
  const others = isTagged ? scene.program.resources : scene.before;
  const locals = new Set<string>();
  const edits = (isAll ? others : named).filter(scene.isFree).flatMap((block): BlockEdit[] => {
    const text = withMap(scene, block, pairs, isTagged, isAll ? locals : undefined);
    return text === undefined || text === block.text ? [] : [withText(block, text)];
  });
  for (const name of locals) {
    const home = scene.program.localOf(`local.${name}`);
    const argument = home && argumentOf(home.item, name);
    const expression = home && argument && withPairs(home.text.slice(argument.body, argument.end), pairs);
    if (expression) edits.push({ action: "replace", address: `local.${name}`, text: `${name} = ${expression}` });
  }
  scene.count("request", edits.length);
  return scene.apply(edits);
}

/** The block with the pairs; undefined when it takes none. Of a local value that it refers to, `locals` is told instead. */
function withMap(
  { program, parts }: Scene,
  block: ProgramBlock,
  pairs: Pairs,
  isTagged: boolean,
  locals: Set<string> | undefined,
) {
  const schema = parts.schemas.block(block.type ?? "");
  // `instance_type = t3.large` is an argument.
  if (!schema || (!isTagged && pairs.some(([key]) => /[.:]/.test(key) || schema.attributes.has(key)))) return undefined;
  const text = new BlockText(block.text);
  // Autoscaling groups have a block for each tag.
  if (isTagged && schema.blocks.has("tag") && !schema.attributes.has("tags"))
    return pairs.reduce(
      (rest, [key, value]) =>
        rest.add([], `tag {\nkey = ${quoted(key)}\nvalue = ${quoted(value)}\npropagate_at_launch = true\n}`),
      text,
    ).text;
  const maps = mapsIn(schema, []).filter((path) => TAGS.test(path.at(-1) as string) === isTagged);
  const there = maps.filter((path) => text.valueAt(path) !== undefined);
  const path = isTagged ? maps[0] : there.length === 1 ? there[0] : undefined;
  if (!path) return undefined;
  const present = text.valueAt(path);
  const local = /^(?:merge\(\s*)?local\.(\w+)\s*(?:,|$)/.exec(present ?? "")?.[1];
  if (locals && local !== undefined && program.localOf(`local.${local}`)) {
    locals.add(local);
    return undefined;
  }
  return text.set(path, withPairs(present, pairs)).text;
}

/** Arguments that take maps of texts, the nearest first. */
function mapsIn(schema: Block, at: readonly string[]): string[][] {
  const own = [...schema.attributes].flatMap(([name, { type, optional }]) =>
    optional && name !== "tags_all" && typeof type !== "string" && type[0] === "map" && type[1] === "string"
      ? [[...at, name]]
      : [],
  );
  const inner = at.length > 0 ? [] : [...schema.blocks].flatMap(([name, { block }]) => mapsIn(block, [name]));
  return [...own.sort((a, b) => (a.at(-1) as string).length - (b.at(-1) as string).length), ...inner];
}
