/** What a program declares, with its types: what references may be to. */
import { type Item, outline } from "../core/outline.ts";
import type { Block, CtyType } from "../core/schema.ts";
import { typeOfBlock } from "./accept/types.ts";
import { typeExpression } from "./type-expression.ts";

/** The schema of `aws_vpc`, `data.aws_ami`, `ephemeral.x`; undefined for a type that nobody knows. */
export type BlockLookup = (type: string) => Block | undefined;

/** Addresses and their types; configurations of providers as `provider.NAME.ALIAS`. What is declared twice has the type of the first; what can't be known is dynamic. */
export function declaredIn(program: string, lookup: BlockLookup): ReadonlyMap<string, CtyType> {
  const declared = new Map<string, CtyType>();
  const add = (address: string, type: CtyType) => {
    if (!declared.has(address)) declared.set(address, type);
  };
  for (const item of outline(program)) {
    if (item.kind !== "block") continue;
    const [first = "", second = ""] = item.labels;
    if (item.name === "variable" && first) add(`var.${first}`, variableType(program, item));
    else if (item.name === "provider" && first) {
      const alias = argumentOf(item, "alias");
      if (alias) add(`provider.${first}.${expression(program, alias).replace(/^"|"$/g, "")}`, ["object", {}]);
    } else if (item.name === "module" && first) add(`module.${first}`, repeated(item, "dynamic"));
    else if (item.name === "locals")
      for (const local of item.items)
        if (local.kind === "argument") add(`local.${local.name}`, literalType(program, local));
    if (!second) continue;
    const prefix = item.name === "resource" ? "" : `${item.name}.`;
    if (!["", "data.", "ephemeral."].includes(prefix)) continue;
    const block = lookup(`${prefix}${first}`);
    add(`${prefix}${first}.${second}`, repeated(item, block ? typeOfBlock(block) : "dynamic"));
  }
  return declared;
}

const expression = (program: string, { body, end }: Item) => program.slice(body, end);

const argumentOf = (block: Item, name: string) =>
  block.items.find((item) => item.kind === "argument" && item.name === name);

function variableType(program: string, block: Item): CtyType {
  const type = argumentOf(block, "type");
  return type ? (typeExpression(expression(program, type)) ?? "dynamic") : "dynamic";
}

function literalType(program: string, argument: Item): CtyType {
  const text = expression(program, argument);
  if (/^"(?:[^"\\$%]|\\.)*"$/.test(text)) return "string";
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return "number";
  return /^(?:true|false)$/.test(text) ? "bool" : "dynamic";
}

/** A block with `count` is a list of its instances, one with `for_each` a map. */
function repeated(block: Item, type: CtyType): CtyType {
  if (type === "dynamic") return type;
  if (argumentOf(block, "count")) return ["list", type];
  return argumentOf(block, "for_each") ? ["map", type] : type;
}
