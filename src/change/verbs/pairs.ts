/** "tag everything with team = payments", "pass it LOG_LEVEL=debug", "MAX_PIXELS to 80000": pairs for the maps of blocks, and for what else holds values under names. */
import type { BlockEdit } from "../../core/block-edits.ts";
import { quoted } from "../../core/quoted.ts";
import { escaped } from "../../core/references.ts";
import type { Block } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { namedValuesIn, type Pairs, pairsIn } from "../../language/pairs.ts";
import { withPairs } from "../../write/pairs.ts";
import { whichOne } from "../addresses.ts";
import { argumentOf, type ProgramBlock, withText, wordsOf } from "../blocks.ts";
import { type Group, groupsOf, isBuilt, isLike, withEntry } from "../entries.ts";
import { rankedByName } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";
import { targetsOf } from "../targets.ts";

const TAGS = /(?:^|_)(?:tags|labels)$/;

export async function addPairs(scene: Scene, clause: Clause): Promise<boolean> {
  const { kind, text } = clause;
  if (kind === "remove") return false;
  const isTagged = /\b(?:tags?|tagged|labels?|labell?ed)\b/i.test(text);
  const { objects, open } = targetsOf(scene, clause);
  if (await addEntries(scene, clause, [...objects, ...open.flat()], isTagged)) return true;
  const pairs = pairsIn(text, isTagged);
  if (pairs.length === 0) return false;
  const spoken = [...objects, ...open.flat()];
  const called = isTagged && spoken.length === 0 ? calledIn(scene, clause, pairs) : [];
  if (called.length > 1) {
    scene.ask(whichOne(text, called));
    return true;
  }
  const named = spoken.length > 0 ? spoken : called;
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

/** Blocks that are called as the clause says beside its pairs: "tag the mailer with team = core". */
function calledIn(scene: Scene, { tokens }: Clause, pairs: Pairs): ProgramBlock[] {
  const paired = new Set(pairs.flat().flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  const ranked = rankedByName(
    tokens.filter(({ said }) => !paired.has(said)),
    scene.program.resources.filter(scene.isFree),
  );
  return ranked.filter(({ score }) => score === ranked[0]?.score).map(({ block }) => block);
}

/** Pairs whose names are entries of what a block has, or are built like these: all of them, or it is asked where one belongs. */
async function addEntries(
  scene: Scene,
  clause: Clause,
  named: readonly ProgramBlock[],
  isTagged: boolean,
): Promise<boolean> {
  const { program } = scene;
  const free = program.resources.filter(scene.isFree);
  const around = [named, scene.before, free].find((some) => some.length > 0) ?? [];
  const groups = [...around, ...free].flatMap((block) => groupsOf(program, block));
  const names = new Set(groups.flatMap((group) => group.names));
  const news = isTagged ? [] : [...namedValuesIn(clause.text), ...pairsIn(clause.text, false)];
  const pairs = new Map([...valuesBehind(clause, names), ...news]);
  // What is spoken of may have no place for such a pair, and what is meant is beside it.
  const hasPlace = named.some(({ type = "" }) => {
    const schema = scene.schemaOf(type);
    return schema !== undefined && mapsIn(schema, []).some((path) => !TAGS.test(path.at(-1) as string));
  });
  const homes = [...pairs].flatMap(([name, value]) => {
    // "From app.example.com to api.example.com" gives no name a value.
    if (/[a-z]/.test(name) && isLike(value, [name])) return [];
    const own = homesOf(scene, clause, around, name);
    const groups = own.length > 0 || hasPlace ? own : homesOf(scene, clause, free, name);
    return groups.length > 0 ? [{ name, value, groups }] : [];
  });
  const open = homes.find(({ groups }) => groups.length > 1);
  if (open) {
    const places = open.groups.map(({ block, path, around }) => {
      const name = path.findLast((step) => typeof step === "string");
      const called = around.filter((word) => !wordsOf(String(name)).includes(word)).join(" ");
      return [name, ...(called === "" ? [] : [called]), block.address].join(" of ");
    });
    scene.ask(`Which one is meant by "${clause.text.slice(0, 80)}"? There are ${places.join(", ")}.`);
    return true;
  }
  const added = new Map<string, string[]>();
  for (const { name, value, groups } of homes) {
    const [group] = groups as [Group];
    const { path } = group;
    const more = added.get(keyOf(group)) ?? [];
    added.set(keyOf(group), [...more, name]);
    const [head = ""] = path;
    const isLocal = group.block.address === "locals";
    const block = isLocal ? scene.program.localOf(`local.${head}`) : scene.program.find(group.block.address);
    if (!block) continue;
    const text = withEntry(block, { ...group, names: [...group.names, ...more] }, name, value);
    scene.count("request");
    if (!(await scene.write(block, path, text)))
      scene.already.push({ address: block.address, path: [...path, name].join("."), expression: quoted(value) });
  }
  if (named.length > 0) scene.before = named;
  return homes.length > 0;
}

const keyOf = ({ block, path }: Group): string => `${block.file} ${block.address} ${path.join(".")}`;

/** Names of several words in one that are entries already, each with the first value that is said behind it: "CostCenter in the tags is 4812 now". */
function valuesBehind({ text, outright }: Clause, names: ReadonlySet<string>): [string, string][] {
  const said = [...names].flatMap((name) => {
    const at = isBuilt(name) ? text.search(new RegExp(`(?<![\\w.-])${escaped(name)}(?![\\w-]|\\.\\w)`)) : -1;
    return at < 0 ? [] : [{ name, at, end: at + name.length }];
  });
  return said.flatMap(({ name, end }): [string, string][] => {
    const value = outright.find(({ at }) => at >= end);
    const isOwn = value && !said.some(({ at }) => end <= at && at <= value.at);
    return isOwn && value.quantity?.measure === undefined ? [[name, value.text]] : [];
  });
}

/** The groups that a name belongs to: those that have it, else those whose names are built like it; of these the ones whose surroundings are said. More than one where nothing tells. */
function homesOf(scene: Scene, { tokens, text }: Clause, blocks: readonly ProgramBlock[], name: string): Group[] {
  const isOpen = ({ block, path, names }: Group) =>
    !scene.isProtected(block.address) && (names.includes(name) || !path.some((step) => TAGS.test(String(step))));
  const all = blocks.flatMap((block) => groupsOf(scene.program, block)).filter(isOpen);
  const groups = [...new Map(all.map((group) => [keyOf(group), group])).values()];
  const having = groups.filter(({ names }) => names.includes(name));
  const said = new Set(tokens.map(({ word }) => word));
  const isSaid = ({ path }: Group) => path.flatMap((step) => wordsOf(String(step))).some((word) => said.has(word));
  // Initials alone say too little: "set CPU to 512".
  const isPlain = /^[A-Z0-9]+$/.test(name);
  const fitting =
    having.length > 0
      ? having
      : groups.filter((group) => isLike(name, group.names) && (!isPlain || text.includes(`${name}=`) || isSaid(group)));
  const hits = ({ around }: Group) => around.filter((word) => said.has(word)).length;
  const most = Math.max(0, ...fitting.map(hits));
  return fitting.filter((group) => hits(group) === most);
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
