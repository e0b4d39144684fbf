/** Which arguments and blocks of a type a request needs: the required ones, those it speaks of, and usual ones. Facts of the schema; the values are the model's. */
import type { CtyType } from "../core/schema.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import { type Assignment, assign } from "./assign.ts";
import { claimsOf } from "./field-claims.ts";
import { type Found, foundIn, type Subjects, valueAnyway } from "./field-found.ts";
import type { Node } from "./field-tree.ts";
import { isUsual } from "./usual.ts";
import { valuesOf } from "./values.ts";

export { isIdentifier } from "./slots.ts";

export type Field =
  | {
      kind: "argument";
      name: string;
      type: CtyType;
      required: boolean;
      path: string;
      /** The request speaks of it. */
      said: boolean;
      /** What it says: a value that is allowed here, or `true` and `false`. Not HCL: a string has no quotes. */
      value?: string;
    }
  | { kind: "block"; name: string; required: boolean; path: string; said: boolean; fields: Field[] };

/** The strings that the argument at a path takes, where they are known. */
export type ValuesAt = (path: string) => readonly string[] | undefined;

/** Fields of `type` in the order in which they are written: arguments, then blocks. `types`: everything the program is going to have; `assigned`: what the request says literally, where that is known. */
export function fieldsFor(
  type: string,
  request: string,
  types: readonly string[],
  schemas: Schemas,
  valuesAt: ValuesAt,
  assigned?: Assignment,
): Field[] {
  const reading = readingOf(request);
  const all = [...new Set([type, ...types])];
  const given =
    assigned ??
    assign(
      reading,
      all.map((one) => ({ type: one })),
      schemas,
      () => undefined,
    );
  const subjects: Subjects = { schemas, reading, types: all, assigned: given };
  const found = foundIn(type, subjects, valuesAt);
  if (!found) return [];
  const said = claimsOf(type, found, subjects);
  return new Chosen(type, said, reading, schemas, valuesAt).fieldsOf(found.root);
}

/** What is said by the first is not said by the others, though no schema excludes them and both may be usual. */
const IN_PLACE_OF: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["image_uri", new Set(["handler", "runtime", "filename"])],
  ["alias", new Set(["ttl", "records"])],
  ["deny", new Set(["allow"])],
];

class Chosen {
  constructor(
    private readonly type: string,
    private readonly said: ReadonlyMap<Node, Found>,
    private readonly reading: Reading,
    private readonly schemas: Schemas,
    private readonly valuesAt: ValuesAt,
  ) {}

  fieldsOf(node: Node): Field[] {
    const fields = node.children.flatMap((child, i) => {
      const found = this.said.get(child);
      const field = child.argument ? this.argument(child, child.argument.type, found) : this.block(child, found);
      return field ? [{ field, order: this.orderOf(child, found, i) }] : [];
    });
    const ordered = fields.sort((a, b) => a.order - b.order).map(({ field }) => field);
    const names = new Set(ordered.map(({ name }) => name));
    const apt = ordered.filter(
      ({ name, required }) => required || !IN_PLACE_OF.some(([one, of]) => of.has(name) && names.has(one)),
    );
    return [...apt.filter(({ kind }) => kind === "argument"), ...apt.filter(({ kind }) => kind === "block")];
  }

  private argument(node: Node, type: CtyType, found: Found | undefined): Field | undefined {
    const { name, path, required } = node;
    if (!required && !found && !this.isUsual(node)) return undefined;
    const values = this.valuesAt(path) ?? valuesOf(this.schemas, path);
    const value = found?.value ?? valueAnyway(this.type, node, values, this.reading);
    const field: Field = { kind: "argument", name, type, required, path, said: found?.said === true };
    return value === undefined ? field : { ...field, value };
  }

  private block(node: Node, found: Found | undefined): Field | undefined {
    const { name, path, required, children } = node;
    const isWritten = found !== undefined || required || this.isUsual(node) || this.holdsSaid(node);
    const fields = isWritten ? this.fieldsOf(node) : [];
    // An empty block is worth writing where the request says it, or it has hardly more to say.
    if (!required && fields.length === 0 && !(found && (found.spoken || children.length <= 2))) return undefined;
    const said = found?.said === true || fields.some((field) => field.said);
    return { kind: "block", name, required, path, said, fields };
  }

  private holdsSaid(node: Node): boolean {
    return node.children.some((child) => this.said.has(child) || this.holdsSaid(child));
  }

  private isUsual({ path }: Node): boolean {
    return isUsual(this.schemas.knowledge, this.type, path.slice(this.type.length + 1));
  }

  /** Names first, then what has to be there, then what is said in its order. */
  private orderOf({ name, required }: Node, found: Found | undefined, index: number): number {
    if (/^(?:name|bucket)$/.test(name)) return -2000 + index;
    if (required) return -1000 + index;
    return found?.hit[0] !== undefined ? Math.min(...found.hit) * 10 + index / 1000 : -500 + index;
  }
}
