/** The arguments and nested blocks of a type as one tree, as far down as requests speak of them. */
import { type Attribute, type Block, blockElement, blockOf, type CtyType } from "../core/schema.ts";

export interface Node {
  name: string;
  /** With the type. */
  path: string;
  required: boolean;
  /** Undefined of a block. */
  argument?: { type: CtyType; attribute: Attribute };
  parent: Node | undefined;
  /** Of a block: arguments first. */
  children: Node[];
  /** Blocks around it that may be left out. */
  optional: number;
  /** Of a block: there may be several. */
  repeats?: boolean;
}

/** Optional blocks inside each other, blocks inside each other, and nodes at all: some schemas have hundreds of thousands. */
const MOST = { optional: 4, depth: 9, nodes: 4_000 };

/** `plain`: whether a block counts as no level of its own. */
export function treeOf(type: string, block: Block, plain: (path: string) => boolean): Node {
  const root: Node = { name: type, path: type, required: true, parent: undefined, children: [], optional: 0 };
  const queue: { node: Node; block: Block; depth: number }[] = [{ node: root, block, depth: 0 }];
  let count = 0;
  for (let next = queue.shift(); next && count < MOST.nodes; next = queue.shift()) {
    const { node, block, depth } = next;
    for (const [name, attribute] of block.attributes) {
      const { required, optional, deprecated, writeOnly, type: takes } = attribute;
      if (!(required || optional) || (!required && (deprecated || writeOnly)) || isTechnical(name, node)) continue;
      const path = `${node.path}.${name}`;
      const common = { name, path, required, parent: node, children: [], optional: node.optional };
      const inside = blockElement(takes);
      count++;
      if (!inside) {
        if (required || !isOpaque(takes)) node.children.push({ ...common, argument: { type: takes, attribute } });
        continue;
      }
      const nested = { ...common, optional: node.optional + (required || plain(path) ? 0 : 1), repeats: true };
      node.children.push(nested);
      queue.push({ node: nested, block: blockOf(inside), depth: depth + 1 });
    }
    for (const [name, { min, max, nesting, block: inside }] of block.blocks) {
      if (name === "timeouts" || (inside.deprecated && min === 0)) continue;
      const path = `${node.path}.${name}`;
      const required = min > 0;
      const optional = node.optional + (required || plain(path) ? 0 : 1);
      if (optional > MOST.optional || depth >= MOST.depth) continue;
      count++;
      const repeats = (nesting === "list" || nesting === "set") && max !== 1;
      const nested: Node = { name, path, required, parent: node, children: [], optional, repeats };
      node.children.push(nested);
      queue.push({ node: nested, block: inside, depth: depth + 1 });
    }
  }
  return root;
}

/** Nothing that a request is about. */
const isTechnical = (name: string, { parent }: Node): boolean =>
  /^wait_|_wo_version$|(?:^|_)(?:name|bucket|identifier|cluster|token)_prefix$/.test(name) ||
  (parent === undefined && /^(?:id|project|tags_all|skip_destroy)$/.test(name));

/** Values that a small model can't write in one go. */
function isOpaque(type: CtyType): boolean {
  if (typeof type === "string") return type === "dynamic";
  const [kind, of] = type;
  if (kind === "map") return of !== "string";
  return kind === "object" || kind === "tuple" || typeof of !== "string";
}
