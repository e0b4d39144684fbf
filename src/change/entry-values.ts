/** What one instance of a block has for itself, from its entry in the map or list that makes them: "delay the orders queue by 30 seconds" of queues that have `each.value`. */
import { escaped } from "../core/references.ts";
import type { Clause } from "../language/clauses.ts";
import type { ProgramBlock } from "./blocks.ts";
import { type Collection, collectionOf, type Element, withField, withValue } from "./collection.ts";
import { elementsSaid } from "./elements-said.ts";
import { instancesOf, madeAlike, nameOf } from "./instances.ts";
import { mentionsIn } from "./mentions.ts";
import type { Scene } from "./scene.ts";
import { putCollection } from "./verbs/instance-edits.ts";

/** Names of entries whose value an argument is. */
export interface Entries {
  names: readonly string[];
  /** Of a map; undefined where the entry is the value itself. */
  field?: string;
}

const EACH = /^each\.value(?:\.([\w-]+))?$/;
const ALL = /\b(?:all|both|each|every)\b/i;

/** The entries that a clause, or the one before, says for an argument with this expression; undefined where it says none, or the argument isn't just theirs. */
export function entriesFor(scene: Scene, clause: Clause, block: ProgramBlock, present: string): Entries | undefined {
  const [own, field] = EACH.exec(present) ?? [];
  const instances = own === undefined ? undefined : instancesOf(scene.program, block);
  const { collection, home } = instances ?? {};
  if (!instances || !collection || !home || !(collection.isMap || field !== undefined)) return undefined;
  // What else is made of it would change with it.
  const taken = new RegExp(`\\beach\\.value${field === undefined ? "(?!\\.)" : `\\.${escaped(field)}`}(?![\\w-])`, "g");
  const uses = madeAlike(scene.program.resources, block, home.block).flatMap(({ text }) => text.match(taken) ?? []);
  if (uses.length > 1) return undefined;
  const mention = mentionsIn(clause, scene.program).find(({ blocks }) => blocks.includes(block));
  const said = elementsSaid(clause, instances, mention);
  const isAll = said.length === 0 && ALL.test(clause.text);
  const named = (isAll ? collection.elements : said).flatMap((one) => nameOf(instances, one) ?? []);
  const all = collection.elements.map((one) => nameOf(instances, one));
  const names = named.length > 0 ? named : scene.entries.filter((name) => all.includes(name));
  return names.length === 0 ? undefined : { names, ...(field !== undefined && { field }) };
}

/** Gives entries another value. */
export async function putInEntries(
  scene: Scene,
  { address }: ProgramBlock,
  { names, field }: Entries,
  expression: string,
): Promise<boolean> {
  const block = scene.program.find(address);
  const instances = block && instancesOf(scene.program, block);
  if (!instances?.collection) return false;
  const isMeant = (one: Element) => names.includes(nameOf(instances, one) ?? "");
  const text = instances.collection.elements.reduce((rest, one, i) => {
    const now = collectionOf(rest) as Collection;
    const element = now.elements[i] as Element;
    const value = field === undefined ? expression : withField(element.value, field, expression);
    return isMeant(one) ? withValue(now, element, value) : rest;
  }, instances.collection.expression);
  if (text === instances.collection.expression) return false;
  return putCollection(scene, instances, text, `${names.join(", ")}: ${field ?? "value"} = ${expression}`);
}
