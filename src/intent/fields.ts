/** Which arguments and blocks of a type a request needs: the required ones, those it speaks of, and usual ones. Facts of the schema; the values are the model's. */
import type { CtyType } from "../core/schema.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { readingOf } from "../language/reading.ts";
import { type Assignment, assign } from "./assign.ts";
import { claimsOf } from "./field-claims.ts";
import { type Found, foundIn, valueAnyway } from "./field-found.ts";
import type { Node } from "./field-tree.ts";
import { isUsual } from "./usual.ts";
import { valuesOf } from "./values.ts";

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

/** What is said by the first is not said by the others, though no schema excludes them and both may be usual. */
const IN_PLACE_OF: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["image_uri", new Set(["handler", "runtime", "filename"])],
  ["alias", new Set(["ttl", "records"])],
  ["deny", new Set(["allow"])],
];

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
  const blocks = all.map((one) => ({ type: one }));
  const given = assigned ?? assign(reading, blocks, schemas, () => undefined);
  const found = foundIn(type, { schemas, reading, types: all, assigned: given }, valuesAt);
  if (!found) return [];
  const said = claimsOf(found, reading);
  return fieldsOf(found.root);

  function fieldsOf(node: Node): Field[] {
    const fields = node.children.flatMap((child, i) => {
      const of = said.get(child);
      const field = child.argument ? argument(child, child.argument.type, of) : block(child, of);
      return field ? [{ field, order: orderOf(child, of, i) }] : [];
    });
    const ordered = fields.sort((a, b) => a.order - b.order).map(({ field }) => field);
    const names = new Set(ordered.map(({ name }) => name));
    const apt = ordered.filter(
      ({ name, required }) => required || !IN_PLACE_OF.some(([one, of]) => of.has(name) && names.has(one)),
    );
    return [...apt.filter(({ kind }) => kind === "argument"), ...apt.filter(({ kind }) => kind === "block")];
  }

  function argument(node: Node, takes: CtyType, of: Found | undefined): Field | undefined {
    const { name, path, required } = node;
    if (!required && !of && !isUsualHere(node)) return undefined;
    const value = of?.value ?? valueAnyway(type, node, valuesAt(path) ?? valuesOf(schemas, path), reading);
    const field: Field = { kind: "argument", name, type: takes, required, path, said: of?.said === true };
    return value === undefined ? field : { ...field, value };
  }

  function block(node: Node, of: Found | undefined): Field | undefined {
    const { name, path, required, children } = node;
    const isWritten = of !== undefined || required || isUsualHere(node) || holdsSaid(node);
    const fields = isWritten ? fieldsOf(node) : [];
    // An empty block is worth writing where the request says it, or it has hardly more to say.
    if (!required && fields.length === 0 && !(of && (of.spoken || children.length <= 2))) return undefined;
    return {
      kind: "block",
      name,
      required,
      path,
      said: of?.said === true || fields.some((field) => field.said),
      fields,
    };
  }

  function holdsSaid(node: Node): boolean {
    return node.children.some((child) => said.has(child) || holdsSaid(child));
  }

  function isUsualHere({ path }: Node): boolean {
    return isUsual(schemas.knowledge, type, path.slice(type.length + 1));
  }
}

/** Names first, then what has to be there, then what is said in its order. */
function orderOf({ name, required }: Node, of: Found | undefined, index: number): number {
  if (/^(?:name|bucket)$/.test(name)) return -2000 + index;
  if (required) return -1000 + index;
  return of?.hit[0] !== undefined ? Math.min(...of.hit) * 10 + index / 1000 : -500 + index;
}
