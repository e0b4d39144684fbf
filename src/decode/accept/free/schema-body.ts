/** A block's body by its schema. */

import { own as ownOf } from "../../../core/own.ts";
import type { Attribute, Block, CtyType, NestedAttributes, NestedBlock } from "../../../core/schema.ts";
import { quote } from "../characters.ts";
import { elementOf, fits, isCompound, objectOf } from "../types.ts";
import { asBlock, takesBlocks } from "../written.ts";
import { ARGUMENT, type Argument, argument, type Nested, type Seen, type Spec } from "./body.ts";
import { type Context, elements, type Value } from "./context.ts";
import { hand, space } from "./peek.ts";
import { word } from "./words.ts";

/** A schema's body at `TYPE.path`; `values` are those that the scope lists. */
export const schemaSpec = (block: Block, path: string): Spec => new SchemaSpec(block, path, takesBlocks(block));

class SchemaSpec implements Spec {
  constructor(
    private readonly schema: Block,
    private readonly path: string,
    /** Whether lists of objects may be written as blocks. */
    private readonly blocks: boolean,
  ) {}

  argument(name: string): Argument | undefined {
    const attribute = this.schema.attributes.get(name);
    if (!attribute || !(attribute.required || attribute.optional)) return undefined;
    const path = `${this.path}.${name}`;
    return (context, then) => {
      const values = context.scope.values?.get(path);
      const own = attribute.writeOnly ? { ...context, ephemeral: true } : context;
      const hints = () => (values ? values.map(quote) : hintsOf(attribute.type));
      return argument(
        (value) => isTaken(attribute, value, values),
        undefined,
        hints,
      )(own, (_, out) => then(context, out));
    };
  }

  block(name: string, seen: Seen): Nested | undefined {
    if (name === "dynamic") return this.dynamic();
    const nested = this.nested(name);
    const count = seen.get(name) ?? 0;
    if (!nested || count === ARGUMENT || count >= mostOf(nested)) return undefined;
    return {
      labels: nested.nesting === "map" ? 1 : 0,
      body: (_, context) => ({ spec: this.inner(name, nested), context }),
    };
  }

  whole(seen: Seen): boolean {
    for (const [name, { required }] of this.schema.attributes) if (required && !seen.has(name)) return false;
    for (const [name, { min }] of this.schema.blocks)
      if ((seen.get(name) ?? 0) < min && !seen.has(`dynamic ${name}`)) return false;
    return true;
  }

  hints(seen: Seen): readonly string[] {
    const missing: string[] = [];
    const others: string[] = [];
    for (const [name, { required, optional }] of this.schema.attributes)
      if (!seen.has(name) && (required || optional)) (required ? missing : others).push(`${name} = `);
    for (const [name, nested] of this.schema.blocks) {
      const count = seen.get(name) ?? 0;
      if (count < mostOf(nested)) (count < nested.min ? missing : others).push(`${name} {\n`);
    }
    return [...missing, ...others];
  }

  /** The nested block of a name, or the argument that is written as one. */
  private nested(name: string): NestedBlock | undefined {
    const attribute = this.blocks ? this.schema.attributes.get(name) : undefined;
    if (attribute && (attribute.required || attribute.optional)) return asBlock(attribute);
    return this.schema.blocks.get(name);
  }

  private inner(name: string, { block }: NestedBlock): Spec {
    return new SchemaSpec(block, `${this.path}.${name}`, this.blocks);
  }

  /** `dynamic "NAME" { for_each = …  content {…} }`. */
  private dynamic(): Nested {
    return {
      labels: 1,
      counts: ([name = ""]) => `dynamic ${name}`,
      body: ([name = ""], context) => {
        const nested = this.nested(name);
        return nested && { spec: new Dynamic(this.inner(name, nested), name, context), context };
      },
    };
  }
}

class Dynamic implements Spec {
  constructor(
    private readonly content: Spec,
    /** What stands for the element unless `iterator` says otherwise. */
    private readonly name: string,
    private readonly outer: Context,
  ) {}

  argument(name: string): Argument | undefined {
    if (name === "for_each")
      return argument(
        ({ type, absent }) => !absent && elements(type) !== undefined,
        (context, { type }) => ({ ...context, each: type }),
      );
    if (name === "labels") return argument(({ type }) => fits(type, ["list", "string"]));
    if (name !== "iterator") return undefined;
    return iteratorName;
  }

  block(name: string, seen: Seen): Nested | undefined {
    if (name !== "content" || seen.has(name)) return undefined;
    return {
      labels: 0,
      body: (_, { each, names }) => {
        const of = each === undefined || !seen.has("for_each") ? undefined : elements(each);
        const renamed = names !== this.outer.names ? names?.name : undefined;
        const type: CtyType = ["object", { key: of?.key ?? "dynamic", value: of?.value ?? "dynamic" }];
        const name = renamed ?? this.name;
        return { spec: this.content, context: { ...this.outer, names: { name, type, next: this.outer.names } } };
      },
    };
  }

  whole(seen: Seen): boolean {
    return seen.has("for_each") && seen.has("content");
  }

  hints(seen: Seen): readonly string[] {
    return seen.has("for_each") ? ["content {\n"] : ["for_each = "];
  }
}

/** `iterator = NAME`: the name that stands for the element in `content`. */
const iteratorName: Argument = (context, then) =>
  space(
    false,
    word((name, char, out) => {
      const names = { name, type: "dynamic" as const, next: context.names };
      hand(
        space(false, (o) => then({ ...context, names }, o)),
        char,
        out,
      );
    }),
  );

/** The plainest values of a type. */
export function hintsOf(type: CtyType): readonly string[] {
  if (type === "number") return ["1", "0"];
  if (type === "bool") return ["true", "false"];
  if (!isCompound(type)) return ['""', '"a"', '"'];
  if (type[0] === "object")
    return [
      `{ ${Object.entries(type[1])
        .map(([name, of]) => `${name} = ${hintsOf(of)[0]}`)
        .join(", ")} }`,
    ];
  return type[0] === "map" ? ["{}", "{"] : ["[]", `[${hintsOf(elementOf(type) ?? "string")[0]}]`];
}

const mostOf = ({ nesting, max }: NestedBlock) =>
  nesting === "single" || nesting === "group" ? 1 : max || Number.POSITIVE_INFINITY;

function isTaken(attribute: Attribute, value: Value, values: readonly string[] | undefined): boolean {
  const { type, constant, absent } = value;
  if (absent) return !attribute.required;
  if (constant !== undefined && values && values.length > 0 && !values.includes(constant)) return false;
  return attribute.nested
    ? fitsNested(type, attribute.nested)
    : fits(type, attribute.type) && isLiteral(attribute, value);
}

/** A text that is a number's, where a number is wanted. */
function isLiteral({ type: wanted }: Attribute, { type, constant }: Value): boolean {
  if (constant === undefined || type !== "string") return true;
  if (wanted === "number") return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(constant);
  return wanted !== "bool" || ["true", "false", "1", "0"].includes(constant);
}

/** Whether a value has what a nested attribute's objects must have, and nothing that they haven't. */
export function fitsNested(type: CtyType, { nesting, attributes }: NestedAttributes): boolean {
  if (type === "dynamic") return true;
  if (!isCompound(type)) return false;
  if (nesting === "single" || nesting === "group") return fitsObject(type, attributes);
  if (nesting === "map") {
    const object = objectOf(type);
    if (object) return Object.values(object).every((of) => fitsObject(of, attributes));
    return type[0] === "map" && fitsObject(type[1], attributes);
  }
  if (type[0] === "tuple") return type[1].every((of) => fitsObject(of, attributes));
  const element = type[0] === "map" ? undefined : elementOf(type);
  return element !== undefined && fitsObject(element, attributes);
}

function fitsObject(type: CtyType, attributes: ReadonlyMap<string, Attribute>): boolean {
  if (type === "dynamic" || (isCompound(type) && type[0] === "map")) return true;
  const own = objectOf(type);
  if (!own) return false;
  for (const name of Object.keys(own)) if (!attributes.has(name)) return false;
  for (const [name, { required, nested, type: wanted }] of attributes) {
    const of = ownOf(own, name);
    if (of === undefined) {
      if (required) return false;
    } else if (!(nested ? fitsNested(of, nested) : fits(of, wanted))) return false;
  }
  return true;
}
