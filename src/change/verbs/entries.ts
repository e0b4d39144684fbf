/** "Add a user dana", "a third worker in eu-west-1c": an entry of the list or map that makes a block's instances, in the shape of those that are there. */
import { isLiteral, textOf } from "../../core/literal-text.ts";
import { argumentsIn } from "../../core/outline.ts";
import { quoted } from "../../core/quoted.ts";
import type { Clause } from "../../language/clauses.ts";
import type { Literal } from "../../language/literals.ts";
import { fitOf, inUnitOf } from "../../language/quantities.ts";
import type { ProgramText } from "../blocks.ts";
import { type Collection, collectionOf, fieldOf, withElement, withField } from "../collection.ts";
import { sameFamily, shapeOf } from "../fitness.ts";
import type { Aim } from "../instance-aim.ts";
import { type Instances, madeAlike, nameOf } from "../instances.ts";
import { byName, common, nameBy, nextOf } from "../like-siblings.ts";
import { namesSaid } from "../name-said.ts";
import type { Scene } from "../scene.ts";
import { putCollection } from "./instance-edits.ts";

/** One value of an entry: `zone` of `{ zone = …, size = … }`, or the value itself. */
interface Slot {
  field?: string;
  /** The argument of the block that takes it. */
  argument: string;
  /** What it is in each of the siblings. */
  values: readonly string[];
}

export async function addEntry(scene: Scene, clause: Clause, { instances, mention }: Aim): Promise<boolean> {
  const { block, collection } = instances;
  const last = collection?.elements.at(-1);
  const slots = collection && slotsOf(scene.program, instances, collection);
  if (!collection || !last || !slots) {
    scene.ask(
      `What ${block.address} is made of isn't written out here, or each in a form of its own: the new one has to be added there.`,
    );
    return true;
  }
  const names = collection.elements.map((one) => nameOf(instances, one) ?? "");
  const explained = slots.flatMap(({ field, argument }) => [field ?? "", argument]);
  const { isCommon } = scene.parts.schemas.scenarios.matcher;
  const like = (values: readonly string[]) => textsLike(clause, values).map(({ text }) => text);
  const isNew = (one: string) => !names.includes(one);
  const bySlots = slots.flatMap(({ values }) =>
    like(values).flatMap((one) => nameBy(names, values.map(plain), one) ?? []),
  );
  const [news = []] = [
    like(names.map(quoted)).filter(isNew),
    namesSaid(clause, { type: block.type, mention, names, explained, isCommon }),
    bySlots.slice(0, 1),
    [nextOf(names)].filter((one) => one !== undefined),
  ].filter((some) => some.length > 0);
  if (news.length === 0 || !news.every(isNew)) {
    scene.ask(`There are ${names.join(", ")} of ${block.address}. How is the new one to be called?`);
    return true;
  }
  const elements: string[] = [];
  for (const name of news) {
    const value = entryFor(scene, clause, instances, last.value, slots, names, name);
    if (value === undefined) return true;
    const isQuoted = collection.expression[last.start] === '"' || !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name);
    elements.push(collection.isMap ? `${isQuoted ? quoted(name) : name} = ${value}` : value);
  }
  const longer = elements.reduce(
    (text, one) => withElement(collectionOf(text) as Collection, one),
    collection.expression,
  );
  tellKeyed(scene, instances, news);
  return putCollection(scene, instances, longer, elements.join(", "));
}

/** What follows from the names: `handler = "${each.key}.handle"`. */
function tellKeyed(scene: Scene, { block, home }: Instances, names: readonly string[]): void {
  const all = madeAlike(scene.program.resources, block, home?.block).flatMap(({ address, item, text }) =>
    [...argumentsIn(item)].map(({ path, body, end }) => ({ address, path, value: text.slice(body, end) })),
  );
  for (const { address, path, value } of all.filter((one) => /\beach\.key\b/.test(one.value)))
    for (const name of names)
      scene.already.push({
        address,
        path,
        expression: value.replace(/\$\{\s*each\.key\s*\}|\beach\.key\b/g, () => name),
      });
}

/** The value of a new entry, in the form of another one's; undefined where it is asked what it is to be. */
function entryFor(
  scene: Scene,
  clause: Clause,
  { block, keyedBy, collection }: Instances,
  form: string,
  slots: readonly Slot[],
  names: readonly string[],
  name: string,
): string | undefined {
  if (!collection?.isMap && slots.length === 0 && keyedBy === undefined) return quoted(name);
  const used = new Set<Literal>();
  let value = keyedBy === undefined ? form : withField(form, keyedBy, quoted(name));
  for (const slot of slots) {
    const own = valueFor(clause, slot, slots, names, name, used);
    if (own === undefined) {
      const what = slot.field ?? slot.argument;
      const all = slot.values.map(plain).join(", ");
      scene.ask(`Each of ${block.address} has a ${what} of its own (${all}). Which is ${name} to have?`);
      return undefined;
    }
    value = slot.field === undefined ? own : withField(value, slot.field, own);
  }
  return value;
}

const plain = (value: string): string => textOf(value) ?? value;

/** Undefined where the entries have no form in common. */
function slotsOf(program: ProgramText, instances: Instances, { elements, isMap }: Collection): Slot[] | undefined {
  const { keyedBy } = instances;
  const parts = elements.map(({ value }) => collectionOf(value));
  const argument = (field: string | undefined) => argumentFor(program, instances, field) ?? field ?? "value";
  if (parts.every((part) => part === undefined)) {
    if (!isMap) return elements.every(({ value }) => textOf(value) !== undefined) ? [] : undefined;
    return [{ argument: argument(undefined), values: elements.map(({ value }) => value) }];
  }
  const [first, ...others] = parts;
  if (!first?.isMap || others.some((part) => part?.isMap !== true)) return undefined;
  return first.elements.flatMap(({ key }): Slot[] => {
    const values = parts.flatMap((part) => fieldOf(part, key)?.value ?? []);
    if (key === undefined || key === keyedBy || values.length < parts.length) return [];
    return [{ field: key, argument: argument(key), values }];
  });
}

/** The argument that an entry's value is for, of a block that is made of them. */
function argumentFor(
  { resources }: ProgramText,
  { block, home }: Instances,
  field: string | undefined,
): string | undefined {
  const taken = `each.value${field === undefined ? "" : `.${field}`}`;
  const takers = madeAlike(resources, block, home?.block);
  return takers
    .flatMap(({ item, text }) => [...argumentsIn(item)].filter(({ body, end }) => text.slice(body, end) === taken))
    .at(0)?.name;
}

/** What the clause says for it, else what all siblings have, what follows from the name, or what comes next. */
function valueFor(
  clause: Clause,
  slot: Slot,
  slots: readonly Slot[],
  names: readonly string[],
  name: string,
  used: Set<Literal>,
): string | undefined {
  const { values } = slot;
  const said = values.every((value) => /^\d+(?:\.\d+)?$/.test(value))
    ? numberFor(clause, slot, slots, used)
    : textsLike(clause, values).find((one) => !used.has(one) && one.text !== name);
  if (said) {
    used.add(said);
    return said.quantity ? String(inUnitOf(slot.argument, said.quantity)) : quoted(said.text);
  }
  return common(values) ?? byName(names, values, name) ?? nextNumber(values);
}

/** The number that fits it best of those that fit no other field better; the only one there is, where it has the only field. */
function numberFor(
  clause: Clause,
  slot: Slot,
  slots: readonly Slot[],
  used: ReadonlySet<Literal>,
): Literal | undefined {
  const worth = (one: Slot, { quantity }: Literal) => (quantity && fitOf(one.argument, quantity)) ?? 0;
  const numeric = slots.filter(({ values }) => values.every((value) => /^\d/.test(value)));
  const free = clause.outright.filter((one) => one.quantity !== undefined && !one.quantity.vague && !used.has(one));
  const own = free.filter(
    (one) => numeric.length === 1 || numeric.every((other) => other === slot || worth(slot, one) > worth(other, one)),
  );
  return own.toSorted((a, b) => worth(slot, b) - worth(slot, a))[0];
}

/** Texts of the clause that look like the siblings' values. */
const textsLike = ({ outright }: Clause, values: readonly string[]): Literal[] =>
  outright.filter(({ text }) =>
    values.some(
      (value) =>
        isLiteral(value) &&
        textOf(value) !== undefined &&
        (shapeOf(plain(value)) === shapeOf(text) || sameFamily(plain(value), text)) &&
        /\d/.test(text),
    ),
  );

/** 3 after 1 and 2. */
function nextNumber(values: readonly string[]): string | undefined {
  return values.every((value) => /^\d+$/.test(value)) ? nextOf(values) : undefined;
}
