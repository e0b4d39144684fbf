/** Blocks that no provider schema describes, in the canonical layout. */
import type { CtyType } from "../../core/schema.ts";
import { at, type Place, value } from "./canonical-value.ts";
import { name, quote } from "./characters.ts";
import { either, literal, type Then, type Thread } from "./machine.ts";
import { type Member, members } from "./members.ts";
import { oneOf, sorted, words } from "./words.ts";

/** An argument of a block by type; what the request says about it goes first. */
function member(own: string, type: CtyType, place: Place, required = false): Member {
  return {
    text: `${own} = `,
    required,
    value: (then) => {
      const where = at(place, own);
      const choices = where.scope.choices?.get(where.path);
      return choices && choices.length > 0 ? oneOf(choices, then) : value(type, where, then);
    },
  };
}

const block = (list: readonly Member[], place: Place, then: Then): Then =>
  literal("{\n", members(list, `${place.indent}  `, `${place.indent}}`, then));

const within = (place: Place): Place => ({ ...place, indent: `${place.indent}  ` });

/** Types of variables that models write, as HCL and as cty. */
const TYPES: Readonly<Record<string, CtyType>> = {
  string: "string",
  number: "number",
  bool: "bool",
  any: "dynamic",
  "list(string)": ["list", "string"],
  "list(number)": ["list", "number"],
  "set(string)": ["set", "string"],
  "map(string)": ["map", "string"],
  "map(number)": ["map", "number"],
  "map(list(string))": ["map", ["list", "string"]],
  "list(map(string))": ["list", ["map", "string"]],
};
const TYPE_NAMES = sorted(Object.keys(TYPES));

/** Names that a module's own arguments have. */
export const RESERVED = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

export function variable(outer: Place, then: Then): Then {
  const place = within({ ...outer, literal: true });
  const rest = TYPE_NAMES.map((type) => [
    member("default", TYPES[type] as CtyType, place),
    member("sensitive", "bool", place),
  ]);
  const type: Member = {
    text: "type = ",
    required: true,
    // What follows depends on the type: the default has to fit it.
    value: () => words(TYPE_NAMES, (i, out) => literal("\n", members(rest[i] ?? [], "  ", "}", then))(out)),
  };
  return block([member("description", "string", place), type], outer, then);
}

export function output(outer: Place, then: Then): Then {
  const place = within(outer);
  return block(
    [
      member("description", "string", { ...place, literal: true }),
      member("value", "dynamic", { ...place, shown: true }, true),
      member("sensitive", "bool", { ...place, literal: true }),
    ],
    outer,
    then,
  );
}

const MOST_NAMES = 16;

/** `name = value` lines, no name twice, at least one. */
function named(place: Place, taken: readonly string[], least: number, then: Then): Then {
  return (out) => {
    if (taken.length >= least) literal("}", then)(out);
    if (taken.length >= MOST_NAMES) return;
    // A local value can't refer to itself; a module's argument may have any name.
    const where = (own: string) =>
      place.own === "locals" ? { ...at(place, own), own: `local.${own}` } : at(place, own);
    const one = (own: string): Then =>
      taken.includes(own)
        ? () => {}
        : literal(" = ", (o) =>
            value("dynamic", where(own), literal("\n", named(place, [...taken, own], least, then)))(o),
          );
    literal("  ", name(one))(out);
  };
}

export const local = (outer: Place, then: Then): Then => literal("{\n", named(within(outer), [], 1, then));

export function moduleCall(outer: Place, then: Then): Then {
  const place = within(outer);
  const source = member("source", "string", { ...place, literal: true }, true);
  const rest = named(place, ["source", "version", ...META], META.length + 2, then);
  const version = literal("version = ", constraint(literal("\n", rest)));
  return literal("{\n  source = ", source.value(literal("\n", either(literal("  ", version), rest))));
}

/** What means something else in a module call. */
const META = ["count", "for_each", "depends_on", "providers", "lifecycle", "enabled"];

/** What a provider may be called. */
export const LOCAL_NAME = /^[a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*$/;

/** `terraform`: which versions of what. */
export function settings(outer: Place, then: Then): Then {
  const close = literal("}", then);
  const provider = (taken: readonly string[]): Then => {
    const one = (own: string): Then =>
      taken.includes(own) || !LOCAL_NAME.test(own)
        ? () => {}
        : literal(
            " = {\n      source = ",
            source(own, (o) => after([...taken, own])(o)),
          );
    const after = (all: readonly string[]): Then => {
      const line = literal("\n    }\n", (o) => provider(all)(o));
      return either(line, literal("\n      version = ", constraint(line)));
    };
    const source = (own: string, behind: Then): Then => {
      const path = `terraform.required_providers.${own}.source`;
      return oneOf(outer.scope.choices?.get(path) ?? [quote(`hashicorp/${own}`)], behind);
    };
    return either(
      literal("  }\n", close),
      taken.length < 8 ? literal("    ", name(one, /^[a-zA-Z](?:-?[a-zA-Z0-9])*-?$/)) : () => {},
    );
  };
  const providers = literal("  required_providers {\n", provider([]));
  const version = literal("  required_version = ", constraint(literal("\n", either(literal("\n", providers), close))));
  return literal("{\n", either(version, providers, close));
}

const OPERATORS = ["", "= ", "~> ", ">= ", "< "];

/** A version constraint: `"~> 5.0"`. */
function constraint(then: Then): Then {
  return literal('"', (out) => {
    for (const operator of OPERATORS) literal(operator, version(3, literal('"', then)))(out);
  });
}

const version =
  (parts: number, then: Then): Then =>
  (out) =>
    void out.push(new Part("", (o) => either(then, parts > 1 ? literal(".", version(parts - 1, then)) : () => {})(o)));

/** A part of a version: up to three digits. */
class Part implements Thread {
  constructor(
    private readonly digits: string,
    private readonly then: Then,
  ) {}

  step(char: string, out: Thread[]): void {
    if (char < "0" || char > "9" || this.digits.length >= 3 || this.digits === "0") return;
    out.push(new Part(this.digits + char, this.then));
    this.then(out);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    return this.digits === "" ? "1" : "";
  }

  offer(random: () => number): string {
    return String(Math.floor(random() * 10));
  }
}
