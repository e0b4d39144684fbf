/** The arguments of a block that a request could be about: those that are there, and those that could be. */
import type { Item } from "../core/outline.ts";
import { type Attribute, type Block, blockElement, blockOf } from "../core/schema.ts";
import type { Hit } from "../language/reading.ts";
import type { BlockText, Path } from "./splice.ts";
import { wordsOfName } from "./spoken.ts";

export interface Candidate {
  path: Path;
  key: string;
  name: string;
  attribute: Attribute;
  /** Its expression in the block; undefined when it isn't there. */
  present?: string;
  /** Words of its own, and of the blocks that lead to it. */
  own: readonly string[];
  around: readonly string[];
  /** The share of these that the request says. */
  named: number;
  led: number;
  /** Where the request says what people say for it. */
  spoken: Hit | undefined;
  /** It stands in a block that isn't there, and that the request speaks of. */
  made: boolean;
  depth: number;
  values?: readonly string[];
  /** Least and greatest number that the provider takes. */
  range?: readonly [number, number];
  /** How much the request says of the one of several blocks that it stands in. */
  about: number;
  /** It holds a document of a known form. */
  document: boolean;
}

/** What candidates are asked while they are gathered. */
export interface Questions {
  valuesAt(key: string): readonly string[] | undefined;
  rangeAt(key: string): readonly [number, number] | undefined;
  /** How much the request says of a block. */
  about(item: Item): number;
  /** The share of words that the request says. */
  named(own: readonly string[]): number;
  spoken(name: string): Hit | undefined;
  /** Whether a block that isn't there is spoken of. */
  wanted(name: string, own: readonly string[]): boolean;
  isDocument(name: string): boolean;
  /** Words that name the block itself. */
  naming: ReadonlySet<string>;
}

/** What leads to a candidate. */
interface Way {
  around: readonly string[];
  about: number;
  made: boolean;
}

/** Every argument that can be set: of the block, of nested blocks that are there, and of those that could be. */
export function* candidatesIn(
  block: BlockText,
  schema: Block,
  at: Path,
  ask: Questions,
  way: Way = { around: [], about: 0, made: false },
): Generator<Candidate> {
  const names = at.filter((step): step is string => typeof step === "string");
  for (const [name, attribute] of schema.attributes) {
    if (!(attribute.required || attribute.optional) || attribute.deprecated || name === "id") continue;
    if (blockElement(attribute.type)) continue;
    const path = [...at, name];
    const key = [...names, name].join(".");
    const every = wordsOfName(name);
    // What the type is called says nothing of one of its arguments.
    const rest = every.filter((word) => !ask.naming.has(word));
    const own = rest.length > 0 ? rest : every;
    const present = block.valueAt(path);
    const values = ask.valuesAt(key);
    const range = ask.rangeAt(key);
    yield {
      ...{ path, key, name, attribute, own, ...way, depth: names.length },
      ...{ named: ask.named(own), led: ask.named(way.around), spoken: ask.spoken(name) },
      document: names.length === 0 && ask.isDocument(name),
      ...(present !== undefined && { present }),
      ...(values && { values }),
      ...(range && { range }),
    };
  }
  if (names.length >= 6) return;
  for (const [name, inside, needed] of nestedIn(schema)) {
    if (name === "timeouts" || inside.deprecated) continue;
    const home = block.at(at);
    const there = home?.items.filter((item) => item.kind === "block" && item.name === name) ?? [];
    const count = there.length;
    const own = wordsOfName(name);
    // A block that isn't there is made where it is spoken of.
    if (count === 0 && !ask.wanted(name, own) && !(way.made && needed)) continue;
    const around = [...way.around, ...own];
    for (let i = 0; i < Math.max(1, count); i++) {
      const about = count > 0 ? ask.about(there[i] as Item) : way.about;
      yield* candidatesIn(block, inside, count > 1 ? [...at, name, i] : [...at, name], ask, {
        ...{ around, about, made: count === 0 },
      });
    }
  }
}

/** Nested blocks, and arguments that are written like them: lists and sets of objects. */
function* nestedIn(schema: Block): Generator<[name: string, inside: Block, needed: boolean]> {
  for (const [name, { block, min }] of schema.blocks) yield [name, block, min > 0];
  for (const [name, { type, optional, required, deprecated }] of schema.attributes) {
    const fields = blockElement(type);
    if (fields && (optional || required)) yield [name, { ...blockOf(fields), deprecated }, required];
  }
}
