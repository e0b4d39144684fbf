/** Blocks of the language itself: variables, outputs, modules, settings, and what tells how a state has changed. */
import { typeExpression } from "../../type-expression.ts";
import { LOCAL_NAME, RESERVED } from "../canonical-kinds.ts";
import { fits, isCompound } from "../types.ts";
import { addressArgument, addressList } from "./address.ts";
import { type Argument, argument, type Nested, type Spec } from "./body.ts";
import { anyAddress, CONDITION, forEach, MODULE_META } from "./meta.ts";
import { hand, peek, space } from "./peek.ts";
import { anyBlock, block, literal, TableSpec, typed } from "./table-body.ts";

/** The type of a variable, to the end of its line; a line break within brackets is none. */
const type: Argument = (context, then) => {
  const more = (text: string, depth: number, quoted: boolean): ReturnType<Argument> =>
    peek(
      (char, out) => {
        const open = !quoted && "([{".includes(char) ? 1 : 0;
        const closed = !quoted && ")]}".includes(char) ? 1 : 0;
        if (depth === 0 && !quoted && (closed === 1 || char === "\n" || char === "#")) {
          const read = typeExpression(text);
          if (read !== undefined)
            hand(
              space(false, (o) => then({ ...context, self: read }, o)),
              char,
              out,
            );
        } else more(text + char, depth + open - closed, quoted !== (char === '"'))(out);
      },
      ...(text === "" ? ["string\n", "number\n", "list(string)\n", "map(string)\n"] : []),
    );
  return space(false, more("", 0, false));
};

/** A default has the variable's type; `self` holds it, since nothing in a variable has one. */
const byDefault: Argument = (context, then) =>
  argument(({ type: given }) => fits(given, context.self ?? "dynamic"))({ ...context, plain: true }, (_, out) =>
    then(context, out),
  );

const TEXT = literal("string");
const YES_NO = literal("bool");
const SOME_TEXT = literal("string", ({ constant, absent }) => !absent && (constant ?? "").trim() !== "");

export const variableSpec = (name: string): Spec | undefined =>
  RESERVED.includes(name)
    ? undefined
    : new TableSpec({
        args: {
          type,
          default: byDefault,
          description: TEXT,
          sensitive: YES_NO,
          nullable: YES_NO,
          ephemeral: YES_NO,
          deprecated: SOME_TEXT,
        },
        blocks: { validation: CONDITION },
      });

export const OUTPUT: Spec = new TableSpec({
  required: ["value"],
  args: {
    value: argument(() => true),
    description: TEXT,
    sensitive: YES_NO,
    deprecated: SOME_TEXT,
    depends_on: MODULE_META.args?.depends_on as Argument,
  },
  blocks: { precondition: CONDITION },
});

const anything = argument(() => true);
export const LOCALS: Spec = new TableSpec({
  others: (name) => (context, then) => anything({ ...context, own: `local.${name}` }, (_, out) => then(context, out)),
});

const SOURCE = argument(({ type: given }) => fits(given, "string"));
const PROVIDERS: Argument = (context, then) =>
  argument(({ type: given }) => isCompound(given))({ ...context, addresses: true }, (_, out) => then(context, out));

export const MODULE: Spec = new TableSpec({
  ...MODULE_META,
  required: ["source"],
  args: { ...MODULE_META.args, source: SOURCE, version: SOURCE, providers: PROVIDERS },
  others: () => anything,
});

/** `source = "…"` and `version = "…"`, or a version alone as it was written once. */
const requirement = argument(({ type: given }) => {
  if (!isCompound(given)) return fits(given, "string");
  return isCompound(given) && given[0] === "object" && Object.keys(given[1]).every((name) => KNOWN.has(name));
});
const KNOWN = new Set(["source", "version", "configuration_aliases"]);

export const SETTINGS: Spec = new TableSpec({
  args: { required_version: TEXT, experiments: addressList(() => true), language: addressArgument(() => true) },
  blocks: {
    required_providers: {
      labels: 0,
      body: (_, context) => ({
        spec: new TableSpec({ others: (name) => (LOCAL_NAME.test(name) ? requirement : undefined) }),
        context: { ...context, addresses: true },
      }),
    },
    backend: anyBlock(1),
    cloud: anyBlock(0),
    encryption: anyBlock(0),
    provider_meta: anyBlock(1),
  },
  once: ["required_providers", "backend", "cloud", "encryption"],
});

export const MOVED: Spec = new TableSpec({ required: ["from", "to"], args: { from: anyAddress, to: anyAddress } });

export const IMPORT: Spec = new TableSpec({
  required: ["to"],
  args: { to: anyAddress, id: typed("string"), identity: typed("dynamic"), provider: anyAddress, for_each: forEach },
  some: ["id", "identity"],
});

export const REMOVED: Spec = new TableSpec({
  required: ["from"],
  args: { from: anyAddress },
  blocks: {
    lifecycle: block({ args: { destroy: YES_NO } }),
    provisioner: anyBlock(1),
    connection: anyBlock(0),
  },
  once: ["lifecycle"],
});

/** A configuration with a name may wait for what the provider's own resources give. */
const alias: Argument = (context, then) => TEXT(context, (_, out) => then({ ...context, own: "" }, out));

/** What a `provider` block may have whatever its schema. */
export const providerSpec = (schema: Spec): Spec =>
  new TableSpec({ args: { alias, version: TEXT, for_each: forEach } }, schema);

export const checkSpec = (data: Nested): Spec =>
  new TableSpec({ blocks: { assert: CONDITION, data }, some: ["assert"], once: ["data"] });
