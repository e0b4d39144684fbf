/**
 * Ways to break a valid program, as language models do: of 5,163 of their programs that `terraform validate` refused, 2,451 had an unknown argument, 1,158 an
 * unknown type, 1,060 lacked an argument and 993 had an unknown block; a small model that was free to write also repeats arguments. The rest is references and form.
 */
import { BlockText } from "../../../src/change/splice.ts";
import type { Item } from "../../../src/core/outline.ts";
import type { Attribute, Block } from "../../../src/core/schema.ts";
import type { Schemas } from "../../../src/knowledge/schemas.ts";
import { labelOf, type Scene, schemaOf, typeOf } from "../mutn/scene.ts";
import { pick, shuffled } from "../random.ts";

/** The block at `address` as it is after the mistake. */
export interface Broken {
  kind: string;
  address: string;
  text: string;
}

type Breaker = (scene: Scene) => Broken | undefined;

/** Resource blocks in any order. */
const blocksOf = ({ blocks, next }: Scene): [address: string, block: BlockText][] =>
  shuffled(
    [...blocks].filter(([address, text]) => text.startsWith("resource ") && !address.includes("#")),
    next,
  ).map(([address, text]) => [address, new BlockText(text)]);

const argumentsOf = (block: Item): Item[] =>
  block.items.filter(({ kind, name }) => kind === "argument" && !META.has(name));
const META = new Set(["count", "for_each", "provider", "depends_on"]);

/** All types, and those of a provider by their words. */
const indices = new WeakMap<Schemas, { types: ReadonlySet<string>; byWord: ReadonlyMap<string, readonly string[]> }>();

function indexOf(schemas: Schemas) {
  const known = indices.get(schemas);
  if (known) return known;
  const types = new Set(schemas.names());
  const byWord = new Map<string, string[]>();
  for (const type of types) {
    const [provider, ...words] = type.split("_");
    for (const word of words) {
      const list = byWord.get(`${provider}_${word}`);
      if (list) list.push(type);
      else byWord.set(`${provider}_${word}`, [type]);
    }
  }
  indices.set(schemas, { types, byWord });
  return { types, byWord };
}

/** Types of the provider that have a word with this one in common. */
function siblings({ schemas }: Scene, type: string): string[] {
  const [provider, ...words] = type.split("_");
  const { byWord } = indexOf(schemas);
  return [...new Set(words.flatMap((word) => byWord.get(`${provider}_${word}`) ?? []))].filter(
    (other) => other !== type,
  );
}

/** An argument of a like type in place of one that the block has, or beside it. */
const unknownArgument: Breaker = (scene) => {
  for (const [address, block] of blocksOf(scene)) {
    const own = schemaOf(scene, address);
    const given = pick(argumentsOf(block.item), scene.next);
    if (!own || !given) continue;
    const wrong = wrongName(scene, address, own, given.name);
    if (wrong === undefined) continue;
    const { text } = block;
    const isBeside = scene.next() < 0.4;
    const line = `${wrong} = ${text.slice(given.body, given.end)}`;
    const broken = isBeside
      ? block.set([wrong], valueFor(own, wrong, scene)).text
      : `${text.slice(0, given.start)}${line}${text.slice(given.end)}`;
    return { kind: "unknown argument", address, text: broken };
  }
  return undefined;
};

/** A name that the type doesn't have: one of a like type, or the right one as people remember it. */
function wrongName(scene: Scene, address: string, own: Block, right: string): string | undefined {
  const type = typeOf(address);
  const noun = type.split("_").at(-1) as string;
  const isFree = (name: string) => !own.attributes.has(name) && !own.blocks.has(name) && /^[a-z][a-z0-9_]+$/.test(name);
  const words = right.split("_");
  const remembered = [
    `${noun}_${right}`,
    right.endsWith("s") ? right.slice(0, -1) : `${right}s`,
    words.length > 1 ? words.slice(1).join("_") : `${right}_name`,
    words.length > 1 ? words.slice(0, -1).join("_") : `${right}_id`,
    right.startsWith("enable_") ? `${right.replace("enable_", "")}_enabled` : `enable_${right}`,
    words.length > 1 ? [...words].reverse().join("_") : `${right}_type`,
  ].filter(isFree);
  const borrowed = shuffled(siblings(scene, type), scene.next)
    .slice(0, 4)
    .flatMap((other) =>
      [...(scene.schemas.block(other)?.attributes ?? [])].flatMap(([name, { optional, required }]) =>
        optional || required ? [name] : [],
      ),
    )
    .filter(isFree);
  const from = scene.next() < 0.5 && borrowed.length > 0 ? borrowed : remembered;
  return from.length > 0 ? pick(from, scene.next) : undefined;
}

const valueFor = (own: Block, name: string, { next }: Scene): string => {
  if (/enable|is_|_enabled$/.test(name)) return "true";
  if (/count|size|days|seconds|port|timeout|number/.test(name)) return String(pick([1, 7, 30, 60, 443, 100], next));
  if (/tags|labels/.test(name)) return '{ Name = "main" }';
  return own.attributes.size > 0 ? `"${pick(["default", "standard", "enabled", "main", "auto"], next)}"` : '""';
};

/** A type that the provider doesn't have: words of the right one lost, added or put in another order. */
const unknownType: Breaker = (scene) => {
  const { types } = indexOf(scene.schemas);
  for (const [address, block] of blocksOf(scene)) {
    const [provider = "", ...words] = typeOf(address).split("_");
    const ways = [
      words.length > 2
        ? words.slice(0, -1)
        : [...words, pick(["config", "resource", "instance", "settings"], scene.next)],
      words.length > 2 ? words.filter((_, i) => i !== 1) : [...words, "v2"],
      [...words.slice(1), words[0] as string],
      words.map((word, i) => (i === words.length - 1 ? (word.endsWith("s") ? word.slice(0, -1) : `${word}s`) : word)),
      [...words.slice(0, -1), pick(["group", "policy", "configuration", "rule", "association"], scene.next)],
    ];
    const wrong = shuffled(ways, scene.next)
      .map((way) => [provider, ...way].join("_"))
      .find((type) => !types.has(type) && type !== typeOf(address));
    if (wrong) return { kind: "unknown type", address, text: block.text.replace(`"${typeOf(address)}"`, `"${wrong}"`) };
  }
  return undefined;
};

/** A required argument or block is left out. */
const missing: Breaker = (scene) => {
  for (const [address, block] of blocksOf(scene)) {
    const own = schemaOf(scene, address);
    const needed = block.item.items.filter(({ name, kind }) =>
      kind === "argument" ? own?.attributes.get(name)?.required : (own?.blocks.get(name)?.min ?? 0) > 0,
    );
    const inner = block.item.items.flatMap((nested) => {
      const of = nested.kind === "block" ? own?.blocks.get(nested.name)?.block : undefined;
      return nested.items
        .filter(({ name }) => of?.attributes.get(name)?.required)
        .map(({ name }) => [nested.name, name]);
    });
    const paths = [...needed.map(({ name }) => [name]), ...inner];
    if (paths.length > 0)
      return { kind: "missing argument", address, text: block.remove(pick(paths, scene.next)).text };
  }
  return undefined;
};

/** A block that the type doesn't have, or an argument written as a block and the other way round. */
const unknownBlock: Breaker = (scene) => {
  for (const [address, block] of blocksOf(scene)) {
    const own = schemaOf(scene, address);
    if (!own) continue;
    const nested = block.item.items.filter(({ kind, name }) => kind === "block" && own.blocks.has(name));
    const maps = argumentsOf(block.item).filter(
      ({ body, name }) => block.text[body] === "{" && isAttributeOnly(own, name),
    );
    const { text } = block;
    const ways: (() => string)[] = [];
    for (const { name, start } of nested) {
      const wrong = [
        `${name}s`,
        `${name}_configuration`,
        `${name}_block`,
        name.split("_").slice(1).join("_"),
        name.replace(/_configuration$|_config$/, ""),
      ].filter((one) => one.length > 2 && one !== name && !own.blocks.has(one) && !own.attributes.has(one));
      if (wrong.length > 0)
        ways.push(() => `${text.slice(0, start)}${pick(wrong, scene.next)}${text.slice(start + name.length)}`);
    }
    for (const { start, body, name } of maps) ways.push(() => `${text.slice(0, start)}${name} ${text.slice(body)}`);
    const borrowed = shuffled(siblings(scene, typeOf(address)), scene.next)
      .slice(0, 3)
      .flatMap((other) => [...(scene.schemas.block(other)?.blocks.keys() ?? [])])
      .filter((name) => !own.blocks.has(name) && !own.attributes.has(name) && name !== "timeouts");
    if (borrowed.length > 0)
      ways.push(() => block.add([], `${pick(borrowed, scene.next)} {\n  enabled = true\n}`).text);
    if (ways.length > 0) return { kind: "unknown block", address, text: pick(ways, scene.next)() };
  }
  return undefined;
};

const isAttributeOnly = (own: Block, name: string): boolean =>
  own.attributes.has(name) && !own.blocks.has(name) && !(own.attributes.get(name) as Attribute).nested;

/** The same argument twice. */
const repeated: Breaker = (scene) => {
  for (const [address, block] of blocksOf(scene)) {
    const plain = argumentsOf(block.item).filter(({ body, end }) => !block.text.slice(body, end).includes("\n"));
    if (plain.length === 0) continue;
    const { start, end } = pick(plain, scene.next);
    const line = block.text.slice(start, end);
    return {
      kind: "repeated argument",
      address,
      text: `${block.text.slice(0, end)}\n  ${line}${block.text.slice(end)}`,
    };
  }
  return undefined;
};

/** A reference to what isn't declared: another label, another type, an attribute that there isn't. */
const reference: Breaker = (scene) => {
  const all = [...scene.blocks.keys()];
  for (const [address, block] of blocksOf(scene)) {
    const used = all.filter(
      (other) => other !== address && /^\w+\.[\w-]+$/.test(other) && block.text.includes(`${other}.`),
    );
    if (used.length === 0) continue;
    const other = pick(used, scene.next);
    const wrong = pick(
      [
        `${typeOf(other)}.${pick(["this", "default", "example", `${labelOf(other)}_main`], scene.next)}`,
        `var.${labelOf(other).replaceAll("-", "_")}`,
        `${other}.resource`,
      ],
      scene.next,
    );
    if (scene.blocks.has(wrong)) continue;
    return { kind: "undeclared reference", address, text: block.text.replaceAll(`${other}.`, `${wrong}.`) };
  }
  return undefined;
};

/** A value of another kind: text where a list is wanted, a list where one is, words for a number. */
const wrongValue: Breaker = (scene) => {
  for (const [address, block] of blocksOf(scene)) {
    const own = schemaOf(scene, address);
    const { text } = block;
    const ways = argumentsOf(block.item).flatMap(({ name, body, end }): [number, number, string][] => {
      const type = own?.attributes.get(name)?.type;
      const value = text.slice(body, end);
      if (/^\[[^\n[\]]+\]$/.test(value) && typeof type === "object")
        return [[body, end, value.slice(1, -1).split(",")[0] as string]];
      if (type === "number" && /^\d+$/.test(value))
        return [
          [body, end, `"${value} GB"`],
          [body, end, '"default"'],
        ];
      if (type === "bool")
        return [
          [body, end, '"enabled"'],
          [body, end, '"yes"'],
        ];
      if (type === "string" && /^[\w.]+$/.test(value)) return [[body, end, `[${value}]`]];
      return [];
    });
    if (ways.length === 0) continue;
    const [body, end, value] = pick(ways, scene.next);
    return { kind: "wrong value", address, text: text.slice(0, body) + value + text.slice(end) };
  }
  return undefined;
};

/** What no parser accepts: a brace, a quote or an equals sign too few, or a colon in its place. */
const form: Breaker = (scene) => {
  for (const [address, block] of blocksOf(scene)) {
    const { text } = block;
    const plain = argumentsOf(block.item).filter(({ body, end }) => !text.slice(body, end).includes("\n"));
    if (plain.length === 0) continue;
    const { name, start, body, end } = pick(plain, scene.next);
    const value = text.slice(body, end);
    const ways = [
      `${text.slice(0, start)}${name}: ${value}${text.slice(end)}`,
      `${text.slice(0, start)}${name} ${value}${text.slice(end)}`,
      `${text.slice(0, end)},${text.slice(end)}`,
      text.slice(0, -1).trimEnd(),
      ...(value.endsWith('"') ? [text.slice(0, end - 1) + text.slice(end)] : []),
      ...(value.endsWith("]") ? [text.slice(0, end - 1) + text.slice(end)] : []),
    ];
    return { kind: "form", address, text: pick(ways, scene.next) };
  }
  return undefined;
};

/** How often which, by the counts above; the last four share what those leave. */
export const BREAKS: readonly [Breaker, number][] = [
  [unknownArgument, 2451],
  [unknownType, 1158],
  [missing, 1060],
  [unknownBlock, 993],
  [reference, 350],
  [repeated, 300],
  [wrongValue, 300],
  [form, 300],
];
