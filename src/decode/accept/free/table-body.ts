/** Bodies that no schema describes: a table of arguments and blocks. */
import type { CtyType } from "../../../core/schema.ts";
import { fits } from "../types.ts";
import { type Argument, argument, type Nested, type Seen, type Spec } from "./body.ts";
import type { Context, Value } from "./context.ts";
import { hintsOf } from "./schema-body.ts";

export interface Table {
  readonly required?: readonly string[];
  readonly args?: Readonly<Record<string, Argument>>;
  readonly blocks?: Readonly<Record<string, Nested>>;
  /** Blocks that there may be one of. */
  readonly once?: readonly string[];
  /** At least one of these blocks or arguments. */
  readonly some?: readonly string[];
  /** Arguments that exclude each other. */
  readonly excludes?: readonly (readonly string[])[];
  /** Arguments of any other name. */
  readonly others?: (name: string) => Argument | undefined;
  /** Blocks of any other name. */
  readonly anyBlock?: boolean;
}

export class TableSpec implements Spec {
  constructor(
    private readonly table: Table,
    /** The rest: a schema's arguments and blocks. */
    private readonly rest?: Spec,
  ) {}

  argument(name: string, seen: Seen): Argument | undefined {
    const { args, excludes, others } = this.table;
    if (excludes?.some((group) => group.includes(name) && group.some((other) => seen.has(other)))) return undefined;
    if (args && Object.hasOwn(args, name)) return args[name];
    return this.rest?.argument(name, seen) ?? others?.(name);
  }

  block(name: string, seen: Seen): Nested | undefined {
    const { blocks, once, anyBlock } = this.table;
    if (once?.includes(name) && seen.has(name)) return undefined;
    if (blocks && Object.hasOwn(blocks, name)) return blocks[name];
    return this.rest?.block(name, seen) ?? (anyBlock ? ANY_BLOCK : undefined);
  }

  whole(seen: Seen): boolean {
    const { required = [], some } = this.table;
    if (some && !some.some((name) => seen.has(name))) return false;
    return required.every((name) => seen.has(name)) && (this.rest?.whole(seen) ?? true);
  }

  hints(seen: Seen): readonly string[] {
    const { required = [], some = [], args = {}, blocks = {} } = this.table;
    const written = (name: string) => (Object.hasOwn(blocks, name) ? `${name} {\n` : `${name} = `);
    const missing = [...required, ...some].filter((name) => !seen.has(name)).map(written);
    const rest = this.rest?.hints(seen) ?? [];
    return [
      ...missing,
      ...rest,
      ...Object.keys(args)
        .filter((name) => !seen.has(name))
        .map(written),
    ];
  }
}

/** Any arguments and blocks: what another program is going to read. */
export const ANY_SPEC = new TableSpec({ others: () => argument(() => true), anyBlock: true });
const ANY_BLOCK: Nested = { labels: 0, body: (_, context) => ({ spec: ANY_SPEC, context }) };

export const anyBlock = (labels: number): Nested => ({ ...ANY_BLOCK, labels });

/** A block by its table. */
export const block = (table: Table, change?: (context: Context) => Context): Nested => {
  const spec = new TableSpec(table);
  return { labels: 0, body: (_, context) => ({ spec, context: change ? change(context) : context }) };
};

const given = ({ absent }: Value) => !absent;

/** An argument of a type. */
export const typed = (type: CtyType): Argument => argument((value) => fits(value.type, type), undefined, hintsOf(type));

/** An argument of a type that must be known at once: no reference, no call. */
export const literal =
  (type: CtyType, accepts: (value: Value) => boolean = given): Argument =>
  (context, then) =>
    argument(
      (value) => fits(value.type, type) && accepts(value),
      undefined,
      hintsOf(type),
    )({ ...context, plain: true }, (_, out) => then(context, out));

/** Arguments of a type each, by name: `{ string: "command working_dir" }`. */
export const typedArgs = (table: Readonly<Record<string, string>>, types: Readonly<Record<string, CtyType>>) =>
  Object.fromEntries(
    Object.entries(table).flatMap(([type, names]) =>
      names.split(" ").map((name) => [name, typed(types[type] ?? (type as CtyType))] as const),
    ),
  );
