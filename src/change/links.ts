/** Arguments that take another block: "with the key" is the value of `kms_key_id`. Examples tell which, else its name. */

import { isStringList } from "../core/schema.ts";
import { type Node, treeOf } from "../intent/field-tree.ts";
import { refersTo, targetOf } from "../intent/references.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { alike } from "../language/words.ts";
import { type ProgramBlock, wordsOf } from "./blocks.ts";
import type { Setting } from "./settings.ts";
import { BlockText } from "./splice.ts";

/** Settings of `block` that refer to the companions. */
export function linksTo(schemas: Schemas, block: ProgramBlock, companions: readonly ProgramBlock[]): Setting[] {
  const { type = "" } = block;
  const schema = schemas.block(type);
  if (!schema) return [];
  const text = new BlockText(block.text);
  const nodes = argumentsOf(treeOf(type, schema, () => false)).filter(({ path }) =>
    text.at(
      path
        .slice(type.length + 1)
        .split(".")
        .slice(0, -1),
    ),
  );
  return companions.flatMap((other): Setting[] => {
    const { type: wanted = "", address, name } = other;
    const called = wordsOf(name);
    const [best] = nodes
      .filter(({ path, argument }) => argument && refersTo(path, argument.type, [type, wanted], schemas) === wanted)
      .map((node) => {
        const path = node.path.slice(type.length + 1).split(".");
        const own = path.flatMap(wordsOf);
        const hits = called.filter((word) => own.some((one) => alike(one, word))).length;
        return { node, path, weight: 2 * hits + (text.valueAt(path) === undefined ? 1 : 0) - 0.5 * path.length };
      })
      .sort((a, b) => b.weight - a.weight || a.node.path.length - b.node.path.length);
    const attribute = best?.node.argument?.attribute;
    if (!best || !attribute) return [];
    const { path } = best;
    const target = targetOf(schemas, type, path.join("."), attribute.type, [wanted]);
    const reference = `${address}.${target?.attribute ?? "id"}`;
    const present = text.valueAt(path);
    if (present?.includes(`${address}.`)) return [];
    const isLonger = isStringList(attribute.type) && present?.startsWith("[") && present !== "[]";
    const list = isLonger ? `${present?.slice(0, -1).trimEnd().replace(/,$/, "")}, ${reference}]` : `[${reference}]`;
    return [{ path, key: path.join("."), attribute, expression: isStringList(attribute.type) ? list : reference }];
  });
}

const argumentsOf = (node: Node): Node[] => [
  ...node.children.filter(({ argument }) => argument),
  ...node.children.filter(({ argument }) => !argument).flatMap(argumentsOf),
];
