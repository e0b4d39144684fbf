/** Which arguments and blocks of a type a request needs: the required ones, those it speaks of, and usual ones. Facts of the schema; the values are the model's. */
import { own } from "../core/own.ts";
import type { CtyType } from "../core/schema.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import { type Assignment, assign } from "./assign.ts";
import { claimsOf } from "./field-claims.ts";
import { type Found, foundIn, type Subjects, valueAnyway } from "./field-found.ts";
import type { Node } from "./field-tree.ts";
import { listedValues } from "./known-values.ts";
import { isUsual, UNLESS_SPOKEN } from "./usual-fields.ts";

export { isIdentifier } from "./slots.ts";
export { SPOKEN } from "./spoken.ts";
export { saidValue } from "./values.ts";

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

/** The second of each makes no sense beside the first. */
const EXCLUDES: readonly (readonly [string, string])[] = [
  ["name", "name_prefix"],
  ["bucket", "bucket_prefix"],
  ["image_uri", "handler"],
  ["image_uri", "runtime"],
  ["image_uri", "filename"],
  ["redirect", "target_group_arn"],
  ["fixed_response", "target_group_arn"],
  ["subnet_id", "vpc_id"],
  ["security_groups", "cidr_blocks"],
  ["kms_master_key_id", "sqs_managed_sse_enabled"],
  ["metric", "target_cpu_utilization_percentage"],
  ["deny", "allow"],
  ["alias", "ttl"],
  ["alias", "records"],
  ["autoscaling", "node_count"],
  ["enable_autopilot", "initial_node_count"],
];

/** By type, the same of what the request speaks of for other reasons. */
const INSTEAD: Readonly<Record<string, readonly [better: string, instead: string]>> = {
  aws_route_table_association: ["subnet_id", "gateway_id"],
  google_compute_instance: ["subnetwork", "network"],
};

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

class Chosen {
  constructor(
    private readonly type: string,
    private readonly said: ReadonlyMap<Node, Found>,
    private readonly reading: Reading,
    private readonly schemas: Schemas,
    private readonly valuesAt: ValuesAt,
  ) {}

  fieldsOf(node: Node): Field[] {
    const arguments_: { field: Field; order: number }[] = [];
    const blocks: { field: Field; order: number }[] = [];
    for (const [i, child] of node.children.entries()) {
      const found = this.said.get(child);
      const inner = child.argument ? [] : this.inside(child);
      const said = found?.said === true || inner.some((field) => field.said);
      if (!child.required && !said && !found && inner.length === 0 && !this.isUsual(child)) continue;
      if (
        !child.argument &&
        !child.required &&
        inner.length === 0 &&
        !(found?.spoken || (found && child.children.length <= 2))
      )
        continue;
      const { name, path, required } = child;
      const order = this.orderOf(child, found, i);
      if (child.argument) {
        const value =
          found?.value ??
          valueAnyway(this.type, child, this.valuesAt(path) ?? listedValues(this.schemas, path), this.reading);
        const field: Field = { kind: "argument", name, type: child.argument.type, required, path, said };
        arguments_.push({ field: value === undefined ? field : { ...field, value }, order });
      } else blocks.push({ field: { kind: "block", name, required, path, said, fields: inner }, order });
    }
    const sorted = [arguments_, blocks]
      .flatMap((list) => list.sort((a, b) => a.order - b.order))
      .map(({ field }) => field);
    const names = new Set(sorted.map(({ name }) => name));
    return sorted.filter(({ name, required }) => {
      const better = EXCLUDES.some(([first, second]) => second === name && names.has(first));
      const [first = "", instead] = own(INSTEAD, this.type) ?? [];
      if (!required && name === instead && names.has(first)) return false;
      return required || !better || sorted.some((other) => other.name === name && other.said && this.isWritten(other));
    });
  }

  /** What is in a block if it is written. */
  private inside(node: Node): Field[] {
    return this.said.has(node) || node.required || this.isUsual(node) || this.holdsSaid(node)
      ? this.fieldsOf(node)
      : [];
  }

  private holdsSaid(node: Node): boolean {
    return node.children.some((child) => this.said.has(child) || this.holdsSaid(child));
  }

  private isUsual({ path, name }: Node): boolean {
    const inside = path.slice(this.type.length + 1);
    if (!isUsual(this.schemas.knowledge, this.type, inside)) return false;
    return own(UNLESS_SPOKEN, `${this.type}.${name}`) === undefined || inside !== name;
  }

  /** Whether the request itself says it, and not only another resource. */
  private isWritten({ path }: Field): boolean {
    return [...this.said].some(([node, { hit }]) => node.path === path && hit.length > 0);
  }

  /** Names first, then what has to be there, then what is said in its order. */
  private orderOf({ name, required }: Node, found: Found | undefined, index: number): number {
    if (/^(?:name|bucket)$/.test(name)) return -2000 + index;
    if (required) return -1000 + index;
    return found?.hit[0] !== undefined ? Math.min(...found.hit) * 10 + index / 1000 : -500 + index;
  }
}
