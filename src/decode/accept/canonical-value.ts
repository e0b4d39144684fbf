/** Values in the canonical layout, by their type: literals, references, lists and objects of these. */

import type { Scope } from "../../core/constraint.ts";
import type { Attribute, CtyType, NestedAttributes } from "../../core/schema.ts";
import { inside, name, quote } from "./characters.ts";
import { number } from "./digits.ts";
import { formed } from "./formed.ts";
import { either, literal, type Then } from "./machine.ts";
import { type Member, members } from "./members.ts";
import { reference } from "./references.ts";
import { formAt, itemsAt, jsonAt, numbersAt, rangeAt } from "./rules.ts";
import { isCompound, objectOf, optionalOf } from "./types.ts";
import { oneOf } from "./words.ts";

/** Where a value stands. */
export interface Place {
  readonly scope: Scope;
  /** `TYPE.path.argument`. */
  readonly path: string;
  /** Indentation of the line on which the value begins. */
  readonly indent: string;
  /** The address of the block that is being written. */
  readonly own: string;
  readonly ephemeral: boolean;
  /** An output: nothing secret goes into it. */
  readonly shown?: boolean;
  /** No references: a variable's default. */
  readonly literal?: boolean;
  /** How many lists and maps of any type may still nest. */
  readonly depth?: number;
}

const LONGEST_TEXT = 160;
/** A model that has lost the thread goes on with a list for ever. None is empty: what has nothing in it is better left out. */
const MOST_ITEMS = 5;
const MOST_OBJECTS = 3;
const DEEPEST = 2;

export const at = (place: Place, step: string): Place => ({ ...place, path: `${place.path}.${step}` });
const deeper = (place: Place): Place => ({ ...place, indent: `${place.indent}  ` });

/** The value of an argument. */
export function argument(attribute: Attribute, place: Place, then: Then): Then {
  const own = attribute.writeOnly ? { ...place, ephemeral: true } : place;
  return (
    chosen(own, then) ?? (attribute.nested ? nested(attribute.nested, own, then) : value(attribute.type, own, then))
  );
}

/** A value where the request or the program says which; undefined where they don't. */
function chosen({ scope, path }: Place, then: Then): Then | undefined {
  const choices = scope.choices?.get(path);
  return choices && choices.length > 0 ? oneOf(choices, then) : undefined;
}

export function value(type: CtyType, place: Place, then: Then): Then {
  if (!isCompound(type)) return primitive(type, place, then);
  const referred = refer(type, place, then);
  const object = objectOf(type);
  if (object) return either(plainObject(object, optionalOf(type), place, then), referred);
  switch (type[0]) {
    case "list":
    case "set": {
      const own = objectOf(type[1]);
      if (own)
        return either(
          objects(place, (p, t) => plainObject(own, optionalOf(type[1]), p, t), then),
          referred,
        );
      return either(list(type[1], place, then), referred);
    }
    case "map":
      return either(map(type[1], place, then), referred);
    default:
      return either(tuple(type[1] as readonly CtyType[], place, then), referred);
  }
}

function primitive(type: "string" | "number" | "bool" | "dynamic", place: Place, then: Then): Then {
  const { scope, path, depth = DEEPEST } = place;
  const documents = scope.documents?.get(path);
  if (documents && type === "string") return literal("jsonencode(", nested(documents, place, literal(")", then)));
  const values = scope.values?.get(path);
  if (values && values.length > 0)
    return oneOf(type === "string" || type === "dynamic" ? values.map(quote) : values, then);
  const referred = refer(type, place, then);
  if (type === "string") return either(json(place, then) ?? text(place, then), referred);
  if (type === "number") {
    const listed = numbersAt(scope, path);
    return either(listed ? oneOf(listed, then) : number(then, rangeAt(scope, path)), referred);
  }
  const bool = oneOf(["true", "false"], then);
  if (type === "bool") return either(bool, referred);
  const within = { ...place, depth: depth - 1 };
  const nesting = depth > 0 ? [list("dynamic", within, then), map("dynamic", within, then)] : [];
  return either(text(place, then), number(then), bool, ...nesting, referred);
}

const refer = (type: CtyType, { scope, own, ephemeral, shown = false, literal: plain }: Place, then: Then): Then =>
  plain ? () => {} : reference(scope, { type, own, ephemeral, shown }, then);

function text(place: Place, then: Then): Then {
  const { literal: plain } = place;
  const template = (back: Then) => refer("string", place, literal("}", back));
  const about = { room: LONGEST_TEXT, ...(!plain && { template }), behind: then };
  const form = formAt(place.scope, place.path);
  return literal('"', form ? formed(form, about) : inside(about));
}

/** A document whose form nobody knows, where a text has to be one. */
function json(place: Place, then: Then): Then | undefined {
  const kind = jsonAt(place.scope, place.path);
  if (!kind) return undefined;
  const within = { ...place, depth: DEEPEST - 1 };
  const close = literal(")", then);
  return literal("jsonencode(", kind === "json-array" ? list("dynamic", within, close) : map("dynamic", within, close));
}

/** Items side by side. */
function list(item: CtyType, place: Place, then: Then): Then {
  const closed = literal("]", then);
  const [least, limit] = itemsAt(place.scope, place.path) ?? [1, MOST_ITEMS];
  const most = Math.min(limit, Math.max(least, MOST_ITEMS));
  const rest =
    (count: number): Then =>
    (out) => {
      const more = count < most ? literal(", ", rest(count + 1)) : NOTHING;
      value(item, place, count < least ? more : either(more, closed))(out);
    };
  return literal("[", rest(1));
}

const NOTHING: Then = () => {};

function tuple(items: readonly CtyType[], place: Place, then: Then): Then {
  const rest = items.reduceRight<Then>(
    (after, item, i) => value(item, place, i === items.length - 1 ? after : literal(", ", after)),
    literal("]", then),
  );
  return literal("[", rest);
}

/** Objects, each with its members on lines of their own: `[{`, `}, {`, `}]`. */
function objects(place: Place, one: (place: Place, then: Then) => Then, then: Then): Then {
  const closed = literal("]", then);
  const rest =
    (left: number): Then =>
    (out) =>
      one(place, left > 1 ? either(literal(", ", rest(left - 1)), closed) : closed)(out);
  return literal("[", rest(MOST_OBJECTS));
}

/** Keys and values, a line each; no key twice. */
function map(item: CtyType, place: Place, then: Then): Then {
  return entries((key, p, t) => value(item, key === undefined ? p : at(p, key), t), place, then);
}

function entries(one: (key: string | undefined, place: Place, then: Then) => Then, place: Place, then: Then): Then {
  const inner = deeper(place);
  const line = (seen: readonly string[]): Then => {
    const close = literal(`${place.indent}}`, then);
    const named = (key: string): Then =>
      seen.includes(key)
        ? () => {}
        : literal(" = ", (out) => one(key, inner, literal("\n", line([...seen, key])))(out));
    const key: Then = (out) => {
      name(named)(out);
      literal(
        '"',
        inside({
          room: LONGEST_TEXT,
          behind: literal(" = ", (o) => one(undefined, inner, literal("\n", line(seen)))(o)),
        }),
      )(out);
    };
    if (seen.length >= MOST_ITEMS) return close;
    return either(close, literal(inner.indent, key));
  };
  return literal(
    "{",
    either(
      literal("}", then),
      literal("\n", (out) => line([])(out)),
    ),
  );
}

function plainObject(
  attributes: Readonly<Record<string, CtyType>>,
  optional: readonly string[],
  place: Place,
  then: Then,
): Then {
  const list = Object.entries(attributes).map(
    ([own, type]): Member => ({
      text: `${own} = `,
      required: !optional.includes(own),
      value: (after) => {
        const inner = at(deeper(place), own);
        return chosen(inner, after) ?? either(value(type, inner, after), literal("null", after));
      },
    }),
  );
  return object(list, place, then);
}

/** A nested attribute: an object with the names of its schema, or several. */
function nested({ nesting, attributes }: NestedAttributes, place: Place, then: Then): Then {
  const one = (p: Place, t: Then): Then => {
    const list = [...attributes].flatMap(([own, attribute]): Member[] => {
      if (!isWritten(attribute)) return [];
      return [
        {
          text: `${own} = `,
          required: attribute.required,
          value: (after) => argument(attribute, at(deeper(p), own), after),
        },
      ];
    });
    return object(list, p, t);
  };
  if (nesting === "single" || nesting === "group") return one(place, then);
  if (nesting === "map") return entries((_, p, t) => one(p, t), place, then);
  return objects(place, one, then);
}

/** `{}` or a member a line. */
function object(list: readonly Member[], place: Place, then: Then): Then {
  const lines = literal("\n", (out) => members(list, `${place.indent}  `, `${place.indent}}`, then)(out));
  return literal("{", list.some(({ required }) => required) ? lines : either(literal("}", then), lines));
}

/** Whether an argument is worth writing: what is deprecated only where it must be. */
export const isWritten = ({ required, optional, deprecated }: Attribute): boolean =>
  required || (optional && !deprecated);
